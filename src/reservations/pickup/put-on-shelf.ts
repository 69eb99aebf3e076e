import { Injectable } from '@nestjs/common';
import type { Actor } from '../../identity/index.js';
import { CirculationState, GoingOn } from '../../inventory/index.js';
import { Commands, type Done, type IdempotencyClaim, conflict, notFound, refused } from '../../platform/http/index.js';
import { type ReservationRow, ReservationRepository } from '../persistence/reservation.repository.js';
import { ReservationQuery } from '../queries/reservation.query.js';
import type { ReservationId } from '../reservation-id.js';
import { Standing } from './standing.js';

/** Puts what is promised on the hold shelf of the point where it is picked up. */
@Injectable()
export class PutOnShelf {
  constructor(
    private readonly commands: Commands,
    private readonly query: ReservationQuery,
    private readonly reservations: ReservationRepository,
    private readonly circulation: CirculationState,
    private readonly goingOn: GoingOn,
    private readonly standing: Standing,
  ) {}

  /**
   * The copy must stand at the pick-up point, on a shelf or on the hold shelf for nobody.
   * @throws Problem 404; 409 `reservation-ready`, `reservation-ended`, `changed-meanwhile`
   * @throws Problem 422 `reservation-not-confirmed`, `instrument-not-available`, `instrument-elsewhere`, `not-own-point`
   */
  async execute(actor: Actor, id: string, claim: IdempotencyClaim | undefined): Promise<Done<ReservationId>> {
    await this.query.demand(actor, id);
    return this.commands.run(claim, async (tx) => {
      const known = await this.reservations.byId(tx, id);
      const code = known?.instrumentCode;
      if (known === undefined) throw notFound();
      if (code == null) throw refused([{ code: 'reservation-not-confirmed', overridable: false }]);
      const instrument = await this.circulation.lockInstrument(tx, code);
      const row = await this.reservations.lock(tx, id);
      if (instrument === undefined || row === undefined) throw notFound();
      demandConfirmed(row);
      if (row.instrumentCode !== code) throw conflict('changed-meanwhile');
      await this.standing.demandAt(tx, actor, instrument, row.pickupPointId);
      await this.goingOn.hold(tx, { actorId: actor.userId, instrument, at: row.pickupPointId }, id);
      return { status: 200, ref: { reservation: id } };
    });
  }
}

function demandConfirmed({ state }: ReservationRow): void {
  switch (state) {
    case 'confirmed':
      return;
    case 'ready':
      throw conflict('reservation-ready');
    case 'waiting':
    case 'awaiting-acceptance':
      throw refused([{ code: 'reservation-not-confirmed', overridable: false }]);
    case 'fulfilled':
    case 'lapsed':
    case 'cancelled':
    case 'no-show':
      throw conflict('reservation-ended');
  }
}
