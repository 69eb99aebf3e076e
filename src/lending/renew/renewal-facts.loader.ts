import { Injectable } from '@nestjs/common';
import { Agreements, BorrowerFacts } from '../../borrowers/index.js';
import { type Actor, mayDo } from '../../identity/index.js';
import { type CirculatingInstrument, CirculationState } from '../../inventory/index.js';
import type { LoanRule } from '../../loan-rules/index.js';
import type { MunicipalTerm } from '../../organisation/index.js';
import { type CalendarDate, schoolYearOf } from '../../platform/calendar/index.js';
import type { Tx } from '../../platform/database/index.js';
import { Problem, notFound, refused } from '../../platform/http/index.js';
import { dueDayOf } from '../checkout/checkout-facts.loader.js';
import { daysHad } from '../domain/days-had.js';
import type { Override } from '../domain/eligibility.js';
import { type RenewalFacts, startOfNewTime, wantedRenewalDay } from '../domain/renewal-rules.js';
import { LendingConditions } from '../lending-conditions.js';
import { LoanRoom, type WantedLoan } from '../loan-room.js';
import { LoanRepository, type LoanRow } from '../persistence/loan.repository.js';

/** The facts of a renewal, and the rows from which they were read. */
export interface LoadedRenewal {
  readonly loan: LoanRow;
  readonly instrument: CirculatingInstrument;
  readonly terms: readonly MunicipalTerm[];
  readonly facts: RenewalFacts;
}

/** What a renewal is asked with. */
export interface RenewalInput {
  /** Day it is due then, if another than the rule gives. */
  readonly dueOn?: string | null | undefined;
  readonly overrides?: readonly Override[] | null | undefined;
}

/** Loads all that a renewal is decided from, with instrument, loan and borrower locked in this order. */
@Injectable()
export class RenewalFactsLoader {
  constructor(
    private readonly circulation: CirculationState,
    private readonly borrowers: BorrowerFacts,
    private readonly loans: LoanRepository,
    private readonly conditions: LendingConditions,
    private readonly room: LoanRoom,
    private readonly agreements: Agreements,
  ) {}

  /** @throws Problem 404; 412 `changed-meanwhile` where the loan got another instrument meanwhile; 422 `loan-not-open` */
  async load(tx: Tx, actor: Actor, loanId: string, input: RenewalInput, today: CalendarDate): Promise<LoadedRenewal> {
    const code = await this.loans.instrumentOf(tx, loanId);
    const instrument = code === undefined ? undefined : await this.circulation.lockInstrument(tx, code);
    const loan = await this.loans.lock(tx, loanId);
    if (instrument === undefined || loan === undefined) throw notFound();
    if (loan.instrumentCode !== instrument.code) throw new Problem(412, 'changed-meanwhile');
    if (loan.state !== 'open' || loan.borrowerId === null) {
      throw refused([{ code: 'loan-not-open', overridable: false }]);
    }
    const borrower = await this.borrowers.forCheckout(tx, loan.borrowerId, schoolYearOf(today), today);
    const lendingPoint = await this.conditions.point(tx, loan.lendingPointId);
    if (borrower === undefined || lendingPoint === undefined) throw notFound();
    const counted = await this.loans.countedLoansOf(tx, borrower.id);
    const conditions = await this.conditions.at(tx, lendingPoint, instrument, borrower, today);
    const plain: RenewalFacts = {
      loan,
      instrument,
      borrower: { ...borrower, daysHadBefore: daysHad(instrument.code, counted) },
      lendingPoint,
      ...conditions,
      missing:
        conditions.rule?.mayBorrow === true
          ? await this.agreements.missingFor(
              tx,
              borrower,
              conditions.rule,
              { reservationId: await this.reservationOf(tx, conditions.rule, loan.id), loanId: loan.id },
              today,
            )
          : undefined,
      today,
      requestedDueOn: dueDayOf(input.dueOn, today),
      overrides: input.overrides ?? [],
      mayOverride: mayDo(actor.role, 'loan:override'),
    };
    const wanted = wantedRenewal(instrument.code, plain);
    const conflict = wanted && (await this.room.conflict(tx, wanted));
    return { loan, instrument, terms: conditions.terms, facts: { ...plain, conflict } };
  }

  /** What was accepted for the reservation holds for its loan; nobody asks where no contract is needed. */
  private async reservationOf(tx: Tx, { needsContract }: LoanRule, loanId: string): Promise<string | null> {
    return needsContract ? ((await this.room.reservationOf(tx, loanId)) ?? null) : null;
  }
}

/** The longer loan as promises see it; `undefined` where no row lends it. */
export function wantedRenewal(
  code: string,
  facts: RenewalFacts,
  dueOn = wantedRenewalDay(facts),
): WantedLoan | undefined {
  const { rule, today, calendar } = facts;
  if (rule === undefined || dueOn === undefined) return undefined;
  return { code, from: today, dueOn, notBefore: startOfNewTime(facts), rule, calendar };
}
