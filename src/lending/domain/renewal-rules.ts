import type { MissingAgreements } from '../../borrowers/index.js';
import type { LoanRule } from '../../loan-rules/index.js';
import type { LendingPointKind, OpeningCalendar } from '../../organisation/index.js';
import { addDays, laterOf, type CalendarDate } from '../../platform/calendar/index.js';
import type { Rejection } from '../../platform/http/rejection.js';
import { askedDayRejections, type PromiseConflict, promiseRejection } from './checkout-rules.js';
import { dueDate, type LengthRule, type Term } from './due-date.js';
import {
  eligibilityRejections,
  lendingRule,
  setAside,
  type BorrowerBlock,
  type BorrowerProgramme,
  type OverriddenRejection,
  type Override,
  type Ruling,
} from './eligibility.js';

/** All that a renewal is decided from; from it on the loan goes by the row that decides today. */
export interface RenewalFacts extends Ruling {
  readonly loan: {
    readonly outOn: CalendarDate;
    readonly dueOn: CalendarDate;
    readonly renewals: number;
    /** The day of the last renewal: a loan is renewed once a day at most. */
    readonly renewedOn: CalendarDate | null;
    /** When the borrower said that it has been returned; no renewal until that is resolved. */
    readonly claimedReturnedAt: Date | null;
  };
  readonly instrument: { readonly gradeId: string };
  readonly borrower: {
    readonly blocks: readonly BorrowerBlock[];
    readonly programmes: readonly BorrowerProgramme[];
    /** Days that the borrower has had this instrument in loans before this one. */
    readonly daysHadBefore: number;
  };
  /** The point of the loan: that is where it comes back. */
  readonly lendingPoint: { readonly id: string; readonly kind: LendingPointKind };
  /** Set where somebody is promised it before the loan would end, and cannot be given another one. */
  readonly conflict?: PromiseConflict | undefined;
  /** The acceptances that the row asks for and that nobody has given. */
  readonly missing?: MissingAgreements | undefined;
  readonly today: CalendarDate;
  /** The due day that somebody asks for instead of the rule's. */
  readonly requestedDueOn?: CalendarDate | undefined;
  readonly calendar: OpeningCalendar;
  readonly terms: readonly Term[];
  readonly overrides: readonly Override[];
  readonly mayOverride: boolean;
}

/** The new due day, or all that speaks against one. */
export type RenewalDecision =
  | {
      readonly allowed: true;
      readonly dueOn: CalendarDate;
      readonly rule: LoanRule;
      readonly overridden: readonly OverriddenRejection[];
    }
  | { readonly allowed: false; readonly rejections: readonly Rejection[] };

/**
 * Decides a renewal, purely. The new time counts from the due day, or from today when that has passed: whoever renews
 * early loses nothing, and whoever renews late does not get the days twice.
 *
 * | code | when | can be set aside |
 * |---|---|---|
 * | `loan-claimed-returned` | the borrower says it has been returned | no |
 * | `renewed-today` | it was renewed today: a double press, or a second desk | no |
 * | `instrument-reserved` | it would not be back for somebody's reservation (`latestDueOn`: until that day it can be renewed) | no |
 * | `grade-needs-programme`, `other-municipality`, `lending-point-cannot-lend` | as at hand-over: the right is judged again | no |
 * | `borrower-blocked` | a block is in force | yes |
 * | `agreement-missing` | as at hand-over, by the row that decides today | yes |
 * | `renewal-limit-reached` | the row's number of renewals is reached (`limit`) | yes |
 * | `kind-time-limit-reached` | the longest total time ends no later than the time now given (`limit`, in days; `last`) | yes |
 * | `due-date-too-early` | the day asked for is not after the due day and today (`earliest`) | no |
 * | `due-date-closed` | the day asked for is a closed day, unless the row keeps those (`nextOpen`) | yes |
 * | `due-date-after-limit` | the day asked for lies after the day that the rule gives (`limit`) | yes |
 */
export function decideRenewal(facts: RenewalFacts): RenewalDecision {
  const rule = lendingRule(facts.rule);
  const rejections = [
    ...claimRejections(facts),
    ...(facts.loan.renewedOn === facts.today ? [{ code: 'renewed-today', overridable: false }] : []),
    ...(facts.conflict === undefined ? [] : [promiseRejection(facts.conflict)]),
    ...eligibilityRejections(facts),
    ...(rule === undefined ? [] : [...limitRejections(facts, rule), ...dueDayRejections(facts, rule)]),
  ];
  const { remaining, overridden } = setAside(rejections, facts.overrides, facts.mayOverride);
  if (rule === undefined || remaining.length > 0) return { allowed: false, rejections: remaining };
  return { allowed: true, dueOn: facts.requestedDueOn ?? newDueDay(facts, rule), rule, overridden };
}

/** The day on which it would be due, whatever speaks against it; `undefined` where no row lends it. */
export function wantedRenewalDay(facts: RenewalFacts): CalendarDate | undefined {
  const rule = lendingRule(facts.rule);
  return rule && (facts.requestedDueOn ?? newDueDay(facts, rule));
}

function claimRejections({ loan }: RenewalFacts): Rejection[] {
  return loan.claimedReturnedAt === null ? [] : [{ code: 'loan-claimed-returned', overridable: false }];
}

function limitRejections(facts: RenewalFacts, rule: LoanRule): Rejection[] {
  const rejections: Rejection[] = [];
  if (facts.loan.renewals >= rule.maxRenewals) {
    rejections.push({ code: 'renewal-limit-reached', overridable: true, params: { limit: rule.maxRenewals } });
  }
  if (rule.longestTotalDays !== null && hasUsedUpTime(facts, rule)) {
    const params = { limit: rule.longestTotalDays, last: addDays(firstOutOn(facts), rule.longestTotalDays) };
    rejections.push({ code: 'kind-time-limit-reached', overridable: true, params });
  }
  return rejections;
}

function dueDayRejections(facts: RenewalFacts, rule: LoanRule): Rejection[] {
  const { requestedDueOn: asked, calendar } = facts;
  if (asked === undefined) return [];
  const earliest = addDays(startOfNewTime(facts), 1);
  const limit = newDueDay(facts, rule);
  return askedDayRejections({ asked, earliest, limit, closedDay: rule.closedDay, calendar });
}

function newDueDay(facts: RenewalFacts, rule: LoanRule): CalendarDate {
  const length: Pick<LengthRule, 'lengthKind' | 'lengthDays'> =
    rule.renewalDays === null ? rule : { lengthKind: 'days', lengthDays: rule.renewalDays };
  return dueDate({
    out: startOfNewTime(facts),
    firstOutOn: firstOutOn(facts),
    rule: {
      lengthKind: length.lengthKind,
      lengthDays: length.lengthDays,
      // Used up, and yet renewed: then the limit was set aside, and caps no more.
      longestTotalDays: hasUsedUpTime(facts, rule) ? null : rule.longestTotalDays,
      closedDay: rule.closedDay,
    },
    calendar: facts.calendar,
    terms: facts.terms,
  });
}

function hasUsedUpTime(facts: RenewalFacts, rule: LoanRule): boolean {
  return rule.longestTotalDays !== null && addDays(firstOutOn(facts), rule.longestTotalDays) <= startOfNewTime(facts);
}

/** The day from which the new time counts. */
export function startOfNewTime({ loan, today }: Pick<RenewalFacts, 'loan' | 'today'>): CalendarDate {
  return laterOf(loan.dueOn, today);
}

function firstOutOn({ loan, borrower }: RenewalFacts): CalendarDate {
  return addDays(loan.outOn, -borrower.daysHadBefore);
}
