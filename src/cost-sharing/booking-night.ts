import { Injectable } from '@nestjs/common';
import { Places } from '../organisation/index.js';
import type { CalendarDate } from '../platform/calendar/index.js';
import { Clock } from '../platform/clock/index.js';
import { Reader } from '../platform/database/index.js';
import { Problem } from '../platform/http/index.js';
import { NightlyStep } from '../platform/schedule/index.js';
import { quarterOf } from './domain/quarter.js';
import { Bookkeeping } from './ledger/bookkeeping.js';

/** Books every night what has come, so that a closing finds the ledger ready. */
@Injectable()
export class BookingNight extends NightlyStep {
  override readonly name = 'ledger';

  constructor(
    private readonly books: Bookkeeping,
    private readonly places: Places,
    private readonly reader: Reader,
    private readonly clock: Clock,
  ) {
    super();
  }

  override async run(on: CalendarDate): Promise<string> {
    const municipalities = await this.municipalities();
    try {
      for (const municipality of municipalities)
        await this.books.bring(municipality, quarterOf(on), this.clock.today());
    } catch (error) {
      // Whoever closes a quarter is told so; to try again every few minutes would not bring the key back.
      if (error instanceof Problem)
        return `not brought up to date, for the key of the cases is missing (${error.code})`;
      throw error;
    }
    return `the ledgers of ${municipalities.length} municipalities are up to date`;
  }

  override async preview(): Promise<string> {
    return `the ledgers of ${(await this.municipalities()).length} municipalities would be brought up to date`;
  }

  private async municipalities(): Promise<string[]> {
    return (await this.places.municipalities(this.reader)).map(({ id }) => id);
  }
}
