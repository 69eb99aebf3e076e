import type { LendingPointKind } from '../../organisation/index.js';
import type { CalendarDate } from '../../platform/calendar/index.js';
import type { LoanRule, RuleConditions } from './loan-rule.js';

/** For what a rule is sought: this point, this instrument, this borrower, on this day. */
export interface RuleQuestion {
  readonly lendingPointId: string;
  readonly lendingPointKind: LendingPointKind;
  readonly lendingPointMunicipalityId: string;
  readonly gradeId: string;
  readonly kindId: string;
  /** The programmes the borrower has a place in; none, one or several. */
  readonly programmeIds: readonly string[];
  readonly borrowerCategory: string;
  readonly borrowerMunicipalityId: string;
  readonly on: CalendarDate;
}

/** What a row can be particular about, in the order of precedence. */
export type RuleDimension =
  | 'lending-point'
  | 'lending-point-kind'
  | 'grade'
  | 'kind'
  | 'programme'
  | 'borrower-category'
  | 'municipality'
  | 'other-municipalities';

/** The row that decided, and why it and no other. */
export interface RuleDecision<Rule extends RuleConditions = LoanRule> {
  readonly rule: Rule;
  readonly because: {
    /** What the row is particular about, in the order of precedence; empty for the row that fits everything. */
    readonly fits: readonly RuleDimension[];
    /** The other rows that fit, best first: each would have decided without those before it. */
    readonly insteadOf: readonly string[];
  };
}

type Conditions = RuleConditions & { readonly id: string };

/**
 * Finds the row that decides: of the rows that fit and are valid on the day, the most particular one.
 *
 * The precedence is total, so that the order in which rows are stored never matters. Two rows are compared by
 *
 * 1. the lending point: a row for the point before one for the kind of point before one for any;
 * 2. the quality grade: a row for the grade before one for any;
 * 3. the instrument kind, likewise;
 * 4. the programme, likewise (a borrower with several programmes is fitted by a row for any of them);
 * 5. the borrower category, likewise;
 * 6. the borrower's municipality, where it is another than the lending point's: a row for the municipality before one for any
 *    other. Rows for other municipalities and rows for the own one never fit the same borrower;
 * 7. the later `validFrom`;
 * 8. the `id`, the one that sorts first by UTF-16 code units.
 *
 * The first difference decides. Therefore a row that is as particular as another in everything and more so in something
 * always comes before it.
 *
 * @returns `undefined` when no row fits: then nothing may be lent
 */
export function decideRule<Rule extends Conditions = LoanRule>(
  rules: readonly Rule[],
  question: RuleQuestion,
): RuleDecision<Rule> | undefined {
  const [best, ...others] = rules.filter((rule) => fits(rule, question)).sort(comparePrecedence);
  if (best === undefined) return undefined;
  return { rule: best, because: { fits: particulars(best), insteadOf: others.map((rule) => rule.id) } };
}

/** Does a row fit a question, and is it valid on its day (both ends included)? */
export function fits(rule: RuleConditions, question: RuleQuestion): boolean {
  return (
    rule.validFrom <= question.on &&
    (rule.validTo === null || question.on <= rule.validTo) &&
    isFor(rule.lendingPointId, question.lendingPointId) &&
    isFor(rule.lendingPointKind, question.lendingPointKind) &&
    isFor(rule.gradeId, question.gradeId) &&
    isFor(rule.kindId, question.kindId) &&
    (rule.programmeId === null || question.programmeIds.includes(rule.programmeId)) &&
    isFor(rule.borrowerCategory, question.borrowerCategory) &&
    rule.otherMunicipalities === isFromElsewhere(question) &&
    isFor(rule.borrowerMunicipalityId, question.borrowerMunicipalityId)
  );
}

/** Does the borrower belong to another municipality than the lending point? */
function isFromElsewhere(question: RuleQuestion): boolean {
  return question.borrowerMunicipalityId !== question.lendingPointMunicipalityId;
}

/**
 * Does a lending point lend such things to borrowers of this municipality at all, whatever their programme and category? To those of
 * its own it does as far as this is asked: whether to this one, the row that decides says.
 */
export function isOpenToMunicipality(
  rules: readonly (RuleConditions & Pick<LoanRule, 'mayBorrow'>)[],
  question: RuleQuestion,
): boolean {
  if (!isFromElsewhere(question)) return true;
  const anybody = { programmeId: null, borrowerCategory: null };
  return rules.some((rule) => rule.mayBorrow && fits({ ...rule, ...anybody }, question));
}

/** The precedence of two rows: negative when the first comes first, never 0 for rows with different ids. */
export function comparePrecedence(one: Conditions, other: Conditions): number {
  const [weights, otherWeights] = [precedence(one), precedence(other)];
  for (const [index, weight] of weights.entries()) {
    const difference = (otherWeights[index] ?? 0) - weight;
    if (difference !== 0) return difference;
  }
  if (one.validFrom !== other.validFrom) return one.validFrom > other.validFrom ? -1 : 1;
  if (one.id === other.id) return 0;
  return one.id < other.id ? -1 : 1;
}

function precedence(rule: RuleConditions): number[] {
  const point = rule.lendingPointId !== null ? 2 : rule.lendingPointKind !== null ? 1 : 0;
  const municipality = rule.borrowerMunicipalityId !== null ? 2 : rule.otherMunicipalities ? 1 : 0;
  const others = [rule.gradeId, rule.kindId, rule.programmeId, rule.borrowerCategory];
  return [point, ...others.map((condition) => (condition === null ? 0 : 1)), municipality];
}

function particulars(rule: RuleConditions): RuleDimension[] {
  const dimensions: [RuleDimension, string | null][] = [
    ['lending-point', rule.lendingPointId],
    ['lending-point-kind', rule.lendingPointKind],
    ['grade', rule.gradeId],
    ['kind', rule.kindId],
    ['programme', rule.programmeId],
    ['borrower-category', rule.borrowerCategory],
    ['municipality', rule.borrowerMunicipalityId],
    ['other-municipalities', rule.otherMunicipalities && rule.borrowerMunicipalityId === null ? 'any' : null],
  ];
  return dimensions.filter(([, condition]) => condition !== null).map(([dimension]) => dimension);
}

function isFor(condition: string | null, value: string): boolean {
  return condition === null || condition === value;
}
