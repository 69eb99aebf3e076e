import { decideRule, type LoanRule, shippedRules } from '../loan-rules/index.js';
import type { TermEntity } from '../organisation/index.js';
import { addDays, calendarDate, type CalendarDate, earlierOf, laterOf } from '../platform/calendar/index.js';
import { openDayAfter, openOnOrAfter, openOnOrBefore } from './open-days.js';
import type { DueSketch } from './open-loans.js';
import { municipalityId } from './places.js';
import type { DemoPoint } from './stock.js';
import { daysOfHistory, type Wanted } from './year-plan.js';
import type { Row } from './demo-data.js';

/** From when to when a loan goes. */
export interface Period {
  readonly outOn: CalendarDate;
  readonly dueOn: CalendarDate;
}

/** What the rule matrix asks of a borrower. */
export interface BorrowerFacts {
  readonly programmeIds: readonly string[];
  readonly borrowerCategory: string;
}

/** Somebody of whom nothing is known any more. */
export const unknownBorrower: BorrowerFacts = { programmeIds: [], borrowerCategory: 'adult' };

/** The shipped row that decides. @throws RangeError when it does not lend */
export function ruleFor({ point, grade, kind }: Wanted, borrower: BorrowerFacts, on: CalendarDate): LoanRule {
  const here = { lendingPointId: point, lendingPointKind: point, lendingPointMunicipalityId: municipalityId };
  const who = { ...borrower, borrowerMunicipalityId: municipalityId };
  const question = { ...here, ...who, gradeId: grade, kindId: kind, on };
  const rule = decideRule(shippedRules, question)?.rule;
  if (rule?.mayBorrow !== true) throw new RangeError(`No rule lends ${kind} (${grade}) at ${point}`);
  return rule;
}

/** The days of an open loan that is due as sketched, after so many renewals; it went out before today. */
export function periodOf(
  point: DemoPoint,
  due: DueSketch,
  rule: LoanRule,
  today: CalendarDate,
  terms: readonly Row<TermEntity>[],
  renewals = 0,
): Period {
  if ('daysIn' in due) return periodUntilEnd(point, rule, due.daysIn, today, terms);
  const dueOn = dueDay(point, due, today);
  const outOn = openOnOrAfter(point, addDays(dueOn, -(rule.lengthDays ?? 0) * (1 + renewals)));
  return { outOn: outOn < today ? outOn : openOnOrBefore(point, addDays(today, -1)), dueOn };
}

function dueDay(
  point: DemoPoint,
  due: Exclude<DueSketch, { readonly daysIn: number }>,
  today: CalendarDate,
): CalendarDate {
  if ('openDaysAhead' in due) return openDayAfter(point, today, due.openDaysAhead);
  if ('daysLate' in due) return openOnOrBefore(point, addDays(today, -due.daysLate));
  return openOnOrAfter(point, addDays(today, due.daysAhead));
}

/** Until the end of the term, or school year, that is running or comes next. */
function periodUntilEnd(
  point: DemoPoint,
  rule: LoanRule,
  daysIn: number,
  today: CalendarDate,
  terms: readonly Row<TermEntity>[],
): Period {
  const isWholeYear = rule.lengthKind === 'end-of-school-year';
  const ending = terms.find(({ id, lastDay }) => lastDay >= today && (!isWholeYear || id.startsWith('spring')));
  const beginning = terms.find((term) => (isWholeYear ? term.schoolYear === ending?.schoolYear : term === ending));
  if (ending === undefined || beginning === undefined) throw new RangeError(`No term ends after ${today}`);
  const intended = addDays(calendarDate(beginning.firstDay), daysIn);
  const latest = addDays(today, -3 - (daysIn % 7));
  const earliest = addDays(today, -daysOfHistory);
  return {
    outOn: openOnOrBefore(point, laterOf(earlierOf(intended, latest), earliest)),
    dueOn: openOnOrBefore(point, calendarDate(ending.lastDay)),
  };
}
