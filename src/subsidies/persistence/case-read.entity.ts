import { Column, Entity, ForeignKey, Index } from 'typeorm';

/** That somebody has read a case, or a list of the unit's; or was given the right to. Who, why and the hour are sealed. */
@Entity('subsidy_case_read')
@Index('ix_subsidy_case_read_case', ['caseId', 'day'])
@Index('ix_subsidy_case_read_unit', ['unitId', 'day', 'id'])
@Index('ix_subsidy_case_read_key', ['keyId', 'id'])
export class CaseReadEntity {
  @Column({ type: 'varchar', length: 36, primary: true, primaryKeyConstraintName: 'pk_subsidy_case_read' })
  id!: string;

  @ForeignKey('UnitEntity', { name: 'fk_subsidy_case_read_unit' })
  @Column({ type: 'varchar', length: 60 })
  unitId!: string;

  /** Empty for what is about no case in particular. */
  @ForeignKey('SubsidyCaseEntity', { name: 'fk_subsidy_case_read_case' })
  @Column({ type: 'varchar', length: 36, nullable: true })
  caseId!: string | null;

  @Column({ type: 'date' })
  day!: string;

  @Column({ type: 'varchar', length: 12 })
  keyId!: string;

  @Column({ type: 'text' })
  sealed!: string;
}
