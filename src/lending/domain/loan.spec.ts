import { describe, expect, it } from '@jest/globals';
import { calendarDate } from '../../platform/calendar/index.js';
import { isOverdue } from './loan.js';

const today = calendarDate('2026-08-17');

describe('a loan', () => {
  it('is overdue from the day after the due day, while it is open', () => {
    expect(isOverdue({ state: 'open', dueOn: calendarDate('2026-08-16') }, today)).toBe(true);
    expect(isOverdue({ state: 'open', dueOn: today }, today)).toBe(false);
    expect(isOverdue({ state: 'returned', dueOn: calendarDate('2026-08-16') }, today)).toBe(false);
    expect(isOverdue({ state: 'lost', dueOn: calendarDate('2026-08-16') }, today)).toBe(false);
  });
});
