import { Injectable } from '@nestjs/common';
import { formatCode, type InstrumentCode } from '../../inventory/index.js';
import { calendarDate } from '../../platform/calendar/index.js';
import type { Queries } from '../../platform/database/index.js';
import type { DigestItem, DigestPlace } from '../digest.js';
import type { ReminderSchedule, Stage } from '../domain/schedule.js';
import { scheduleColumns, scheduleOf } from './loan-schedules.js';

/** A reminder of a message, with the loan as it stands now. */
export interface StandingReminder {
  readonly borrowerId: string;
  /** The borrower or the guardian for whom it was decided. */
  readonly receiverId: string;
  readonly stage: Stage;
  readonly schedule: ReminderSchedule;
  readonly item: DigestItem;
}

interface ItemRow extends ReminderSchedule {
  readonly borrower_id: string;
  readonly receiver_id: string;
  readonly kind: Stage['kind'];
  readonly day: string;
  readonly due_on: string;
  readonly lending_point_id: string;
  readonly code: string;
  readonly nb: string;
  readonly nn: string;
  readonly en: string;
}

interface PlaceRow {
  readonly id: string;
  readonly name: string;
  readonly address: string | null;
  readonly phone: string | null;
  readonly sender: string;
  readonly weekday: number | null;
  readonly opens: string | null;
  readonly closes: string | null;
}

/** What a digest says, read from the register when it is written. */
@Injectable()
export class DigestFactsQuery {
  /** The reminders of a message whose loans still are open and not said to be returned. */
  async standing(queries: Queries, messageId: string): Promise<StandingReminder[]> {
    const rows = await queries.all<ItemRow>(
      `SELECT l.borrower_id, r.receiver_id, r.kind, r.day, l.due_on, l.lending_point_id, i.code, k.nb, k.nn, k.en,
         ${scheduleColumns}
       FROM reminder r
       JOIN loan l ON l.id = r.loan_id
       JOIN loan_rule w ON w.id = l.rule_id
       JOIN instrument i ON i.code = l.instrument_code
       JOIN instrument_kind k ON k.id = i.kind_id
       WHERE r.message_id = $1 AND l.borrower_id IS NOT NULL AND l.state = 'open' AND l.claimed_returned_at IS NULL
       ORDER BY l.due_on, i.code`,
      [messageId],
    );
    return rows.map(standingOf);
  }

  /** Places with their hours (Monday first), and the municipality that signs. */
  async places(
    queries: Queries,
    ids: readonly string[],
  ): Promise<{ readonly places: DigestPlace[]; readonly sender: string }> {
    const rows = await queries.all<PlaceRow>(
      `SELECT p.id, p.name, p.address, COALESCE(p.phone, u.phone) AS phone, m.name AS sender, h.weekday, h.opens, h.closes
       FROM lending_point p
       JOIN unit u ON u.id = p.unit_id
       JOIN municipality m ON m.id = u.municipality_id
       LEFT JOIN opening_hours h ON h.lending_point_id = p.id
       WHERE p.id = ANY_OF($1) ORDER BY p.id, h.weekday`,
      [JSON.stringify(ids)],
    );
    const places = [...new Set(rows.map(({ id }) => id))].map((id) => placeOf(rows.filter((row) => row.id === id)));
    return { places: places.filter((place) => place !== undefined), sender: rows[0]?.sender ?? '' };
  }
}

function standingOf(row: ItemRow): StandingReminder {
  return {
    borrowerId: row.borrower_id,
    receiverId: row.receiver_id,
    stage: { kind: row.kind, day: calendarDate(row.day) },
    schedule: scheduleOf(row),
    item: {
      kind: row.kind,
      name: { nb: row.nb, nn: row.nn, en: row.en },
      code: formatCode(row.code as InstrumentCode),
      dueOn: calendarDate(row.due_on),
      placeId: row.lending_point_id,
    },
  };
}

function placeOf(rows: readonly PlaceRow[]): DigestPlace | undefined {
  const [first] = rows;
  if (first === undefined) return undefined;
  const hours = rows.flatMap(({ weekday, opens, closes }) =>
    weekday === null || opens === null || closes === null ? [] : [{ weekday, opens, closes }],
  );
  return { id: first.id, name: first.name, address: first.address, phone: first.phone, hours };
}
