import { Check, Column, Entity, ForeignKey, Index } from 'typeorm';

/**
 * A message owed to somebody, and how its delivery stands. Neither the address nor the words are kept: both are made from the
 * register when it is sent, so that a person's data live in one place.
 */
@Entity('message')
@Index('ux_message_receiver_day', ['kind', 'receiverId', 'channel', 'day'], {
  unique: true,
  where: "kind = 'reminder'",
})
@Index('ix_message_day', ['day', 'id'])
@Index('ix_message_state_day', ['state', 'day', 'id'])
@Index('ix_message_borrower', ['borrowerId'])
@Check('ck_message_receiver_kind', "receiver_kind IN ('borrower', 'guardian', 'unnamed', 'nobody')")
@Check('ck_message_channel', "(channel = 'none') = (receiver_kind = 'nobody')")
@Check('ck_message_state', "state IN ('queued', 'sent', 'failed', 'cancelled', 'no-contact')")
@Check('ck_message_sent', "(state = 'sent') = (sent_at IS NOT NULL)")
export class MessageEntity {
  @Column({ type: 'varchar', length: 36, primary: true, primaryKeyConstraintName: 'pk_message' })
  id!: string;

  /** Which feature makes its words. */
  @Column({ type: 'varchar', length: 20 })
  kind!: string;

  @Column({ type: 'varchar', length: 10 })
  receiverKind!: string;

  /** The borrower or the guardian; empty once the link to the person has been cut. */
  @Column({ type: 'varchar', length: 36, nullable: true })
  receiverId!: string | null;

  /** Whom it concerns; empty once the link to the person has been cut. */
  @ForeignKey('BorrowerEntity', { name: 'fk_message_borrower' })
  @Column({ type: 'varchar', length: 36, nullable: true })
  borrowerId!: string | null;

  @Column({ type: 'varchar', length: 10 })
  channel!: string;

  @Column({ type: 'varchar', length: 3 })
  language!: string;

  /** The day on which it was decided: one digest for each receiver, channel and day. */
  @Column({ type: 'date' })
  day!: string;

  @Column({ type: 'varchar', length: 10 })
  state!: string;

  @Column({ type: 'integer' })
  attempts!: number;

  /** When an attempt began whose end has not been recorded. */
  @Column({ type: Date, nullable: true })
  sendingSince!: Date | null;

  /** How often it was sent again although an earlier attempt may have succeeded. */
  @Column({ type: 'integer' })
  possibleRepeats!: number;

  /** The `Message-ID` of every attempt. */
  @Column({ type: 'varchar', length: 300, nullable: true })
  providerMessageId!: string | null;

  /** Code of the last failure. */
  @Column({ type: 'varchar', length: 60, nullable: true })
  lastError!: string | null;

  @Column({ type: Date })
  createdAt!: Date;

  @Column({ type: Date, nullable: true })
  sentAt!: Date | null;
}
