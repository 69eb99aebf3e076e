import { describe, expect, it } from '@jest/globals';
import { addDays, calendarDate } from '../../platform/calendar/index.js';
import { type CopyState, freeFrom, isFree, occupancyOf, overdueDays } from './occupancy.js';

const today = calendarDate('2026-05-04');
const d = calendarDate;
const at = (state: CopyState['state'], more: Partial<CopyState> = {}): CopyState => ({
  state,
  dueOn: null,
  freeFrom: null,
  outOn: null,
  serviceDays: 0,
  ...more,
});

describe('what keeps a copy from being promised', () => {
  it.each(['available', 'on-hold-shelf'] as const)('is nothing while it is %s', (state) => {
    expect(occupancyOf(at(state), today)).toBeUndefined();
  });

  it('is a loan until it is due, and the service after it', () => {
    const out = { outOn: d('2026-04-01'), dueOn: d('2026-06-19') };
    expect(occupancyOf(at('on-loan', out), today)).toEqual({ from: '2026-04-01', to: '2026-06-19', because: 'loan' });
    expect(occupancyOf(at('on-loan', { ...out, serviceDays: 2 }), today)?.to).toBe('2026-06-21');
    expect(occupancyOf(at('on-loan', { ...out, dueOn: today }), today)?.to).toBe(today);
  });

  it('is an overdue loan for a fortnight yet: it is not free tomorrow', () => {
    const out = { outOn: d('2026-04-01'), dueOn: d('2026-05-03'), serviceDays: 2 };
    expect(occupancyOf(at('on-loan', out), today)?.to).toBe(addDays(today, overdueDays));
  });

  it('is service until its day, or until somebody ends it', () => {
    expect(occupancyOf(at('in-service', { freeFrom: d('2026-05-06') }), today)).toEqual({
      from: today,
      to: '2026-05-05',
      because: 'service',
    });
    expect(occupancyOf(at('in-service', { freeFrom: today }), today)).toBeUndefined();
    expect(occupancyOf(at('in-service'), today)?.to).toBeNull();
  });

  it('is a transfer today, or until the service is over that goes on under way', () => {
    expect(occupancyOf(at('in-transfer'), today)).toEqual({ from: today, to: today, because: 'transfer' });
    expect(occupancyOf(at('in-transfer', { freeFrom: d('2026-05-08') }), today)?.to).toBe('2026-05-07');
  });

  it.each([
    ['in-repair', 'repair'],
    ['missing', 'missing'],
    ['lost', 'missing'],
    ['retired', 'missing'],
  ] as const)('has no known end while it is %s', (state, because) => {
    expect(occupancyOf(at(state), today)).toEqual({ from: today, to: null, because });
  });
});

describe('a copy', () => {
  const busy = [
    { from: d('2026-05-10'), to: d('2026-05-12'), because: 'reservation' as const },
    { from: d('2026-05-04'), to: d('2026-05-09'), because: 'loan' as const },
    { from: d('2026-06-01'), to: null, because: 'repair' as const },
  ];

  it('is free for a period when nothing keeps it on any of its days', () => {
    expect(isFree(busy, { from: d('2026-05-13'), to: d('2026-05-31') })).toBe(true);
    expect(isFree(busy, { from: d('2026-05-12'), to: d('2026-05-31') })).toBe(false);
    expect(isFree(busy, { from: d('2026-05-13'), to: d('2026-06-01') })).toBe(false);
    expect(isFree([], { from: today, to: today })).toBe(true);
  });

  it('is free again after all that follows without a gap', () => {
    expect(freeFrom(busy, d('2026-05-05'))).toBe('2026-05-13');
    expect(freeFrom(busy, d('2026-05-20'))).toBe('2026-05-20');
    expect(freeFrom(busy, d('2026-07-01'))).toBeNull();
  });
});
