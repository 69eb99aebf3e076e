import type { MissingAgreements } from '../../borrowers/index.js';
import { formatCode, type InstrumentCode, type InstrumentState } from '../../inventory/index.js';
import type { LoanRule } from '../../loan-rules/index.js';
import type { LendingPointKind, OpeningCalendar } from '../../organisation/index.js';
import { addDays, type CalendarDate } from '../../platform/calendar/index.js';
import type { Rejection } from '../../platform/http/rejection.js';
import { dueDate, type Term } from './due-date.js';
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

/** All that a hand-over is decided from. */
export interface CheckoutFacts extends Ruling {
  readonly instrument: {
    readonly code: InstrumentCode;
    readonly kindId: string;
    readonly gradeId: string;
    readonly state: InstrumentState;
    readonly currentPointId: string | null;
    /** While on loan: the day it is due. */
    readonly dueOn: CalendarDate | null;
    /** While in service: the first day it may go out again. */
    readonly freeFrom: CalendarDate | null;
  };
  readonly borrower: {
    readonly id: string;
    readonly category: string;
    readonly blocks: readonly BorrowerBlock[];
    readonly programmes: readonly BorrowerProgramme[];
    readonly openLoans: number;
    /** Days that the borrower has already had this instrument in earlier loans. */
    readonly daysHad: number;
    /** An instrument of the same kind in a smaller size that is still out to the borrower, who has grown. */
    readonly smaller?: InstrumentCode | undefined;
  };
  readonly lendingPoint: { readonly id: string; readonly kind: LendingPointKind; readonly unitId: string };
  /** The borrower's reservation that this hand-over fulfils: its last day is when the loan is due, if the rule lets it last that long. */
  readonly reservation?: { readonly id: string; readonly to: CalendarDate } | undefined;
  /** While on a hold shelf: whether it waits there for this borrower, for somebody else, or for nobody any longer. */
  readonly waitsFor?: 'borrower' | 'other' | 'nobody' | undefined;
  /** Set where somebody else is promised it before this loan would end, and cannot be given another one. */
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

/** Somebody else's promise, without a word of whose it is. */
export interface PromiseConflict {
  /** The latest due day, an open one, with which the promise is kept; `null` where there is none. */
  readonly latestDueOn: CalendarDate | null;
}

/** The loan to open, or all that speaks against it. */
export type CheckoutDecision =
  | {
      readonly allowed: true;
      readonly dueOn: CalendarDate;
      readonly rule: LoanRule;
      readonly overridden: readonly OverriddenRejection[];
    }
  | { readonly allowed: false; readonly rejections: readonly Rejection[] };

/**
 * Decides a hand-over, purely. A refusal names all its reasons at once, in a fixed order.
 *
 * | code | when | can be set aside |
 * |---|---|---|
 * | `instrument-not-available` | it is not on a shelf at this point (`state`; `dueOn`, `freeFrom`, `currentPoint` if known) | only service days, and standing at another point |
 * | `instrument-reserved` | it waits on the hold shelf for somebody else, or would not be back for somebody else's reservation (`latestDueOn`: with a day no later than that it can go out) | no |
 * | `grade-needs-programme` | a grade that needs the right, without a programme that gives it | no |
 * | `other-municipality` | the borrower belongs to another municipality, to which no row opens this point for such things | no |
 * | `lending-point-cannot-lend` | a grade that needs the right, outside a culture school; no row of the matrix lends this here | no |
 * | `borrower-blocked` | a block is in force (`reason`; `blocks`) | yes |
 * | `grade-needs-reservation` | the row asks for a teacher's reservation, and none is fulfilled | yes |
 * | `agreement-missing` | the row asks for an acceptance that no guardian of a minor has given (`agreement`, `guardian`; `agreements`, `acceptors`) | yes |
 * | `loan-limit-reached` | the row's number of open loans is reached (`limit`, `open`; `smaller`, where it would not be if that smaller instrument of the same kind came back) | yes |
 * | `kind-time-limit-reached` | the row's longest total time is used up (`limit`, `had`, in days) | yes |
 * | `no-term` | the row asks for a fee, and no term that has not ended is known to charge it for | no |
 * | `due-date-too-early` | the day asked for is not after today (`earliest`) | no |
 * | `due-date-closed` | the day asked for is a closed day, unless the row keeps those (`nextOpen`) | yes |
 * | `due-date-after-limit` | the day asked for lies after the day that the rule gives (`limit`) | yes |
 */
export function decideCheckout(facts: CheckoutFacts): CheckoutDecision {
  const rule = lendingRule(facts.rule);
  const limit = rule === undefined ? undefined : latestDueDay(facts, rule);
  const rejections = [...handOverRejections(facts), ...dueDayRejections(facts, limit)];
  const { remaining, overridden } = setAside(rejections, facts.overrides, facts.mayOverride);
  if (rule === undefined || limit === undefined || remaining.length > 0) {
    return { allowed: false, rejections: remaining };
  }
  const dueOn = facts.requestedDueOn ?? ordinaryDueDay(facts, rule);
  return { allowed: true, dueOn, rule, overridden };
}

/** All that speaks against this instrument for this borrower, but for the day on which it would be due. */
export function handOverRejections(facts: CheckoutFacts): Rejection[] {
  return [
    ...instrumentRejections(facts),
    ...promiseRejections(facts),
    ...eligibilityRejections(facts),
    ...ruleRejections(facts),
  ];
}

/** The day on which it would be due, whatever speaks against it; `undefined` where no row lends it. */
export function wantedDueDay(facts: CheckoutFacts): CalendarDate | undefined {
  const rule = lendingRule(facts.rule);
  return rule && (facts.requestedDueOn ?? ordinaryDueDay(facts, rule));
}

/** The latest day that the rule gives. */
function latestDueDay(facts: CheckoutFacts, rule: LoanRule): CalendarDate {
  return ordinaryDueDay({ ...facts, reservation: undefined }, rule);
}

/** The day that nobody has to ask for. A longest total time that is used up is a reason by itself and caps no more. */
function ordinaryDueDay(facts: CheckoutFacts, rule: LoanRule): CalendarDate {
  const { today, borrower, calendar, terms, reservation } = facts;
  const counted = hasUsedUpTime(rule, borrower.daysHad) ? { ...rule, longestTotalDays: null } : rule;
  const firstOutOn = addDays(today, -borrower.daysHad);
  return dueDate({ out: today, firstOutOn, rule: counted, calendar, terms, reservedTo: reservation?.to });
}

function promiseRejections({ waitsFor, conflict }: CheckoutFacts): Rejection[] {
  if (waitsFor === 'other') return [promiseRejection({ latestDueOn: null })];
  return conflict === undefined ? [] : [promiseRejection(conflict)];
}

/** A promise is kept: nobody can set it aside. */
export function promiseRejection({ latestDueOn }: PromiseConflict): Rejection {
  const code = 'instrument-reserved';
  return latestDueOn === null
    ? { code, overridable: false, latestDueOn }
    : { code, overridable: false, params: { latestDueOn } };
}

/** The latest due day that keeps the promise for which something is refused, if that is the reason and there is one. */
export function latestDueOn(rejection: Rejection | undefined): string | undefined {
  const day = rejection?.code === 'instrument-reserved' ? rejection.params?.['latestDueOn'] : undefined;
  return day === undefined ? undefined : String(day);
}

function instrumentRejections({ instrument, lendingPoint, today, waitsFor }: CheckoutFacts): Rejection[] {
  const { state, currentPointId, dueOn, freeFrom } = instrument;
  const code = 'instrument-not-available';
  switch (state) {
    case 'available':
      return elsewhere(currentPointId, lendingPoint.id);
    case 'in-service':
      if (freeFrom !== null && freeFrom <= today) return elsewhere(currentPointId, lendingPoint.id);
      return [{ code, overridable: true, params: { state, ...(freeFrom === null ? {} : { freeFrom }) } }];
    case 'on-loan':
      return [{ code, overridable: false, params: { state, ...(dueOn === null ? {} : { dueOn }) } }];
    case 'on-hold-shelf':
      return waitsFor === 'other' ? [] : elsewhere(currentPointId, lendingPoint.id);
    case 'in-transfer':
    case 'in-repair':
    case 'missing':
    case 'lost':
    case 'retired':
      return [{ code, overridable: false, params: { state } }];
  }
}

/** It is on a shelf, but the register says on another one; whoever holds it in hand may know better. */
function elsewhere(currentPointId: string | null, here: string): Rejection[] {
  if (currentPointId === null || currentPointId === here) return [];
  const params = { state: 'available', currentPoint: currentPointId };
  return [{ code: 'instrument-not-available', overridable: true, params }];
}

function ruleRejections({ rule, borrower, terms, today, reservation }: CheckoutFacts): Rejection[] {
  if (rule === undefined) return [];
  const rejections: Rejection[] = [];
  if (rule.needsReservation && reservation === undefined)
    rejections.push({ code: 'grade-needs-reservation', overridable: true });
  if (!rule.mayBorrow) return rejections;
  if (borrower.openLoans >= rule.maxOpenLoans) {
    const { openLoans: open, smaller } = borrower;
    const limit = rule.maxOpenLoans;
    const growth = smaller !== undefined && open - 1 < limit ? { smaller: formatCode(smaller) } : {};
    rejections.push({ code: 'loan-limit-reached', overridable: true, params: { limit, open, ...growth } });
  }
  if (rule.longestTotalDays !== null && hasUsedUpTime(rule, borrower.daysHad)) {
    const params = { limit: rule.longestTotalDays, had: borrower.daysHad };
    rejections.push({ code: 'kind-time-limit-reached', overridable: true, params });
  }
  if (rule.feeOre > 0 && !terms.some(({ lastDay }) => lastDay >= today)) {
    rejections.push({ code: 'no-term', overridable: false });
  }
  return rejections;
}

function dueDayRejections(facts: CheckoutFacts, limit: CalendarDate | undefined): Rejection[] {
  const { requestedDueOn: asked, rule, today, calendar } = facts;
  if (asked === undefined) return [];
  return askedDayRejections({ asked, earliest: addDays(today, 1), limit, closedDay: rule?.closedDay, calendar });
}

/** A due day that somebody asks for instead of the rule's. */
export interface AskedDay {
  readonly asked: CalendarDate;
  readonly earliest: CalendarDate;
  /** The day that the rule gives, if one does. */
  readonly limit: CalendarDate | undefined;
  readonly closedDay: LoanRule['closedDay'] | undefined;
  readonly calendar: OpeningCalendar;
}

/** All that speaks against a due day that was asked for. */
export function askedDayRejections({ asked, earliest, limit, closedDay, calendar }: AskedDay): Rejection[] {
  if (asked < earliest) return [{ code: 'due-date-too-early', overridable: false, params: { earliest } }];
  const rejections: Rejection[] = [];
  if (closedDay !== 'keep' && !calendar.isOpen(asked)) {
    const nextOpen = calendar.nextOpen(asked);
    const params = nextOpen === undefined ? {} : { nextOpen };
    rejections.push({ code: 'due-date-closed', overridable: true, params });
  }
  if (limit !== undefined && asked > limit) {
    rejections.push({ code: 'due-date-after-limit', overridable: true, params: { limit } });
  }
  return rejections;
}

function hasUsedUpTime(rule: LoanRule, daysHad: number): boolean {
  return rule.longestTotalDays !== null && daysHad >= rule.longestTotalDays;
}
