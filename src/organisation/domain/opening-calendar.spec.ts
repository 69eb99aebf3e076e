import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { propertySettings } from '../../../test/support/property.js';
import { addDays, calendarDate, daysBetween } from '../../platform/calendar/index.js';
import { OpeningCalendar, longestSearchDays } from './opening-calendar.js';

const on = (...weekdays: number[]) => weekdays.map((weekday) => ({ weekday, opens: '10:00', closes: '16:00' }));
const weekdays = new OpeningCalendar(on(1, 2, 3, 4, 5));

describe('the opening calendar', () => {
  it('is open on weekdays with hours, holidays apart', () => {
    expect(weekdays.isOpen(calendarDate('2026-08-17'))).toBe(true);
    expect(weekdays.isOpen(calendarDate('2026-08-16'))).toBe(false);
    expect(weekdays.isOpen(calendarDate('2026-05-14'))).toBe(false);
    expect(weekdays.hoursOn(calendarDate('2026-08-17'))).toEqual({ weekday: 1, opens: '10:00', closes: '16:00' });
  });

  it('is open on Sundays where there are hours', () => {
    expect(new OpeningCalendar(on(7)).isOpen(calendarDate('2026-08-16'))).toBe(true);
    expect(new OpeningCalendar(on(7)).isOpen(calendarDate('2026-04-05'))).toBe(false);
  });

  it('finds the way around Easter', () => {
    expect(weekdays.nextOpen(calendarDate('2026-04-02'))).toBe('2026-04-07');
    expect(weekdays.previousOpen(calendarDate('2026-04-06'))).toBe('2026-04-01');
  });

  it('takes an open day as it is', () => {
    const monday = calendarDate('2026-08-17');
    expect([weekdays.nextOpen(monday), weekdays.previousOpen(monday)]).toEqual([monday, monday]);
  });

  it('keeps closed ranges closed, both ends included', () => {
    const summer = { from: calendarDate('2026-06-20'), to: calendarDate('2026-08-16') };
    const calendar = new OpeningCalendar(on(1, 2, 3, 4, 5), [summer]);
    expect(calendar.nextOpen(calendarDate('2026-06-20'))).toBe('2026-08-17');
    expect(calendar.previousOpen(calendarDate('2026-08-16'))).toBe('2026-06-19');
  });

  it('says so when it is never open', () => {
    const day = calendarDate('2026-08-17');
    expect(new OpeningCalendar([]).nextOpen(day)).toBeUndefined();
    expect(new OpeningCalendar([]).previousOpen(day)).toBeUndefined();
    const forGood = { from: day, to: calendarDate('2099-12-31') };
    expect(new OpeningCalendar(on(1), [forGood]).nextOpen(day)).toBeUndefined();
  });

  it('tells which days a closure takes, and which come after it', () => {
    const closure = { from: calendarDate('2026-08-14'), to: calendarDate('2026-08-18') };
    const taken = ['2026-08-14', '2026-08-17', '2026-08-18'];
    const closed = weekdays.alsoClosed(closure);
    expect([weekdays.openBut(closure), closed.openBut(closure)]).toEqual([taken, taken]);
    expect(closed.firstOpen(closure.from, 4)).toEqual(['2026-08-19', '2026-08-20', '2026-08-21', '2026-08-24']);
    const inside = { from: closure.from, to: closure.from };
    expect(closed.openBut(inside)).toEqual([]);
    expect(new OpeningCalendar([]).firstOpen(closure.from, 2)).toEqual([]);
  });

  it('refuses a weekday that is none', () => {
    expect(() => new OpeningCalendar(on(0))).toThrow(RangeError);
    expect(() => new OpeningCalendar(on(8))).toThrow(RangeError);
  });

  it('gives the nearest open day, whatever the hours', () => {
    const anyDay = fc.integer({ min: 0, max: 14_975 }).map((days) => addDays(calendarDate('2020-01-01'), days));
    const anyHours = fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 });
    fc.assert(
      fc.property(anyDay, anyHours, (day, open) => {
        const calendar = new OpeningCalendar(on(...open));
        const next = calendar.nextOpen(day);
        const previous = calendar.previousOpen(day);
        if (next === undefined || previous === undefined) throw new Error('some weekday is open within a year');
        expect(previous <= day && day <= next).toBe(true);
        expect(daysBetween(previous, next)).toBeLessThan(longestSearchDays);
        expect(calendar.isOpen(next) && calendar.isOpen(previous)).toBe(true);
        for (let between = addDays(previous, 1); between < next; between = addDays(between, 1)) {
          if (between !== day || !calendar.isOpen(day)) expect(calendar.isOpen(between)).toBe(false);
        }
      }),
      propertySettings(),
    );
  });
});
