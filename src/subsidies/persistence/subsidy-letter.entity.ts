import { Column, Entity, ForeignKey, Index } from 'typeorm';

/** A letter of a case as it was sent. */
@Entity('subsidy_letter')
@Index('ix_subsidy_letter_case', ['caseId'])
@Index('ix_subsidy_letter_key', ['keyId', 'id'])
export class SubsidyLetterEntity {
  @Column({ type: 'varchar', length: 36, primary: true, primaryKeyConstraintName: 'pk_subsidy_letter' })
  id!: string;

  @ForeignKey('SubsidyCaseEntity', { name: 'fk_subsidy_letter_case' })
  @Column({ type: 'varchar', length: 36 })
  caseId!: string;

  @Column({ type: 'varchar', length: 12 })
  keyId!: string;

  /** What it is, and how and when it was delivered. */
  @Column({ type: 'text' })
  sealed!: string;

  /** The PDF. */
  @Column({ type: 'text' })
  sealedDocument!: string;
}
