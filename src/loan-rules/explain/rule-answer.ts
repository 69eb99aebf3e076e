import type { LoanRule } from '../domain/loan-rule.js';

/** A row of the rule matrix in the form of the interface: references are slugs, `null` fits everything. */
export type RuleAnswer = Omit<LoanRule, 'lendingPointId' | 'gradeId' | 'kindId' | 'programmeId'> & {
  readonly lendingPoint: string | null;
  readonly grade: string | null;
  readonly kind: string | null;
  readonly programme: string | null;
};

/** A row as it is shown. */
export function ruleAnswer(rule: LoanRule): RuleAnswer {
  const { lendingPointId, gradeId, kindId, programmeId, ...rest } = rule;
  return { ...rest, lendingPoint: lendingPointId, grade: gradeId, kind: kindId, programme: programmeId };
}
