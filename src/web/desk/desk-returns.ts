import { Injectable } from '@nestjs/common';
import { type InstrumentAnswer, InstrumentView } from '../../inventory/index.js';
import { DeskLoans, type RegisteredReturn, type ReturnStep, nextSteps } from '../../lending/index.js';
import { mayDo } from '../../identity/index.js';
import { addDays, zonedInstant } from '../../platform/calendar/index.js';
import { pickupLeadDays } from '../../reservations/index.js';
import type { NextStep } from '../view-models.js';
import { DeskPeople } from './desk-people.js';
import type { DeskBorrower, DeskView, ReturnResult } from './desk-view.js';
import { type Desk, seesAmounts } from './desks.js';

/** So many of the day's returns are listed; all of them are counted. */
const mostListed = 25;

/** What comes back: the loan that it ends, and what was taken back at this sitting. */
@Injectable()
export class DeskReturns {
  constructor(
    private readonly loans: DeskLoans,
    private readonly instruments: InstrumentView,
    private readonly people: DeskPeople,
  ) {}

  /** The card of an instrument that is out; `undefined` if it has just come back. */
  async offer(
    desk: Desk,
    instrument: InstrumentAnswer,
    atDesk: DeskBorrower | null,
  ): Promise<(DeskView & { step: 'return' }) | undefined> {
    const loan = await this.loans.openLoanOf(instrument.code);
    if (loan === undefined) return undefined;
    return {
      step: 'return',
      // Who brings back the own instrument often takes another one; a pile belongs to many.
      borrower: atDesk !== null && atDesk.id === loan.borrowerId ? atDesk : null,
      offer: {
        loanId: loan.id,
        instrument: desk.names.instrument(instrument),
        borrower: await this.people.nameOf(desk.actor, loan.borrowerId),
        outOn: loan.outOn,
        dueOn: loan.dueOn,
        overdue: loan.dueOn < desk.today,
        condition: instrument.condition,
        accessories: loan.accessories,
        today: desk.today,
        mayRenew: mayDo(desk.actor.role, 'loan:renew'),
      },
    };
  }

  /** What the actor took back at this point today, newest first: three statements at most. */
  async sitting(desk: Desk): Promise<{ readonly total: number; readonly newest: readonly ReturnResult[] }> {
    const since = zonedInstant(desk.today, '00:00', desk.timeZone);
    const sitting = {
      userId: desk.actor.userId,
      pointId: desk.point.id,
      since,
      pickupsUntil: addDays(desk.today, pickupLeadDays),
    };
    const { total, newest } = await this.loans.returnsOf(sitting, mostListed);
    if (total === 0) return { total, newest: [] };
    const instruments = await this.instruments.byCodes(newest.map(({ instrument }) => instrument));
    const results = newest.flatMap((one) => {
      const instrument = instruments.get(one.instrument);
      return instrument === undefined ? [] : [resultOf(desk, one, instrument)];
    });
    return { total, newest: results };
  }
}

/** What followed from a return when it was registered, whatever has become of the instrument since. */
function resultOf(desk: Desk, one: RegisteredReturn, instrument: InstrumentAnswer): ReturnResult {
  const { next, then } = nextSteps({
    condition: one.inspected && one.missing.length === 0 ? 'needs-repair' : 'fine',
    missingAccessories: one.missing,
    serviceDays: one.serviceDays,
    returnedOn: one.returnedOn,
    today: desk.today,
    pointId: one.pointId,
    homePointId: instrument.homePoint,
    pickup: one.pickup ?? undefined,
  });
  const slip = { pickupCode: one.pickup?.pickupCode ?? undefined, until: one.pickup?.readyUntil ?? undefined };
  return {
    loanId: one.id,
    instrument: desk.names.instrument(instrument),
    next: next.step === 'hold' ? { ...stepOf(desk, next), ...slip } : stepOf(desk, next),
    then: then.map((step) => stepOf(desk, step)),
    depositBackOre: seesAmounts(desk.actor) ? one.depositBackOre : null,
    missing: one.missing,
  };
}

/** A step with the names of its places. */
export function stepOf({ names }: Desk, step: ReturnStep): NextStep {
  switch (step.step) {
    case 'transfer':
      return { step: 'transfer', to: names.point(step.to) };
    case 'service':
      return { step: 'service', until: step.freeFrom };
    case 'hold':
      return { step: 'hold', reservation: step.reservation };
    case 'inspection':
    case 'shelf':
      return { step: step.step };
  }
}
