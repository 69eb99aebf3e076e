import { Injectable } from '@nestjs/common';
import type { Actor } from '../../identity/index.js';
import type { CalendarDate } from '../../platform/calendar/index.js';
import { Clock } from '../../platform/clock/index.js';
import { Commands, type Done, type IdempotencyClaim, conflict, notFound, refused } from '../../platform/http/index.js';
import type { ReservationRow } from '../persistence/reservation.repository.js';
import { isHeld } from '../placing/pools.js';
import { ReservationQuery } from '../queries/reservation.query.js';
import type { ReservationId } from '../reservation-id.js';
import { type Ending, Endings } from './endings.js';

/** Ends a reservation by hand. */
@Injectable()
export class EndReservation {
  constructor(
    private readonly commands: Commands,
    private readonly query: ReservationQuery,
    private readonly endings: Endings,
    private readonly clock: Clock,
  ) {}

  /**
   * It is not wanted any more.
   * @throws Problem 404 for one that is not the actor's to see; 409 `reservation-ended` if somebody was first
   */
  cancel(actor: Actor, id: string, claim: IdempotencyClaim | undefined): Promise<Done<ReservationId>> {
    return this.end(actor, id, 'cancelled', claim, () => undefined);
  }

  /**
   * Nobody came for it.
   * @throws Problem 404; 409 `reservation-ended`; 422 `reservation-not-begun` before its first day, or while it waits
   */
  noShow(actor: Actor, id: string, claim: IdempotencyClaim | undefined): Promise<Done<ReservationId>> {
    return this.end(actor, id, 'no-show', claim, demandBegun);
  }

  private async end(
    actor: Actor,
    id: string,
    ending: Ending,
    claim: IdempotencyClaim | undefined,
    demand: (row: ReservationRow, today: CalendarDate) => void,
  ): Promise<Done<ReservationId>> {
    await this.query.demand(actor, id);
    return this.commands.run(claim, async (tx) => {
      const today = this.clock.today();
      const row = await this.endings.lock(tx, id);
      if (row === undefined) throw notFound();
      if (row.state !== 'waiting' && !isHeld(row.state)) throw conflict('reservation-ended');
      demand(row, today);
      await this.endings.end(tx, row, ending, actor.userId, today);
      return { status: 200, ref: { reservation: id } };
    });
  }
}

function demandBegun({ state, from }: ReservationRow, today: CalendarDate): void {
  if (isHeld(state) && from <= today) return;
  throw refused([{ code: 'reservation-not-begun', overridable: false, params: { from } }]);
}
