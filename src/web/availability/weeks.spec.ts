import { describe, expect, it } from '@jest/globals';
import { calendarDate } from '../../platform/calendar/index.js';
import { barsOf, weeksOf } from './weeks.js';

const day = calendarDate;

describe('the weeks of a timeline', () => {
  it('are whole, and numbered as the wall calendar numbers them', () => {
    const weeks = weeksOf(day('2026-12-23'), day('2027-01-11'));
    expect(weeks.map(({ monday, number }) => `${monday} ${number}`)).toEqual([
      '2026-12-21 52',
      '2026-12-28 53',
      '2027-01-04 1',
      '2027-01-11 2',
    ]);
  });

  it('are one where the period is one day', () => {
    expect(weeksOf(day('2026-11-29'), day('2026-11-29'))).toEqual([{ monday: '2026-11-23', number: 48 }]);
  });
});

describe('the bars of an instrument', () => {
  const weeks = weeksOf(day('2026-11-23'), day('2026-12-06'));

  it('begin and end on their days', () => {
    const busy = [{ from: day('2026-11-25'), to: day('2026-11-30'), because: 'loan' as const }];
    expect(barsOf(busy, weeks)).toEqual([
      { because: 'loan', start: 2, days: 6, opensBefore: false, opensAfter: false },
    ]);
  });

  it('are cut at the edges, and say that they go on', () => {
    const busy = [
      { from: day('2026-12-05'), to: null, because: 'repair' as const },
      { from: day('2026-10-01'), to: day('2026-11-23'), because: 'loan' as const },
    ];
    expect(barsOf(busy, weeks)).toEqual([
      { because: 'loan', start: 0, days: 1, opensBefore: true, opensAfter: false },
      { because: 'repair', start: 12, days: 2, opensBefore: false, opensAfter: true },
    ]);
  });

  it('are none for what lies outside', () => {
    const busy = [
      { from: day('2026-10-01'), to: day('2026-11-22'), because: 'loan' as const },
      { from: day('2026-12-07'), to: day('2026-12-08'), because: 'reservation' as const },
    ];
    expect(barsOf(busy, weeks)).toEqual([]);
    expect(barsOf(busy, [])).toEqual([]);
  });
});
