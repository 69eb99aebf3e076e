import { Injectable } from '@nestjs/common';
import { AuditLog } from '../../audit/index.js';
import type { CalendarDate } from '../../platform/calendar/index.js';
import type { Tx } from '../../platform/database/index.js';
import { type ReservationRow, ReservationRepository } from '../persistence/reservation.repository.js';
import { Lines } from '../placing/lines.js';
import { isHeld } from '../placing/pools.js';

/** How a reservation ends without a loan. */
export type Ending = 'lapsed' | 'cancelled' | 'no-show';

/** Ends reservations, and gives what they held to those next in line. */
@Injectable()
export class Endings {
  constructor(
    private readonly reservations: ReservationRepository,
    private readonly lines: Lines,
    private readonly audit: AuditLog,
  ) {}

  /** The row as it is now, with the pool of its kind locked before it; `undefined` where there is none. */
  async lock(tx: Tx, id: string): Promise<ReservationRow | undefined> {
    const row = await this.reservations.byId(tx, id);
    if (row === undefined) return undefined;
    await this.reservations.lockPool(tx, row.kindId);
    return this.reservations.lock(tx, id);
  }

  /** Ends one that is locked and has not ended. @returns how many others have a copy because of it */
  async end(tx: Tx, row: ReservationRow, ending: Ending, actorId: string | null, today: CalendarDate): Promise<number> {
    await this.reservations.end(tx, row.id, ending);
    await this.audit.append(tx, {
      actorId,
      action: `reservation.${ending}`,
      subjectType: 'reservation',
      subjectId: row.id,
      ...(row.instrumentCode !== null && { detail: { instrument: row.instrumentCode } }),
    });
    return isHeld(row.state) ? this.lines.promote(tx, row.kindId, row, actorId, today) : 0;
  }
}
