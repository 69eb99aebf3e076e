import { Check, Column, Entity } from 'typeorm';

/** The one row that says what this database is. */
@Entity('installation')
@Check('ck_installation_single', 'id = 1')
export class InstallationEntity {
  @Column({ type: 'integer', primary: true, primaryKeyConstraintName: 'pk_installation' })
  id!: number;

  @Column({ type: 'boolean' })
  demonstration!: boolean;

  @Column({ type: Date })
  createdAt!: Date;
}
