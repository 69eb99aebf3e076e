import { Column, Entity, ForeignKey, Index } from 'typeorm';

/** A guardian of a borrower who is a minor. */
@Entity('guardian')
@Index('ix_guardian_borrower', ['borrowerId', 'position'])
export class GuardianEntity {
  @Column({ type: 'varchar', length: 36, primary: true, primaryKeyConstraintName: 'pk_guardian' })
  id!: string;

  @ForeignKey('BorrowerEntity', { name: 'fk_guardian_borrower' })
  @Column({ type: 'varchar', length: 36 })
  borrowerId!: string;

  @Column({ type: 'varchar', length: 100 })
  displayName!: string;

  @Column({ type: 'varchar', length: 200, nullable: true })
  email!: string | null;

  @Column({ type: 'varchar', length: 40, nullable: true })
  phone!: string | null;

  @Column({ type: 'varchar', length: 3 })
  language!: string;

  @Column({ type: 'integer' })
  position!: number;
}
