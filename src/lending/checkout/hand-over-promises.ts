import { Injectable } from '@nestjs/common';
import type { Actor } from '../../identity/index.js';
import type { CalendarDate } from '../../platform/calendar/index.js';
import type { Queries, Tx } from '../../platform/database/index.js';
import { type HandOver, Promises, type ReservationToFulfil } from '../../reservations/index.js';
import { type CheckoutFacts, wantedDueDay } from '../domain/checkout-rules.js';
import { LoanRoom, wantedLoan } from '../loan-room.js';

/** The facts of a hand-over with what is promised, and whether anything is. */
export interface PromisedFacts {
  readonly facts: CheckoutFacts;
  /** Where nothing is promised nothing has to be looked at again. */
  readonly concerns: boolean;
}

/** Brings a hand-over together with what is promised. */
@Injectable()
export class HandOverPromises {
  constructor(
    private readonly promises: Promises,
    private readonly room: LoanRoom,
  ) {}

  /** The facts, with the borrower's reservation locked. The caller has locked the instrument. */
  load(tx: Tx, facts: CheckoutFacts, size: string | null): Promise<PromisedFacts> {
    return this.factsOf(tx, facts, size, (handOver) => this.promises.lockForHandOver(tx, handOver));
  }

  /** The same without a lock. */
  preview(q: Queries, facts: CheckoutFacts, size: string | null): Promise<PromisedFacts> {
    return this.factsOf(q, facts, size, (handOver) => this.promises.forHandOver(q, handOver));
  }

  /** Gives others other copies, so that this one can go out. @throws Problem 422 `instrument-reserved` */
  async makeRoom(tx: Tx, actor: Actor, { facts, concerns }: PromisedFacts, dueOn: CalendarDate): Promise<void> {
    const loan = concerns ? wantedLoan(facts, dueOn, facts.reservation?.id) : undefined;
    if (loan !== undefined) await this.room.make(tx, actor.userId, loan);
  }

  /** Records that the loan fulfils the borrower's reservation, if it does. */
  async fulfil(tx: Tx, actor: Actor, { facts }: PromisedFacts, loanId: string): Promise<void> {
    const { reservation, instrument } = facts;
    if (reservation === undefined) return;
    await this.promises.fulfil(tx, reservation.id, { code: instrument.code, loanId, actorId: actor.userId });
  }

  private async factsOf(
    q: Queries,
    plain: CheckoutFacts,
    size: string | null,
    find: (handOver: HandOver) => Promise<ReservationToFulfil | undefined>,
  ): Promise<PromisedFacts> {
    const { borrower, instrument, lendingPoint, today } = plain;
    const promised = { ...instrument, size };
    const handOver = { borrowerId: borrower.id, instrument: promised, pointId: lendingPoint.id, on: today };
    if (!(await this.promises.concern(q, handOver)))
      return { facts: { ...plain, waitsFor: 'nobody' }, concerns: false };
    const reservation = await find(handOver);
    const facts = { ...plain, reservation, waitsFor: await this.room.waitsFor(q, instrument, reservation?.id) };
    const dueOn = facts.waitsFor === 'other' ? undefined : wantedDueDay(facts);
    const loan = dueOn && wantedLoan(facts, dueOn, reservation?.id);
    const conflict = loan && (await this.room.conflict(q, loan));
    return { facts: { ...facts, conflict }, concerns: true };
  }
}
