import { Injectable } from '@nestjs/common';
import { type CalendarDate, addDays, earlierOf } from '../../platform/calendar/index.js';
import type { Queries, Tx } from '../../platform/database/index.js';
import { type Period, overlap } from '../domain/period.js';
import { type Want, fits } from '../domain/placement.js';
import { compareInLine, compete } from '../domain/waiting-order.js';
import { ReservationNews } from '../news.js';
import type { CopyRow } from '../persistence/copies.query.js';
import { type ReservationRow, ReservationRepository } from '../persistence/reservation.repository.js';
import { Placing } from './placing.js';
import { Pools } from './pools.js';

/** Who waits for what, and in which order they get it: by programme, then by when they asked. */
@Injectable()
export class Lines {
  constructor(
    private readonly reservations: ReservationRepository,
    private readonly pools: Pools,
    private readonly placing: Placing,
    private readonly news: ReservationNews,
  ) {}

  /**
   * Places one that waits, after those before it in line who wait for something that could be its own: nobody is overtaken. The pool
   * is locked.
   * @returns whether it has a copy now
   */
  async placeInTurn(tx: Tx, row: ReservationRow, actorId: string | null, today: CalendarDate): Promise<boolean> {
    const rivals = await this.rivals(tx, row.kindId, await this.pools.want(tx, row), today);
    const ahead = rivals.filter((other) => other.id !== row.id && compareInLine(other, row) < 0);
    const seating = { actorId, today, newcomer: row.id };
    const placed = await this.placing.inOrder(tx, row.kindId, [...ahead, row], seating);
    await this.tell(tx, ahead.filter(isIn(placed)), today);
    return placed.has(row.id);
  }

  /**
   * Gives what has become free to those who wait for it, in their order. The pool is locked.
   * @param freed what somebody else had
   */
  async promote(
    tx: Tx,
    kindId: string,
    freed: ReservationRow,
    actorId: string | null,
    today: CalendarDate,
  ): Promise<number> {
    const rivals = await this.rivals(tx, kindId, await this.copyOf(tx, freed), today);
    const placed = await this.placing.inOrder(tx, kindId, rivals, { actorId, today });
    await this.tell(tx, rivals.filter(isIn(placed)), today);
    return placed.size;
  }

  /**
   * Gives a copy that comes back to those who wait and whom it suits as it is, in their order. Nobody is moved for it: a return must
   * not take longer because many wait, and the night looks further. The pool and the copy are locked.
   * @param gained the days on which it is here and was counted out before
   * @returns how many have one because of it
   */
  async giveAway(tx: Tx, copy: CopyRow, gained: Period, actorId: string, today: CalendarDate): Promise<number> {
    const { code, kindId, size } = copy;
    const grade = await this.pools.gradePosition(tx, copy.gradeId);
    const thing = { code, size, grade, area: await this.pools.areaOf(tx, copy.homePointId) };
    const suited: { row: ReservationRow; want: Want }[] = [];
    for (const row of await this.reservations.waiting(tx, kindId)) {
      const want = await this.pools.want(tx, row);
      if (row.to >= today && overlap(want, gained) && fits(want, thing)) suited.push({ row, want });
    }
    const earliest = suited.map(({ want }) => want.from).reduce(earlierOf, today);
    const taken: Period[] = (await this.reservations.heldFrom(tx, code, earliest)).map(daysOf);
    if (gained.from > today) taken.push({ from: today, to: addDays(gained.from, -1) });
    const lucky: ReservationRow[] = [];
    for (const { row, want } of suited) {
      if (taken.some((days) => overlap(days, want))) continue;
      await this.placing.give(tx, row, code, { actorId, today });
      taken.push(want);
      lucky.push(row);
    }
    await this.tell(tx, lucky, today);
    return lucky.length;
  }

  /** Tells those who waited that they have a copy. */
  async tell(tx: Tx, placed: readonly ReservationRow[], day: CalendarDate): Promise<void> {
    for (const { id, borrowerId, version } of placed) {
      await this.news.placed(tx, { id, borrowerId, version: version + 1, day });
    }
  }

  /** Those who wait for a kind and compete with a want, in their order; whose period is over waits for nothing. */
  private async rivals(q: Queries, kindId: string, want: Want, today: CalendarDate): Promise<ReservationRow[]> {
    const waiting = (await this.reservations.waiting(q, kindId)).filter(({ to }) => to >= today);
    const rivals: ReservationRow[] = [];
    for (const row of waiting) if (compete(await this.pools.want(q, row), want)) rivals.push(row);
    return rivals;
  }

  /** What somebody had may be of any grade up to the highest that was allowed, whatever was asked for. */
  private async copyOf(q: Queries, freed: ReservationRow): Promise<Want> {
    const want = await this.pools.want(q, freed);
    return { ...want, size: null, leastGrade: 0, mostGrade: Number.MAX_SAFE_INTEGER };
  }
}

function daysOf({ from, busyTo }: ReservationRow): Period {
  return { from, to: busyTo };
}

function isIn(ids: ReadonlySet<string>): (row: ReservationRow) => boolean {
  return ({ id }) => ids.has(id);
}
