import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { propertySettings } from '../../../test/support/property.js';
import { shareOf } from '../../coverage/index.js';
import { addDays, calendarDate } from '../../platform/calendar/index.js';
import { unusedShare } from './early-return.js';

const autumn = { firstDay: calendarDate('2026-08-17'), lastDay: calendarDate('2026-12-18') };
const on = (returnedOn: string, chargedOn = '2026-08-17') => ({
  chargedOn: calendarDate(chargedOn),
  returnedOn: calendarDate(returnedOn),
});

describe('an early return', () => {
  it('gives nothing back where the row gives nothing', () => {
    expect(unusedShare('none', autumn, on('2026-09-01'))).toBeUndefined();
  });

  it('gives back the months after that of the return', () => {
    expect(unusedShare('by-month', autumn, on('2026-10-31'))).toEqual({ parts: 2, of: 5 });
    expect(unusedShare('by-month', autumn, on('2026-11-01'))).toEqual({ parts: 1, of: 5 });
    expect(unusedShare('by-month', autumn, on('2026-12-01'))).toBeUndefined();
  });

  it('counts months over the turn of a year', () => {
    const winter = { firstDay: calendarDate('2026-11-02'), lastDay: calendarDate('2027-02-26') };
    expect(unusedShare('by-month', winter, on('2026-12-20', '2026-11-02'))).toEqual({ parts: 2, of: 4 });
  });

  it('gives back the days after that of the return', () => {
    expect(unusedShare('by-day', autumn, on('2026-12-17'))).toEqual({ parts: 1, of: 124 });
    expect(unusedShare('by-day', autumn, on('2026-12-18'))).toBeUndefined();
  });

  it('gives nothing back after the term', () => {
    for (const credit of ['by-month', 'by-day'] as const) {
      expect(unusedShare(credit, autumn, on('2027-01-20'))).toBeUndefined();
    }
  });

  it('counts as of the first day what came back in the summer before its term', () => {
    expect(unusedShare('by-month', autumn, on('2026-07-20', '2026-07-01'))).toEqual({ parts: 4, of: 5 });
    expect(unusedShare('by-day', autumn, on('2026-07-20', '2026-07-01'))).toEqual({ parts: 123, of: 124 });
  });

  it('gives everything back where the fee arose after the return, whatever the row says', () => {
    expect(unusedShare('none', autumn, on('2026-08-16'))).toEqual({ parts: 1, of: 1 });
  });

  it('never gives back more than was paid, nor more the later it comes', () => {
    const offset = fc.integer({ min: 0, max: 200 });
    fc.assert(
      fc.property(
        fc.constantFrom('by-month' as const, 'by-day' as const),
        fc.integer({ min: 0, max: 200_000 }),
        offset,
        offset,
        (credit, amount, days, more) => {
          const backOn = (after: number): number => {
            const share = unusedShare(credit, autumn, on(addDays(autumn.firstDay, after)));
            return share === undefined ? 0 : shareOf(amount, share.parts, share.of);
          };
          expect(backOn(days)).toBeLessThanOrEqual(amount);
          expect(backOn(days + more)).toBeLessThanOrEqual(backOn(days));
        },
      ),
      propertySettings(),
    );
  });
});
