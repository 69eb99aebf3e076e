import { describe, expect, it } from '@jest/globals';
import { calendarDate } from '../../platform/calendar/index.js';
import { type CountedLoan, daysHad } from './days-had.js';

function counted(
  instrumentCode: string,
  from: string,
  to: string | null,
  more: Partial<CountedLoan> = {},
): CountedLoan {
  const returnedOn = to === null ? null : calendarDate(to);
  return { open: to === null, instrumentCode, outOn: calendarDate(from), returnedOn, instead: null, ...more };
}

describe('the days that a borrower has had an instrument', () => {
  it('are those of ended loans of it, and of no other', () => {
    const loans = [
      counted('A', '2026-08-01', '2026-08-11'),
      counted('B', '2026-08-01', '2026-09-01'),
      counted('A', '2026-10-01', '2026-10-06'),
      counted('A', '2026-11-01', null),
    ];
    expect(daysHad('A', loans)).toBe(15);
    expect(daysHad('C', loans)).toBe(0);
  });

  it('are shared out where one replaced the other in an ended loan', () => {
    const loans = [
      counted('C', '2026-08-01', '2026-12-01'),
      counted('A', '2026-08-01', '2026-10-01', { instead: 'C' }),
      counted('B', '2026-10-01', '2026-11-01', { instead: 'C' }),
    ];
    expect([daysHad('A', loans), daysHad('B', loans), daysHad('C', loans)]).toEqual([61, 31, 30]);
  });

  it('count an instrument that came back to its own loan for both times', () => {
    const loans = [
      counted('A', '2026-08-01', '2026-12-01'),
      counted('A', '2026-08-01', '2026-10-01', { instead: 'A' }),
      counted('B', '2026-10-01', '2026-11-01', { instead: 'A' }),
    ];
    expect([daysHad('A', loans), daysHad('B', loans)]).toEqual([91, 31]);
  });

  it('are counted in a running loan from the day on which it came into it', () => {
    const loans = [counted('B', '2026-08-01', null), counted('A', '2026-08-01', '2026-08-21', { instead: 'B' })];
    expect([daysHad('A', loans), daysHad('B', loans)]).toEqual([20, -20]);
  });
});
