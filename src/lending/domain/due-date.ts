import type { LoanRule } from '../../loan-rules/index.js';
import type { OpeningCalendar } from '../../organisation/index.js';
import { addDays, dayOfParts, earlierOf, laterOf, yearOf, type CalendarDate } from '../../platform/calendar/index.js';

/** A term of the municipality, both days included. One that ends before August is a spring term. */
export interface Term {
  readonly firstDay: CalendarDate;
  readonly lastDay: CalendarDate;
}

/** What of a rule decides the due day. */
export type LengthRule = Pick<LoanRule, 'lengthKind' | 'lengthDays' | 'longestTotalDays' | 'closedDay'>;

export interface DueDateFacts {
  /** The day from which the length counts: the day of the hand-over, or of the renewal. */
  readonly out: CalendarDate;
  /** The day from which the longest total time counts. */
  readonly firstOutOn: CalendarDate;
  readonly rule: LengthRule;
  /** The open days of the point to which the instrument comes back. */
  readonly calendar: OpeningCalendar;
  /** The terms of the municipality, in any order. */
  readonly terms: readonly Term[];
  /** The last day of the reservation that is fulfilled: what comes after it may be promised to others. */
  readonly reservedTo?: CalendarDate | undefined;
}

/**
 * The day on which a loan is due.
 *
 * 1. The length gives a day: `out` plus days; or the last day of the first term (of the first spring term) that ends
 *    after `out`, so that what is lent on the last day of a term is due at the end of the next.
 * 2. The longest total time caps it ({@link lastDayWithin}), and so does the last day of a reservation that is fulfilled.
 * 3. A closed day moves by the rule's strategy: `next-open`, `previous-open`, or `keep`. What `next-open` would move
 *    past the cap moves to the open day before it instead.
 * 4. It is never earlier than the first day on which the instrument can come back ({@link earliestDueDay}), even past the
 *    cap: nobody can bring it before.
 *
 * Where the municipality has set no term for a half-year, its ordinary end counts: 20 June or 20 December. Where the
 * point is never open, the day stays what it is.
 */
export function dueDate({ out, firstOutOn, rule, calendar, terms, reservedTo }: DueDateFacts): CalendarDate {
  const last = earliestOf(lastDayWithin(rule, firstOutOn), reservedTo);
  const wished = endOfLength(out, rule, terms);
  const capped = last === undefined ? wished : earlierOf(wished, last);
  const moved = moveFromClosedDay(capped, rule, calendar);
  const within = last !== undefined && moved > last ? (calendar.previousOpen(last) ?? last) : moved;
  return laterOf(within, earliestDueDay(out, rule, calendar));
}

/** The last day of the longest total time with one instrument, or `undefined` if the rule sets no limit. */
export function lastDayWithin(
  rule: Pick<LengthRule, 'longestTotalDays'>,
  firstOutOn: CalendarDate,
): CalendarDate | undefined {
  return rule.longestTotalDays === null ? undefined : addDays(firstOutOn, rule.longestTotalDays);
}

/**
 * The first day on which something that goes out on a day can be due: the next open day after it; the next day when the
 * rule keeps closed days, or when the point is never open.
 */
export function earliestDueDay(
  out: CalendarDate,
  rule: Pick<LengthRule, 'closedDay'>,
  calendar: OpeningCalendar,
): CalendarDate {
  const tomorrow = addDays(out, 1);
  return rule.closedDay === 'keep' ? tomorrow : (calendar.nextOpen(tomorrow) ?? tomorrow);
}

/**
 * The last day on which something can be due that somebody else needs from a day on, with the service days before that left
 * free; `undefined` where it cannot come back in time.
 */
export function latestDueDayBefore(
  needed: CalendarDate,
  out: CalendarDate,
  rule: Pick<LoanRule, 'serviceDays' | 'closedDay'>,
  calendar: OpeningCalendar,
): CalendarDate | undefined {
  const last = addDays(needed, -1 - rule.serviceDays);
  const open = rule.closedDay === 'keep' ? last : (calendar.previousOpen(last) ?? last);
  return open >= earliestDueDay(out, rule, calendar) ? open : undefined;
}

function earliestOf(one: CalendarDate | undefined, other: CalendarDate | undefined): CalendarDate | undefined {
  return one === undefined || other === undefined ? (one ?? other) : earlierOf(one, other);
}

function endOfLength(out: CalendarDate, rule: LengthRule, terms: readonly Term[]): CalendarDate {
  switch (rule.lengthKind) {
    case 'days':
      return addDays(out, rule.lengthDays ?? 1);
    case 'end-of-term':
      return endAfter(out, terms, ['spring', 'autumn']);
    case 'end-of-school-year':
      return endAfter(out, terms, ['spring']);
  }
}

function moveFromClosedDay(day: CalendarDate, rule: LengthRule, calendar: OpeningCalendar): CalendarDate {
  switch (rule.closedDay) {
    case 'keep':
      return day;
    case 'next-open':
      return calendar.nextOpen(day) ?? day;
    case 'previous-open':
      return calendar.previousOpen(day) ?? day;
  }
}

type Half = 'spring' | 'autumn';

/** The first end after a day, of the halves of a calendar year that count: a school year ends with its spring. */
function endAfter(out: CalendarDate, terms: readonly Term[], halves: readonly Half[]): CalendarDate {
  const year = yearOf(out);
  const nextSpring = endOf(year + 1, 'spring', terms);
  return halves
    .map((half) => endOf(year, half, terms))
    .filter((end) => end > out)
    .reduce(earlierOf, nextSpring);
}

/** The last day of the last term that ends in a half of a year, or its ordinary end where the municipality has set none. */
function endOf(year: number, half: Half, terms: readonly Term[]): CalendarDate {
  const [from, to] = half === 'spring' ? [`${year}-01-01`, `${year}-07-31`] : [`${year}-08-01`, `${year}-12-31`];
  const ends = terms.map(({ lastDay }) => lastDay).filter((day) => day >= from && day <= to);
  const ordinary = half === 'spring' ? dayOfParts(year, 6, 20) : dayOfParts(year, 12, 20);
  return ends.length === 0 ? ordinary : ends.reduce(laterOf);
}
