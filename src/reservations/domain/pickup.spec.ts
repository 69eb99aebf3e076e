import { describe, expect, it } from '@jest/globals';
import { OpeningCalendar } from '../../organisation/index.js';
import { calendarDate } from '../../platform/calendar/index.js';
import { keptUntil, pickupCode } from './pickup.js';

describe('a pick-up code', () => {
  it('is a letter and three digits', () => {
    expect(pickupCode(() => 482, new Set())).toBe('A482');
    expect(pickupCode((below) => below - 1, new Set())).toMatch(/^[A-Z]999$/);
  });

  it('is the next one that is not taken, or none', () => {
    expect(pickupCode(() => 482, new Set(['A482', 'A483']))).toBe('A484');
    const numbers = Array.from({ length: 1_000 }, (_, nth) => String(nth).padStart(3, '0'));
    const all = new Set(Array.from('AFHKLRSUY').flatMap((letter) => numbers.map((number) => letter + number)));
    expect(pickupCode(() => 7, all)).toBeUndefined();
    all.delete('Y000');
    expect(pickupCode(() => 8_500, all)).toBe('Y000');
  });
});

describe('the last day on which something is kept', () => {
  const open = new OpeningCalendar([2, 4].map((weekday) => ({ weekday, opens: '10:00', closes: '18:00' })));
  const d = calendarDate;
  const autumn = { from: d('2026-08-17'), to: d('2027-06-18') };

  it('counts open days from today', () => {
    // 24 August 2026 is a Monday; Tuesdays and Thursdays are open.
    expect(keptUntil(3, autumn, d('2026-08-24'), open)).toBe('2026-09-01');
  });

  it('counts from the first day of the period where it is ready before', () => {
    expect(keptUntil(1, autumn, d('2026-08-14'), open)).toBe('2026-08-18');
  });

  it('does not go beyond the period, nor before today', () => {
    expect(keptUntil(7, { from: d('2026-08-17'), to: d('2026-08-19') }, d('2026-08-17'), open)).toBe('2026-08-19');
    expect(keptUntil(7, { from: d('2026-08-01'), to: d('2026-08-10') }, d('2026-08-17'), open)).toBe('2026-08-17');
  });

  it('counts days as they are where the point is never open', () => {
    expect(keptUntil(7, autumn, d('2026-08-24'), new OpeningCalendar([]))).toBe('2026-08-31');
  });
});
