import { setImmediate as nextTurn } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { type CalendarDate, addDays } from '../../platform/calendar/index.js';
import { Reader, type Tx, UnitOfWork } from '../../platform/database/index.js';
import { Endings } from '../end/endings.js';
import { DueReservations, type OverReservation } from './due-reservations.query.js';
import { NightlyPlaces } from './nightly-places.js';

/** What a nightly run did. */
export interface NightlyResult {
  /** Waited on a shelf, for a copy or for an acceptance until its time was over. */
  readonly lapsed: number;
  readonly noShows: number;
  /** Given another copy because the one that was promised will not be there. */
  readonly moved: number;
  /** Given a copy after waiting for one. */
  readonly placed: number;
}

/** What a nightly run would look at. */
export interface NightlyPreview {
  readonly lapsed: number;
  readonly noShows: number;
  readonly endangered: number;
  readonly waiting: number;
}

/** So many days before it begins a promise whose copy is not there is looked at. */
const lookAheadDays = 14;

/**
 * What time does to reservations. Each is judged again under its lock in a short unit of its own, so that a run may come twice, in several
 * processes at once, and again after a crash in the middle.
 */
@Injectable()
export class Nightly {
  constructor(
    private readonly reader: Reader,
    private readonly unitOfWork: UnitOfWork,
    private readonly due: DueReservations,
    private readonly endings: Endings,
    private readonly places: NightlyPlaces,
  ) {}

  /** Ends what is over on a day, and gives copies to those who wait, in their order. */
  async run(on: CalendarDate): Promise<NightlyResult> {
    const ended = { lapsed: 0, 'no-show': 0, cancelled: 0 };
    let placed = 0;
    for (const over of await this.due.over(this.reader, on)) {
      const others = await this.unitOfWork.run((tx) => this.end(tx, over, on));
      if (others !== undefined) ended[over.ending] += 1;
      placed += others ?? 0;
      await nextTurn(); // Requests come in between.
    }
    const moved = await this.each(await this.due.endangered(this.reader, on, addDays(on, lookAheadDays)), (tx, id) =>
      this.places.replace(tx, id, on),
    );
    placed += await this.each(await this.due.waiting(this.reader, on), (tx, id) => this.places.place(tx, id, on));
    return { lapsed: ended.lapsed, noShows: ended['no-show'], moved, placed };
  }

  /** What a run would look at; whether there are copies turns out only by doing it. */
  async preview(on: CalendarDate): Promise<NightlyPreview> {
    const over = await this.due.over(this.reader, on);
    const endangered = await this.due.endangered(this.reader, on, addDays(on, lookAheadDays));
    const waiting = await this.due.waiting(this.reader, on);
    return {
      lapsed: over.filter(({ ending }) => ending === 'lapsed').length,
      noShows: over.filter(({ ending }) => ending === 'no-show').length,
      endangered: endangered.length,
      waiting: waiting.length,
    };
  }

  private async each(ids: readonly string[], work: (tx: Tx, id: string) => Promise<boolean>): Promise<number> {
    let count = 0;
    for (const id of ids) {
      if (await this.unitOfWork.run((tx) => work(tx, id))) count += 1;
      await nextTurn();
    }
    return count;
  }

  /** How many others have a copy because of it; `undefined` where it is over no more. */
  private async end(tx: Tx, over: OverReservation, on: CalendarDate): Promise<number | undefined> {
    const row = await this.endings.lock(tx, over.id);
    if (row?.state !== over.state) return undefined;
    const isOver = row.readyUntil === null ? row.to < on : row.readyUntil < on;
    return isOver ? this.endings.end(tx, row, over.ending, null, on) : undefined;
  }
}
