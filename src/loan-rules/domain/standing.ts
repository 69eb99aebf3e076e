import type { CalendarDate } from '../../platform/calendar/index.js';
import { comparePrecedence } from './decide-rule.js';
import type { LoanRule, RuleConditions } from './loan-rule.js';

/** How a row stands on a day. */
export type RuleStanding =
  /** It decides where it fits and no more particular one does. */
  | { readonly is: 'in-force' }
  | { readonly is: 'coming' }
  /** Another row for exactly the same has begun since. */
  | { readonly is: 'replaced'; readonly by: string }
  | { readonly is: 'over' }
  /** It was taken back before anybody went by it, and holds on no day. */
  | { readonly is: 'withdrawn' };

/** Whether a row was taken back before anybody went by it. */
export function isWithdrawn({ validFrom, validTo }: Pick<LoanRule, 'validFrom' | 'validTo'>): boolean {
  return validTo !== null && validTo < validFrom;
}

/** How a row stands among all on a day. */
export function standingOf(rule: LoanRule, rules: readonly LoanRule[], on: CalendarDate): RuleStanding {
  if (isWithdrawn(rule)) return { is: 'withdrawn' };
  if (rule.validFrom > on) return { is: 'coming' };
  if (!isValid(rule, on)) return { is: 'over' };
  const [first] = rules.filter((one) => isValid(one, on) && areForTheSame(one, rule)).sort(comparePrecedence);
  return first === undefined || first.id === rule.id ? { is: 'in-force' } : { is: 'replaced', by: first.id };
}

function isValid({ validFrom, validTo }: LoanRule, on: CalendarDate): boolean {
  return validFrom <= on && (validTo === null || on <= validTo);
}

function areForTheSame(one: RuleConditions, other: RuleConditions): boolean {
  return (
    one.lendingPointKind === other.lendingPointKind &&
    one.lendingPointId === other.lendingPointId &&
    one.gradeId === other.gradeId &&
    one.kindId === other.kindId &&
    one.programmeId === other.programmeId &&
    one.borrowerCategory === other.borrowerCategory &&
    one.otherMunicipalities === other.otherMunicipalities &&
    one.borrowerMunicipalityId === other.borrowerMunicipalityId
  );
}
