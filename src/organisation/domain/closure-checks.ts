import { type CalendarDate, addDays, daysBetween } from '../../platform/calendar/index.js';
import type { FieldError } from '../../platform/http/problem.js';
import type { ClosedRange } from './opening-calendar.js';

/** So many days at most: what is closed for longer has other opening hours, or none. */
export const longestClosureDays = 366;

/** So many days ahead it begins at most: a later one is a slip of the pen. */
const longestAheadDays = 2 * 366;

/**
 * What is wrong with the days of a closure, each fault at the field where it can be put right. A closure of a single day is right.
 * @param others what is closed already of the same point and shares days with it
 */
export function closureFaults(
  { from, to }: ClosedRange,
  others: readonly ClosedRange[],
  today: CalendarDate,
): FieldError[] {
  const faults: FieldError[] = [];
  if (from < today) faults.push({ field: 'from', code: 'closure-in-the-past' });
  if (to < from) faults.push({ field: 'to', code: 'ends-before-it-begins' });
  if (from > addDays(today, longestAheadDays)) faults.push({ field: 'from', code: 'closure-too-far-ahead' });
  if (daysBetween(from, to) >= longestClosureDays) faults.push({ field: 'to', code: 'closure-too-long' });
  const [other] = others;
  if (other !== undefined && faults.length === 0) {
    faults.push({ field: 'from', code: 'closed-already', params: { from: other.from, to: other.to } });
  }
  return faults;
}
