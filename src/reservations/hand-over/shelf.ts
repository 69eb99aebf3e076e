import { randomInt } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { AuditLog } from '../../audit/index.js';
import type { HoldSlip, NextPickup } from '../../inventory/index.js';
import { LoanRules } from '../../loan-rules/index.js';
import { Places } from '../../organisation/index.js';
import { type CalendarDate, addDays } from '../../platform/calendar/index.js';
import type { Queries, Tx } from '../../platform/database/index.js';
import { conflict } from '../../platform/http/index.js';
import { earliestPickup, keptUntil, pickupCode } from '../domain/pickup.js';
import { ReservationNews } from '../news.js';
import { ReservationRepository } from '../persistence/reservation.repository.js';
import { pickupLeadDays } from '../promises.js';

/** Hold shelves: what waits there for whom, and until when. */
@Injectable()
export class Shelf {
  constructor(
    private readonly reservations: ReservationRepository,
    private readonly rules: LoanRules,
    private readonly places: Places,
    private readonly audit: AuditLog,
    private readonly news: ReservationNews,
  ) {}

  /** The earliest confirmed reservation for which a copy is to be kept already. */
  async next(q: Queries, code: string, today: CalendarDate): Promise<NextPickup | undefined> {
    const held = await this.reservations.heldOn(q, code, today, addDays(today, pickupLeadDays));
    return earliestPickup(held, today);
  }

  /**
   * Puts it there in the register, and owes its borrower the message that it can be picked up.
   * @throws Problem 409 `reservation-ended` where it is not confirmed, `changed-meanwhile` where no code is left
   */
  async makeReady(tx: Tx, id: string, actorId: string, today: CalendarDate): Promise<HoldSlip> {
    const row = await this.reservations.lock(tx, id);
    if (row?.state !== 'confirmed') throw conflict('reservation-ended');
    const rule = await this.rules.byId(tx, row.ruleId);
    const calendar = await this.places.calendar(tx, row.pickupPointId);
    if (rule === undefined || calendar === undefined) throw new Error(`Reservation ${id} has no rule or no calendar`);
    const readyUntil = keptUntil(rule.holdShelfDays, row, today, calendar);
    const code = pickupCode((below) => randomInt(below), await this.reservations.pickupCodes(tx, row.pickupPointId));
    if (code === undefined || !(await this.reservations.makeReady(tx, id, readyUntil, code))) {
      throw conflict('changed-meanwhile');
    }
    await this.audit.append(tx, {
      actorId,
      action: 'reservation.ready',
      subjectType: 'reservation',
      subjectId: id,
      detail: { instrument: row.instrumentCode, readyUntil },
    });
    await this.news.ready(tx, { id, borrowerId: row.borrowerId, version: row.version + 1, day: today });
    return { pickupCode: code, readyUntil };
  }

  /** The reservation that a copy stands on a shelf for. */
  async readyOn(q: Queries, code: string): Promise<(NextPickup & HoldSlip) | undefined> {
    const row = await this.reservations.readyOn(q, code);
    if (row?.pickupCode == null || row.readyUntil === null) return undefined;
    const { id, pickupPointId, from, pickupCode: slip, readyUntil } = row;
    return { id, pickupPointId, from, pickupCode: slip, readyUntil };
  }
}
