import { Injectable } from '@nestjs/common';
import { type CalendarDate, calendarDate } from '../../platform/calendar/index.js';
import type { Queries, Tx } from '../../platform/database/index.js';
import { ClosureMoveEntity } from './entities.js';

/** An open loan that is due on a day of a closure. */
export interface DueLoan {
  readonly id: string;
  readonly instrument: string;
  readonly dueOn: CalendarDate;
  readonly ruleId: string;
}

/** What a closure has moved of one loan, or of one reservation that is ready. */
export interface ClosureMove {
  readonly loanId: string | null;
  readonly reservationId: string | null;
  readonly instrument: string;
  readonly from: CalendarDate;
  readonly to: CalendarDate;
}

/** What closures have moved, and what they have still to move. */
@Injectable()
export class ClosureMoveRepository {
  /**
   * Open loans of a point that are due on one of some days, the first due first; without those that a closure has moved: whose new due
   * day was set to one of these again, by somebody who knew of it, stays.
   */
  async loansDue(
    q: Queries,
    { pointId, from, to, closureId }: { pointId: string; from: CalendarDate; to: CalendarDate; closureId: string },
  ): Promise<DueLoan[]> {
    const rows = await q.all<{ id: string; code: string; due: string; rule: string }>(
      `SELECT l.id, l.instrument_code AS code, l.due_on AS due, l.rule_id AS rule FROM loan l
       WHERE l.lending_point_id = $1 AND l.state = 'open' AND l.due_on >= $2 AND l.due_on <= $3
         AND NOT EXISTS (SELECT 1 FROM closure_move m WHERE m.loan_id = l.id AND m.closure_id = $4)
       ORDER BY l.due_on, l.id`,
      [pointId, from, to, closureId],
    );
    return rows.map(({ id, code, due, rule }) => ({ id, instrument: code, dueOn: calendarDate(due), ruleId: rule }));
  }

  /** How many open loans of a point are due on each of some days; days without any are left out. */
  async returnsOn(
    q: Queries,
    pointId: string,
    days: readonly CalendarDate[],
  ): Promise<ReadonlyMap<CalendarDate, number>> {
    const [from, to] = [days.at(0), days.at(-1)];
    if (from === undefined || to === undefined) return new Map();
    const rows = await q.all<{ due: string; count: number }>(
      `SELECT l.due_on AS due, CAST(COUNT(*) AS INTEGER) AS count FROM loan l
       WHERE l.lending_point_id = $1 AND l.state = 'open' AND l.due_on >= $2 AND l.due_on <= $3 GROUP BY l.due_on`,
      [pointId, from, to],
    );
    return new Map(rows.map(({ due, count }) => [calendarDate(due), count]));
  }

  /** What a closure has moved, in the order of the old days. */
  async of(q: Queries, closureId: string): Promise<ClosureMove[]> {
    const rows = await q.all<Record<'code' | 'old' | 'new', string> & Record<'loan' | 'reservation', string | null>>(
      `SELECT loan_id AS loan, reservation_id AS reservation, instrument_code AS code, old_day AS old, new_day AS "new"
       FROM closure_move WHERE closure_id = $1 ORDER BY old_day, loan_id, reservation_id`,
      [closureId],
    );
    return rows.map((row) => ({
      loanId: row.loan,
      reservationId: row.reservation,
      instrument: row.code,
      from: calendarDate(row.old),
      to: calendarDate(row.new),
    }));
  }

  /** @throws ConstraintViolation where the closure has moved it before */
  async add(tx: Tx, move: ClosureMoveEntity): Promise<void> {
    await tx.insert(ClosureMoveEntity, move);
  }
}
