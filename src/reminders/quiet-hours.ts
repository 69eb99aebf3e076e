import { Inject, Injectable } from '@nestjs/common';
import { isPublicHoliday } from '../organisation/index.js';
import { type CalendarDate, addDays, laterOf, zonedInstant } from '../platform/calendar/index.js';
import { Clock } from '../platform/clock/index.js';
import { CONFIG, type Config } from '../platform/config/index.js';
import { isQuiet, nextLoudDay } from './domain/schedule.js';

/** Between these hours nobody is written to. */
const quietFrom = '21:00';
const quietUntil = '08:00';

/** When people want to hear of what can wait. */
@Injectable()
export class QuietHours {
  constructor(
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** The day that counts for a message that was decided on one: a demonstration sweeps days that are still to come. */
  dayOf(decidedOn: CalendarDate): CalendarDate {
    return laterOf(decidedOn, this.clock.today());
  }

  /**
   * Until when a message must wait for an hour and a day on which people want to hear of it. A demonstration's message of a day that
   * is still to come does not wait: there, time passes by sweeping.
   */
  until(decidedOn: CalendarDate): Date | undefined {
    const today = this.clock.today();
    if (decidedOn > today) return undefined;
    const { timeZone } = this.config;
    const now = this.clock.now();
    const at = (day: CalendarDate, time: string): Date => zonedInstant(day, time, timeZone);
    if (isQuiet(today, isPublicHoliday) || now >= at(today, quietFrom)) {
      return at(nextLoudDay(addDays(today, 1), isPublicHoliday), quietUntil);
    }
    return now < at(today, quietUntil) ? at(today, quietUntil) : undefined;
  }
}
