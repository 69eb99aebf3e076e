import { Check, Column, Entity, ForeignKey, Index } from 'typeorm';

/** A guardian of a borrower who is a minor. */
@Entity('guardian')
@Index('ix_guardian_borrower', ['borrowerId', 'position'])
@Index('ix_guardian_email', ['emailKey', 'language', 'id'])
@Check('ck_guardian_email_key', '(email IS NULL) = (email_key IS NULL)')
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

  /** By what the address is found; see `emailKey`, which makes at most three letters of one. */
  @Column({ type: 'varchar', length: 600, nullable: true })
  emailKey!: string | null;

  @Column({ type: 'varchar', length: 40, nullable: true })
  phone!: string | null;

  @Column({ type: 'varchar', length: 3 })
  language!: string;

  @Column({ type: 'integer' })
  position!: number;
}
