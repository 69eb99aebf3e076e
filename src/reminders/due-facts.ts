import { Injectable } from '@nestjs/common';
import { addDays, type CalendarDate } from '../platform/calendar/index.js';
import type { Queries } from '../platform/database/index.js';
import type { BorrowerFacts } from './domain/due-reminders.js';
import { mostDaysAhead } from './domain/schedule.js';
import { DueLoans, type LoanCursor, type OfBorrower } from './persistence/due-loans.query.js';
import { DueReservations } from './persistence/due-reservations.query.js';
import { ReceiversQuery } from './persistence/receivers.query.js';

const loansAtOnce = 500;

/** Brings together all that reminders are derived from, for the sweep and again when a message is written. */
@Injectable()
export class DueFacts {
  constructor(
    private readonly receivers: ReceiversQuery,
    private readonly loans: DueLoans,
    private readonly reservations: DueReservations,
  ) {}

  /** Ids of those for whom something may be due on a day: with a loan, page by page, with one that a closure moved, and with a reservation that wants something of them. */
  async *concerned(queries: Queries, on: CalendarDate): AsyncGenerator<readonly string[]> {
    const begun = await this.loans.begunOn(queries, on);
    let after: LoanCursor | undefined;
    do {
      const page = await this.loans.borrowersPage(queries, begun, after, loansAtOnce);
      yield page.borrowerIds;
      after = page.next;
    } while (after !== undefined);
    yield await this.loans.borrowersOfMoved(queries, on);
    yield await this.reservations.borrowers(queries, on);
  }

  /** Some borrowers with what may be due for them on a day, in the order of their ids. */
  async of(queries: Queries, borrowerIds: readonly string[], on: CalendarDate): Promise<BorrowerFacts[]> {
    const borrowers = await this.receivers.contacts(queries, borrowerIds);
    const loans = await this.loans.of(queries, borrowerIds, addDays(on, mostDaysAhead));
    const moved = await this.loans.moved(queries, borrowerIds, on);
    const pickups = await this.reservations.pickups(queries, borrowerIds, on);
    const contracts = await this.reservations.contracts(queries, borrowerIds, on);
    return borrowers.map((borrower) => ({
      ...borrower,
      loans: loans.filter(isOf(borrower.id)),
      moved: moved.filter(isOf(borrower.id)),
      pickups: pickups.filter(isOf(borrower.id)),
      contracts: contracts.filter(isOf(borrower.id)),
    }));
  }
}

function isOf(id: string): (thing: OfBorrower<object>) => boolean {
  return ({ borrowerId }) => borrowerId === id;
}
