import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { propertySettings } from '../../../test/support/property.js';
import { addDays, calendarDate } from './calendar-date.js';
import { dayOf, formatDay, schoolYearOf, zonedInstant } from './zoned.js';

const oslo = 'Europe/Oslo';

describe('the day of an instant in Oslo', () => {
  it.each([
    ['2026-01-15T22:59:59.999Z', '2026-01-15'],
    ['2026-01-15T23:00:00.000Z', '2026-01-16'],
    ['2026-07-15T21:59:59.999Z', '2026-07-15'],
    ['2026-07-15T22:00:00.000Z', '2026-07-16'],
    // Summer time begins on 29 March 2026 and ends on 25 October 2026.
    ['2026-03-28T23:00:00.000Z', '2026-03-29'],
    ['2026-03-29T21:59:59.999Z', '2026-03-29'],
    ['2026-03-29T22:00:00.000Z', '2026-03-30'],
    ['2026-10-24T22:00:00.000Z', '2026-10-25'],
    ['2026-10-25T22:59:59.999Z', '2026-10-25'],
    ['2026-10-25T23:00:00.000Z', '2026-10-26'],
  ])('of %s is %s', (instant, day) => {
    expect(dayOf(new Date(instant), oslo)).toBe(day);
  });

  it('is found again from every time of every day from 2020 to 2060', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 14_975 }), fc.integer({ min: 0, max: 1439 }), (days, minutes) => {
        const day = addDays(calendarDate('2020-01-01'), days);
        const time = `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
        expect(dayOf(zonedInstant(day, time, oslo), oslo)).toBe(day);
      }),
      propertySettings(),
    );
  });
});

describe('the instant of a time on a day in Oslo', () => {
  it.each([
    ['2026-01-15', '08:00', '2026-01-15T07:00:00.000Z'],
    ['2026-07-15', '08:00', '2026-07-15T06:00:00.000Z'],
    ['2026-03-29', '01:59', '2026-03-29T00:59:00.000Z'],
    ['2026-03-29', '02:30', '2026-03-29T01:30:00.000Z'],
    ['2026-03-29', '03:30', '2026-03-29T01:30:00.000Z'],
    ['2026-10-25', '02:30', '2026-10-25T00:30:00.000Z'],
    ['2026-10-25', '03:00', '2026-10-25T02:00:00.000Z'],
  ])('%s %s is %s', (day, time, instant) => {
    expect(zonedInstant(calendarDate(day), time, oslo).toISOString()).toBe(instant);
  });
});

describe('a day in words', () => {
  const day = calendarDate('2026-11-03');

  it('is written in nb, nn and en', () => {
    expect(formatDay(day, 'nb')).toBe('tir. 3. nov. 2026');
    expect(formatDay(day, 'nb', 'long')).toBe('tirsdag 3. november 2026');
    expect(formatDay(day, 'nb', 'plain')).toBe('3. nov. 2026');
    expect(formatDay(day, 'nn', 'long')).toBe('tysdag 3. november 2026');
    expect(formatDay(day, 'en')).toBe('Tue, 3 Nov 2026');
    expect(formatDay(day, 'en', 'long')).toBe('Tuesday, 3 November 2026');
  });

  it('keeps the Gregorian year and plain digits in every language', () => {
    for (const language of ['se', 'uk', 'ar', 'ru', 'pl', 'ti', 'so', 'lt', 'fa', 'ku']) {
      expect(formatDay(day, language)).toContain('2026');
    }
  });

  it('is Norwegian in a language that the runtime does not know', () => {
    expect(formatDay(day, 'tlh')).toBe('tir. 3. nov. 2026');
  });
});

describe('the school year', () => {
  it('begins on 1 August', () => {
    expect(schoolYearOf(calendarDate('2026-07-31'))).toBe('2025-2026');
    expect(schoolYearOf(calendarDate('2026-08-01'))).toBe('2026-2027');
    expect(schoolYearOf(calendarDate('2027-01-01'))).toBe('2026-2027');
  });
});
