import { describe, expect, it } from '@jest/globals';
import { proposedTerms } from '../../organisation/index.js';
import { calendarDate } from '../../platform/calendar/index.js';
import { growthStretch, nextSchoolYear, restFromNextTerm } from './school-years.js';

const terms = [2025, 2026, 2027].flatMap((year) =>
  proposedTerms(year).map((term) => ({ ...term, municipality: 'demo', version: 1 })),
);

describe('the periods that a teacher plans for', () => {
  it.each([
    ['2026-05-04', '2026-08-17', '2027-06-18'],
    ['2026-08-16', '2026-08-17', '2027-06-18'],
    ['2026-08-17', '2027-08-16', '2028-06-16'],
  ])('on %s the next school year is from %s to %s', (today, from, to) => {
    expect(nextSchoolYear(terms, calendarDate(today))).toEqual({ from, to });
  });

  it.each([
    ['2026-11-25', '2027-01-04', '2027-06-18'],
    ['2026-05-04', '2026-08-17', '2027-06-18'],
  ])('on %s who has grown gets the next size from %s to %s', (today, from, to) => {
    expect(restFromNextTerm(terms, calendarDate(today))).toEqual({ from, to });
  });

  it.each([
    ['now', '2026-11-25', '2027-02-12', '2026-11-25', '2027-06-18'],
    ['now', '2026-07-10', undefined, '2026-07-10', '2027-06-18'],
    ['term', '2026-11-25', '2027-02-12', '2027-01-04', '2027-06-18'],
    ['after', '2026-11-25', '2027-02-12', '2027-02-13', '2027-06-18'],
    ['after', '2026-11-25', '2027-06-18', '2027-08-16', '2028-06-16'],
    ['after', '2026-11-25', undefined, '2026-11-25', '2027-06-18'],
  ] as const)(
    'let who has grown begin (%s) on %s, with a loan due on %s, from %s to %s',
    (start, today, due, from, to) => {
      const dueOn = due === undefined ? undefined : calendarDate(due);
      expect(growthStretch(start, terms, calendarDate(today), dueOn)).toEqual({ from, to });
    },
  );

  it('are none where the municipality has set no terms', () => {
    expect(nextSchoolYear([], calendarDate('2026-05-04'))).toBeUndefined();
    expect(restFromNextTerm([], calendarDate('2026-05-04'))).toBeUndefined();
    expect(growthStretch('now', [], calendarDate('2026-05-04'), undefined)).toBeUndefined();
  });
});
