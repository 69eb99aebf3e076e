import { Temporal } from 'temporal-polyfill';
import { type CalendarDate, calendarDate } from '../calendar/index.js';

/** The only source of the present. Injected, so that tests and demonstrations decide what day it is. */
export abstract class Clock {
  abstract now(): Date;
  /** The calendar day in the installation's zone. */
  abstract today(): CalendarDate;
}

/** The machine's clock, read in one IANA zone. */
export class SystemClock extends Clock {
  private cached: { until: number; today: CalendarDate } | undefined;

  constructor(private readonly zone: string) {
    super();
  }

  now(): Date {
    return new Date();
  }

  today(): CalendarDate {
    const now = Date.now();
    if (this.cached === undefined || now >= this.cached.until || now < this.cached.until - 90_000_000) {
      const today = Temporal.Now.plainDateISO(this.zone);
      const until = today.add({ days: 1 }).toZonedDateTime(this.zone).epochMilliseconds;
      this.cached = { until, today: calendarDate(today.toString()) };
    }
    return this.cached.today;
  }
}
