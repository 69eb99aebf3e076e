import { Injectable } from '@nestjs/common';
import { type CalendarDate, calendarDate } from '../../platform/calendar/index.js';
import type { Queries } from '../../platform/database/index.js';
import type { OpenLoan } from '../domain/due-reminders.js';

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

/** The loans that reminders are derived from, read fresh each time. */
@Injectable()
export class DueLoans {
  /** The borrowers of the next open loans that are due on or before a day, and where to go on. */
  async borrowersPage(
    queries: Queries,
    until: CalendarDate,
    after: LoanCursor | undefined,
    limit: number,
  ): Promise<{ borrowerIds: string[]; next: LoanCursor | undefined }> {
    const rows = await queries.all<LoanRow>(
      `SELECT l.id, l.borrower_id, l.due_on FROM loan l
       WHERE ${open} AND l.due_on <= $1 AND (l.due_on, l.id) > ($2, $3) ORDER BY l.due_on, l.id LIMIT $4`,
      [until, after?.dueOn ?? '0001-01-01', after?.id ?? '', limit],
    );
    const last = rows.at(-1);
    return {
      borrowerIds: rows.map((row) => row.borrower_id),
      next: rows.length === limit && last !== undefined ? { dueOn: last.due_on, id: last.id } : undefined,
    };
  }

  /** The open loans of some borrowers that are due on or before a day, the earliest first. */
  async of(queries: Queries, borrowerIds: readonly string[], until: CalendarDate): Promise<OfBorrower<OpenLoan>[]> {
    const loans = await queries.all<LoanRow>(
      `SELECT l.id, l.borrower_id, l.due_on FROM loan l
       WHERE l.borrower_id = ANY_OF($1) AND ${open} AND l.due_on <= $2 ORDER BY l.due_on, l.id`,
      [JSON.stringify(borrowerIds), until],
    );
    return loans.map(({ id, borrower_id: borrowerId, due_on: dueOn }) => ({
      borrowerId,
      loanId: id,
      dueOn: calendarDate(dueOn),
    }));
  }
}
