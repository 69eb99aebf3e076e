import { Injectable } from '@nestjs/common';
import { Closures } from '../../organisation/index.js';
import { type CalendarDate, addDays } from '../../platform/calendar/index.js';
import { Reader } from '../../platform/database/index.js';
import { NightlyStep } from '../../platform/schedule/index.js';
import { ClosingPlans } from './closing-plan.js';
import { FinishClosing } from './finish-closing.js';

/** So many days after a closure its run is still finished: servers may have been down. */
const lookBackDays = 14;

/** Finishes closures whose run was cut off, and moves what came to be due on their days meanwhile. */
@Injectable()
export class ClosingNight extends NightlyStep {
  override readonly name = 'closures';

  constructor(
    private readonly reader: Reader,
    private readonly closures: Closures,
    private readonly finish: FinishClosing,
    private readonly plans: ClosingPlans,
  ) {
    super();
  }

  override async run(on: CalendarDate): Promise<string> {
    let [loans, reservations] = [0, 0];
    for (const closure of await this.closures.endingFrom(this.reader, addDays(on, -lookBackDays))) {
      const moved = await this.finish.run(closure, null);
      loans += moved.loans;
      reservations += moved.reservations;
    }
    return `${loans} loans due later, ${reservations} kept longer on hold shelves`;
  }

  override async preview(on: CalendarDate): Promise<string> {
    let [loans, reservations] = [0, 0];
    for (const closure of await this.closures.endingFrom(this.reader, addDays(on, -lookBackDays))) {
      const { moved, prolonged } = await this.plans.of(this.reader, closure);
      loans += moved.length;
      reservations += prolonged.length;
    }
    return `${loans} loans would be due later, ${reservations} would be kept longer on hold shelves`;
  }
}
