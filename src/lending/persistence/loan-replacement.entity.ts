import { Check, Column, Entity, ForeignKey, Index } from 'typeorm';

/**
 * The instrument of a running loan was replaced by another one. The loan goes on as the same row, because everything that hangs on
 * a loan is to go on, too: its charges (a term's fee arises once for each loan and term), its reminders, renewals, reservation and
 * contract, and its place in calendars. What hangs on an instrument is told from these rows: which loans it was in, and for how long.
 */
@Entity('loan_replacement')
@Index('ix_loan_replacement_loan', ['loanId', 'replacedAt', 'id'])
@Index('ix_loan_replacement_old', ['oldCode', 'loanId'])
@Check('ck_loan_replacement_other', 'old_code <> new_code')
@Check('ck_loan_replacement_days', 'replaced_on >= out_on')
export class LoanReplacementEntity {
  @Column({ type: 'varchar', length: 36, primary: true, primaryKeyConstraintName: 'pk_loan_replacement' })
  id!: string;

  @ForeignKey('LoanEntity', { name: 'fk_loan_replacement_loan' })
  @Column({ type: 'varchar', length: 36 })
  loanId!: string;

  /** The one that came back. */
  @ForeignKey('InstrumentEntity', { name: 'fk_loan_replacement_old' })
  @Column({ type: 'varchar', length: 7 })
  oldCode!: string;

  @ForeignKey('InstrumentEntity', { name: 'fk_loan_replacement_new' })
  @Column({ type: 'varchar', length: 7 })
  newCode!: string;

  /** The day from which the one that came back was out in this loan. */
  @Column({ type: 'date' })
  outOn!: string;

  @Column({ type: 'date' })
  replacedOn!: string;

  @Column({ type: Date })
  replacedAt!: Date;

  @Column({ type: 'varchar', length: 36 })
  replacedBy!: string;

  /** Where it was done. */
  @ForeignKey('LendingPointEntity', { name: 'fk_loan_replacement_point' })
  @Column({ type: 'varchar', length: 60 })
  lendingPointId!: string;

  /** State of wear in which the one came back. */
  @Column({ type: 'varchar', length: 20 })
  condition!: string;

  /** Stands with the contract; about the instrument, never about the borrower. */
  @Column({ type: 'varchar', length: 500 })
  reason!: string;
}
