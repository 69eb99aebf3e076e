import { type CalendarDate, calendarDate } from '../../platform/calendar/index.js';
import { badInput } from '../../platform/http/index.js';
import type { CaseDecision } from '../domain/case-content.js';

/**
 * The day from which a grant ends.
 * @throws Problem 400 for a day before today, since what is past stays, and for one after the last day of the grant
 */
export function revocationDay(from: string, decision: CaseDecision | null, today: CalendarDate): CalendarDate {
  const day = calendarDate(from);
  if (day < today) throw badInput([{ field: 'from', code: 'in-the-past' }]);
  const last = decision?.validTo;
  if (last && day > last) throw badInput([{ field: 'from', code: 'after-the-grant' }]);
  return day;
}
