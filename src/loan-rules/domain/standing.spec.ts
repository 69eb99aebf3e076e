import { describe, expect, it } from '@jest/globals';
import { calendarDate } from '../../platform/calendar/index.js';
import { shippedRules } from '../seed/rules.js';
import type { LoanRule } from './loan-rule.js';
import { standingOf } from './standing.js';

const on = calendarDate('2026-10-19');
const [first] = shippedRules;
if (first === undefined) throw new Error('No rule is shipped');
const shipped: LoanRule = first;
const row = (id: string, more: Partial<LoanRule> = {}): LoanRule => ({ ...shipped, id, ...more });
const standing = (rule: LoanRule, ...others: LoanRule[]) => standingOf(rule, [rule, ...others], on);

describe('how a row stands', () => {
  it('is in force on both its first and its last day', () => {
    expect(standing(row('a', { validFrom: on, validTo: on }))).toEqual({ is: 'in-force' });
  });

  it('is coming before its first day and over after its last', () => {
    expect(standing(row('a', { validFrom: calendarDate('2026-10-20') }))).toEqual({ is: 'coming' });
    expect(standing(row('a', { validTo: calendarDate('2026-10-18') }))).toEqual({ is: 'over' });
  });

  it('is withdrawn where it holds on no day', () => {
    const never = { validFrom: on, validTo: calendarDate('2026-10-18') };
    expect(standing(row('a', never))).toEqual({ is: 'withdrawn' });
  });

  it('is replaced by a row for the same that has begun since, and by no other', () => {
    const newer = row('newer', { validFrom: calendarDate('2026-08-01') });
    expect(standing(row('older'), newer)).toEqual({ is: 'replaced', by: 'newer' });
    expect(standing(newer, row('older'))).toEqual({ is: 'in-force' });
    expect(standing(row('older'), { ...newer, kindId: 'tuba' })).toEqual({ is: 'in-force' });
    expect(standing(row('older'), { ...newer, validFrom: calendarDate('2026-12-01') })).toEqual({ is: 'in-force' });
    expect(standing(row('older'), { ...newer, validTo: calendarDate('2026-09-01') })).toEqual({ is: 'in-force' });
  });
});
