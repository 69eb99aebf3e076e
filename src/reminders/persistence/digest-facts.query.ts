import { Injectable } from '@nestjs/common';
import { formatCode, type InstrumentCode } from '../../inventory/index.js';
import { type CalendarDate, calendarDate } from '../../platform/calendar/index.js';
import type { Queries } from '../../platform/database/index.js';
import type { ReminderItem } from '../domain/due-reminders.js';
import type { ReminderKind } from '../domain/schedule.js';
import type { KindNames, MailPlace } from '../mail-parts.js';

/** A reminder of a message: for whom of whose people it was decided. */
export interface DecidedReminder extends Omit<ReminderItem, 'onlyFor'> {
  readonly borrowerId: string;
  /** The borrower or the guardian for whom it was decided. */
  readonly receiverId: string;
}

/** A loan, as far as a mail tells of it. */
export interface LentThing {
  readonly id: string;
  readonly name: KindNames;
  readonly code: string;
  readonly dueOn: CalendarDate;
  readonly placeId: string;
}

/** A reservation, as far as a mail tells of it. */
export interface ReservedThing {
  readonly id: string;
  readonly state: string;
  readonly name: KindNames;
  /** `null` until it is certain which copy it will be: the one that was asked for, or the one on the hold shelf. */
  readonly code: string | null;
  readonly from: CalendarDate;
  readonly to: CalendarDate;
  readonly readyUntil: CalendarDate | null;
  readonly pickupCode: string | null;
  readonly placeId: string;
}

interface DecidedRow {
  readonly loan_id: string | null;
  readonly reservation_id: string | null;
  readonly kind: ReminderKind;
  readonly day: string;
  readonly occasion: number;
  readonly receiver_id: string;
  readonly borrower_id: string;
}

interface NamedRow extends KindNames {
  readonly id: string;
  readonly code: string | null;
  readonly place_id: string;
}

interface LoanRow extends NamedRow {
  readonly due_on: string;
}

interface ReservationRow extends NamedRow {
  readonly state: string;
  readonly from_day: string;
  readonly to_day: string;
  readonly ready_until: string | null;
  readonly pickup_code: string | null;
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

/** What a mail says, read from the register when it is written. */
@Injectable()
export class DigestFactsQuery {
  /** The reminders of a message about whatever still has its borrower. */
  async decided(queries: Queries, messageId: string): Promise<DecidedReminder[]> {
    const rows = await queries.all<DecidedRow>(
      `SELECT r.loan_id, r.reservation_id, r.kind, r.day, r.occasion, r.receiver_id,
         COALESCE(l.borrower_id, v.borrower_id) AS borrower_id
       FROM reminder r LEFT JOIN loan l ON l.id = r.loan_id LEFT JOIN reservation v ON v.id = r.reservation_id
       WHERE r.message_id = $1 AND COALESCE(l.borrower_id, v.borrower_id) IS NOT NULL`,
      [messageId],
    );
    return rows.map(decidedOf);
  }

  /** Whether there is later news of the same kind for the same receiver. */
  async isOutdated(queries: Queries, { about, kind, occasion, receiverId }: DecidedReminder): Promise<boolean> {
    const row = await queries.one(
      `SELECT id FROM reminder WHERE reservation_id = $1 AND kind = $2 AND receiver_id = $3 AND occasion > $4`,
      [about.id, kind, receiverId, occasion],
    );
    return row !== undefined;
  }

  async loans(queries: Queries, ids: readonly string[]): Promise<LentThing[]> {
    const rows = await queries.all<LoanRow & { readonly code: string }>(
      `SELECT l.id, l.due_on, l.lending_point_id AS place_id, i.code, k.nb, k.nn, k.en
       FROM loan l JOIN instrument i ON i.code = l.instrument_code JOIN instrument_kind k ON k.id = i.kind_id
       WHERE l.id = ANY_OF($1)`,
      [JSON.stringify(ids)],
    );
    return rows.map(({ due_on: dueOn, ...row }) => ({
      ...named(row),
      code: labelCode(row.code),
      dueOn: calendarDate(dueOn),
    }));
  }

  async reservations(queries: Queries, ids: readonly string[]): Promise<ReservedThing[]> {
    const rows = await queries.all<ReservationRow>(
      `SELECT v.id, v.state, v.from_day, v.to_day, v.ready_until, v.pickup_code, v.pickup_point_id AS place_id,
         CASE WHEN v.state = 'ready' THEN v.instrument_code ELSE v.pinned_code END AS code, k.nb, k.nn, k.en
       FROM reservation v JOIN instrument_kind k ON k.id = v.kind_id WHERE v.id = ANY_OF($1)`,
      [JSON.stringify(ids)],
    );
    return rows.map((row) => ({
      ...named(row),
      state: row.state,
      code: row.code === null ? null : labelCode(row.code),
      from: calendarDate(row.from_day),
      to: calendarDate(row.to_day),
      readyUntil: row.ready_until === null ? null : calendarDate(row.ready_until),
      pickupCode: row.pickup_code,
    }));
  }

  /** The newest link by which somebody is asked about a reservation, if it has not been answered. */
  async openLink(queries: Queries, reservationId: string, receiverId: string): Promise<string | undefined> {
    const row = await queries.one<{ id: string }>(
      `SELECT s.id FROM signed_link s JOIN reservation v ON v.id = s.subject_id AND v.borrower_id = s.borrower_id
       WHERE s.subject_type = 'reservation' AND s.subject_id = $1 AND s.receiver_id = $2
         AND s.used_at IS NULL AND s.revoked_at IS NULL ORDER BY s.created_at DESC, s.id LIMIT 1`,
      [reservationId, receiverId],
    );
    return row?.id;
  }

  /** Places with their hours (Monday first), and the municipality that signs. */
  async places(
    queries: Queries,
    ids: readonly string[],
  ): Promise<{ readonly places: MailPlace[]; readonly sender: string }> {
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

function decidedOf(row: DecidedRow): DecidedReminder {
  const { loan_id: loan, reservation_id: reservation, kind, day, occasion } = row;
  return {
    about: loan === null ? { type: 'reservation', id: reservation ?? '' } : { type: 'loan', id: loan },
    kind,
    day: calendarDate(day),
    occasion,
    receiverId: row.receiver_id,
    borrowerId: row.borrower_id,
  };
}

function named({ id, place_id: placeId, nb, nn, en }: NamedRow): Pick<LentThing, 'id' | 'placeId' | 'name'> {
  return { id, placeId, name: { nb, nn, en } };
}

function labelCode(code: string): string {
  return formatCode(code as InstrumentCode);
}

function placeOf(rows: readonly PlaceRow[]): MailPlace | undefined {
  const [first] = rows;
  if (first === undefined) return undefined;
  const hours = rows.flatMap(({ weekday, opens, closes }) =>
    weekday === null || opens === null || closes === null ? [] : [{ weekday, opens, closes }],
  );
  return { id: first.id, name: first.name, address: first.address, phone: first.phone, hours };
}
