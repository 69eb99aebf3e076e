import { Injectable } from '@nestjs/common';
import type { CalendarDate } from '../../platform/calendar/index.js';
import type { Queries, Tx } from '../../platform/database/index.js';
import type { Want } from '../domain/placement.js';
import { compareInLine, compete } from '../domain/waiting-order.js';
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
  ) {}

  /**
   * Places one that waits, after those before it in line who wait for something that could be its own: nobody is overtaken. The pool
   * is locked.
   * @returns whether it has a copy now
   */
  async placeInTurn(tx: Tx, row: ReservationRow, actorId: string | null, today: CalendarDate): Promise<boolean> {
    const rivals = await this.rivals(tx, row.kindId, await this.pools.want(tx, row), today);
    const ahead = rivals.filter((other) => other.id !== row.id && compareInLine(other, row) < 0);
    const placed = await this.placing.inOrder(tx, row.kindId, [...ahead, row], {
      actorId,
      today,
    });
    return placed.has(row.id);
  }

  /**
   * Gives what has become free to those who wait for it, in their order. The pool is locked.
   * @param freed what somebody else had; without it everybody who waits for the kind is tried
   */
  async promote(
    tx: Tx,
    kindId: string,
    freed: ReservationRow | undefined,
    actorId: string | null,
    today: CalendarDate,
  ): Promise<number> {
    const want = freed === undefined ? undefined : await this.copyOf(tx, freed);
    const rivals = await this.rivals(tx, kindId, want, today);
    const placed = await this.placing.inOrder(tx, kindId, rivals, { actorId, today });
    return placed.size;
  }

  /** Those who wait for a kind and compete with a want, in their order; whose period is over waits for nothing. */
  private async rivals(
    q: Queries,
    kindId: string,
    want: Want | undefined,
    today: CalendarDate,
  ): Promise<ReservationRow[]> {
    const waiting = (await this.reservations.waiting(q, kindId)).filter(({ to }) => to >= today);
    if (want === undefined) return waiting;
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
