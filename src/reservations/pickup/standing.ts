import { Injectable } from '@nestjs/common';
import type { Actor } from '../../identity/index.js';
import { type CirculatingInstrument, OwnPoints } from '../../inventory/index.js';
import { Places } from '../../organisation/index.js';
import type { Queries } from '../../platform/database/index.js';
import { refused } from '../../platform/http/index.js';
import { ReservationRepository } from '../persistence/reservation.repository.js';

/** Where an instrument must stand for somebody to put it on a hold shelf. */
@Injectable()
export class Standing {
  constructor(
    private readonly reservations: ReservationRepository,
    private readonly places: Places,
    private readonly ownPoints: OwnPoints,
  ) {}

  /** @throws Problem 422 `instrument-not-available`, `instrument-reserved`, `instrument-elsewhere`, `not-own-point` */
  async demandAt(q: Queries, actor: Actor, instrument: CirculatingInstrument, pointId: string): Promise<void> {
    const { code, state, dueOn, freeFrom, currentPointId } = instrument;
    await this.ownPoints.demand(q, actor, pointId);
    if (state !== 'available' && state !== 'on-hold-shelf') {
      const params = { state, ...(dueOn !== null && { dueOn }), ...(freeFrom !== null && { freeFrom }) };
      throw refused([{ code: 'instrument-not-available', overridable: false, params }]);
    }
    if (currentPointId !== pointId) {
      const place = currentPointId === null ? undefined : await this.places.point(q, currentPointId);
      const params = { place: place?.name ?? '–' };
      throw refused([{ code: 'instrument-elsewhere', overridable: false, params }]);
    }
    if (state === 'on-hold-shelf' && (await this.reservations.readyOn(q, code)) !== undefined) {
      throw refused([{ code: 'instrument-reserved', overridable: false }]);
    }
  }
}
