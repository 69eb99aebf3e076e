import { Injectable } from '@nestjs/common';
import { type CalendarDate, addDays, calendarDate } from '../../platform/calendar/index.js';
import type { Queries, SqlValue } from '../../platform/database/index.js';
import type { MovedLoan, OpenLoan } from '../domain/due-reminders.js';
import { type ReminderSchedule, longestNewsDays } from '../domain/schedule.js';
import { type BegunReminders, begunBy, haveBegun, scheduleColumns, scheduleOf } from './loan-schedules.js';

/** Where a scan of open loans goes on. */
export interface LoanCursor {
  readonly dueOn: string;
  readonly id: string;
}

interface LoanRow {
  readonly id: string;
  readonly borrower_id: string;
  readonly due_on: string;
}

/** Something of a borrower's. */
export type OfBorrower<T> = T & { readonly borrowerId: string };

/** Open loans that nobody says are returned. */
const open = `l.state = 'open' AND l.claimed_returned_at IS NULL AND l.borrower_id IS NOT NULL`;

/** Loans `l` whose due day a closure has moved, from `$1` to `$2`, and whose new one stands and has not passed. */
const movedBetween = `closure_move m JOIN loan l ON l.id = m.loan_id
  WHERE m.moved_on >= $1 AND m.moved_on <= $2 AND m.new_day >= $2 AND m.new_day = l.due_on AND ${open}`;

/** The loans that reminders are derived from, read fresh each time. */
@Injectable()
export class DueLoans {
  /** Which rows of the rule matrix have begun to remind by a day, and of what; those that have ended too, for loans keep them. */
  async begunOn(queries: Queries, on: CalendarDate): Promise<BegunReminders[]> {
    return begunBy(on, await queries.all('SELECT id, due_soon_days AS "dueSoonDays" FROM loan_rule ORDER BY id'));
  }

  /** The borrowers of the next open loans whose reminders have begun, and where to go on. */
  async borrowersPage(
    queries: Queries,
    begun: readonly BegunReminders[],
    after: LoanCursor | undefined,
    limit: number,
  ): Promise<{ borrowerIds: string[]; next: LoanCursor | undefined }> {
    const values: SqlValue[] = [after?.dueOn ?? '0001-01-01', after?.id ?? '', limit];
    const rows = await queries.all<LoanRow>(
      `SELECT l.id, l.borrower_id, l.due_on FROM loan l
       WHERE ${open} AND (l.due_on, l.id) > ($1, $2)${haveBegun(begun, (one) => `$${values.push(one)}`)}
       ORDER BY l.due_on, l.id LIMIT $3`,
      values,
    );
    const last = rows.at(-1);
    return {
      borrowerIds: rows.map((row) => row.borrower_id),
      next: rows.length === limit && last !== undefined ? { dueOn: last.due_on, id: last.id } : undefined,
    };
  }

  /** The open loans of some borrowers that are due on or before a day, the earliest first. */
  async of(queries: Queries, borrowerIds: readonly string[], until: CalendarDate): Promise<OfBorrower<OpenLoan>[]> {
    const loans = await queries.all<LoanRow & ReminderSchedule>(
      `SELECT l.id, l.borrower_id, l.due_on, ${scheduleColumns} FROM loan l JOIN loan_rule w ON w.id = l.rule_id
       WHERE l.borrower_id = ANY_OF($1) AND ${open} AND l.due_on <= $2 ORDER BY l.due_on, l.id`,
      [JSON.stringify(borrowerIds), until],
    );
    return loans.map((loan) => ({
      borrowerId: loan.borrower_id,
      loanId: loan.id,
      dueOn: calendarDate(loan.due_on),
      schedule: scheduleOf(loan),
    }));
  }

  /** Ids of the borrowers whose loans closures have moved of late. */
  async borrowersOfMoved(queries: Queries, on: CalendarDate): Promise<string[]> {
    const rows = await queries.all<{ id: string }>(`SELECT DISTINCT l.borrower_id AS id FROM ${movedBetween}`, [
      addDays(on, -longestNewsDays),
      on,
    ]);
    return rows.map(({ id }) => id);
  }

  /** The loans of some borrowers that closures have moved of late; where two have, as the last one did. */
  async moved(queries: Queries, borrowerIds: readonly string[], on: CalendarDate): Promise<OfBorrower<MovedLoan>[]> {
    const rows = await queries.all<LoanRow & { readonly moved_on: string }>(
      `SELECT l.id, l.borrower_id, l.due_on, MAX(m.moved_on) AS moved_on FROM ${movedBetween}
         AND l.borrower_id = ANY_OF($3) GROUP BY l.id, l.borrower_id, l.due_on ORDER BY l.due_on, l.id`,
      [addDays(on, -longestNewsDays), on, JSON.stringify(borrowerIds)],
    );
    return rows.map(({ id, borrower_id: borrowerId, due_on, moved_on }) => ({
      ...{ borrowerId, loanId: id },
      ...{ dueOn: calendarDate(due_on), movedOn: calendarDate(moved_on) },
    }));
  }
}
