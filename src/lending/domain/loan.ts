import type { CalendarDate } from '../../platform/calendar/index.js';

/** Is a loan late? On the due day itself it is not, and only an open loan can be. */
export function isOverdue(
  loan: { readonly state: 'open' | 'returned' | 'lost'; readonly dueOn: CalendarDate },
  today: CalendarDate,
): boolean {
  return loan.state === 'open' && loan.dueOn < today;
}
