import type { LoanRule } from '../domain/loan-rule.js';

/** A row of the rule matrix in the form of the interface: references are slugs, `null` fits everything. */
export type RuleAnswer = Omit<
  LoanRule,
  'lendingPointId' | 'gradeId' | 'kindId' | 'programmeId' | 'borrowerMunicipalityId'
> & {
  readonly lendingPoint: string | null;
  readonly grade: string | null;
  readonly kind: string | null;
  readonly programme: string | null;
  readonly borrowerMunicipality: string | null;
};

/** A row as it is shown. */
export function ruleAnswer(rule: LoanRule): RuleAnswer {
  const { lendingPointId, gradeId, kindId, programmeId, borrowerMunicipalityId, ...rest } = rule;
  const things = { lendingPoint: lendingPointId, grade: gradeId, kind: kindId, programme: programmeId };
  return { ...rest, ...things, borrowerMunicipality: borrowerMunicipalityId };
}
