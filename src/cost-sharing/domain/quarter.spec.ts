import { describe, expect, it } from '@jest/globals';
import { calendarDate } from '../../platform/calendar/index.js';
import {
  type Quarter,
  firstDayOf,
  firstOpen,
  lastDayOf,
  nextQuarter,
  previousQuarter,
  quarterBetween,
  quarterOf,
  yearOfQuarter,
} from './quarter.js';

describe('A quarter', () => {
  it.each([
    ['2026-01-01', '2026-Q1', '2026-01-01', '2026-03-31'],
    ['2026-06-30', '2026-Q2', '2026-04-01', '2026-06-30'],
    ['2026-08-17', '2026-Q3', '2026-07-01', '2026-09-30'],
    ['2026-12-31', '2026-Q4', '2026-10-01', '2026-12-31'],
  ])('of %s is %s, from %s to %s', (day, quarter, first, last) => {
    const found = quarterOf(calendarDate(day));
    expect([found, firstDayOf(found), lastDayOf(found)]).toEqual([quarter, first, last]);
    expect(quarterBetween(calendarDate(first), calendarDate(last))).toBe(quarter);
    expect(previousQuarter(nextQuarter(found))).toBe(quarter);
    expect(yearOfQuarter(found)).toBe(2026);
  });

  it('is nothing else than a quarter', () => {
    expect(quarterBetween(calendarDate('2026-01-01'), calendarDate('2026-06-30'))).toBeUndefined();
    expect(quarterBetween(calendarDate('2026-01-02'), calendarDate('2026-03-31'))).toBeUndefined();
  });

  it('that is closed gives way to the first open one after it, over the turn of the year, too', () => {
    const q4 = '2026-Q4' as Quarter;
    expect(firstOpen(q4, new Set())).toBe('2026-Q4');
    expect(firstOpen(q4, new Set(['2026-Q4', '2027-Q1']))).toBe('2027-Q2');
  });
});
