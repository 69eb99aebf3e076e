import { Injectable } from '@nestjs/common';
import { type CalendarDate, addDays } from '../../platform/calendar/index.js';
import type { Queries, SqlValue } from '../../platform/database/index.js';
import { overdueDays } from '../domain/occupancy.js';
import type { Period } from '../domain/period.js';
import { type CopyRow, type RawCopy, copyColumns, copyOf, openLoan } from '../persistence/copies.query.js';
import { heldStates } from '../persistence/reservation.repository.js';

/** Which instruments are asked about, all of it at once. */
export interface AvailabilityFilter {
  /** The sort keys between which the kind lies. */
  readonly range: { readonly from: string; readonly before: string };
  readonly kind: string;
  readonly size?: string | undefined;
  /** Ids of the grades that would do. */
  readonly grades?: readonly string[] | undefined;
  /** Where it is, or, while it is with somebody or under way, where it belongs. */
  readonly point?: string | undefined;
  /** Ids of the points of which one is its home. */
  readonly homes?: readonly string[] | undefined;
}

/** Rows of the rule matrix, by the days of service that they ask for after a loan. */
export type RulesByService = ReadonlyMap<number, readonly string[]>;

/** An instrument that is asked about. */
export interface AvailableRow extends CopyRow {
  readonly maker: string | null;
  readonly model: string | null;
  readonly sortKey: string;
}

/** Days on which a copy is promised. */
export interface PromisedDays extends Period {
  readonly code: string;
}

type RawRow = RawCopy & Pick<AvailableRow, 'maker' | 'model' | 'sortKey'>;

const columns = `${copyColumns}, i.maker, i.model, i.sort_key AS "sortKey"`;

/** What of instruments is free when: fixed statements, each led by an index, whatever the number of instruments and promises. */
@Injectable()
export class AvailabilityQuery {
  /** A page of instruments by sort key, with the loan that each is on. */
  async page(q: Queries, filter: AvailabilityFilter, after: string, rows: number): Promise<AvailableRow[]> {
    const values = new Values();
    const found = await q.all<RawRow>(
      `SELECT ${columns} FROM instrument i ${openLoan} WHERE ${where(filter, values, after)}
       ORDER BY i.sort_key LIMIT ${values.add(rows)}`,
      values.all,
    );
    return found.map(rowOf);
  }

  /** One instrument. */
  async one(q: Queries, code: string): Promise<AvailableRow | undefined> {
    const row = await q.one<RawRow>(`SELECT ${columns} FROM instrument i ${openLoan} WHERE i.code = $1`, [code]);
    return row && rowOf(row);
  }

  /** The days from one on for which some instruments are promised. */
  async promised(q: Queries, codes: readonly string[], from: CalendarDate): Promise<PromisedDays[]> {
    if (codes.length === 0) return [];
    return q.all<PromisedDays>(
      `SELECT r.instrument_code AS code, r.from_day AS "from", r.busy_to AS "to" FROM reservation r
       WHERE r.instrument_code = ANY_OF($1) AND r.state IN ${heldStates} AND r.busy_to >= $2 ORDER BY r.from_day`,
      [JSON.stringify(codes), from],
    );
  }

  /** How many are free for the whole of a period that does not begin before today: as `occupancyOf` says of each. */
  async countFree(
    q: Queries,
    filter: AvailabilityFilter,
    period: Period,
    today: CalendarDate,
    rules: RulesByService,
  ): Promise<number> {
    const values = new Values();
    const asked = where(filter, values);
    const states = [
      `i.state IN ('available', 'on-hold-shelf')`,
      `i.state = 'in-service' AND i.free_from <= ${values.add(period.from)}`,
      ...(period.from > today
        ? [
            `i.state = 'in-transfer' AND (i.free_from IS NULL OR i.free_from <= ${values.add(period.from)})`,
            `i.state = 'on-loan' AND EXISTS (SELECT 1 FROM loan l WHERE l.instrument_code = i.code AND l.state = 'open'
               AND ${backBefore(period.from, today, rules, values)})`,
          ]
        : []),
    ];
    const row = await q.one<{ count: number }>(
      `SELECT CAST(COUNT(*) AS INTEGER) AS count FROM instrument i
       WHERE ${asked} AND (${states.map((state) => `(${state})`).join(' OR ')})
         AND NOT EXISTS (SELECT 1 FROM reservation r WHERE r.instrument_code = i.code AND r.state IN ${heldStates}
           AND r.busy_to >= ${values.add(period.from)} AND r.from_day <= ${values.add(period.to)})`,
      values.all,
    );
    return row?.count ?? 0;
  }
}

/** One lower bound only: given two, SQLite begins at the wrong one. The key of a kind is the beginning of its instruments' keys. */
function where({ range, kind, size, grades, point, homes }: AvailabilityFilter, values: Values, after = ''): string {
  const conditions = [
    `i.sort_key > ${values.add(after > range.from ? after : range.from)}`,
    `i.sort_key < ${values.add(range.before)}`,
    `i.kind_id = ${values.add(kind)}`,
    `i.state NOT IN ('lost', 'retired')`,
  ];
  if (size !== undefined) conditions.push(`i.size = ${values.add(size)}`);
  if (grades !== undefined) conditions.push(`i.grade_id = ANY_OF(${values.add(JSON.stringify(grades))})`);
  if (point !== undefined) conditions.push(`COALESCE(i.current_point_id, i.home_point_id) = ${values.add(point)}`);
  if (homes !== undefined) conditions.push(`i.home_point_id = ANY_OF(${values.add(JSON.stringify(homes))})`);
  return conditions.join(' AND ');
}

/** That a loan is due, and its service over, before a day; what is overdue counts as out for some time yet. */
function backBefore(day: CalendarDate, today: CalendarDate, rules: RulesByService, values: Values): string {
  const byService = [...rules].map(
    ([days, ids]) =>
      `(l.due_on < ${values.add(addDays(day, -days))} AND l.rule_id = ANY_OF(${values.add(JSON.stringify(ids))}))`,
  );
  const overdueToo = day > addDays(today, overdueDays) ? '' : ` AND l.due_on >= ${values.add(today)}`;
  return `(${byService.join(' OR ')})${overdueToo}`;
}

function rowOf({ maker, model, sortKey, ...copy }: RawRow): AvailableRow {
  return { ...copyOf(copy), maker, model, sortKey };
}

/** The values of a statement that is put together. */
class Values {
  readonly all: SqlValue[] = [];

  /** Takes a value and gives its place in the statement. */
  add(value: SqlValue): string {
    return `$${this.all.push(value)}`;
  }
}
