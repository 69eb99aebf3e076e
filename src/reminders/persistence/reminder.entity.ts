import { Check, Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';

/** A reminder that was decided: for one loan or reservation, stage, receiver and channel exactly once. */
@Entity('reminder')
@Index('ux_reminder_loan', ['loanId', 'kind', 'day', 'receiverId', 'channel'], {
  unique: true,
  where: 'loan_id IS NOT NULL',
})
@Index('ux_reminder_reservation', ['reservationId', 'kind', 'day', 'occasion', 'receiverId', 'channel'], {
  unique: true,
  where: 'reservation_id IS NOT NULL',
})
@Index('ix_reminder_message', ['messageId'])
@Check(
  'ck_reminder_kind',
  "kind IN ('due-soon', 'due-moved', 'overdue-first', 'overdue-second', 'overdue-last', 'reservation-lapsing', 'acceptance-missing', 'reservation-ready', 'reservation-placed')",
)
@Check('ck_reminder_subject', '(loan_id IS NULL) <> (reservation_id IS NULL)')
export class ReminderEntity {
  @PrimaryGeneratedColumn({ primaryKeyConstraintName: 'pk_reminder' })
  id?: number;

  @ForeignKey('LoanEntity', { name: 'fk_reminder_loan' })
  @Column({ type: 'varchar', length: 36, nullable: true })
  loanId!: string | null;

  @ForeignKey('ReservationEntity', { name: 'fk_reminder_reservation' })
  @Column({ type: 'varchar', length: 36, nullable: true })
  reservationId!: string | null;

  @Column({ type: 'varchar', length: 20 })
  kind!: string;

  /** The day on which this stage begins, or the news was made: a renewed loan gets new ones. */
  @Column({ type: 'date' })
  day!: string;

  /** Of news, the version to which the reservation came by it: what is cleared and made ready again is ready anew. Else 0. */
  @Column({ type: 'integer' })
  occasion!: number;

  /** The borrower or guardian; where nobody can be reached, the borrower with the channel `none`. */
  @Column({ type: 'varchar', length: 36 })
  receiverId!: string;

  @Column({ type: 'varchar', length: 10 })
  channel!: string;

  @ForeignKey('MessageEntity', { name: 'fk_reminder_message' })
  @Column({ type: 'varchar', length: 36 })
  messageId!: string;
}
