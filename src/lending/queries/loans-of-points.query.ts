import { Injectable } from '@nestjs/common';
import { Places } from '../../organisation/index.js';
import type { CalendarDate } from '../../platform/calendar/index.js';
import { Reader, type SqlValue } from '../../platform/database/index.js';
import { type LoanRow, loanColumns } from './loan-rows.js';

/** Which loans of a unit's points are asked for. */
export interface LoansOfPoints {
  readonly unitId: string;
  /** One of the unit's; all of them if left out. */
  readonly point?: string | undefined;
  readonly states: readonly LoanRow['state'][];
  readonly dueBefore?: CalendarDate | undefined;
  /** Where the page before ended. */
  readonly after?: { readonly day: string; readonly id: string } | undefined;
  readonly limit: number;
}

/**
 * Loans of lending points, the first due first. The index on loans of a point is by state and then by due day, so each of these is
 * walked by itself as far as the page needs, and what they gave is put together: nothing is sorted that is not shown, however many
 * loans there have been.
 */
@Injectable()
export class LoansOfPointsQuery {
  constructor(
    private readonly reader: Reader,
    private readonly places: Places,
  ) {}

  async dueFirst({ unitId, point, states, dueBefore, after, limit }: LoansOfPoints): Promise<LoanRow[]> {
    const own = (await this.places.points(this.reader)).filter(
      ({ id, unit }) => unit === unitId && (point ?? id) === id,
    );
    const found: LoanRow[] = [];
    for (const { id } of own) {
      for (const state of states) found.push(...(await this.walk(id, state, dueBefore, after, limit)));
    }
    return found.sort(byDueDay).slice(0, limit);
  }

  private walk(
    point: string,
    state: LoanRow['state'],
    dueBefore: CalendarDate | undefined,
    after: LoansOfPoints['after'],
    limit: number,
  ): Promise<LoanRow[]> {
    const values: SqlValue[] = [point, state, limit];
    const value = (one: SqlValue): string => `$${values.push(one)}`;
    const before = dueBefore === undefined ? '' : ` AND l.due_on < ${value(dueBefore)}`;
    const onward = after === undefined ? '' : ` AND (l.due_on, l.id) > (${value(after.day)}, ${value(after.id)})`;
    return this.reader.all<LoanRow>(
      `SELECT ${loanColumns} FROM loan l WHERE l.lending_point_id = $1 AND l.state = $2${before}${onward}
       ORDER BY l.due_on, l.id LIMIT $3`,
      values,
    );
  }
}

function byDueDay(one: LoanRow, other: LoanRow): number {
  if (one.due_on !== other.due_on) return one.due_on < other.due_on ? -1 : 1;
  return one.id < other.id ? -1 : 1;
}
