import { Injectable } from '@nestjs/common';
import type { InstrumentState } from '../../inventory/index.js';
import { type CalendarDate, calendarDate } from '../../platform/calendar/index.js';
import type { Queries } from '../../platform/database/index.js';
import type { Period } from '../domain/period.js';
import {
  type RawReservation,
  type ReservationRow,
  heldOfCodes,
  heldStates,
  reservationColumns,
  reservationOf,
} from './reservation.repository.js';

/** A copy of a kind, where it is, and the loan that it is on. */
export interface CopyRow {
  readonly code: string;
  readonly kindId: string;
  readonly size: string | null;
  readonly gradeId: string;
  readonly state: InstrumentState;
  readonly homePointId: string;
  readonly currentPointId: string | null;
  readonly dueOn: CalendarDate | null;
  readonly freeFrom: CalendarDate | null;
  readonly outOn: CalendarDate | null;
  /** The row of the rule matrix under which it is on loan. */
  readonly loanRuleId: string | null;
  readonly version: number;
}

type Day = 'dueOn' | 'freeFrom' | 'outOn';

/** A row of {@link copyColumns}. */
export type RawCopy = Omit<CopyRow, Day> & Readonly<Record<Day, string | null>>;

/** The columns of {@link CopyRow}, for a `SELECT` from `instrument i` with {@link openLoan}. */
export const copyColumns = `i.code, i.kind_id AS "kindId", i.size, i.grade_id AS "gradeId", i.state, i.home_point_id AS "homePointId",
  i.current_point_id AS "currentPointId", i.due_on AS "dueOn", i.free_from AS "freeFrom", l.out_on AS "outOn",
  l.rule_id AS "loanRuleId", i.version`;

/** The loan that an instrument is on: there is one at most. */
export const openLoan = `LEFT JOIN loan l ON l.instrument_code = i.code AND l.state = 'open'`;

/**
 * So many copies of a kind are looked at when promises are moved: those that are meant, then those that are free in the period. No
 * municipality has as many of one kind; where there are more, whoever finds no room among these waits until the nightly run.
 */
const mostCopies = 500;

/** Reads the pool of a kind in two statements, whatever its size. */
@Injectable()
export class CopiesQuery {
  /**
   * The copies of a kind that can be promised.
   *
   * @param range the sort keys between which the kind lies, so that an index leads to it
   * @param meant codes that are in it in any case
   */
  async ofKind(
    q: Queries,
    kindId: string,
    range: { from: string; before: string },
    period: Period,
    meant: readonly string[],
  ): Promise<CopyRow[]> {
    const rows = await q.all<RawCopy>(
      `SELECT ${copyColumns} FROM instrument i ${openLoan}
       WHERE i.sort_key >= $1 AND i.sort_key < $2 AND i.kind_id = $3 AND i.state NOT IN ('missing', 'lost', 'retired')
       ORDER BY CASE WHEN i.code = ANY_OF($6) THEN 0 WHEN EXISTS (SELECT 1 FROM reservation r WHERE r.instrument_code = i.code
         AND r.state IN ${heldStates} AND r.busy_to >= $4 AND r.from_day <= $5) THEN 2 ELSE 1 END, i.code
       LIMIT ${mostCopies}`,
      [range.from, range.before, kindId, period.from, period.to, JSON.stringify(meant)],
    );
    return rows.map((row) => copyOf(row));
  }

  /** One copy, whatever its state. */
  async one(q: Queries, code: string): Promise<CopyRow | undefined> {
    const row = await q.one<RawCopy>(`SELECT ${copyColumns} FROM instrument i ${openLoan} WHERE i.code = $1`, [code]);
    return row && copyOf(row);
  }

  /** What is promised of some copies from a day on. */
  async heldOn(q: Queries, codes: readonly string[], from: CalendarDate): Promise<ReservationRow[]> {
    const rows = await q.all<RawReservation>(
      `SELECT ${reservationColumns} FROM ${heldOfCodes('$1')} AND r.busy_to >= $2`,
      [JSON.stringify(codes), from],
    );
    return rows.map(reservationOf);
  }
}

/** A copy as the database gives it, with whatever else was selected. Spread without rest: to take a row apart cost 5 µs. */
export function copyOf<Raw extends RawCopy>(row: Raw): Omit<Raw, Day> & Pick<CopyRow, Day> {
  return { ...row, dueOn: dayOrNull(row.dueOn), freeFrom: dayOrNull(row.freeFrom), outOn: dayOrNull(row.outOn) };
}

function dayOrNull(day: string | null): CalendarDate | null {
  return day === null ? null : calendarDate(day);
}
