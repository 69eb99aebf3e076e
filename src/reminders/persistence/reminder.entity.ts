import { Check, Column, Entity, ForeignKey, Index } from 'typeorm';

/** A reminder that was decided: for one loan, stage, receiver and channel exactly once. */
@Entity('reminder')
@Index('ix_reminder_message', ['messageId'])
@Check('ck_reminder_kind', "kind IN ('due-soon', 'overdue-first', 'overdue-second', 'overdue-last')")
export class ReminderEntity {
  @ForeignKey('LoanEntity', { name: 'fk_reminder_loan' })
  @Column({ type: 'varchar', length: 36, primary: true, primaryKeyConstraintName: 'pk_reminder' })
  loanId!: string;

  @Column({ type: 'varchar', length: 20, primary: true, primaryKeyConstraintName: 'pk_reminder' })
  kind!: string;

  /** The day on which this stage begins by the due day: a renewed loan gets new ones. */
  @Column({ type: 'date', primary: true, primaryKeyConstraintName: 'pk_reminder' })
  day!: string;

  /** The borrower or guardian; where nobody can be reached, the borrower with the channel `none`. */
  @Column({ type: 'varchar', length: 36, primary: true, primaryKeyConstraintName: 'pk_reminder' })
  receiverId!: string;

  @Column({ type: 'varchar', length: 10, primary: true, primaryKeyConstraintName: 'pk_reminder' })
  channel!: string;

  @ForeignKey('MessageEntity', { name: 'fk_reminder_message' })
  @Column({ type: 'varchar', length: 36 })
  messageId!: string;
}
