import { describe, expect, it } from '@jest/globals';
import { addDays, calendarDate } from '../../platform/calendar/index.js';
import { closureFaults, longestClosureDays } from './closure-checks.js';

const today = calendarDate('2026-08-17');
const days = (from: number, to: number) => ({ from: addDays(today, from), to: addDays(today, to) });

describe('the days of a closure', () => {
  it('may be a single one, and begin today', () => {
    expect(closureFaults(days(0, 0), [], today)).toEqual([]);
  });

  it('do not lie in the past, nor end before they begin', () => {
    expect(closureFaults(days(-1, 1), [], today)).toEqual([{ field: 'from', code: 'closure-in-the-past' }]);
    expect(closureFaults(days(2, 1), [], today)).toEqual([{ field: 'to', code: 'ends-before-it-begins' }]);
  });

  it('begin within two years, whatever is typed', () => {
    const slip = { from: calendarDate('9999-12-30'), to: calendarDate('9999-12-31') };
    expect(closureFaults(slip, [], today)).toEqual([{ field: 'from', code: 'closure-too-far-ahead' }]);
  });

  it('are a year at most', () => {
    expect(closureFaults(days(0, longestClosureDays - 1), [], today)).toEqual([]);
    expect(closureFaults(days(0, longestClosureDays), [], today)).toEqual([{ field: 'to', code: 'closure-too-long' }]);
  });

  it('are closed by no other closure', () => {
    const other = days(3, 5);
    expect(closureFaults(days(1, 3), [other], today)).toEqual([
      { field: 'from', code: 'closed-already', params: { from: other.from, to: other.to } },
    ]);
  });
});
