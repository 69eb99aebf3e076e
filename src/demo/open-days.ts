import { OpeningCalendar } from '../organisation/index.js';
import { addDays, type CalendarDate } from '../platform/calendar/index.js';
import { openingHours } from './places.js';
import type { DemoPoint } from './stock.js';

const calendars: Readonly<Record<DemoPoint, OpeningCalendar>> = {
  library: calendarOf('library'),
  'youth-arena': calendarOf('youth-arena'),
  'culture-school': calendarOf('culture-school'),
};

/** Whether a point of the demonstration is open on a day. */
export function isOpen(point: DemoPoint, day: CalendarDate): boolean {
  return calendars[point].isOpen(day);
}

/** The first day not before `day` on which the point is open. */
export function openOnOrAfter(point: DemoPoint, day: CalendarDate): CalendarDate {
  return calendars[point].nextOpen(day) ?? day;
}

/** The last day not after `day` on which the point is open. */
export function openOnOrBefore(point: DemoPoint, day: CalendarDate): CalendarDate {
  return calendars[point].previousOpen(day) ?? day;
}

/** The n-th open day after `day`. */
export function openDayAfter(point: DemoPoint, day: CalendarDate, count: number): CalendarDate {
  const next = openOnOrAfter(point, addDays(day, 1));
  return count <= 1 ? next : openDayAfter(point, next, count - 1);
}

function calendarOf(point: DemoPoint): OpeningCalendar {
  return new OpeningCalendar(openingHours.filter(({ lendingPointId }) => lendingPointId === point));
}
