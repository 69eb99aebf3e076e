import { Injectable } from '@nestjs/common';
import { addDays, type CalendarDate } from '../../platform/calendar/index.js';
import type { Queries, Tx } from '../../platform/database/index.js';
import { conflict } from '../../platform/http/index.js';
import { fits } from '../domain/placement.js';
import { type ReservationRow, ReservationRepository } from '../persistence/reservation.repository.js';
import { Lines } from '../placing/lines.js';
import { Placing } from '../placing/placing.js';
import { Pools, isHeld } from '../placing/pools.js';
import { type HandOver, type ReservationToFulfil, pickupLeadDays } from '../promises.js';

/** Finds the reservations that hand-overs fulfil, and takes a promise up again when that is undone. */
@Injectable()
export class HandOvers {
  constructor(
    private readonly reservations: ReservationRepository,
    private readonly pools: Pools,
    private readonly placing: Placing,
    private readonly lines: Lines,
  ) {}

  /** Those that the copy fits; what is promised this very copy first, so that none has to be exchanged, then at the point, then the earliest. */
  async find(q: Queries, { borrowerId, instrument, pointId, on }: HandOver): Promise<ReservationToFulfil[]> {
    const { code, kindId, size, gradeId } = instrument;
    const rows = await this.reservations.heldOf(q, borrowerId, kindId, on, addDays(on, pickupLeadDays));
    const grade = await this.pools.gradePosition(q, gradeId);
    const found: ReservationToFulfil[] = [];
    for (const row of rows) {
      const want = await this.pools.want(q, row);
      if (fits(want, { code, size, grade, area: want.area })) found.push(...toFulfil(row));
    }
    const distance = (one: ReservationToFulfil): number =>
      (one.instrumentCode === code ? 0 : 2) + (one.pickupPointId === pointId ? 0 : 1);
    return found.sort((one, other) => distance(one) - distance(other));
  }

  /** Locks one and reads it again. */
  async lock(tx: Tx, id: string): Promise<ReservationToFulfil | undefined> {
    const row = await this.reservations.lock(tx, id);
    return row && toFulfil(row)[0];
  }

  /** Ends it by a loan, and gives its own copy, where another was handed over, to whoever waits. @throws Problem 409 `reservation-ended` */
  async fulfil(tx: Tx, id: string, by: FulfilledBy, today: CalendarDate): Promise<void> {
    const before = await this.reservations.lock(tx, id);
    const done = await this.reservations.fulfil(tx, id, by.code, by.loanId);
    if (before === undefined || !done) throw conflict('reservation-ended');
    await this.placing.log(tx, by.actorId, 'reservation.fulfilled', id, { instrument: by.code });
    if (before.instrumentCode === by.code) return;
    await this.reservations.takePool(tx, before.kindId);
    await this.lines.promote(tx, before.kindId, before, by.actorId, today);
  }

  /** Promises it again, with the copy that it had if that is free, else another, else in line. */
  async takeUp(tx: Tx, id: string, actorId: string, today: CalendarDate): Promise<void> {
    const known = await this.reservations.byId(tx, id);
    if (known === undefined) return;
    await this.reservations.takePool(tx, known.kindId);
    const row = await this.reservations.lock(tx, id);
    if (row === undefined) return;
    await this.reservations.putInLine(tx, id);
    await this.placing.log(tx, actorId, 'reservation.taken-up', id, { was: row.state });
    const waiting: ReservationRow = { ...row, state: 'waiting', instrumentCode: null, version: row.version + 1 };
    const seating = { actorId, today, prefer: row.instrumentCode ?? undefined };
    await this.placing.inOrder(tx, row.kindId, [waiting], seating);
  }
}

interface FulfilledBy {
  readonly code: string;
  readonly loanId: string;
  readonly actorId: string;
}

function toFulfil(row: ReservationRow): ReservationToFulfil[] {
  const { id, instrumentCode, pinnedCode, state, from, to, pickupPointId, madeBy } = row;
  if (instrumentCode === null || !isHeld(state)) return [];
  return [{ id, instrumentCode, pinned: pinnedCode !== null, state, from, to, pickupPointId, madeBy }];
}
