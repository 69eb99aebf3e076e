import { type CalendarDate, schoolYearDays, schoolYearOf } from '../../platform/calendar/index.js';
import { lastDayOf, quarterOf } from './quarter.js';

/** Until when what is written down of a school year counts in its figures: to the end of the quarter in which it ends. */
export function countedUntil(schoolYear: string): CalendarDate {
  return lastDayOf(quarterOf(schoolYearDays(schoolYear)[1]));
}

/**
 * The school years whose figures are shown, the latest first: whole ones, in which something happened, once nothing more counts in them. The
 * figures of a running year would change, and of two readings one could be taken from the other.
 *
 * @param first a day of the earliest year with figures
 * @param last a day of the latest
 */
export function shownYears(first: CalendarDate, last: CalendarDate, today: CalendarDate): readonly string[] {
  const [from, to] = [first, last].map((day) => Number(schoolYearOf(day).slice(0, 4)));
  if (from === undefined || to === undefined) return [];
  return Array.from({ length: to - from + 1 }, (_, nth) => `${to - nth}-${to - nth + 1}`).filter(
    (year) => countedUntil(year) < today,
  );
}
