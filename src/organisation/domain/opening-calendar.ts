import { addDays, isoWeekday, type CalendarDate } from '../../platform/calendar/index.js';
import { isPublicHoliday } from './norwegian-holidays.js';

/** When a lending point is open on a weekday (1 is Monday, 7 is Sunday); local times `HH:MM`. No entry is closed. */
export interface WeekdayHours {
  readonly weekday: number;
  readonly opens: string;
  readonly closes: string;
}

/** Days on which a point is closed besides, the last one included. */
export interface ClosedRange {
  readonly from: CalendarDate;
  readonly to: CalendarDate;
}

/** How many days are looked at for an open one: the longest summer, a rebuilding, but not for ever. */
export const longestSearchDays = 366;

/**
 * The open days of one lending point: the weekdays with opening hours, without public holidays and without the ranges
 * that somebody closed.
 */
export class OpeningCalendar {
  readonly #hours: ReadonlyMap<number, WeekdayHours>;
  readonly #closed: readonly ClosedRange[];

  /** @throws RangeError if a weekday is not 1 to 7 */
  constructor(hours: readonly WeekdayHours[], closed: readonly ClosedRange[] = []) {
    for (const { weekday } of hours) {
      if (!Number.isInteger(weekday) || weekday < 1 || weekday > 7) throw new RangeError('a weekday is 1 to 7');
    }
    this.#hours = new Map(hours.map((entry) => [entry.weekday, entry]));
    this.#closed = closed;
  }

  isOpen(day: CalendarDate): boolean {
    return this.hoursOn(day) !== undefined;
  }

  /** The opening hours of a day, or `undefined` if it is closed. */
  hoursOn(day: CalendarDate): WeekdayHours | undefined {
    const hours = this.#hours.get(isoWeekday(day));
    if (hours === undefined || isPublicHoliday(day)) return undefined;
    return this.#closed.some(({ from, to }) => from <= day && day <= to) ? undefined : hours;
  }

  /** The first open day on or after a day, or `undefined` if the next 366 days have none. */
  nextOpen(day: CalendarDate): CalendarDate | undefined {
    return this.#search(day, 1);
  }

  /** The last open day on or before a day, or `undefined` if the 366 days before have none. */
  previousOpen(day: CalendarDate): CalendarDate | undefined {
    return this.#search(day, -1);
  }

  /** The same point, closed on some days more. */
  alsoClosed(range: ClosedRange): OpeningCalendar {
    return new OpeningCalendar([...this.#hours.values()], [...this.#closed, range]);
  }

  /** The days of a range on which the point would be open but for a closure of exactly that range, in their order. */
  openBut(range: ClosedRange): CalendarDate[] {
    const others = this.#closed.filter(({ from, to }) => from !== range.from || to !== range.to);
    const calendar = new OpeningCalendar([...this.#hours.values()], others);
    const days: CalendarDate[] = [];
    for (let day = range.from; day <= range.to; day = addDays(day, 1)) if (calendar.isOpen(day)) days.push(day);
    return days;
  }

  /** The first open days on or after a day, as many as are asked for; fewer where 366 days have none. */
  firstOpen(day: CalendarDate, count: number): CalendarDate[] {
    const days: CalendarDate[] = [];
    for (let next = this.nextOpen(day); next !== undefined && days.length < count;) {
      days.push(next);
      next = this.nextOpen(addDays(next, 1));
    }
    return days;
  }

  #search(from: CalendarDate, step: 1 | -1): CalendarDate | undefined {
    for (let days = 0; days <= longestSearchDays; days += 1) {
      const day = addDays(from, days * step);
      if (this.isOpen(day)) return day;
    }
    return undefined;
  }
}
