import { Injectable } from '@nestjs/common';
import type { ComingBack, NextPickup } from '../../inventory/index.js';
import { type CalendarDate, addDays, calendarDate, laterOf } from '../../platform/calendar/index.js';
import type { Tx } from '../../platform/database/index.js';
import { earliestPickup } from '../domain/pickup.js';
import type { Period } from '../domain/period.js';
import { CopiesQuery } from '../persistence/copies.query.js';
import { ReservationRepository } from '../persistence/reservation.repository.js';
import { Lines } from '../placing/lines.js';
import { Pools } from '../placing/pools.js';
import { pickupLeadDays } from '../promises.js';
import { Shelf } from './shelf.js';

/** Later than every period: of what is in the workshop nobody knows when it will be free. */
const endless = calendarDate('9999-12-31');

/** Copies that come back before they were counted on: who waits for one gets it there and then, not in the night. */
@Injectable()
export class Homecomings {
  constructor(
    private readonly reservations: ReservationRepository,
    private readonly copies: CopiesQuery,
    private readonly pools: Pools,
    private readonly lines: Lines,
    private readonly shelf: Shelf,
  ) {}

  /** Gives it away, and says for whom it is to be kept already. */
  async next(tx: Tx, back: ComingBack, today: CalendarDate): Promise<NextPickup | undefined> {
    const stretch = { from: today, to: addDays(today, pickupLeadDays) };
    const { held, isWaitedFor } = await this.reservations.wantedOf(tx, back, stretch);
    if (isWaitedFor && (await this.giveAway(tx, back, today))) return this.shelf.next(tx, back.code, today);
    return earliestPickup(held, today);
  }

  /** Whether anybody has something new because of it. */
  private async giveAway(tx: Tx, back: ComingBack, today: CalendarDate): Promise<boolean> {
    const copy = await this.copies.one(tx, back.code);
    const gained = copy && gainedDays(await this.pools.busy(tx, copy, today), back, today);
    if (copy === undefined || gained === undefined) return false;
    await this.reservations.takePool(tx, back.kindId);
    return (await this.lines.giveAway(tx, copy, gained, back.actorId, today)) > 0;
  }
}

/** The days for which others counted it out and on which it is here; `undefined` where it is only now what they counted on. */
function gainedDays(
  counted: { readonly to: CalendarDate | null } | undefined,
  { freeFrom }: Pick<ComingBack, 'freeFrom'>,
  today: CalendarDate,
): Period | undefined {
  if (counted === undefined) return undefined;
  const gained = { from: laterOf(today, freeFrom ?? today), to: counted.to ?? endless };
  return gained.from <= gained.to ? gained : undefined;
}
