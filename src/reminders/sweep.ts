import { setImmediate as nextTurn } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { Messages, type OwedMessage } from '../messages/index.js';
import { isPublicHoliday } from '../organisation/index.js';
import { addDays, type CalendarDate } from '../platform/calendar/index.js';
import { type Queries, Reader, type Tx, UnitOfWork } from '../platform/database/index.js';
import { type Digest, dueReminders, undecided } from './domain/due-reminders.js';
import { personOf } from './domain/receivers.js';
import { isQuiet, mostDaysAhead } from './domain/schedule.js';
import { DueLoans, type LoanCursor } from './persistence/due-loans.query.js';
import { ReminderRepository } from './persistence/reminder.repository.js';

/** What a sweep did, or would do. */
export interface SweepResult {
  /** A Sunday or public holiday: nobody is written to, and the next day catches up. */
  readonly quiet: boolean;
  /** Messages that are owed now. */
  readonly messages: number;
  /** Borrowers of whom nobody can be reached; staff see them in the list of reminders. */
  readonly nobody: number;
}

interface Owed {
  readonly borrowerId: string;
  readonly digest: Digest;
}

const loansAtOnce = 500;
/** As many borrowers as are written to in one short unit of work. */
const borrowersAtOnce = 10;

/**
 * Finds out what everybody is owed on a day and leaves a message for it. Everything is derived from the register, and each reminder is
 * decided once: it may run twice, in several processes at the same time, and again after a crash in the middle.
 */
@Injectable()
export class Sweep {
  constructor(
    private readonly reader: Reader,
    private readonly unitOfWork: UnitOfWork,
    private readonly loans: DueLoans,
    private readonly reminders: ReminderRepository,
    private readonly messages: Messages,
  ) {}

  /** Owes what is due on a day. */
  async run(on: CalendarDate): Promise<SweepResult> {
    return this.sweep(on, async (borrowerIds) => {
      const owed = await this.unitOfWork.run((tx) => this.owe(tx, borrowerIds, on));
      this.messages.nudge();
      return owed;
    });
  }

  /** Tells what a run would owe, and changes nothing. */
  async preview(on: CalendarDate): Promise<SweepResult> {
    return this.sweep(on, async (borrowerIds) => this.derive(this.reader, borrowerIds, on));
  }

  private async sweep(
    on: CalendarDate,
    work: (borrowerIds: readonly string[]) => Promise<readonly Owed[]>,
  ): Promise<SweepResult> {
    const quiet = isQuiet(on, isPublicHoliday);
    const persons = new Set<string>();
    let nobody = 0;
    if (quiet) return { quiet, messages: 0, nobody };
    for await (const borrowerIds of this.concerned(on)) {
      const owed = await work(borrowerIds);
      for (const { digest } of owed) {
        if (digest.receiver.kind === 'nobody') nobody += 1;
        else persons.add(personOf(digest.receiver));
      }
      await nextTurn(); // Requests come in between.
    }
    return { quiet, messages: persons.size, nobody };
  }

  /** A few at a time, the borrowers for whom something may be owed. One borrower's loans are never torn apart. */
  private async *concerned(on: CalendarDate): AsyncGenerator<readonly string[]> {
    const seen = new Set<string>();
    const begun = await this.loans.begunOn(this.reader, on);
    let after: LoanCursor | undefined;
    do {
      const page = await this.loans.borrowersPage(this.reader, begun, after, loansAtOnce);
      const fresh = [...new Set(page.borrowerIds)].filter((id) => !seen.has(id));
      for (const id of fresh) seen.add(id);
      // In one order everywhere, so that two sweeps never wait for each other crosswise.
      fresh.sort();
      for (let start = 0; start < fresh.length; start += borrowersAtOnce) {
        const some = fresh.slice(start, start + borrowersAtOnce);
        const owed = await this.derive(this.reader, some, on);
        if (owed.length > 0) yield some;
      }
      after = page.next;
    } while (after !== undefined);
  }

  /** What is owed and has not been decided before. */
  private async derive(queries: Queries, borrowerIds: readonly string[], on: CalendarDate): Promise<Owed[]> {
    const borrowers = await this.loans.facts(queries, borrowerIds, addDays(on, mostDaysAhead));
    const loanIds = borrowers.flatMap(({ loans }) => loans.map(({ loanId }) => loanId));
    const decided = await this.reminders.decided(queries, loanIds);
    return borrowers.flatMap((borrower) =>
      dueReminders(borrower, on)
        .map((digest) => ({ borrowerId: borrower.id, digest: undecided(digest, decided) }))
        .filter(({ digest }) => digest.items.length > 0),
    );
  }

  private async owe(tx: Tx, borrowerIds: readonly string[], on: CalendarDate): Promise<Owed[]> {
    const owed: Owed[] = [];
    for (const one of await this.derive(tx, borrowerIds, on)) {
      const { receiver } = one.digest;
      const person =
        receiver.kind === 'nobody' ? undefined : await this.loans.firstOf(tx, receiver.email, receiver.language);
      const message: OwedMessage = {
        kind: 'reminder',
        receiverKind: person?.kind ?? receiver.kind,
        receiverId: person?.id ?? receiver.id,
        borrowerId: person?.borrowerId ?? one.borrowerId,
        language: receiver.language,
        day: on,
      };
      const decide = (messageId: string): Promise<number> => this.reminders.decide(tx, one.digest, messageId);
      if (await this.messages.owe(tx, message, decide)) owed.push(one);
    }
    return owed;
  }
}
