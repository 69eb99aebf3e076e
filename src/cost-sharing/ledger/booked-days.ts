import { Injectable } from '@nestjs/common';
import { type CalendarDate, calendarDate, laterOf } from '../../platform/calendar/index.js';
import type { Queries, Tx } from '../../platform/database/index.js';

/** How far what units pay for borrowers is booked. */
export interface Booked {
  /** `undefined` where nothing is. */
  readonly before: CalendarDate | undefined;
  readonly version: number;
}

/** Remembers how far the ledger is, so that a closing need not look at a whole quarter once more. */
@Injectable()
export class BookedDays {
  async of(q: Queries, municipality: string): Promise<Booked> {
    const row = await q.one<{ day: string; version: number }>(
      'SELECT booked_before AS day, version FROM booked_days WHERE municipality_id = $1',
      [municipality],
    );
    return row === undefined
      ? { before: undefined, version: 0 }
      : { before: calendarDate(row.day), version: row.version };
  }

  /** All of the days before one is booked, unless somebody has asked since `seen` to look at them again. */
  async did(tx: Tx, municipality: string, { before, version }: Booked, day: CalendarDate): Promise<void> {
    const until = before === undefined ? day : laterOf(before, day);
    await tx.run(
      `INSERT INTO booked_days (municipality_id, booked_before, version) VALUES ($1, $2, $3)
       ON CONFLICT (municipality_id) DO UPDATE SET booked_before = $2
       WHERE booked_days.version = $3 AND booked_days.booked_before < $2`,
      [municipality, until, version],
    );
  }

  /** What is of this day or later is looked at again: it is agreed otherwise now who gets it. */
  async lookAgain(tx: Tx, municipality: string, from: CalendarDate): Promise<void> {
    await tx.run(
      `INSERT INTO booked_days (municipality_id, booked_before, version) VALUES ($1, $2, 1)
       ON CONFLICT (municipality_id) DO UPDATE SET version = booked_days.version + 1,
         booked_before = CASE WHEN booked_days.booked_before < $2 THEN booked_days.booked_before ELSE $2 END`,
      [municipality, from],
    );
  }
}
