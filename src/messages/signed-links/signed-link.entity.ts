import { Check, Column, Entity, ForeignKey, Index } from 'typeorm';

/**
 * A link that lets one receiver do one thing for a limited time, without an account. Of its token only the hash is kept: whoever
 * reads the database, a backup or a log can open none.
 */
@Entity('signed_link')
@Index('ux_signed_link_token', ['tokenHash'], { unique: true })
@Index('ix_signed_link_borrower', ['borrowerId', 'createdAt'])
@Index('ix_signed_link_message', ['messageId'])
@Check('ck_signed_link_receiver', "receiver_kind IN ('guardian', 'borrower')")
@Check('ck_signed_link_subject', '(subject_type IS NULL) = (subject_id IS NULL)')
@Check('ck_signed_link_end', 'used_at IS NULL OR revoked_at IS NULL')
@Check('ck_signed_link_used', '(used_at IS NULL) = (answer_id IS NULL)')
export class SignedLinkEntity {
  @Column({ type: 'varchar', length: 36, primary: true, primaryKeyConstraintName: 'pk_signed_link' })
  id!: string;

  /** The one thing that it is for. */
  @Column({ type: 'varchar', length: 20 })
  purpose!: string;

  /** Which version of the text it asks about. */
  @Column({ type: 'varchar', length: 20 })
  version!: string;

  /** Whom it concerns. */
  @ForeignKey('BorrowerEntity', { name: 'fk_signed_link_borrower' })
  @Column({ type: 'varchar', length: 36 })
  borrowerId!: string;

  /** What it is about, where it is about one thing in particular. */
  @Column({ type: 'varchar', length: 20, nullable: true })
  subjectType!: string | null;

  @Column({ type: 'varchar', length: 36, nullable: true })
  subjectId!: string | null;

  @Column({ type: 'varchar', length: 10 })
  receiverKind!: string;

  /** The guardian or the borrower. */
  @Column({ type: 'varchar', length: 36 })
  receiverId!: string;

  /** SHA-256 of the token, in hexadecimal. */
  @Column({ type: 'varchar', length: 64 })
  tokenHash!: string;

  /** The mail that carries it. */
  @ForeignKey('MessageEntity', { name: 'fk_signed_link_message' })
  @Column({ type: 'varchar', length: 36, nullable: true })
  messageId!: string | null;

  @Column({ type: Date })
  createdAt!: Date;

  /** Who had it sent. */
  @Column({ type: 'varchar', length: 36 })
  createdBy!: string;

  @Column({ type: Date })
  expiresAt!: Date;

  @Column({ type: Date, nullable: true })
  usedAt!: Date | null;

  /** What came of it, where it was used. */
  @Column({ type: 'varchar', length: 36, nullable: true })
  answerId!: string | null;

  @Column({ type: Date, nullable: true })
  revokedAt!: Date | null;
}
