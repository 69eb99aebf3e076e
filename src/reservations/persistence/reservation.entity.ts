import { Check, Column, Entity, Exclusion, ForeignKey, Index } from 'typeorm';

/**
 * A promise: one instrument, or any of a kind, size and grade, for a borrower and a period. What is held has a copy, and no two
 * that are held overlap on one copy: `ex_reservation_instrument_period`, an exclusion constraint on PostgreSQL and two triggers on SQLite.
 * `ix_reservation_held` ends with the state, though its condition names it: without it SQLite looks it up in the row.
 */
@Entity('reservation')
@Index('ix_reservation_held', ['instrumentCode', 'busyTo', 'fromDay', 'state'], {
  where: "state IN ('awaiting-acceptance', 'confirmed', 'ready')",
})
@Index('ix_reservation_waiting', ['kindId', 'priority', 'madeAt', 'id'], { where: "state = 'waiting'" })
@Index('ux_reservation_pickup_code', ['pickupPointId', 'pickupCode'], { unique: true, where: "state = 'ready'" })
@Index('ix_reservation_borrower', ['borrowerId', 'fromDay', 'id'])
@Index('ix_reservation_day', ['fromDay', 'id'])
@Index('ix_reservation_state_day', ['state', 'fromDay', 'id'])
@Index('ix_reservation_point_state_day', ['pickupPointId', 'state', 'fromDay', 'id'])
@Index('ix_reservation_loan', ['loanId'])
@Exclusion(
  'ex_reservation_instrument_period',
  `USING gist (instrument_code WITH =, daterange(from_day, busy_to, '[]') WITH &&) WHERE (state IN ('awaiting-acceptance', 'confirmed', 'ready'))`,
)
@Check(
  'ck_reservation_state',
  "state IN ('waiting', 'awaiting-acceptance', 'confirmed', 'ready', 'fulfilled', 'lapsed', 'cancelled', 'no-show')",
)
@Check(
  'ck_reservation_copy',
  "(state <> 'waiting' OR instrument_code IS NULL) AND (state NOT IN ('awaiting-acceptance', 'confirmed', 'ready', 'fulfilled') OR instrument_code IS NOT NULL)",
)
@Check('ck_reservation_pinned', 'pinned_code IS NULL OR instrument_code IS NULL OR instrument_code = pinned_code')
@Check('ck_reservation_period', 'from_day <= to_day AND to_day <= busy_to')
@Check(
  'ck_reservation_ready',
  "(state = 'ready') = (ready_until IS NOT NULL) AND (state = 'ready') = (pickup_code IS NOT NULL)",
)
@Check('ck_reservation_loan', "(state = 'fulfilled') = (loan_id IS NOT NULL)")
export class ReservationEntity {
  @Column({ type: 'varchar', length: 36, primary: true, primaryKeyConstraintName: 'pk_reservation' })
  id!: string;

  /** Empty once the link to the person has been cut. */
  @ForeignKey('BorrowerEntity', { name: 'fk_reservation_borrower' })
  @Column({ type: 'varchar', length: 36, nullable: true })
  borrowerId!: string | null;

  /** The instrument that was asked for, if it must be this one. */
  @ForeignKey('InstrumentEntity', { name: 'fk_reservation_pinned' })
  @Column({ type: 'varchar', length: 7, nullable: true })
  pinnedCode!: string | null;

  /** The copy that is promised; provisional until the hand-over where none is pinned. */
  @ForeignKey('InstrumentEntity', { name: 'fk_reservation_instrument' })
  @Column({ type: 'varchar', length: 7, nullable: true })
  instrumentCode!: string | null;

  @ForeignKey('InstrumentKindEntity', { name: 'fk_reservation_kind' })
  @Column({ type: 'varchar', length: 60 })
  kindId!: string;

  /** Empty where any size will do. */
  @Column({ type: 'varchar', length: 20, nullable: true })
  size!: string | null;

  @ForeignKey('QualityGradeEntity', { name: 'fk_reservation_least_grade' })
  @Column({ type: 'varchar', length: 60 })
  leastGradeId!: string;

  /** The highest grade that the rules let this borrower have. */
  @ForeignKey('QualityGradeEntity', { name: 'fk_reservation_most_grade' })
  @Column({ type: 'varchar', length: 60 })
  mostGradeId!: string;

  @Column({ type: 'date' })
  fromDay!: string;

  @Column({ type: 'date' })
  toDay!: string;

  /** The last of the service days after it: until then the copy is nobody else's. */
  @Column({ type: 'date' })
  busyTo!: string;

  @ForeignKey('LendingPointEntity', { name: 'fk_reservation_pickup_point' })
  @Column({ type: 'varchar', length: 60 })
  pickupPointId!: string;

  @Column({ type: 'varchar', length: 20 })
  state!: string;

  /** By programme; the smaller comes first. */
  @Column({ type: 'integer' })
  priority!: number;

  @Column({ type: Date })
  madeAt!: Date;

  @Column({ type: 'varchar', length: 36 })
  madeBy!: string;

  @ForeignKey('LoanRuleEntity', { name: 'fk_reservation_rule' })
  @Column({ type: 'varchar', length: 60 })
  ruleId!: string;

  /** While ready: the last day on which it is kept. */
  @Column({ type: 'date', nullable: true })
  readyUntil!: string | null;

  /** While ready: what stands on the slip instead of a name. */
  @Column({ type: 'varchar', length: 10, nullable: true })
  pickupCode!: string | null;

  /** The loan that fulfilled it. */
  @ForeignKey('LoanEntity', { name: 'fk_reservation_loan' })
  @Column({ type: 'varchar', length: 36, nullable: true })
  loanId!: string | null;

  @Column({ type: 'integer' })
  version!: number;
}
