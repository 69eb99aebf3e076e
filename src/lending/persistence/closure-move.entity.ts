import { Check, Column, Entity, ForeignKey, Index } from 'typeorm';

/** What a closure has moved: the due day of a loan, or the last day of something on a hold shelf. Names no person. */
@Entity('closure_move')
@Index('ux_closure_move_loan', ['loanId', 'closureId'], { unique: true, where: 'loan_id IS NOT NULL' })
@Index('ux_closure_move_reservation', ['reservationId', 'closureId'], {
  unique: true,
  where: 'reservation_id IS NOT NULL',
})
@Index('ix_closure_move_closure', ['closureId', 'oldDay', 'id'])
@Index('ix_closure_move_day', ['movedOn', 'id'])
@Check('ck_closure_move_days', 'new_day > old_day')
@Check('ck_closure_move_subject', '(loan_id IS NULL) <> (reservation_id IS NULL)')
export class ClosureMoveEntity {
  @Column({ type: 'varchar', length: 36, primary: true, primaryKeyConstraintName: 'pk_closure_move' })
  id!: string;

  @ForeignKey('ClosureEntity', { name: 'fk_closure_move_closure' })
  @Column({ type: 'varchar', length: 36 })
  closureId!: string;

  @ForeignKey('LoanEntity', { name: 'fk_closure_move_loan' })
  @Column({ type: 'varchar', length: 36, nullable: true })
  loanId!: string | null;

  @ForeignKey('ReservationEntity', { name: 'fk_closure_move_reservation' })
  @Column({ type: 'varchar', length: 36, nullable: true })
  reservationId!: string | null;

  /** The instrument as it was then: a loan may be given another one later. */
  @Column({ type: 'varchar', length: 7 })
  instrumentCode!: string;

  @Column({ type: 'date' })
  oldDay!: string;

  @Column({ type: 'date' })
  newDay!: string;

  @Column({ type: 'date' })
  movedOn!: string;
}
