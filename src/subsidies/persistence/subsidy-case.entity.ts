import { Check, Column, Entity, ForeignKey, Index } from 'typeorm';

/**
 * A case of one unit. What could tie it to anything outside stands in it sealed, or as a mark that only the key can make: the person, the
 * coverage, every instant. Of its days only the one is plain by which the inbox is sorted.
 */
@Entity('subsidy_case')
@Index('ux_subsidy_case_number', ['caseNumber'], { unique: true })
@Index('ux_subsidy_case_voucher', ['voucher'], { unique: true })
@Index('ux_subsidy_case_coverage', ['coverageMark'], { unique: true })
@Index('ix_subsidy_case_inbox', ['unitId', 'state', 'submittedOn', 'id'])
@Index('ix_subsidy_case_unit', ['unitId', 'submittedOn', 'id'])
@Index('ix_subsidy_case_person', ['personMark'])
@Index('ix_subsidy_case_expiry', ['expiryMark'])
@Index('ix_subsidy_case_key', ['keyId', 'id'])
@Check(
  'ck_subsidy_case_state',
  "state IN ('awaiting-confirmation', 'submitted', 'information-requested', 'granted', 'rejected', 'withdrawn', 'revoked', 'expired')",
)
@Check('ck_subsidy_case_coverage', "(state IN ('granted', 'revoked', 'expired')) = (coverage_mark IS NOT NULL)")
@Check('ck_subsidy_case_expiry', "(state = 'granted') = (expiry_mark IS NOT NULL)")
export class SubsidyCaseEntity {
  @Column({ type: 'varchar', length: 36, primary: true, primaryKeyConstraintName: 'pk_subsidy_case' })
  id!: string;

  @ForeignKey('UnitEntity', { name: 'fk_subsidy_case_unit' })
  @Column({ type: 'varchar', length: 60 })
  unitId!: string;

  /** Random; stands on letters. */
  @Column({ type: 'varchar', length: 20 })
  caseNumber!: string;

  /** Random; stands in the unit's own list of what it pays. */
  @Column({ type: 'varchar', length: 20 })
  voucher!: string;

  @Column({ type: 'varchar', length: 25 })
  state!: string;

  @Column({ type: 'date' })
  submittedOn!: string;

  /** Mark of the person within the unit: two units' cases of one person have nothing in common. */
  @Column({ type: 'varchar', length: 64 })
  personMark!: string;

  @Column({ type: 'varchar', length: 64, nullable: true })
  coverageMark!: string | null;

  /** Mark of the unit and the month in which a grant ends. */
  @Column({ type: 'varchar', length: 64, nullable: true })
  expiryMark!: string | null;

  @Column({ type: 'varchar', length: 12 })
  keyId!: string;

  @Column({ type: 'text' })
  sealed!: string;

  @Column({ type: 'integer' })
  version!: number;
}
