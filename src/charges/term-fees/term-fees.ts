import { setImmediate as nextTurn } from 'node:timers/promises';
import { Injectable, Logger } from '@nestjs/common';
import type { CalendarDate } from '../../platform/calendar/index.js';
import { Reader, UnitOfWork } from '../../platform/database/index.js';
import { ChargeTerm, type LoanTerm } from './charge-term.js';
import { DueTermFees } from './due-term-fees.query.js';

/** What a run over open loans did. */
export interface TermFeesResult {
  readonly charged: number;
  /** Could not be charged for a fault that the log names; the next run tries again. */
  readonly failed: number;
}

/** So many are looked up at once. */
const perBatch = 200;

/**
 * Charges terms that have begun: one fee for each open loan and term. Each loan is judged again under its lock in a short unit of its
 * own, so that a run may come twice, in several processes at once, and again after a crash in the middle. Nobody's name stands with it:
 * it is the same for everybody, whoever pays.
 */
@Injectable()
export class TermFees {
  private readonly log = new Logger('TermFees');

  constructor(
    private readonly reader: Reader,
    private readonly unitOfWork: UnitOfWork,
    private readonly due: DueTermFees,
    private readonly term: ChargeTerm,
  ) {}

  /** Charges what a day finds due. */
  async run(on: CalendarDate): Promise<TermFeesResult> {
    const done = { charged: 0, failed: 0, nothing: 0 };
    let after: string | undefined;
    for (;;) {
      const batch = await this.due.on(this.reader, on, perBatch, after);
      for (const one of batch) {
        done[await this.attempt(one, on)] += 1;
        await nextTurn(); // Requests come in between.
      }
      if (batch.length < perBatch) return done;
      after = batch.at(-1)?.loanId;
    }
  }

  /** How many a run would charge. */
  async count(on: CalendarDate): Promise<number> {
    return this.due.count(this.reader, on);
  }

  /** One that fails does not keep the others from being charged. */
  private async attempt(one: LoanTerm, on: CalendarDate): Promise<'charged' | 'nothing' | 'failed'> {
    try {
      return (await this.unitOfWork.run((tx) => this.term.execute(tx, one, on))) ? 'charged' : 'nothing';
    } catch (error) {
      this.log.error(`Loan ${one.loanId} was not charged for ${one.termId}`, error instanceof Error ? error.stack : '');
      return 'failed';
    }
  }
}
