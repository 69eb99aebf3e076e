import { Injectable } from '@nestjs/common';
import type { CalendarDate } from '../../platform/calendar/index.js';
import { NightlyStep } from '../../platform/schedule/index.js';
import { TermFees } from './term-fees.js';

/** The charging of terms that have begun, told at a terminal. */
@Injectable()
export class TermFeesNight extends NightlyStep {
  override readonly name = 'term fees';

  constructor(private readonly fees: TermFees) {
    super();
  }

  /** @throws Error where a loan could not be charged */
  override async run(on: CalendarDate): Promise<string> {
    const { charged, failed } = await this.fees.run(on);
    if (failed > 0) throw new Error(`${charged} loans charged for their term, ${failed} could not be; see the log`);
    return `${charged} loans charged for their term`;
  }

  override async preview(on: CalendarDate): Promise<string> {
    return `${await this.fees.count(on)} loans would be charged for their term`;
  }
}
