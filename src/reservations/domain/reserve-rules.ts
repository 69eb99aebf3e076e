import {
  type BorrowerBlock,
  type BorrowerProgramme,
  type LoanRule,
  type OverriddenRejection,
  type Override,
  type Ruling,
  eligibilityRejections,
  lendingRule,
  setAside,
} from '../../loan-rules/index.js';
import type { LendingPointKind } from '../../organisation/index.js';
import { type CalendarDate, addDays, daysBetween } from '../../platform/calendar/index.js';
import type { Rejection } from '../../platform/http/rejection.js';
import type { Period } from './period.js';

/** A step of the quality scale, and what decides for it at the pick-up point on the first day. */
export interface GradeOffered extends Ruling {
  readonly id: string;
  readonly position: number;
}

/** All that speaks for or against a reservation, but for what is free. */
export interface ReserveFacts {
  readonly period: Period;
  readonly today: CalendarDate;
  /** The first day on which it may begin: today, or where it began already when it is changed. */
  readonly earliest: CalendarDate;
  readonly borrower: {
    readonly blocks: readonly BorrowerBlock[];
    readonly programmes: readonly BorrowerProgramme[];
    /** Promises and waits of the borrower's for any kind that share days with this period. */
    readonly reserved: number;
  };
  readonly pickupPoint: { readonly id: string; readonly kind: LendingPointKind };
  /** Whether an instrument was named that would have to be fetched from another municipality, which lends by rules of its own. */
  readonly crossesBorder: boolean;
  /** The grades that would do, the lowest first: one where an instrument was named. */
  readonly grades: readonly GradeOffered[];
  /** Whether a teacher reserves for an own pupil. */
  readonly byTeacher: boolean;
  readonly overrides: readonly Override[];
  readonly mayOverride: boolean;
}

/** A grade that the borrower may be promised. */
export interface GradeAllowed {
  readonly id: string;
  readonly position: number;
  readonly rule: LoanRule;
}

/** The grades that may be promised, or all that speaks against it. */
export type ReserveDecision =
  | {
      readonly allowed: true;
      /** In one run from the lowest that was asked for. */
      readonly grades: readonly [GradeAllowed, ...GradeAllowed[]];
      /** The longest service that any of them needs afterwards, in days. */
      readonly serviceDays: number;
      readonly overridden: readonly OverriddenRejection[];
    }
  | { readonly allowed: false; readonly rejections: readonly Rejection[] };

/** Nobody plans farther ahead than the school year after next. */
const farthestDays = 731;

/**
 * Decides whether a borrower may be promised something, purely and before anybody looks what is free. It is decided for the first
 * day of the period, at the pick-up point, and again at the hand-over.
 *
 * | code | when | can be set aside |
 * |---|---|---|
 * | `period-in-past` | it begins before today, or is over (`earliest`) | no |
 * | `period-too-far-ahead` | it begins more than two years from today (`limit`) | no |
 * | `period-too-long` | it is longer than the row's longest time with one instrument (`limit`, in days) | yes |
 * | `grade-needs-programme`, `other-municipality`, `lending-point-cannot-lend` | as at the hand-over | no |
 * | `instrument-of-other-municipality` | the instrument that was named belongs to another municipality and does not stand in this one | no |
 * | `borrower-blocked` | a block is in force on the first day | yes |
 * | `grade-needs-reservation` | the row asks for a teacher's reservation, and this is not the teacher's | yes |
 * | `reservation-limit-reached` | as many as the row lets be on loan at once are reserved for these days (`limit`, `reserved`) | yes |
 *
 * A higher grade than the lowest that was asked for is offered only if nothing at all speaks against it.
 */
export function decideReservation(facts: ReserveFacts): ReserveDecision {
  const [lowest, ...higher] = facts.grades;
  if (lowest === undefined) throw new Error('A reservation asks for at least one grade');
  const { remaining, overridden } = setAside(
    [...periodRejections(facts), ...borderRejections(facts), ...gradeRejections(facts, lowest)],
    facts.overrides,
    facts.mayOverride,
  );
  const rule = lendingRule(lowest.rule);
  if (rule === undefined || remaining.length > 0) return { allowed: false, rejections: remaining };
  const allowed: [GradeAllowed, ...GradeAllowed[]] = [{ ...lowest, rule }];
  for (const grade of higher) {
    const own = lendingRule(grade.rule);
    if (own === undefined || gradeRejections(facts, grade).length > 0) break;
    allowed.push({ ...grade, rule: own });
  }
  const serviceDays = Math.max(...allowed.map((grade) => grade.rule.serviceDays));
  return { allowed: true, grades: allowed, serviceDays, overridden };
}

function periodRejections({ period, today, earliest }: ReserveFacts): Rejection[] {
  if (period.from < earliest || period.to < today) {
    return [{ code: 'period-in-past', overridable: false, params: { earliest } }];
  }
  const limit = addDays(today, farthestDays);
  return period.from > limit ? [{ code: 'period-too-far-ahead', overridable: false, params: { limit } }] : [];
}

function borderRejections({ crossesBorder, pickupPoint }: ReserveFacts): Rejection[] {
  if (!crossesBorder) return [];
  const params = { lendingPoint: pickupPoint.id };
  return [{ code: 'instrument-of-other-municipality', overridable: false, params }];
}

function gradeRejections(facts: ReserveFacts, { id, position: _position, ...ruling }: GradeOffered): Rejection[] {
  const { rule } = ruling;
  const { period, borrower, pickupPoint, byTeacher } = facts;
  const rejections = eligibilityRejections({
    instrument: { gradeId: id },
    borrower,
    lendingPoint: pickupPoint,
    ...ruling,
    today: period.from,
  });
  if (rule === undefined) return rejections;
  if (rule.needsReservation && !byTeacher) rejections.push({ code: 'grade-needs-reservation', overridable: true });
  if (!rule.mayBorrow) return rejections;
  const limit = rule.longestTotalDays;
  if (limit !== null && daysBetween(period.from, period.to) > limit) {
    rejections.push({ code: 'period-too-long', overridable: true, params: { limit } });
  }
  if (borrower.reserved >= rule.maxOpenLoans) {
    const params = { limit: rule.maxOpenLoans, reserved: borrower.reserved };
    rejections.push({ code: 'reservation-limit-reached', overridable: true, params });
  }
  return rejections;
}
