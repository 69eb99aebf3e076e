import { Injectable } from '@nestjs/common';
import type { CalendarDate } from '../../platform/calendar/index.js';
import { Clock } from '../../platform/clock/index.js';
import type { Queries, Tx } from '../../platform/database/index.js';
import { conflict } from '../../platform/http/index.js';
import { type Pool, type Room, findRoom } from '../domain/placement.js';
import { CopiesQuery } from '../persistence/copies.query.js';
import { ReservationRepository } from '../persistence/reservation.repository.js';
import { Placing } from '../placing/placing.js';
import { Pools } from '../placing/pools.js';
import type { WantedStretch } from '../promises.js';

/** As in placing: what is locked stays, so that few looks are enough. */
const mostLooks = 5;

/** Room on one copy for a loan, among the promises of others. */
@Injectable()
export class Rooms {
  constructor(
    private readonly reservations: ReservationRepository,
    private readonly copies: CopiesQuery,
    private readonly pools: Pools,
    private readonly placing: Placing,
    private readonly clock: Clock,
  ) {}

  /** The first day from which somebody needs the copy who cannot be moved. Without anybody in the way it is one statement. */
  async firstConflict(q: Queries, stretch: WantedStretch): Promise<CalendarDate | undefined> {
    if (!(await this.isContested(q, stretch))) return undefined;
    const plan = await this.plan(q, stretch);
    return plan === undefined || 'moves' in plan.room ? undefined : plan.room.conflict;
  }

  /** The same, and moves those in the way. */
  async makeRoom(tx: Tx, actorId: string | null, stretch: WantedStretch): Promise<CalendarDate | undefined> {
    if (!(await this.isContested(tx, stretch))) return undefined;
    const copy = await this.copies.one(tx, stretch.code);
    if (copy === undefined) return undefined;
    await this.reservations.takePool(tx, copy.kindId);
    for (let look = 1; look <= mostLooks; look += 1) {
      const plan = await this.plan(tx, stretch);
      if (plan === undefined) return undefined;
      if ('conflict' in plan.room) return plan.room.conflict;
      const { moves } = plan.room;
      if (await this.placing.lock(tx, plan.pool, stretch.code, moves)) {
        await this.placing.move(tx, plan.pool, moves, actorId);
        return undefined;
      }
    }
    throw conflict('changed-meanwhile');
  }

  private async isContested(q: Queries, { code, from, to, exceptReservationId }: WantedStretch): Promise<boolean> {
    const held = await this.reservations.heldOn(q, code, from, to);
    return held.some(({ id }) => id !== exceptReservationId);
  }

  private async plan(q: Queries, stretch: WantedStretch): Promise<{ pool: Pool; room: Room } | undefined> {
    const { code, exceptReservationId } = stretch;
    const copy = await this.copies.one(q, code);
    if (copy === undefined) return undefined;
    const own = exceptReservationId === undefined ? undefined : await this.reservations.byId(q, exceptReservationId);
    const pool = await this.pools.load(q, copy.kindId, stretch, this.clock.today(), [code, own?.instrumentCode]);
    const fulfilled = own && (await this.pools.held(q, own));
    return { pool, room: findRoom(pool, code, stretch, fulfilled) };
  }
}
