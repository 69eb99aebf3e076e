import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { propertySettings } from '../../../test/support/property.js';
import {
  addDays,
  calendarDate,
  dayOfParts,
  daysBetween,
  earlierOf,
  isoWeekday,
  laterOf,
  monthOf,
  parseCalendarDate,
  utcMidnight,
  yearOf,
} from './calendar-date.js';

const anyDay = fc
  .integer({ min: Date.UTC(1900, 0, 1) / 86_400_000, max: Date.UTC(2199, 11, 31) / 86_400_000 })
  .map((days) => ({ days, text: new Date(days * 86_400_000).toISOString().slice(0, 10) }));

describe('a calendar day', () => {
  it.each([
    '2026-02-29',
    '2026-13-01',
    '2026-00-10',
    '2026-04-31',
    '1900-02-29',
    '26-01-01',
    '2026-1-1',
    '0000-01-01',
    '',
  ])('is not %p', (text) => {
    expect(parseCalendarDate(text)).toBeUndefined();
    expect(() => calendarDate(text)).toThrow(RangeError);
  });

  it.each([' 2026-01-01', '2026-01-01T00:00', '2026-01-01\n', '٢٠٢٦-٠١-٠١'])('takes nothing around it: %p', (text) => {
    expect(parseCalendarDate(text)).toBeUndefined();
  });

  it('knows leap days', () => {
    expect(parseCalendarDate('2000-02-29')).toBe('2000-02-29');
    expect(parseCalendarDate('2028-02-29')).toBe('2028-02-29');
    expect(addDays(calendarDate('2027-02-28'), 1)).toBe('2027-03-01');
    expect(addDays(calendarDate('2028-02-28'), 1)).toBe('2028-02-29');
  });

  it('knows its parts and its weekday', () => {
    const day = dayOfParts(2026, 8, 17);
    expect([yearOf(day), monthOf(day), isoWeekday(day)]).toEqual([2026, 8, 1]);
    expect(isoWeekday(calendarDate('2026-08-16'))).toBe(7);
    expect(() => dayOfParts(2026, 2, 30)).toThrow(RangeError);
  });

  it('sorts as text', () => {
    const [early, late] = [calendarDate('2026-09-30'), calendarDate('2026-10-01')];
    expect(laterOf(early, late)).toBe(late);
    expect(earlierOf(late, early)).toBe(early);
  });

  it('does not leave the years 1 to 9999', () => {
    expect(addDays(calendarDate('9999-12-30'), 1)).toBe('9999-12-31');
    expect(() => addDays(calendarDate('9999-12-31'), 1)).toThrow(RangeError);
    expect(() => addDays(calendarDate('0001-01-01'), -1)).toThrow(RangeError);
    expect(() => addDays(calendarDate('2026-01-01'), 0.5)).toThrow(RangeError);
  });

  it('counts as the proleptic Gregorian calendar of the runtime does', () => {
    fc.assert(
      fc.property(anyDay, ({ days, text }) => {
        const day = calendarDate(text);
        expect(utcMidnight(day)).toBe(days * 86_400_000);
        expect(isoWeekday(day)).toBe(new Date(days * 86_400_000).getUTCDay() || 7);
        expect(addDays(calendarDate('1970-01-01'), days)).toBe(text);
      }),
      propertySettings(),
    );
  });

  it('adds what it measures', () => {
    fc.assert(
      fc.property(anyDay, anyDay, (one, other) => {
        const [from, to] = [calendarDate(one.text), calendarDate(other.text)];
        expect(addDays(from, daysBetween(from, to))).toBe(to);
        expect(daysBetween(from, to) > 0).toBe(from < to);
      }),
      propertySettings(),
    );
  });
});
