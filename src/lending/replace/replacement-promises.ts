import { Injectable } from '@nestjs/common';
import type { CirculatingInstrument } from '../../inventory/index.js';
import type { CalendarDate } from '../../platform/calendar/index.js';
import type { Queries, Tx } from '../../platform/database/index.js';
import { Promises } from '../../reservations/index.js';
import type { CheckoutFacts } from '../domain/checkout-rules.js';
import { LoanRoom, type WantedLoan, wantedLoan } from '../loan-room.js';

/** What is promised of the new instrument. */
export interface PromisedReplacement extends Pick<CheckoutFacts, 'waitsFor' | 'conflict'> {
  readonly isReservedForBorrower: boolean;
}

/** Brings a replacement together with what is promised. */
@Injectable()
export class ReplacementPromises {
  constructor(
    private readonly promises: Promises,
    private readonly room: LoanRoom,
  ) {}

  /** The reservation that a loan fulfils. */
  reservationOf(q: Queries, loanId: string): Promise<string | undefined> {
    return this.room.reservationOf(q, loanId);
  }

  /** What speaks against the new instrument until the loan's due day, which stays. */
  async of(
    q: Queries,
    facts: CheckoutFacts,
    instrument: CirculatingInstrument,
    dueOn: CalendarDate,
  ): Promise<PromisedReplacement> {
    const { borrower, lendingPoint, today } = facts;
    const handOver = { borrowerId: borrower.id, instrument, pointId: lendingPoint.id, on: today };
    const own = await this.promises.forHandOver(q, handOver);
    const reserved = own?.instrumentCode === instrument.code ? own.id : undefined;
    const waitsFor = await this.room.waitsFor(q, instrument, reserved);
    const wanted = waitsFor === 'other' ? undefined : restOfLoan(facts, dueOn, reserved);
    const conflict = wanted && (await this.room.conflict(q, wanted));
    return {
      waitsFor,
      // No other day comes into question, so none is offered.
      conflict: conflict && { latestDueOn: null },
      isReservedForBorrower: reserved !== undefined,
    };
  }

  /** Gives others other copies. @throws Problem 422 `instrument-reserved` if there is no room any more */
  async makeRoom(tx: Tx, actorId: string, facts: CheckoutFacts, dueOn: CalendarDate): Promise<void> {
    const wanted = restOfLoan(facts, dueOn);
    if (wanted !== undefined) await this.room.make(tx, actorId, wanted);
  }
}

/** The rest of the loan as promises see it; `undefined` where no row lends the instrument, or the due day has passed. */
function restOfLoan(facts: CheckoutFacts, dueOn: CalendarDate, reservationId?: string): WantedLoan | undefined {
  return dueOn < facts.today ? undefined : wantedLoan(facts, dueOn, reservationId);
}
