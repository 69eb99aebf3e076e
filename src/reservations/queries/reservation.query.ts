import { Injectable } from '@nestjs/common';
import { isOwnPupil } from '../../borrowers/index.js';
import type { Actor } from '../../identity/index.js';
import { InstrumentCodes } from '../../inventory/index.js';
import type { CalendarDate } from '../../platform/calendar/index.js';
import { Clock } from '../../platform/clock/index.js';
import { Reader, type SqlValue } from '../../platform/database/index.js';
import { type Page, Problem, decodeDayCursor, notFound, pageOf, pageSize } from '../../platform/http/index.js';
import type { ReservationState } from '../persistence/reservation.repository.js';

/** A reservation as the interface gives it; a reader without the permission gets no person and no pick-up code. */
export interface ReservationView {
  readonly id: string;
  readonly borrower?: string | null;
  readonly state: ReservationState;
  /** The copy; provisional until the hand-over where `pinned` is false, `null` while it waits. */
  readonly instrument: string | null;
  readonly pinned: boolean;
  readonly kind: string;
  readonly size: string | null;
  readonly leastGrade: string;
  readonly from: string;
  readonly to: string;
  readonly pickupPoint: string;
  /** While it waits: the place in line, the first is 1. */
  readonly position: number | null;
  readonly readyUntil: string | null;
  readonly pickupCode?: string | null;
  readonly loan: string | null;
  readonly version: number;
}

/** What a list of reservations is narrowed down to. */
export interface ReservationFilter {
  readonly state?: ReservationState | undefined;
  /** Only those that have not ended: waiting, promised or ready. */
  readonly open?: boolean | undefined;
  readonly borrower?: string | undefined;
  readonly instrument?: string | undefined;
  readonly kind?: string | undefined;
  readonly point?: string | undefined;
  /** Those that have not ended before this day. */
  readonly from?: string | undefined;
  readonly limit?: number | undefined;
  readonly cursor?: string | undefined;
}

interface Row {
  readonly id: string;
  readonly borrower_id: string | null;
  readonly state: ReservationState;
  readonly instrument_code: string | null;
  readonly pinned_code: string | null;
  readonly kind_id: string;
  readonly size: string | null;
  readonly least_grade_id: string;
  readonly from_day: string;
  readonly to_day: string;
  readonly pickup_point_id: string;
  readonly position: number | null;
  readonly ready_until: string | null;
  readonly pickup_code: string | null;
  readonly loan_id: string | null;
  readonly version: number;
}

const openStates = "('waiting', 'awaiting-acceptance', 'confirmed', 'ready')";

/** The place in line is counted among those who wait for something that could go to either; `$1` is today. */
const select = `SELECT r.id, r.borrower_id, r.state, r.instrument_code, r.pinned_code, r.kind_id, r.size, r.least_grade_id,
    r.from_day, r.to_day, r.pickup_point_id, r.ready_until, r.pickup_code, r.loan_id, r.version,
    CASE WHEN r.state = 'waiting' THEN (SELECT CAST(COUNT(*) AS INTEGER) + 1 FROM reservation w
      JOIN quality_grade wl ON wl.id = w.least_grade_id JOIN quality_grade wm ON wm.id = w.most_grade_id
      WHERE w.kind_id = r.kind_id AND w.state = 'waiting' AND w.to_day >= $1
        AND (w.priority, w.made_at, w.id) < (r.priority, r.made_at, r.id)
        AND w.from_day <= r.busy_to AND w.busy_to >= r.from_day
        AND (w.size IS NULL OR r.size IS NULL OR w.size = r.size)
        AND wl.position <= rm.position AND rl.position <= wm.position) END AS position
  FROM reservation r JOIN quality_grade rl ON rl.id = r.least_grade_id JOIN quality_grade rm ON rm.id = r.most_grade_id`;

/**
 * Reservations as each role may see them: the desk those that are picked up at its unit's points, those of borrowers tied to the unit and
 * those it made itself; a teacher own pupils'; the inventory manager all, without persons.
 */
@Injectable()
export class ReservationQuery {
  constructor(
    private readonly reader: Reader,
    private readonly clock: Clock,
    private readonly codes: InstrumentCodes,
  ) {}

  /** @throws Problem 404 where there is none, or none that the reader may see */
  async byId(actor: Actor, id: string): Promise<ReservationView> {
    const today = this.clock.today();
    const scope = scopeOf(actor, today, 3);
    const row = await this.reader.one<Row>(`${select} WHERE r.id = $2${scope.and}`, [today, id, ...scope.values]);
    if (row === undefined) throw notFound();
    return viewFor(actor, row);
  }

  /** @throws Problem 404 where there is none that the actor may see */
  async demand(actor: Actor, id: string): Promise<void> {
    const scope = scopeOf(actor, this.clock.today(), 2);
    const row = await this.reader.one(`SELECT r.id FROM reservation r WHERE r.id = $1${scope.and}`, [
      id,
      ...scope.values,
    ]);
    if (row === undefined) throw notFound();
  }

  /** Those of some borrowers that have not ended, by borrower and first day: one statement however many there are. */
  async openOf(actor: Actor, borrowerIds: readonly string[]): Promise<ReadonlyMap<string, readonly ReservationView[]>> {
    const byBorrower = new Map<string, ReservationView[]>();
    if (borrowerIds.length === 0 || !seesPersons(actor)) return byBorrower;
    const today = this.clock.today();
    const scope = scopeOf(actor, today, 3);
    const rows = await this.reader.all<Row>(
      `${select} WHERE r.borrower_id = ANY_OF($2) AND r.state IN ${openStates}${scope.and} ORDER BY r.from_day, r.id`,
      [today, JSON.stringify(borrowerIds), ...scope.values],
    );
    for (const row of rows) {
      const id = row.borrower_id ?? '';
      byBorrower.set(id, [...(byBorrower.get(id) ?? []), viewFor(actor, row)]);
    }
    return byBorrower;
  }

  /** One page, by first day. @throws Problem 403 for a person's, where the reader sees no persons */
  async list(actor: Actor, filter: ReservationFilter): Promise<Page<ReservationView>> {
    if (filter.borrower !== undefined && !seesPersons(actor)) throw new Problem(403, 'not-permitted');
    const size = pageSize(filter.limit);
    const today = this.clock.today();
    const values: SqlValue[] = [today];
    const value = (given: SqlValue): string => `$${values.push(given)}`;
    const conditions: string[] = [];
    if (filter.instrument !== undefined) {
      const code = await this.codes.resolve(this.reader, filter.instrument);
      // A code that means nothing is of no instrument, and has no reservations.
      if (code === undefined) return { items: [], nextCursor: null };
      conditions.push(`(r.instrument_code = ${value(code)} OR r.pinned_code = ${value(code)})`);
    }
    if (filter.state !== undefined) conditions.push(`r.state = ${value(filter.state)}`);
    if (filter.open === true) conditions.push(`r.state IN ${openStates}`);
    if (filter.borrower !== undefined) conditions.push(`r.borrower_id = ${value(filter.borrower)}`);
    if (filter.kind !== undefined) conditions.push(`r.kind_id = ${value(filter.kind)}`);
    if (filter.point !== undefined) conditions.push(`r.pickup_point_id = ${value(filter.point)}`);
    if (filter.from !== undefined) conditions.push(`r.to_day >= ${value(filter.from)}`);
    const after = decodeDayCursor(filter.cursor);
    if (after !== undefined) conditions.push(`(r.from_day, r.id) > (${value(after.day)}, ${value(after.id)})`);
    const scope = scopeOf(actor, today, values.length + 1);
    const rows = await this.reader.all<Row>(
      `${select} WHERE ${[...conditions, 'TRUE'].join(' AND ')}${scope.and} ORDER BY r.from_day, r.id LIMIT ${size + 1}`,
      [...values, ...scope.values],
    );
    return pageOf(
      rows,
      size,
      (row) => [row.from_day, row.id],
      (row) => viewFor(actor, row),
    );
  }
}

function viewFor(actor: Actor, row: Row): ReservationView {
  return {
    id: row.id,
    ...(seesPersons(actor) && { borrower: row.borrower_id, pickupCode: row.pickup_code }),
    state: row.state,
    instrument: row.instrument_code,
    pinned: row.pinned_code !== null,
    kind: row.kind_id,
    size: row.size,
    leastGrade: row.least_grade_id,
    from: row.from_day,
    to: row.to_day,
    pickupPoint: row.pickup_point_id,
    position: row.position,
    readyUntil: row.ready_until,
    loan: row.loan_id,
    version: row.version,
  };
}

function seesPersons(actor: Actor): boolean {
  return ['librarian', 'youth-worker', 'teacher'].includes(actor.role);
}

/** The reservations that an actor may see at all, as a condition whose first value is `$first`. */
function scopeOf(
  actor: Actor,
  today: CalendarDate,
  first: number,
): { readonly and: string; readonly values: readonly SqlValue[] } {
  switch (actor.role) {
    case 'librarian':
    case 'youth-worker':
      return {
        and: ` AND (r.pickup_point_id IN (SELECT p.id FROM lending_point p WHERE p.unit_id = $${first})
          OR r.borrower_id IN (SELECT b.id FROM borrower b WHERE b.unit_id = $${first}) OR r.made_by = $${first + 1})`,
        values: [actor.unitId, actor.userId],
      };
    case 'teacher': {
      const values: SqlValue[] = [];
      const pupil = isOwnPupil('r.borrower_id', actor.userId, today, (one) => `$${first - 1 + values.push(one)}`);
      return { and: ` AND ${pupil}`, values };
    }
    case 'inventory-manager':
      return { and: '', values: [] };
    case 'caseworker':
    case 'accountant':
    case 'administrator':
      return { and: ' AND FALSE', values: [] };
  }
}
