import { Injectable } from '@nestjs/common';
import { type CalendarDate, calendarDate } from '../../platform/calendar/index.js';
import { type Queries, RunAgain, type Tx, toBoolean, toInstant } from '../../platform/database/index.js';
import type { Period } from '../domain/period.js';
import type { HeldState } from '../domain/placement.js';
import { ReservationEntity } from './reservation.entity.js';

/** Where a promise stands. */
export type ReservationState = HeldState | 'waiting' | 'fulfilled' | 'lapsed' | 'cancelled' | 'no-show';

/** What a reservation asks for, as it is stored. */
export interface ReservationWish {
  readonly borrowerId: string | null;
  readonly pinnedCode: string | null;
  readonly kindId: string;
  readonly size: string | null;
  readonly leastGradeId: string;
  readonly mostGradeId: string;
  readonly from: CalendarDate;
  readonly to: CalendarDate;
  /** The last of the service days after it. */
  readonly busyTo: CalendarDate;
  readonly pickupPointId: string;
  readonly priority: number;
  readonly ruleId: string;
}

/** A reservation. */
export interface ReservationRow extends ReservationWish {
  readonly id: string;
  readonly instrumentCode: string | null;
  readonly state: ReservationState;
  readonly madeAt: Date;
  readonly madeBy: string;
  readonly readyUntil: CalendarDate | null;
  readonly pickupCode: string | null;
  readonly loanId: string | null;
  readonly version: number;
}

interface RawRow extends Omit<ReservationRow, 'from' | 'to' | 'busyTo' | 'readyUntil' | 'madeAt'> {
  readonly fromDay: string;
  readonly toDay: string;
  readonly busyTo: string;
  readonly readyUntil: string | null;
  readonly madeAt: unknown;
}

/** The states in which a copy is promised, for a condition: word for word as in `ix_reservation_held`. */
export const heldStates = `('awaiting-acceptance', 'confirmed', 'ready')`;

/**
 * What is promised of some copies, from `FROM` on and to be continued with `AND`. Each copy's promises are looked up by themselves: given
 * the codes as a list, SQLite reads all that is promised of anything (its `CROSS JOIN` begins on the left).
 */
export const heldOfCodes = (codes: string): string => `instrument c CROSS JOIN reservation r
  WHERE c.code = ANY_OF(${codes}) AND r.instrument_code = c.code AND r.state IN ${heldStates}`;

/** The columns of a reservation, for a `SELECT` from `reservation r`. */
export const reservationColumns = `r.id, r.borrower_id AS "borrowerId", r.pinned_code AS "pinnedCode",
  r.instrument_code AS "instrumentCode", r.kind_id AS "kindId", r.size, r.least_grade_id AS "leastGradeId",
  r.most_grade_id AS "mostGradeId", r.from_day AS "fromDay", r.to_day AS "toDay", r.busy_to AS "busyTo",
  r.pickup_point_id AS "pickupPointId", r.state, r.priority, r.made_at AS "madeAt", r.made_by AS "madeBy",
  r.rule_id AS "ruleId", r.ready_until AS "readyUntil", r.pickup_code AS "pickupCode", r.loan_id AS "loanId", r.version`;

/** So many of a line are looked at when something becomes free; the others are tried by the nightly run. */
const longestLine = 200;

/** Keeps reservations. Whoever promises a copy, or takes one, has locked the pool of its kind first. */
@Injectable()
export class ReservationRepository {
  /**
   * Locks the pool of a kind until the unit has ended: promises of one kind are made one after the other. It comes before the locks
   * of instruments, and those before the locks of reservations.
   */
  async lockPool(tx: Tx, kindId: string): Promise<void> {
    await tx.one('SELECT id FROM instrument_kind WHERE id = $1 FOR UPDATE', [kindId]);
  }

  /**
   * The same for whoever has locked an instrument already. Where somebody else has the pool, and may be waiting for that instrument,
   * the unit runs again and begins with the pool: nobody waits for each other crosswise.
   */
  async takePool(tx: Tx, kindId: string): Promise<void> {
    const taken = await tx.one('SELECT id FROM instrument_kind WHERE id = $1 FOR UPDATE SKIP LOCKED', [kindId]);
    if (taken === undefined) throw new RunAgain((again) => this.lockPool(again, kindId));
  }

  async add(tx: Tx, row: ReservationRow): Promise<void> {
    const { from, to, ...rest } = row;
    await tx.insert(ReservationEntity, { ...rest, fromDay: from, toDay: to });
  }

  async byId(q: Queries, id: string): Promise<ReservationRow | undefined> {
    return one(await q.one<RawRow>(`SELECT ${reservationColumns} FROM reservation r WHERE r.id = $1`, [id]));
  }

  async lock(tx: Tx, id: string): Promise<ReservationRow | undefined> {
    return one(
      await tx.one<RawRow>(`SELECT ${reservationColumns} FROM reservation r WHERE r.id = $1 FOR UPDATE`, [id]),
    );
  }

  /** The reservation that a loan fulfilled. */
  async fulfilledBy(q: Queries, loanId: string): Promise<string | undefined> {
    return (await q.one<{ id: string }>('SELECT id FROM reservation WHERE loan_id = $1', [loanId]))?.id;
  }

  /** The one for which a copy stands on a hold shelf. */
  async readyOn(q: Queries, code: string): Promise<ReservationRow | undefined> {
    return one(
      await q.one<RawRow>(
        `SELECT ${reservationColumns} FROM reservation r
         WHERE r.instrument_code = $1 AND r.state IN ${heldStates} AND r.state = 'ready'`,
        [code],
      ),
    );
  }

  /** Who waits for something of a kind, in their order. */
  async waiting(q: Queries, kindId: string): Promise<ReservationRow[]> {
    const rows = await q.all<RawRow>(
      `SELECT ${reservationColumns} FROM reservation r WHERE r.kind_id = $1 AND r.state = 'waiting'
       ORDER BY r.priority, r.made_at, r.id LIMIT ${longestLine}`,
      [kindId],
    );
    return rows.map(reservationOf);
  }

  /** What is promised of a borrower's within some days and could be handed over there and then, the earliest first. */
  async heldOf(
    q: Queries,
    borrowerId: string,
    kindId: string,
    from: CalendarDate,
    to: CalendarDate,
  ): Promise<ReservationRow[]> {
    const rows = await q.all<RawRow>(
      `SELECT ${reservationColumns} FROM reservation r
       WHERE r.borrower_id = $1 AND r.kind_id = $2 AND r.state IN ${heldStates} AND r.from_day <= $3 AND r.to_day >= $4
       ORDER BY r.from_day, r.id`,
      [borrowerId, kindId, to, from],
    );
    return rows.map(reservationOf);
  }

  /** Whether a copy is promised to anybody, or anything of a kind to a borrower, from a day on. */
  async isHeldOf(
    q: Queries,
    { code, borrowerId, kindId }: { readonly code: string; readonly borrowerId: string; readonly kindId: string },
    from: CalendarDate,
  ): Promise<boolean> {
    const row = await q.one<{ held: unknown }>(
      `SELECT EXISTS (SELECT 1 FROM reservation r
           WHERE r.instrument_code = $1 AND r.state IN ${heldStates} AND r.busy_to >= $2)
         OR EXISTS (SELECT 1 FROM reservation r
           WHERE r.borrower_id = $3 AND r.kind_id = $4 AND r.state IN ${heldStates} AND r.to_day >= $2) AS held`,
      [code, from, borrowerId, kindId],
    );
    return toBoolean(row?.held);
  }

  /**
   * The promises of a copy that share days with a stretch, the earliest first, and whether anybody waits for something of its kind
   * whose time is not over: one statement, for every return asks it.
   */
  async wantedOf(
    q: Queries,
    { code, kindId }: { readonly code: string; readonly kindId: string },
    { from, to }: Period,
  ): Promise<{ held: ReservationRow[]; isWaitedFor: boolean }> {
    const rows = await q.all<RawRow>(
      `SELECT ${reservationColumns} FROM reservation r
       WHERE r.instrument_code = $1 AND r.state IN ${heldStates} AND r.busy_to >= $2 AND r.from_day <= $3
       UNION ALL
       SELECT ${reservationColumns} FROM reservation r
       WHERE r.id = (SELECT w.id FROM reservation w WHERE w.kind_id = $4 AND w.state = 'waiting' AND w.to_day >= $2 LIMIT 1)`,
      [code, from, to, kindId],
    );
    const wanted = rows.map(reservationOf);
    const held = wanted.filter(({ state }) => state !== 'waiting');
    return {
      held: held.sort((one, other) => (one.from < other.from ? -1 : 1)),
      isWaitedFor: held.length < wanted.length,
    };
  }

  /** The promises of a copy from a day on. */
  async heldFrom(q: Queries, code: string, from: CalendarDate): Promise<ReservationRow[]> {
    const rows = await q.all<RawRow>(
      `SELECT ${reservationColumns} FROM reservation r
       WHERE r.instrument_code = $1 AND r.state IN ${heldStates} AND r.busy_to >= $2`,
      [code, from],
    );
    return rows.map(reservationOf);
  }

  /** The promises of a copy that share days with a stretch, the earliest first. */
  async heldOn(q: Queries, code: string, from: CalendarDate, to: CalendarDate): Promise<ReservationRow[]> {
    const rows = await q.all<RawRow>(
      `SELECT ${reservationColumns} FROM reservation r
       WHERE r.instrument_code = $1 AND r.state IN ${heldStates} AND r.busy_to >= $2 AND r.from_day <= $3
       ORDER BY r.from_day, r.id`,
      [code, from, to],
    );
    return rows.map(reservationOf);
  }

  /** How many promises and waits of a borrower's share days with a period. */
  async countOf(q: Queries, borrowerId: string, from: CalendarDate, to: CalendarDate, except: string): Promise<number> {
    const row = await q.one<{ count: number }>(
      `SELECT CAST(COUNT(*) AS INTEGER) AS count FROM reservation r
       WHERE r.borrower_id = $1 AND r.state IN ('waiting', 'awaiting-acceptance', 'confirmed', 'ready')
         AND r.from_day <= $2 AND r.to_day >= $3 AND r.id <> $4`,
      [borrowerId, to, from, except],
    );
    return row?.count ?? 0;
  }

  /** Locks copies in the order of their codes, and gives the versions that they are at. */
  async lockCopies(tx: Tx, codes: readonly string[]): Promise<ReadonlyMap<string, number>> {
    const rows = await tx.all<{ code: string; version: number }>(
      'SELECT code, version FROM instrument WHERE code = ANY_OF($1) ORDER BY code FOR UPDATE',
      [JSON.stringify(codes)],
    );
    return new Map(rows.map(({ code, version }) => [code, version]));
  }

  /** The same of reservations. */
  async lockSome(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, number>> {
    if (ids.length === 0) return new Map();
    const rows = await tx.all<{ id: string; version: number }>(
      'SELECT id, version FROM reservation WHERE id = ANY_OF($1) ORDER BY id FOR UPDATE',
      [JSON.stringify(ids)],
    );
    return new Map(rows.map(({ id, version }) => [id, version]));
  }

  /** Takes the copies of some away for the moment; each gets one again in this unit, or waits. */
  async clear(tx: Tx, ids: readonly string[]): Promise<void> {
    if (ids.length === 0) return;
    await tx.run(`UPDATE reservation SET state = 'waiting', instrument_code = NULL WHERE id = ANY_OF($1)`, [
      JSON.stringify(ids),
    ]);
  }

  /** Promises a copy. */
  async hold(tx: Tx, id: string, state: HeldState, code: string): Promise<void> {
    await tx.run('UPDATE reservation SET state = $1, instrument_code = $2, version = version + 1 WHERE id = $3', [
      state,
      code,
      id,
    ]);
  }

  /** Gives one that is held another copy at once, whatever its state. */
  async exchange(tx: Tx, id: string, code: string): Promise<void> {
    await tx.run('UPDATE reservation SET instrument_code = $1, version = version + 1 WHERE id = $2', [code, id]);
  }

  /** What was to be accepted is confirmed. @returns false where it was not waiting for that */
  async confirm(tx: Tx, id: string): Promise<boolean> {
    const rows = await tx.run(
      `UPDATE reservation SET state = 'confirmed', version = version + 1 WHERE id = $1 AND state = 'awaiting-acceptance'`,
      [id],
    );
    return rows === 1;
  }

  /** Puts back in line what was promised. */
  async putInLine(tx: Tx, id: string): Promise<void> {
    await tx.run(
      `UPDATE reservation SET state = 'waiting', instrument_code = NULL, ready_until = NULL, pickup_code = NULL,
         loan_id = NULL, version = version + 1 WHERE id = $1`,
      [id],
    );
  }

  /** Stores what is asked for instead, without a copy for the moment. */
  async change(tx: Tx, id: string, wish: ReservationWish, madeAt: Date): Promise<void> {
    await tx.run(
      `UPDATE reservation SET state = 'waiting', instrument_code = NULL, pinned_code = $1, size = $2, least_grade_id = $3,
         most_grade_id = $4, from_day = $5, to_day = $6, busy_to = $7, pickup_point_id = $8, priority = $9, rule_id = $10,
         made_at = $11, version = version + 1 WHERE id = $12`,
      [
        wish.pinnedCode,
        wish.size,
        wish.leastGradeId,
        wish.mostGradeId,
        wish.from,
        wish.to,
        wish.busyTo,
        wish.pickupPointId,
        wish.priority,
        wish.ruleId,
        madeAt,
        id,
      ],
    );
  }

  /** Ends it without a loan; the copy that it had stays written for the history. */
  async end(tx: Tx, id: string, state: 'lapsed' | 'cancelled' | 'no-show'): Promise<void> {
    await tx.run(
      'UPDATE reservation SET state = $1, ready_until = NULL, pickup_code = NULL, version = version + 1 WHERE id = $2',
      [state, id],
    );
  }

  /** Ends it by a loan. @returns false where it is promised no more */
  async fulfil(tx: Tx, id: string, code: string, loanId: string): Promise<boolean> {
    const rows = await tx.run(
      `UPDATE reservation SET state = 'fulfilled', instrument_code = $1, loan_id = $2, ready_until = NULL,
         pickup_code = NULL, version = version + 1 WHERE id = $3 AND state IN ${heldStates}`,
      [code, loanId, id],
    );
    return rows === 1;
  }

  /** Puts it on a hold shelf. @returns false where it is not confirmed */
  async makeReady(tx: Tx, id: string, readyUntil: CalendarDate, pickupCode: string): Promise<boolean> {
    const rows = await tx.run(
      `UPDATE reservation SET state = 'ready', ready_until = $1, pickup_code = $2, version = version + 1
       WHERE id = $3 AND state = 'confirmed'`,
      [readyUntil, pickupCode, id],
    );
    return rows === 1;
  }

  /** What waits at a point until one of some days, the one that has the least time first. */
  async readyUntil(q: Queries, pointId: string, from: CalendarDate, to: CalendarDate): Promise<ReservationRow[]> {
    const rows = await q.all<RawRow>(
      `SELECT ${reservationColumns} FROM reservation r
       WHERE r.pickup_point_id = $1 AND r.state = 'ready' AND r.ready_until >= $2 AND r.ready_until <= $3
       ORDER BY r.ready_until, r.id`,
      [pointId, from, to],
    );
    return rows.map(reservationOf);
  }

  /** Lets what waits on a hold shelf wait until another day. The caller has locked it. */
  async keepReady(tx: Tx, id: string, until: CalendarDate): Promise<void> {
    await tx.run('UPDATE reservation SET ready_until = $1, version = version + 1 WHERE id = $2', [until, id]);
  }

  /** The pick-up codes of what waits at a point. */
  async pickupCodes(q: Queries, pointId: string): Promise<ReadonlySet<string>> {
    const rows = await q.all<{ code: string }>(
      `SELECT pickup_code AS code FROM reservation WHERE pickup_point_id = $1 AND state = 'ready'`,
      [pointId],
    );
    return new Set(rows.map(({ code }) => code));
  }
}

/** A reservation as the database gives it. */
export function reservationOf({ fromDay, toDay, busyTo, readyUntil, madeAt, ...row }: RawRow): ReservationRow {
  return {
    ...row,
    from: calendarDate(fromDay),
    to: calendarDate(toDay),
    busyTo: calendarDate(busyTo),
    readyUntil: readyUntil === null ? null : calendarDate(readyUntil),
    madeAt: toInstant(madeAt),
  };
}

function one(row: RawRow | undefined): ReservationRow | undefined {
  return row && reservationOf(row);
}

export type { RawRow as RawReservation };
