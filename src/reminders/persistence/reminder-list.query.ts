import { Injectable } from '@nestjs/common';
import { isOwnPupil } from '../../borrowers/index.js';
import type { Actor } from '../../identity/index.js';
import type { MessageState, ReceiverKind } from '../../messages/index.js';
import { Clock } from '../../platform/clock/index.js';
import { type Queries, type SqlValue, toInstant, toInstantOrNull } from '../../platform/database/index.js';
import type { ReminderKind } from '../domain/schedule.js';

/** A reminder always says for whom it is. */
type ReminderReceiver = Exclude<ReceiverKind, 'unnamed'>;

/** One thing that a reminder is about. */
export interface ReminderItemAnswer {
  /** One of the two. */
  readonly loan: string | null;
  readonly reservation: string | null;
  /** The copy; `null` while a reservation has none. */
  readonly instrument: string | null;
  /** Of which kind the instrument is, or will be. */
  readonly instrumentKind: string;
  readonly kind: ReminderKind;
}

/** A reminder as staff see it: to whom, about what, and how its delivery stands. Never an address, never its words. */
export interface ReminderAnswer {
  readonly id: string;
  readonly state: MessageState;
  readonly day: string;
  /** `displayName` is null where nobody can be reached, or the person is no longer in the register. */
  readonly receiver: { readonly kind: ReminderReceiver; readonly displayName: string | null };
  readonly borrower: { readonly id: string; readonly displayName: string } | null;
  readonly channel: 'email' | 'none';
  readonly language: string;
  readonly items: readonly ReminderItemAnswer[];
  readonly attempts: number;
  /** How often it was sent again although an earlier attempt may have arrived. */
  readonly possibleRepeats: number;
  /** Code of the last failure. */
  readonly error: string | null;
  readonly createdAt: string;
  readonly sentAt: string | null;
}

interface Row {
  readonly id: string;
  readonly state: MessageState;
  readonly day: string;
  readonly receiver_kind: ReminderReceiver;
  readonly borrower_name: string | null;
  readonly guardian_name: string | null;
  readonly channel: 'email' | 'none';
  readonly language: string;
  readonly attempts: number;
  readonly possible_repeats: number;
  readonly last_error: string | null;
  readonly created_at: unknown;
  readonly sent_at: unknown;
}

interface ItemRow extends ReminderItemAnswer {
  readonly message_id: string;
  readonly borrower_id: string | null;
  readonly borrower_name: string | null;
}

/** What reminders `r` are about: loans `l` or reservations `v`, each at its point `p`. */
const subjects = `FROM reminder r LEFT JOIN loan l ON l.id = r.loan_id LEFT JOIN reservation v ON v.id = r.reservation_id
  JOIN lending_point p ON p.id = COALESCE(l.lending_point_id, v.pickup_point_id)`;

/** What a page of the list is asked for. */
export interface ReminderQuestion {
  readonly state?: MessageState | undefined;
  readonly after?: { readonly day: string; readonly id: string } | undefined;
  readonly limit: number;
}

/**
 * Reads reminders, and what was told at once, as an actor may see them: at a desk those about loans and reservations of the own
 * unit's points, and of those only these; a teacher those of own pupils. What is out of reach does not exist.
 */
@Injectable()
export class ReminderList {
  constructor(private readonly clock: Clock) {}

  /** The newest first; one more than `limit` tells that there are more. */
  async page(queries: Queries, actor: Actor, { state, after, limit }: ReminderQuestion): Promise<ReminderAnswer[]> {
    const where = new Conditions();
    if (state !== undefined) where.add((value) => `m.state = ${value(state)}`);
    if (after !== undefined) where.add((value) => `(m.day, m.id) < (${value(after.day)}, ${value(after.id)})`);
    return this.read(queries, actor, where, limit);
  }

  /** One reminder; undefined for an unknown id and for one out of reach alike. */
  async byId(queries: Queries, actor: Actor, id: string): Promise<ReminderAnswer | undefined> {
    const where = new Conditions();
    where.add((value) => `m.id = ${value(id)}`);
    return (await this.read(queries, actor, where, 1))[0];
  }

  private async read(queries: Queries, actor: Actor, where: Conditions, limit: number): Promise<ReminderAnswer[]> {
    where.add((value) => `EXISTS (SELECT 1 ${subjects} WHERE r.message_id = m.id AND ${this.mine(actor, value)})`);
    const rows = await queries.all<Row>(
      `SELECT m.id, m.state, m.day, m.receiver_kind, b.display_name AS borrower_name,
         g.display_name AS guardian_name, m.channel, m.language, m.attempts, m.possible_repeats, m.last_error,
         m.created_at, m.sent_at
       FROM message m
       LEFT JOIN borrower b ON b.id = m.borrower_id
       LEFT JOIN guardian g ON g.id = m.receiver_id
       WHERE m.kind IN ('reminder', 'notice') AND ${where.sql} ORDER BY m.day DESC, m.id DESC LIMIT ${where.value(limit)}`,
      where.values,
    );
    const items = await this.items(queries, actor, rows);
    return rows.map((row) => answerOf(row, items));
  }

  /** Which of {@link subjects} the reader may see. */
  private mine(actor: Actor, value: (value: SqlValue) => string): string {
    if (actor.role !== 'teacher') return `p.unit_id = ${value(actor.unitId)}`;
    return isOwnPupil('COALESCE(l.borrower_id, v.borrower_id)', actor.userId, this.clock.today(), value);
  }

  /** A message to a parent of two may be about a loan that the reader sees and one that is none of the reader's. */
  private async items(queries: Queries, actor: Actor, rows: readonly Row[]): Promise<ItemRow[]> {
    if (rows.length === 0) return [];
    const values: SqlValue[] = [JSON.stringify(rows.map(({ id }) => id))];
    const value = (one: SqlValue): string => `$${values.push(one)}`;
    return queries.all<ItemRow>(
      `SELECT DISTINCT r.message_id, r.loan_id AS loan, r.reservation_id AS reservation, r.kind,
         COALESCE(l.instrument_code, v.instrument_code) AS instrument, COALESCE(i.kind_id, v.kind_id) AS "instrumentKind",
         b.id AS borrower_id, b.display_name AS borrower_name, COALESCE(l.due_on, v.from_day) AS first_day,
         COALESCE(l.id, v.id) AS subject_id
       ${subjects} LEFT JOIN instrument i ON i.code = l.instrument_code
       LEFT JOIN borrower b ON b.id = COALESCE(l.borrower_id, v.borrower_id)
       WHERE r.message_id = ANY_OF($1) AND ${this.mine(actor, value)} ORDER BY first_day, subject_id, r.kind`,
      values,
    );
  }
}

function answerOf(row: Row, items: readonly ItemRow[]): ReminderAnswer {
  const own = items.filter((item) => item.message_id === row.id);
  const about = own.find(({ borrower_id: known }) => known !== null);
  const names = { borrower: row.borrower_name, guardian: row.guardian_name, nobody: null };
  return {
    id: row.id,
    state: row.state,
    day: row.day,
    receiver: { kind: row.receiver_kind, displayName: names[row.receiver_kind] },
    borrower: about?.borrower_id == null ? null : { id: about.borrower_id, displayName: about.borrower_name ?? '' },
    channel: row.channel,
    language: row.language,
    items: own.map(({ loan, reservation, instrument, instrumentKind, kind }) => ({
      ...{ loan, reservation, instrument, instrumentKind, kind },
    })),
    attempts: row.attempts,
    possibleRepeats: row.possible_repeats,
    error: row.last_error,
    createdAt: toInstant(row.created_at).toISOString(),
    sentAt: toInstantOrNull(row.sent_at)?.toISOString() ?? null,
  };
}

/** Conditions with their values, numbered in the order of use. */
class Conditions {
  readonly values: SqlValue[] = [];
  private readonly parts: string[] = [];

  value(value: SqlValue): string {
    this.values.push(value);
    return `$${this.values.length}`;
  }

  add(make: (value: (value: SqlValue) => string) => string): void {
    this.parts.push(make((value) => this.value(value)));
  }

  get sql(): string {
    return this.parts.join(' AND ');
  }
}
