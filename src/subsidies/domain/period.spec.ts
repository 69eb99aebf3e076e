import { describe, expect, it } from '@jest/globals';
import { calendarDate as day } from '../../platform/calendar/index.js';
import { monthsWithin, nextSchoolYear, restOfSchoolYear } from './period.js';

const terms = [
  { schoolYear: '2026-2027', firstDay: day('2026-08-17'), lastDay: day('2026-12-20') },
  { schoolYear: '2026-2027', firstDay: day('2027-01-04'), lastDay: day('2027-06-18') },
  { schoolYear: '2027-2028', firstDay: day('2027-08-16'), lastDay: day('2027-12-19') },
  { schoolYear: '2027-2028', firstDay: day('2028-01-03'), lastDay: day('2028-06-16') },
];

describe('a period of support', () => {
  it('goes to the last day of the last term of the school year', () => {
    expect(restOfSchoolYear(day('2026-11-02'), terms)).toEqual({ from: '2026-11-02', to: '2027-06-18' });
  });

  it('goes to the end of July after the last term, and where there are no terms', () => {
    expect(restOfSchoolYear(day('2027-07-01'), terms)).toEqual({ from: '2027-07-01', to: '2027-07-31' });
    expect(restOfSchoolYear(day('2026-11-02'), [])).toEqual({ from: '2026-11-02', to: '2027-07-31' });
  });

  it('is renewed for the whole of the next school year', () => {
    expect(nextSchoolYear(day('2027-06-18'), terms)).toEqual({ from: '2027-08-16', to: '2028-06-16' });
    expect(nextSchoolYear(day('2027-06-18'), [])).toEqual({ from: '2027-08-01', to: '2028-07-31' });
  });

  it('ends soon within the months up to a day ahead, across the year’s end', () => {
    expect(monthsWithin(day('2026-11-20'), 60)).toEqual(['2026-11', '2026-12', '2027-01']);
    expect(monthsWithin(day('2026-11-01'), 5)).toEqual(['2026-11']);
  });
});
