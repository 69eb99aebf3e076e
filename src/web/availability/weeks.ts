import {
  type CalendarDate,
  addDays,
  daysBetween,
  earlierOf,
  isoWeekday,
  laterOf,
} from '../../platform/calendar/index.js';
import type { Busy } from '../../reservations/index.js';

/** A week of the timeline: its Monday, and its number by ISO 8601. */
export interface Week {
  readonly monday: CalendarDate;
  readonly number: number;
}

/** What is drawn for an instrument: a stretch in days from the first Monday. `open` ends are not known, or lie outside. */
export interface Bar {
  readonly because: Busy['because'];
  readonly start: number;
  readonly days: number;
  readonly opensBefore: boolean;
  readonly opensAfter: boolean;
}

/** The weeks that a period touches, whole. */
export function weeksOf(from: CalendarDate, to: CalendarDate): Week[] {
  const first = addDays(from, 1 - isoWeekday(from));
  const count = Math.floor(daysBetween(first, to) / 7) + 1;
  return Array.from({ length: count }, (_, index) => {
    const monday = addDays(first, index * 7);
    return { monday, number: weekNumber(monday) };
  });
}

/** The stretches of an instrument that fall within the weeks, the earliest first. */
export function barsOf(busy: readonly Busy[], weeks: readonly Week[]): Bar[] {
  const first = weeks[0]?.monday;
  const lastMonday = weeks.at(-1)?.monday;
  if (first === undefined || lastMonday === undefined) return [];
  const last = addDays(lastMonday, 6);
  return busy
    .filter(({ from, to }) => from <= last && (to === null || to >= first))
    .map(({ from, to, because }) => {
      const begins = laterOf(from, first);
      const ends = to === null ? last : earlierOf(to, last);
      return {
        because,
        start: daysBetween(first, begins),
        days: daysBetween(begins, ends) + 1,
        opensBefore: from < first,
        opensAfter: to === null || to > last,
      };
    })
    .sort((one, other) => one.start - other.start);
}

/** The week of a Monday by ISO 8601: week 1 is the one with the year's first Thursday. */
function weekNumber(monday: CalendarDate): number {
  const thursday = addDays(monday, 3);
  const newYear = `${thursday.slice(0, 4)}-01-01` as CalendarDate;
  return Math.floor(daysBetween(newYear, thursday) / 7) + 1;
}
