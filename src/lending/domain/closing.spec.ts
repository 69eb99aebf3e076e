import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { propertySettings } from '../../../test/support/property.js';
import { addDays, calendarDate } from '../../platform/calendar/index.js';
import { type LoanDueThen, prolongedShelfDay, spreadReturns } from './closing.js';

const monday = calendarDate('2026-08-17');
const day = (number: number) => addDays(monday, number);
const days = [day(0), day(1), day(2)];
const due = calendarDate('2026-08-14');

function loans(count: number, more: Partial<LoanDueThen> = {}): LoanDueThen[] {
  return Array.from({ length: count }, (_, index) => ({
    id: String(index),
    instrument: `CODE${index}`,
    dueOn: due,
    keepsClosedDays: false,
    ...more,
  }));
}

const targets = (...args: Parameters<typeof spreadReturns>) => spreadReturns(...args).moved.map(({ to }) => to);

describe('the returns of a closure', () => {
  it('come on every day alike, the first due first', () => {
    expect(targets(loans(7), days)).toEqual([day(0), day(0), day(0), day(1), day(1), day(2), day(2)]);
    expect(targets(loans(1), days)).toEqual([day(0)]);
  });

  it('count what a run that was cut off has moved', () => {
    const before = new Map([[day(0), 3]]);
    expect(targets(loans(4), days, before)).toEqual([day(1), day(1), day(2), day(2)]);
  });

  it('leave room for what is promised to others, and stay where there is none', () => {
    const [first, second, third] = loans(3);
    const spread = spreadReturns(
      [
        { ...first!, room: { latest: day(0) } },
        { ...second!, room: { latest: day(0) } },
        { ...third!, room: { latest: null } },
      ],
      days,
    );
    expect(spread.moved.map(({ to }) => to)).toEqual([day(0), day(0)]);
    expect(spread.kept).toEqual([{ id: '2', instrument: 'CODE2', dueOn: due, reason: 'promised-to-others' }]);
  });

  it('stay where the row keeps closed days, and where the point never opens again', () => {
    expect(spreadReturns(loans(1, { keepsClosedDays: true }), days).kept[0]?.reason).toBe('rule-keeps-closed-days');
    expect(spreadReturns(loans(1), []).kept[0]?.reason).toBe('never-open');
  });

  it('are all accounted for, and no day has two more than another', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 1, max: 8 }), (count, length) => {
        const open = Array.from({ length }, (_, index) => day(index));
        const to = targets(loans(count), open);
        const counts = open.map((one) => to.filter((other) => other === one).length);
        expect(to).toHaveLength(count);
        expect(to).toEqual([...to].sort());
        expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(1);
      }),
      propertySettings(),
    );
  });
});

describe('a hold shelf whose point is closed', () => {
  const waits = { readyUntil: due, to: day(30) };

  it('keeps things for as many open days as were lost, and one at least', () => {
    expect(prolongedShelfDay(waits, 3, days)).toBe(day(2));
    expect(prolongedShelfDay(waits, 0, days)).toBe(day(0));
  });

  it('keeps nothing longer than it is promised, nor for a point that never opens', () => {
    expect(prolongedShelfDay({ ...waits, to: day(1) }, 3, days)).toBe(day(1));
    expect(prolongedShelfDay({ ...waits, to: due }, 3, days)).toBeUndefined();
    expect(prolongedShelfDay(waits, 1, [])).toBeUndefined();
  });
});
