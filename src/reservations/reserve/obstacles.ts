import { Injectable } from '@nestjs/common';
import type { CalendarDate } from '../../platform/calendar/index.js';
import type { Queries } from '../../platform/database/index.js';
import type { Rejection } from '../../platform/http/rejection.js';
import { isFree } from '../domain/occupancy.js';
import type { Period } from '../domain/period.js';
import { CopiesQuery } from '../persistence/copies.query.js';
import { ReservationRepository } from '../persistence/reservation.repository.js';
import { Pools } from '../placing/pools.js';

/** What keeps an instrument that somebody wants to have promised, in days and without persons. */
@Injectable()
export class Obstacles {
  constructor(
    private readonly copies: CopiesQuery,
    private readonly reservations: ReservationRepository,
    private readonly pools: Pools,
  ) {}

  /**
   * All of it, as reasons that cannot be set aside: a promise is kept or not made. `instrument-not-available` tells of its state
   * (`state`; `dueOn`, `until` where known), `instrument-reserved` of the first promise in the way (`from`, `until`).
   *
   * @param except the reservation that is being changed
   */
  async of(q: Queries, code: string, period: Period, today: CalendarDate, except?: string): Promise<Rejection[]> {
    const copy = await this.copies.one(q, code);
    if (copy === undefined) return [];
    const rejections: Rejection[] = [];
    const busy = await this.pools.busy(q, copy, today);
    if (busy !== undefined && !isFree([busy], period)) {
      const params = {
        state: copy.state,
        ...(copy.dueOn !== null && { dueOn: copy.dueOn }),
        ...(copy.freeFrom !== null && { freeFrom: copy.freeFrom }),
        ...(busy.to !== null && { until: busy.to }),
      };
      rejections.push({ code: 'instrument-not-available', overridable: false, params });
    }
    const promised = await this.reservations.heldOn(q, code, period.from, period.to);
    const first = promised.find(({ id }) => id !== except);
    if (first !== undefined) {
      const params = { from: first.from, until: first.busyTo };
      rejections.push({ code: 'instrument-reserved', overridable: false, params });
    }
    return rejections;
  }
}
