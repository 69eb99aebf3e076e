import type { EarlyReturnCredit } from '../../loan-rules/index.js';
import { type CalendarDate, daysBetween, earlierOf, laterOf, monthOf, yearOf } from '../../platform/calendar/index.js';

/** A term, both days included. */
export interface ChargedTerm {
  readonly firstDay: CalendarDate;
  readonly lastDay: CalendarDate;
}

/** So many of so many equal parts. */
export interface Share {
  readonly parts: number;
  readonly of: number;
}

/**
 * Which share of a term's fee goes back when an instrument comes back on a day; `undefined` is nothing. The month and the day of the
 * return are used. What had come back before the fee arose, such as in a book drop, was never owed.
 */
export function unusedShare(
  credit: EarlyReturnCredit,
  term: ChargedTerm,
  { chargedOn, returnedOn }: { readonly chargedOn: CalendarDate; readonly returnedOn: CalendarDate },
): Share | undefined {
  if (returnedOn < chargedOn) return { parts: 1, of: 1 };
  const left = shareLeft(credit, term, returnedOn);
  return left !== undefined && left.parts > 0 ? left : undefined;
}

function shareLeft(
  credit: EarlyReturnCredit,
  { firstDay, lastDay }: ChargedTerm,
  returnedOn: CalendarDate,
): Share | undefined {
  const day = earlierOf(returnedOn, lastDay);
  switch (credit) {
    case 'none':
      return undefined;
    case 'by-month':
      return { parts: monthsBetween(laterOf(day, firstDay), lastDay), of: monthsBetween(firstDay, lastDay) + 1 };
    case 'by-day':
      return { parts: daysBetween(laterOf(day, firstDay), lastDay), of: daysBetween(firstDay, lastDay) + 1 };
  }
}

/** How many months one month lies after another, whatever the days. */
function monthsBetween(from: CalendarDate, to: CalendarDate): number {
  return (yearOf(to) - yearOf(from)) * 12 + monthOf(to) - monthOf(from);
}
