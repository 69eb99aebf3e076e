import { Check, Column, Entity, ForeignKey } from 'typeorm';

/** A row of the rule matrix. An empty condition fits everything. */
@Entity('loan_rule')
@Check(
  'ck_loan_rule_length',
  "(length_kind = 'days') = (length_days IS NOT NULL) AND length_kind IN ('days', 'end-of-term', 'end-of-school-year')",
)
@Check('ck_loan_rule_closed_day', "closed_day IN ('next-open', 'previous-open', 'keep')")
@Check('ck_loan_rule_amounts', 'fee_ore >= 0 AND deposit_ore >= 0')
@Check('ck_loan_rule_credit', "credit_on_early_return IN ('none', 'by-month', 'by-day')")
@Check(
  'ck_loan_rule_municipality',
  '(other_municipalities OR borrower_municipality_id IS NULL) AND (NOT other_municipalities OR lending_point_id IS NOT NULL)',
)
@Check(
  'ck_loan_rule_reminder_days',
  'due_soon_days BETWEEN 1 AND 60 AND overdue_first_days >= 1 AND overdue_last_days <= 365',
)
@Check(
  'ck_loan_rule_reminder_order',
  'overdue_first_days < overdue_second_days AND overdue_second_days < overdue_last_days',
)
export class LoanRuleEntity {
  @Column({ type: 'varchar', length: 60, primary: true, primaryKeyConstraintName: 'pk_loan_rule' })
  id!: string;

  @Column({ type: 'varchar', length: 40, nullable: true })
  lendingPointKind!: string | null;

  @ForeignKey('LendingPointEntity', { name: 'fk_loan_rule_lending_point' })
  @Column({ type: 'varchar', length: 60, nullable: true })
  lendingPointId!: string | null;

  @ForeignKey('QualityGradeEntity', { name: 'fk_loan_rule_grade' })
  @Column({ type: 'varchar', length: 60, nullable: true })
  gradeId!: string | null;

  @ForeignKey('InstrumentKindEntity', { name: 'fk_loan_rule_kind' })
  @Column({ type: 'varchar', length: 60, nullable: true })
  kindId!: string | null;

  @ForeignKey('ProgrammeEntity', { name: 'fk_loan_rule_programme' })
  @Column({ type: 'varchar', length: 60, nullable: true })
  programmeId!: string | null;

  @Column({ type: 'varchar', length: 20, nullable: true })
  borrowerCategory!: string | null;

  /** Of the other municipalities the one whose borrowers it is for. */
  @ForeignKey('MunicipalityEntity', { name: 'fk_loan_rule_municipality' })
  @Column({ type: 'varchar', length: 60, nullable: true })
  borrowerMunicipalityId!: string | null;

  /** It opens its lending point to borrowers of other municipalities, and is for no others. */
  @Column({ type: 'boolean' })
  otherMunicipalities!: boolean;

  @Column({ type: 'date' })
  validFrom!: string;

  @Column({ type: 'date', nullable: true })
  validTo!: string | null;

  @Column({ type: 'boolean' })
  mayBorrow!: boolean;

  @Column({ type: 'boolean' })
  needsReservation!: boolean;

  @Column({ type: 'varchar', length: 20 })
  lengthKind!: string;

  @Column({ type: 'integer', nullable: true })
  lengthDays!: number | null;

  @Column({ type: 'integer' })
  maxOpenLoans!: number;

  @Column({ type: 'integer' })
  maxRenewals!: number;

  @Column({ type: 'integer', nullable: true })
  renewalDays!: number | null;

  @Column({ type: 'integer', nullable: true })
  longestTotalDays!: number | null;

  /** Fee for each term, in øre. */
  @Column({ type: 'integer' })
  feeOre!: number;

  @Column({ type: 'integer' })
  depositOre!: number;

  @Column({ type: 'varchar', length: 10 })
  creditOnEarlyReturn!: string;

  @Column({ type: 'integer' })
  serviceDays!: number;

  @Column({ type: 'varchar', length: 20 })
  closedDay!: string;

  /** Days before the due day from which its coming is reminded of. */
  @Column({ type: 'integer' })
  dueSoonDays!: number;

  /** Days after the due day on which each reminder of what is late is owed. */
  @Column({ type: 'integer' })
  overdueFirstDays!: number;

  @Column({ type: 'integer' })
  overdueSecondDays!: number;

  @Column({ type: 'integer' })
  overdueLastDays!: number;

  @Column({ type: 'integer' })
  version!: number;

  /** Open days for which something that was reserved is kept for pick-up. */
  @Column({ type: 'integer', default: 7 })
  holdShelfDays!: number;

  @Column({ type: 'boolean', default: false })
  needsTerms!: boolean;

  @Column({ type: 'boolean', default: false })
  needsContract!: boolean;
}
