import { type CalendarDate, daysBetween } from '../../platform/calendar/index.js';

/** One loan of a borrower's, or the time that a loan had an instrument which was replaced, as far as limits count it. */
export interface CountedLoan {
  readonly open: boolean;
  readonly instrumentCode: string;
  readonly outOn: CalendarDate;
  readonly returnedOn: CalendarDate | null;
  /** Of an instrument that was replaced: the one that its loan has now, or had at its end. */
  readonly instead: string | null;
}

/**
 * Days that a borrower has had an instrument in ended loans, and in loans in which it was replaced. The days before it came into
 * a loan in place of another one belong to that other one: they are taken off again, also those of a loan that runs, whose first
 * day is otherwise the instrument's.
 */
export function daysHad(code: string, loans: readonly CountedLoan[]): number {
  return loans.reduce((days, { open, instrumentCode, outOn, returnedOn, instead }) => {
    if (open || returnedOn === null) return days;
    const had = daysBetween(outOn, returnedOn);
    return days + (instrumentCode === code ? had : 0) - (instead === code ? had : 0);
  }, 0);
}
