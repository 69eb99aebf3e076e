import { Injectable } from '@nestjs/common';
import { type CalendarDate, calendarDate } from '../../platform/calendar/index.js';
import type { Queries, SqlValue } from '../../platform/database/index.js';
import { emailKey } from '../../platform/text/email-key.js';
import type { BorrowerLoans } from '../domain/due-reminders.js';
import type { ReminderSchedule } from '../domain/schedule.js';
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

type ScheduledLoan = LoanRow & ReminderSchedule;

/** Who of several in the register stands for one person. */
export interface FirstReceiver {
  readonly kind: 'guardian' | 'borrower';
  readonly id: string;
  readonly borrowerId: string;
}

interface ContactRow {
  readonly id: string;
  readonly email: string | null;
  readonly language: string;
}

/** Open loans that nobody says are returned. */
const open = `l.state = 'open' AND l.claimed_returned_at IS NULL AND l.borrower_id IS NOT NULL`;

/** The facts that reminders are derived from, read fresh each time. */
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

  /**
   * The first of those in the register who have an address and a language: they are one person, who gets one message. Guardians
   * come first; the order never changes, so that all who ask mean the same one.
   */
  async firstOf(queries: Queries, email: string, language: string): Promise<FirstReceiver | undefined> {
    return queries.one<FirstReceiver>(
      `SELECT 'guardian' AS kind, id, borrower_id AS "borrowerId", 1 AS rank FROM guardian
        WHERE email_key = $1 AND language = $2
       UNION ALL SELECT 'borrower' AS kind, id, id AS "borrowerId", 2 AS rank FROM borrower
        WHERE email_key = $1 AND language = $2
       ORDER BY rank, id LIMIT 1`,
      [emailKey(email), language],
    );
  }

  /** Some borrowers with their contacts and the open loans that are due on or before a day, in the order of their ids. */
  async facts(queries: Queries, borrowerIds: readonly string[], until: CalendarDate): Promise<BorrowerLoans[]> {
    const ids = JSON.stringify(borrowerIds);
    const borrowers = await queries.all<ContactRow & { birth_date: string | null }>(
      'SELECT id, birth_date, email, language FROM borrower WHERE id = ANY_OF($1) ORDER BY id',
      [ids],
    );
    const guardians = await queries.all<ContactRow & { borrower_id: string }>(
      'SELECT id, borrower_id, email, language FROM guardian WHERE borrower_id = ANY_OF($1) ORDER BY borrower_id, position, id',
      [ids],
    );
    const loans = await queries.all<ScheduledLoan>(
      `SELECT l.id, l.borrower_id, l.due_on, ${scheduleColumns} FROM loan l JOIN loan_rule w ON w.id = l.rule_id
       WHERE l.borrower_id = ANY_OF($1) AND ${open} AND l.due_on <= $2 ORDER BY l.due_on, l.id`,
      [ids, until],
    );
    return borrowers.map(({ id, birth_date, email, language }) => ({
      id,
      email,
      language,
      birthDate: birth_date === null ? null : calendarDate(birth_date),
      guardians: guardians.filter((guardian) => guardian.borrower_id === id).map(contactOf),
      loans: loans
        .filter((loan) => loan.borrower_id === id)
        .map((loan) => ({ loanId: loan.id, dueOn: calendarDate(loan.due_on), schedule: scheduleOf(loan) })),
    }));
  }
}

function contactOf({ id, email, language }: ContactRow): ContactRow {
  return { id, email, language };
}
