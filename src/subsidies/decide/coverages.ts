import { Injectable } from '@nestjs/common';
import type { CalendarDate } from '../../platform/calendar/index.js';
import type { Tx } from '../../platform/database/index.js';
import { newId } from '../../platform/ids/index.js';

export interface NewCoverage {
  readonly borrowerId: string;
  readonly loanId: string | null;
  readonly reservationId: string | null;
  readonly basisPoints: number;
  readonly capOre: number | null;
  readonly validFrom: CalendarDate;
  readonly validTo: CalendarDate;
}

@Injectable()
export class Coverages {
  async grant(_tx: Tx, _coverage: NewCoverage): Promise<string> {
    return Promise.resolve(newId());
  }

  async endFrom(_tx: Tx, _id: string, _day: CalendarDate): Promise<void> {
    return Promise.resolve();
  }
}
