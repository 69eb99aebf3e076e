import { Inject, Injectable } from '@nestjs/common';
import { OpeningCalendar, Places } from '../../organisation/index.js';
import { addDays, type CalendarDate, calendarDate, dayOf, zonedInstant } from '../../platform/calendar/index.js';
import { CONFIG, type Config } from '../../platform/config/index.js';
import { type Queries, toInstant } from '../../platform/database/index.js';
import type { UnansweredContract, WaitingPickup } from '../domain/due-reminders.js';
import { keepingAhead } from '../domain/schedule.js';
import type { OfBorrower } from './due-loans.query.js';

interface PickupRow {
  readonly id: string;
  readonly borrower_id: string;
  readonly kept_until: string;
  readonly ready_on: string | null;
  readonly pickup_point_id: string;
}

interface ContractRow {
  readonly id: string;
  readonly borrower_id: string;
  readonly receiver_id: string;
  readonly created_at: unknown;
  readonly expires_at: unknown;
}

/**
 * Reservations `r` that can be picked up on the day `$1` and are kept no longer than until `$2`: what stands on a hold shelf, and
 * what is promised, has begun and stands with its copy at the pick-up point. The night ends both when their time is over.
 */
const keptBetween = (borrower: string): string => `
  SELECT r.id, r.borrower_id, r.ready_until AS kept_until, r.pickup_point_id,
    (SELECT MAX(n.day) FROM reminder n WHERE n.reservation_id = r.id AND n.kind = 'reservation-ready') AS ready_on
  FROM reservation r
  WHERE r.state = 'ready' AND r.ready_until >= $1 AND r.ready_until <= $2 AND r.borrower_id IS NOT NULL${borrower}
  UNION ALL
  SELECT r.id, r.borrower_id, r.to_day, r.pickup_point_id, NULL
  FROM reservation r JOIN instrument i ON i.code = r.instrument_code
  WHERE r.state = 'confirmed' AND r.from_day <= $1 AND r.to_day >= $1 AND r.to_day <= $2 AND r.borrower_id IS NOT NULL
    AND i.state IN ('available', 'on-hold-shelf') AND i.current_point_id = r.pickup_point_id${borrower}`;

/** Contracts about reservations `r` that a link asks for which has not been answered and can be until after the instant `$1`. */
const asked = (borrower: string): string => `
  SELECT r.id, r.borrower_id, s.receiver_id, s.created_at, s.expires_at
  FROM reservation r
  JOIN signed_link s ON s.borrower_id = r.borrower_id AND s.subject_type = 'reservation' AND s.subject_id = r.id
  WHERE r.state = 'awaiting-acceptance' AND s.used_at IS NULL AND s.revoked_at IS NULL AND s.expires_at > $1${borrower}`;

/** The reservations that reminders are derived from, read fresh each time. */
@Injectable()
export class DueReservations {
  constructor(
    private readonly places: Places,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Ids of the borrowers for whom a reminder about a reservation may be due. */
  async borrowers(queries: Queries, on: CalendarDate): Promise<string[]> {
    const kept = await queries.all<PickupRow>(keptBetween(''), [on, addDays(on, keepingAhead)]);
    const unanswered = await queries.all<ContractRow>(asked(''), [this.beginOf(on)]);
    return [...new Set([...kept, ...unanswered].map((row) => row.borrower_id))];
  }

  /** What some borrowers can pick up. */
  async pickups(
    queries: Queries,
    borrowerIds: readonly string[],
    on: CalendarDate,
  ): Promise<OfBorrower<WaitingPickup>[]> {
    const rows = await queries.all<PickupRow>(`${keptBetween(' AND r.borrower_id = ANY_OF($3)')} ORDER BY 3, 1`, [
      on,
      addDays(on, keepingAhead),
      JSON.stringify(borrowerIds),
    ]);
    const found: OfBorrower<WaitingPickup>[] = [];
    for (const row of rows) {
      const calendar = (await this.places.calendar(queries, row.pickup_point_id)) ?? new OpeningCalendar([]);
      found.push({
        borrowerId: row.borrower_id,
        reservationId: row.id,
        keptUntil: calendarDate(row.kept_until),
        readyOn: row.ready_on === null ? null : calendarDate(row.ready_on),
        calendar,
      });
    }
    return found;
  }

  /** What the guardians of some borrowers have been asked and have not answered. */
  async contracts(
    queries: Queries,
    borrowerIds: readonly string[],
    on: CalendarDate,
  ): Promise<OfBorrower<UnansweredContract>[]> {
    const rows = await queries.all<ContractRow>(
      `${asked(' AND r.borrower_id = ANY_OF($2)')} ORDER BY s.created_at, s.id`,
      [this.beginOf(on), JSON.stringify(borrowerIds)],
    );
    return rows.map((row) => ({
      borrowerId: row.borrower_id,
      reservationId: row.id,
      receiverId: row.receiver_id,
      askedOn: dayOf(toInstant(row.created_at), this.config.timeZone),
      // On the day itself it ends at some hour.
      answerBy: addDays(dayOf(toInstant(row.expires_at), this.config.timeZone), -1),
    }));
  }

  private beginOf(day: CalendarDate): Date {
    return zonedInstant(day, '00:00', this.config.timeZone);
  }
}
