import { describe, expect, it } from '@jest/globals';
import { calendarDate } from '../../platform/calendar/index.js';
import type { SqlValue } from '../../platform/database/index.js';
import { begunBy, haveBegun } from './loan-schedules.js';

const on = calendarDate('2026-03-10');

function condition(rules: readonly { id: string; dueSoonDays: number }[]): { sql: string; values: SqlValue[] } {
  const values: SqlValue[] = [];
  const sql = haveBegun(begunBy(on, rules), (one) => `$${values.push(one)}`);
  return { sql, values };
}

describe('what has begun to be reminded of', () => {
  it('is nothing where there is no row', () => {
    expect(condition([])).toEqual({ sql: ' AND FALSE', values: [] });
  });

  it('is one stretch of due days where all rows begin alike', () => {
    const rules = ['a', 'b'].map((id) => ({ id, dueSoonDays: 3 }));
    expect(condition(rules)).toEqual({ sql: ' AND l.due_on <= $1', values: ['2026-03-13'] });
  });

  it('is for each row its own, within the longest', () => {
    const rules = [
      { id: 'late', dueSoonDays: 3 },
      { id: 'early', dueSoonDays: 14 },
      { id: 'middle', dueSoonDays: 7 },
      { id: 'early too', dueSoonDays: 14 },
    ];
    expect(condition(rules)).toEqual({
      sql:
        ' AND l.due_on <= $1 AND (l.due_on <= $6 OR (l.due_on <= $2 AND l.rule_id = ANY_OF($3))' +
        ' OR (l.due_on <= $4 AND l.rule_id = ANY_OF($5)))',
      values: ['2026-03-24', '2026-03-17', '["middle"]', '2026-03-24', '["early","early too"]', '2026-03-13'],
    });
  });
});
