import { Injectable } from '@nestjs/common';
import type { CalendarDate } from '../../platform/calendar/index.js';
import type { Tx } from '../../platform/database/index.js';
import { Endings } from '../end/endings.js';
import { ReservationRepository } from '../persistence/reservation.repository.js';
import { Lines } from '../placing/lines.js';
import { Placing } from '../placing/placing.js';
import { isHeld } from '../placing/pools.js';
import { DueReservations } from './due-reservations.query.js';

/** Copies for those who wait, and other copies for those whose own will not be there. */
@Injectable()
export class NightlyPlaces {
  constructor(
    private readonly reservations: ReservationRepository,
    private readonly placing: Placing,
    private readonly due: DueReservations,
    private readonly endings: Endings,
    private readonly lines: Lines,
  ) {}

  /** Tries one that waits; those before it in line have been tried. */
  async place(tx: Tx, id: string, on: CalendarDate): Promise<boolean> {
    const row = await this.endings.lock(tx, id);
    if (row?.state !== 'waiting') return false;
    const placed = await this.placing.inOrder(tx, row.kindId, [row], { actorId: null, today: on });
    if (!placed.has(id)) return false;
    await this.lines.tell(tx, [row], on);
    return true;
  }

  /**
   * Looks for another copy. Where there is none the promise stands while the copy may still come back in time; if it is gone for
   * good, or has become something else, the borrower waits, in the place that the reservation's age gives.
   */
  async replace(tx: Tx, id: string, on: CalendarDate): Promise<boolean> {
    const row = await this.endings.lock(tx, id);
    if (row?.instrumentCode == null || !isHeld(row.state) || row.state === 'ready') return false;
    const { instrumentCode, state } = row;
    await this.reservations.clear(tx, [id]);
    const seating = { actorId: null, today: on, state, prefer: instrumentCode };
    const placed = await this.placing.inOrder(tx, row.kindId, [row], seating);
    if (placed.has(id)) return true;
    if (await this.due.mayComeBack(tx, id, instrumentCode)) await this.reservations.hold(tx, id, state, instrumentCode);
    else await this.placing.log(tx, null, 'reservation.put-in-line', id, { instrument: instrumentCode });
    return false;
  }
}
