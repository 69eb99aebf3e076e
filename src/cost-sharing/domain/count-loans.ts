import { ageOn, type CalendarDate, schoolYearOf } from '../../platform/calendar/index.js';
import { type FirstTime, firstTime, noChild } from './insight-figures.js';

/** Everybody under eighteen is a child (Convention on the Rights of the Child, article 1). */
const fullAge = 18;

/** A loan as far as it is counted. */
export interface CountableLoan {
  readonly outOn: CalendarDate;
  readonly municipality: string;
  readonly unit: string;
  readonly grade: string;
  /** `null` once the link has been cut. */
  readonly borrower: string | null;
  /** The borrower's birth date; `null` where it is not known, as of an ensemble. */
  readonly born: CalendarDate | null;
}

/** What of somebody has been counted before. */
export type Earlier = Pick<CountableLoan, 'outOn' | 'municipality' | 'unit' | 'grade'> & { readonly borrower: string };

/**
 * What loans count for, one after the other, each with its children reached.
 *
 * @param earlier what was counted of the same borrowers before them
 */
export function countLoans<Loan extends CountableLoan>(
  loans: readonly Loan[],
  earlier: readonly Earlier[],
): { readonly loan: Loan; readonly first: FirstTime }[] {
  const known = new Map<string, Earlier[]>();
  const ofChild = (one: Earlier): Earlier[] => {
    const key = `${one.borrower} ${one.municipality} ${schoolYearOf(one.outOn)}`;
    const had = known.get(key) ?? [];
    known.set(key, had);
    return had;
  };
  for (const one of earlier) ofChild(one).push(one);
  return loans.map((loan) => {
    const { borrower, born, outOn } = loan;
    if (borrower === null || born === null || ageOn(outOn, born) >= fullAge) return { loan, first: noChild };
    const had = ofChild({ ...loan, borrower });
    const first = firstTime(had, loan);
    had.push({ ...loan, borrower });
    return { loan, first };
  });
}
