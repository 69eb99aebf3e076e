import { Column, Entity, ForeignKey, Index } from 'typeorm';

/** What was done in a case, by whom and when, all sealed: an instant in plain could be laid beside the one of a coverage. */
@Entity('subsidy_case_entry')
@Index('ix_subsidy_case_entry_key', ['keyId', 'caseId', 'number'])
export class CaseEntryEntity {
  @ForeignKey('SubsidyCaseEntity', { name: 'fk_subsidy_case_entry_case' })
  @Column({ type: 'varchar', length: 36, primary: true, primaryKeyConstraintName: 'pk_subsidy_case_entry' })
  caseId!: string;

  @Column({ type: 'integer', primary: true, primaryKeyConstraintName: 'pk_subsidy_case_entry' })
  number!: number;

  @Column({ type: 'varchar', length: 12 })
  keyId!: string;

  @Column({ type: 'text' })
  sealed!: string;
}
