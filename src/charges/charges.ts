import { Injectable } from '@nestjs/common';
import { type ChargeToSplit, Coverages, shareOf } from '../coverage/index.js';
import type { CalendarDate } from '../platform/calendar/index.js';
import type { Queries, Tx } from '../platform/database/index.js';
import { newId } from '../platform/ids/index.js';
import { ore } from '../platform/money/ore.js';
import { Charging } from './charging.js';
import type { ChargeKind, CreditKind } from './domain/charge-kinds.js';
import { type Share, unusedShare } from './domain/early-return.js';
import { ChargeRepository, type CreditableCharge } from './persistence/charge.repository.js';

/** What a row of the rule matrix asks for, in øre, before anything is taken off it. No answer about a person holds it. */
export interface Tariff {
  readonly feeOre: number;
  readonly depositOre: number;
}

/** What a borrower is to pay, in øre: what is left of the tariff. */
export interface AmountsToPay {
  /** For the term. */
  readonly toPayOre: number;
  readonly depositToPayOre: number;
}

/** What somebody is to be charged with. */
export interface ExpectedCharges extends Tariff {
  readonly borrowerId: string;
  /** Null where it has not begun. */
  readonly loanId: string | null;
  /** The reservation that the loan fulfils. */
  readonly reservationId: string | null;
  readonly on: CalendarDate;
}

/** What a loan costs its borrower at the hand-over. */
export interface HandOverCharges extends ExpectedCharges {
  readonly loanId: string;
  readonly lendingPointId: string;
  /** The term that the loan begins in; without one there is no fee to charge yet. */
  readonly termId: string | null;
}

/** A loan that has come back. */
export interface ReturnedLoan {
  readonly loanId: string;
  readonly returnedOn: CalendarDate;
  /** The day on which the return is registered. */
  readonly on: CalendarDate;
}

/**
 * What borrowers are to pay for what they borrow, in whole øre: what is covered on the day is taken off, and nobody who asks here learns
 * how much that was. Nothing is ever changed: what goes back is a credit.
 */
@Injectable()
export class Charges {
  constructor(
    private readonly charging: Charging,
    private readonly rows: ChargeRepository,
    private readonly coverages: Coverages,
  ) {}

  /** What charges of a day would leave to pay. Reads only. */
  async quote(q: Queries, { feeOre, depositOre, ...expected }: ExpectedCharges): Promise<AmountsToPay> {
    const charged = { ...expected, loan: expected.loanId, reservation: expected.reservationId };
    const tariff = [charge('term-fee', feeOre), charge('deposit', depositOre)];
    const [fee, deposit] = await this.charging.split(q, charged, tariff);
    return { toPayOre: fee?.leftOre ?? 0, depositToPayOre: deposit?.leftOre ?? 0 };
  }

  /**
   * Charges the first term and the deposit of a loan, inside the caller's unit, which has locked the borrower: so no cap is used twice.
   * Where the row asks for nothing, nothing is charged.
   */
  async atHandOver(tx: Tx, { feeOre, depositOre, termId, reservationId, on, ...loan }: HandOverCharges): Promise<void> {
    const asked = [charge('term-fee', termId === null ? 0 : feeOre), charge('deposit', depositOre)];
    const due = asked.filter(({ amountOre }) => amountOre > 0);
    const charged = { borrowerId: loan.borrowerId, loan: null, reservation: reservationId, on };
    const split = await this.charging.split(tx, charged, due);
    for (const [nth, { leftOre, parts }] of split.entries()) {
      const kind: ChargeKind = due[nth]?.kind ?? 'deposit';
      const term = kind === 'term-fee' ? termId : null;
      await this.charging.add(tx, { ...loan, kind, termId: term, amountOre: leftOre, parts, chargedOn: on });
    }
  }

  /** Gives back the deposit of a loan that has ended, whose row the caller has locked, and of its fees what goes back by the row. */
  async atReturn(tx: Tx, { loanId, returnedOn, on }: ReturnedLoan): Promise<void> {
    for (const one of await this.rows.ofLoan(tx, loanId)) {
      const { creditOnEarlyReturn, term, chargedOn } = one;
      const share = term === null ? everything : unusedShare(creditOnEarlyReturn, term, { chargedOn, returnedOn });
      if (share !== undefined) await this.giveBack(tx, one, share, on);
    }
  }

  private async giveBack(tx: Tx, one: CreditableCharge, { parts, of }: Share, on: CalendarDate): Promise<void> {
    const kind: CreditKind = one.kind === 'deposit' ? 'deposit-back' : 'early-return';
    const id = newId();
    const amountOre = shareOf(one.amountOre - one.creditedOre, parts, of);
    await this.rows.credit(tx, { id, chargeId: one.id, kind, amountOre, reason: null, creditedOn: on });
    await this.coverages.giveBack(tx, { chargeId: one.id, creditId: id, parts, of });
  }
}

const everything: Share = { parts: 1, of: 1 };

function charge(kind: ChargeKind, amount: number): ChargeToSplit {
  return { kind, amountOre: ore(amount) };
}
