import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { propertySettings } from '../../../test/support/property.js';
import { addDays, calendarDate } from '../../platform/calendar/index.js';
import { proposedTerms } from '../seed/terms.js';
import { termFaults } from './term-checks.js';

const days = (first: string, last: string) => ({
  name: 'Høst 2026',
  schoolYear: '2026-2027',
  firstDay: calendarDate(first),
  lastDay: calendarDate(last),
});
const spring = { ...days('2027-01-04', '2027-06-18'), name: 'Vår 2027' };
const faults = (first: string, last: string): string[] =>
  termFaults(days(first, last), [spring]).map(({ field, code }) => `${field}: ${code}`);

describe('the days of a term', () => {
  it('may be any of its school year that no other term has, one day even', () => {
    expect(faults('2026-08-17', '2026-12-18')).toEqual([]);
    expect(faults('2026-08-01', '2027-01-03')).toEqual([]);
    expect(faults('2027-06-19', '2027-07-31')).toEqual([]);
    expect(faults('2026-09-01', '2026-09-01')).toEqual([]);
  });

  it('are in order', () => {
    expect(faults('2026-12-18', '2026-12-17')).toEqual(['lastDay: ends-before-it-begins']);
  });

  it('lie in the school year', () => {
    expect(faults('2026-07-31', '2026-12-18')).toEqual(['firstDay: outside-school-year']);
    expect(faults('2026-07-31', '2027-08-01')).toEqual([
      'firstDay: outside-school-year',
      'lastDay: outside-school-year',
    ]);
  });

  it('are not those of another term, which is named', () => {
    expect(faults('2026-08-17', '2027-01-04')).toEqual(['lastDay: overlaps-term']);
    expect(faults('2027-06-18', '2027-06-30')).toEqual(['firstDay: overlaps-term']);
    expect(faults('2026-08-17', '2027-07-01')).toEqual(['lastDay: overlaps-term']);
    expect(termFaults(days('2027-06-18', '2027-06-30'), [spring])[0]?.params).toEqual({ term: 'Vår 2027' });
  });

  it('as they are proposed are always right', () => {
    for (let year = 2020; year < 2060; year += 1) {
      const terms = proposedTerms(year);
      for (const term of terms)
        expect(
          termFaults(
            term,
            terms.filter((other) => other !== term),
          ),
        ).toEqual([]);
    }
  });

  it('that are found right share no day with the other term', () => {
    const day = fc.integer({ min: 0, max: 364 }).map((after) => addDays(calendarDate('2026-08-01'), after));
    fc.assert(
      fc.property(day, day, (firstDay, lastDay) => {
        if (termFaults({ ...spring, firstDay, lastDay }, [spring]).length > 0) return;
        for (let shared = firstDay; shared <= lastDay; shared = addDays(shared, 1)) {
          expect(shared < spring.firstDay || shared > spring.lastDay).toBe(true);
        }
      }),
      propertySettings(),
    );
  });
});
