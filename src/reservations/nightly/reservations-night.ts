import { Injectable } from '@nestjs/common';
import type { CalendarDate } from '../../platform/calendar/index.js';
import { NightlyStep } from '../../platform/schedule/index.js';
import { Nightly } from './nightly.js';

/** What a night does to reservations, told at a terminal. */
@Injectable()
export class ReservationsNight extends NightlyStep {
  override readonly name = 'reservations';

  constructor(private readonly nightly: Nightly) {
    super();
  }

  override async run(on: CalendarDate): Promise<string> {
    const { lapsed, noShows, moved, placed } = await this.nightly.run(on);
    return `${lapsed} lapsed, ${noShows} were not picked up, ${moved} moved to another copy, ${placed} got a copy`;
  }

  override async preview(on: CalendarDate): Promise<string> {
    const { lapsed, noShows, endangered, waiting } = await this.nightly.preview(on);
    return `${lapsed} would lapse, ${noShows} were not picked up, ${endangered} may need another copy, ${waiting} wait`;
  }
}
