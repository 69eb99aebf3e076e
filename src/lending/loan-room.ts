import { Injectable } from '@nestjs/common';
import type { CirculatingInstrument } from '../inventory/index.js';
import type { LoanRule } from '../loan-rules/index.js';
import type { OpeningCalendar } from '../organisation/index.js';
import { type CalendarDate, addDays } from '../platform/calendar/index.js';
import type { Queries, Tx } from '../platform/database/index.js';
import { refused } from '../platform/http/index.js';
import { Promises } from '../reservations/index.js';
import { type CheckoutFacts, type PromiseConflict, promiseRejection } from './domain/checkout-rules.js';
import { latestDueDayBefore } from './domain/due-date.js';

/** A loan that is about to begin or to be extended. */
export interface WantedLoan {
  readonly code: string;
  /** Today; whoever was promised it before has it by now, or has to wait. */
  readonly from: CalendarDate;
  readonly dueOn: CalendarDate;
  /** No shorter loan comes into question than one until the first open day after this. */
  readonly notBefore: CalendarDate;
  readonly rule: Pick<LoanRule, 'serviceDays' | 'closedDay'>;
  readonly calendar: OpeningCalendar;
  /** The reservation that it fulfils. */
  readonly reservationId?: string | undefined;
}

/** So often a shorter loan is looked at: with fewer days in the way hardly ever more than once. */
const mostLooks = 5;

/** Room for a loan among what is promised to others. */
@Injectable()
export class LoanRoom {
  constructor(private readonly promises: Promises) {}

  /** The reservation that a loan fulfilled. */
  reservationOf(q: Queries, loanId: string): Promise<string | undefined> {
    return this.promises.fulfilledBy(q, loanId);
  }

  /** For whom a copy stands on a hold shelf: the one whose reservation this is, or somebody else. */
  async waitsFor(
    q: Queries,
    { code, state }: Pick<CirculatingInstrument, 'code' | 'state'>,
    reservationId: string | undefined,
  ): Promise<CheckoutFacts['waitsFor']> {
    if (state !== 'on-hold-shelf') return 'nobody';
    const ready = await this.promises.readyOn(q, code);
    if (ready === undefined) return 'nobody';
    return ready.id === reservationId ? 'borrower' : 'other';
  }

  /** Whose promise, if anybody's, a loan would break although others were given other copies. Reads only. */
  async conflict(q: Queries, loan: WantedLoan): Promise<PromiseConflict | undefined> {
    const first = await this.promises.firstConflict(q, stretchOf(loan, loan.dueOn));
    if (first === undefined) return undefined;
    let dueOn = latestDueDayBefore(first, loan.notBefore, loan.rule, loan.calendar);
    for (let look = 1; look <= mostLooks && dueOn !== undefined; look += 1) {
      const needed = await this.promises.firstConflict(q, stretchOf(loan, dueOn));
      if (needed === undefined) return { latestDueOn: dueOn };
      dueOn = latestDueDayBefore(needed, loan.notBefore, loan.rule, loan.calendar);
    }
    return { latestDueOn: null };
  }

  /**
   * Makes the room: others are given other copies.
   * @throws Problem 422 `instrument-reserved` if there is none any more
   */
  async make(tx: Tx, actorId: string | null, loan: WantedLoan): Promise<void> {
    const needed = await this.promises.makeRoom(tx, stretchOf(loan, loan.dueOn), actorId);
    if (needed === undefined) return;
    const latestDueOn = latestDueDayBefore(needed, loan.notBefore, loan.rule, loan.calendar) ?? null;
    throw refused([promiseRejection({ latestDueOn })]);
  }
}

/** What goes out today as promises see it; `undefined` where no row lends it. */
export function wantedLoan(
  { instrument, today, rule, calendar }: Pick<CheckoutFacts, 'instrument' | 'today' | 'rule' | 'calendar'>,
  dueOn: CalendarDate,
  reservationId: string | undefined,
): WantedLoan | undefined {
  return rule && { code: instrument.code, from: today, dueOn, notBefore: today, rule, calendar, reservationId };
}

function stretchOf(
  { code, from, rule, reservationId }: WantedLoan,
  dueOn: CalendarDate,
): Parameters<Promises['firstConflict']>[1] {
  return { code, from, to: addDays(dueOn, rule.serviceDays), exceptReservationId: reservationId };
}
