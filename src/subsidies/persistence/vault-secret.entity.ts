import { Column, Entity } from 'typeorm';

/** A secret of another part of the program that only the key of the cases opens. */
@Entity('subsidy_secret')
export class VaultSecretEntity {
  /** What it is for. */
  @Column({ type: 'varchar', length: 40, primary: true, primaryKeyConstraintName: 'pk_subsidy_secret' })
  purpose!: string;

  @Column({ type: 'varchar', length: 12 })
  keyId!: string;

  @Column({ type: 'text' })
  sealed!: string;
}
