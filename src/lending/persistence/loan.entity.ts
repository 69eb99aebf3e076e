import { Check, Column, Entity, ForeignKey, Index } from 'typeorm';

/** One instrument, one borrower, out at a point, due on a day. */
@Entity('loan')
@Index('ux_loan_open_instrument', ['instrumentCode'], { unique: true, where: "state = 'open'" })
@Index('ix_loan_instrument', ['instrumentCode', 'outAt'])
@Index('ix_loan_borrower', ['borrowerId', 'outAt', 'id'])
@Index('ix_loan_due', ['dueOn', 'id'])
@Index('ix_loan_out', ['outOn', 'id'])
@Index('ix_loan_state_due', ['state', 'dueOn', 'id'])
@Index('ix_loan_point_due', ['lendingPointId', 'state', 'dueOn', 'id'])
@Index('ix_loan_registered', ['returnedPointId', 'registeredAt'])
@Index('ix_loan_state_registered', ['state', 'registeredAt', 'id'])
@Check('ck_loan_state', "state IN ('open', 'returned', 'lost')")
@Check('ck_loan_returned', "(state = 'returned') = (returned_on IS NOT NULL AND registered_at IS NOT NULL)")
@Check('ck_loan_due', 'due_on >= out_on')
export class LoanEntity {
  @Column({ type: 'varchar', length: 36, primary: true, primaryKeyConstraintName: 'pk_loan' })
  id!: string;

  @ForeignKey('InstrumentEntity', { name: 'fk_loan_instrument' })
  @Column({ type: 'varchar', length: 7 })
  instrumentCode!: string;

  /** Empty once the link to the person has been cut. */
  @ForeignKey('BorrowerEntity', { name: 'fk_loan_borrower' })
  @Column({ type: 'varchar', length: 36, nullable: true })
  borrowerId!: string | null;

  @ForeignKey('LendingPointEntity', { name: 'fk_loan_lending_point' })
  @Column({ type: 'varchar', length: 60 })
  lendingPointId!: string;

  @ForeignKey('LoanRuleEntity', { name: 'fk_loan_rule' })
  @Column({ type: 'varchar', length: 60 })
  ruleId!: string;

  @Column({ type: 'varchar', length: 10 })
  state!: string;

  @Column({ type: Date })
  outAt!: Date;

  @Column({ type: 'date' })
  outOn!: string;

  @Column({ type: 'varchar', length: 36 })
  outBy!: string;

  @Column({ type: 'date' })
  dueOn!: string;

  /** The day it came back, which may lie before the day it was registered (book drop). */
  @Column({ type: 'date', nullable: true })
  returnedOn!: string | null;

  @Column({ type: Date, nullable: true })
  registeredAt!: Date | null;

  @ForeignKey('LendingPointEntity', { name: 'fk_loan_returned_point' })
  @Column({ type: 'varchar', length: 60, nullable: true })
  returnedPointId!: string | null;

  @Column({ type: 'varchar', length: 36, nullable: true })
  returnedBy!: string | null;

  @Column({ type: 'integer' })
  renewals!: number;

  /** The day of the last renewal: a loan is renewed once a day at most. */
  @Column({ type: 'date', nullable: true })
  renewedOn!: string | null;

  @Column({ type: Date, nullable: true })
  claimedReturnedAt!: Date | null;

  @Column({ type: 'integer' })
  version!: number;
}
