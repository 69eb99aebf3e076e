import { Column, Entity, ForeignKey, Index } from 'typeorm';

/** A link to an applicant: to confirm a request, or to fetch a letter. Of its token only the hash is kept. */
@Entity('subsidy_case_link')
@Index('ux_subsidy_case_link_token', ['tokenHash'], { unique: true })
@Index('ux_subsidy_case_link_message', ['messageId'], { unique: true })
@Index('ix_subsidy_case_link_case', ['caseId'])
@Index('ix_subsidy_case_link_key', ['keyId', 'id'])
export class CaseLinkEntity {
  @Column({ type: 'varchar', length: 36, primary: true, primaryKeyConstraintName: 'pk_subsidy_case_link' })
  id!: string;

  @ForeignKey('SubsidyCaseEntity', { name: 'fk_subsidy_case_link_case' })
  @Column({ type: 'varchar', length: 36 })
  caseId!: string;

  @Column({ type: 'varchar', length: 64 })
  tokenHash!: string;

  /** The mail that carries it, whose row names nobody. */
  @ForeignKey('MessageEntity', { name: 'fk_subsidy_case_link_message' })
  @Column({ type: 'varchar', length: 36 })
  messageId!: string;

  @Column({ type: 'varchar', length: 12 })
  keyId!: string;

  /** What it is for, for whom, until when, and what came of it. */
  @Column({ type: 'text' })
  sealed!: string;
}
