import { Injectable } from '@nestjs/common';
import { AuditLog } from '../../audit/index.js';
import type { CalendarDate } from '../../platform/calendar/index.js';
import type { Queries, Tx } from '../../platform/database/index.js';
import { ReservationNews } from '../news.js';
import { type ReservationRow, ReservationRepository } from '../persistence/reservation.repository.js';

/** Something that waits on a hold shelf. */
export interface Waiting {
  readonly id: string;
  readonly instrument: string;
  readonly readyUntil: CalendarDate;
  /** The last day of the period that it is promised for. */
  readonly to: CalendarDate;
}

/** How long things wait on hold shelves, where that is not as it was said when they were put there. */
@Injectable()
export class ShelfTime {
  constructor(
    private readonly reservations: ReservationRepository,
    private readonly news: ReservationNews,
    private readonly audit: AuditLog,
  ) {}

  /** What waits at a point until one of some days, the one that has the least time first. */
  async endingWithin(q: Queries, pointId: string, from: CalendarDate, to: CalendarDate): Promise<Waiting[]> {
    return (await this.reservations.readyUntil(q, pointId, from, to)).flatMap(waitingOf);
  }

  /**
   * Keeps it longer, and owes its borrower the message until when.
   * @returns false where it waits no more, or until another day by now
   */
  async prolong(
    tx: Tx,
    { id, instrument, readyUntil }: Waiting,
    to: { readonly until: CalendarDate; readonly actorId: string | null; readonly today: CalendarDate },
  ): Promise<boolean> {
    const row = await this.reservations.lock(tx, id);
    if (row?.state !== 'ready' || row.readyUntil !== readyUntil) return false;
    await this.reservations.keepReady(tx, id, to.until);
    await this.audit.append(tx, {
      actorId: to.actorId,
      action: 'reservation.kept-longer',
      subjectType: 'reservation',
      subjectId: id,
      detail: { instrument, readyUntil: [readyUntil, to.until] },
    });
    await this.news.ready(tx, { id, borrowerId: row.borrowerId, version: row.version + 1, day: to.today });
    return true;
  }
}

function waitingOf({ id, instrumentCode, readyUntil, to }: ReservationRow): Waiting[] {
  return instrumentCode === null || readyUntil === null ? [] : [{ id, instrument: instrumentCode, readyUntil, to }];
}
