import { Injectable } from '@nestjs/common';
import { type CalendarDate, calendarDate } from '../../platform/calendar/index.js';
import { Reader } from '../../platform/database/index.js';

/** What a borrower has at home. */
export interface LoanAtHome {
  readonly id: string;
  readonly borrowerId: string;
  readonly instrument: string;
  readonly dueOn: CalendarDate;
}

/** The open loans of several borrowers. Who may see them is for the asker to decide. */
@Injectable()
export class LoansOfBorrowers {
  constructor(private readonly reader: Reader) {}

  /** By borrower, the first due first; one statement however many borrowers there are. */
  async open(borrowerIds: readonly string[]): Promise<ReadonlyMap<string, readonly LoanAtHome[]>> {
    if (borrowerIds.length === 0) return new Map();
    const rows = await this.reader.all<Omit<LoanAtHome, 'dueOn'> & { dueOn: string }>(
      `SELECT id, borrower_id AS "borrowerId", instrument_code AS instrument, due_on AS "dueOn" FROM loan
       WHERE borrower_id = ANY_OF($1) AND state = 'open' ORDER BY due_on, id`,
      [JSON.stringify(borrowerIds)],
    );
    const loans = new Map<string, LoanAtHome[]>();
    for (const { dueOn, ...row } of rows) {
      const known = loans.get(row.borrowerId) ?? [];
      loans.set(row.borrowerId, [...known, { ...row, dueOn: calendarDate(dueOn) }]);
    }
    return loans;
  }
}
