import { Injectable } from '@nestjs/common';
import { Agreements, BorrowerFacts, type CheckoutBorrower, type MissingAgreements } from '../../borrowers/index.js';
import { type Actor, mayDo } from '../../identity/index.js';
import {
  CirculationState,
  type CirculatingInstrument,
  type InstrumentCode,
  InstrumentCodes,
} from '../../inventory/index.js';
import { type CalendarDate, addDays, parseCalendarDate, schoolYearOf } from '../../platform/calendar/index.js';
import type { Queries, Tx } from '../../platform/database/index.js';
import { badInput } from '../../platform/http/index.js';
import type { CheckoutFacts } from '../domain/checkout-rules.js';
import { daysHad } from '../domain/days-had.js';
import type { Override } from '../domain/eligibility.js';
import { type Conditions, LendingConditions } from '../lending-conditions.js';
import { LoanRepository } from '../persistence/loan.repository.js';
import { SmallerLoans } from '../queries/smaller-loans.query.js';
import { type AlsoBack, AlsoTakenBack } from './also-taken-back.js';
import { HandOverPromises, type PromisedFacts } from './hand-over-promises.js';

/** What a hand-over is asked with. */
export interface CheckoutInput {
  readonly instrument: string;
  readonly borrower: string;
  readonly lendingPoint: string;
  readonly dueOn?: string | null;
  readonly accessories?: readonly string[] | null;
  readonly overrides?: readonly Override[] | null;
  /** What the borrower gives back in the same step. */
  readonly takeBack?: AlsoBack | null | undefined;
}

/** The facts of a hand-over, and the rows from which they were read. */
export interface LoadedCheckout extends PromisedFacts {
  readonly instrument: CirculatingInstrument;
  readonly borrower: CheckoutBorrower;
  readonly conditions: Conditions;
}

/** How the rows are read that a hand-over changes or counts by: locked, or as they are committed. */
interface Rows {
  readonly instrument: (code: string) => Promise<CirculatingInstrument | undefined>;
  readonly borrower: (id: string) => Promise<CheckoutBorrower | undefined>;
  /** Code of what is given back in the same step, where that has not been done yet. */
  readonly leftOut: () => Promise<string | undefined>;
  /** What is promised comes last, when everything else is known. */
  readonly promised: (facts: CheckoutFacts, size: string | null) => Promise<PromisedFacts>;
}

/** Loads all that a hand-over is decided from. */
@Injectable()
export class CheckoutFactsLoader {
  constructor(
    private readonly codes: InstrumentCodes,
    private readonly circulation: CirculationState,
    private readonly borrowers: BorrowerFacts,
    private readonly loans: LoanRepository,
    private readonly conditions: LendingConditions,
    private readonly promises: HandOverPromises,
    private readonly agreements: Agreements,
    private readonly also: AlsoTakenBack,
    private readonly smaller: SmallerLoans,
  ) {}

  /**
   * The facts with the instrument, the borrower and the borrower's reservation locked, in this order.
   * @throws Problem 400 naming the field that means nothing
   */
  async load(tx: Tx, actor: Actor, input: CheckoutInput, today: CalendarDate): Promise<LoadedCheckout> {
    return this.read(tx, actor, input, today, {
      instrument: (code) => this.circulation.lockInstrument(tx, code),
      borrower: (id) => this.borrowers.forCheckout(tx, id, schoolYearOf(today), today),
      leftOut: () => Promise.resolve(undefined),
      promised: (facts, size) => this.promises.load(tx, facts, size),
    });
  }

  /** The same as committed, without a lock: it waits for nobody, and needs no database that can be written. */
  async preview(q: Queries, actor: Actor, input: CheckoutInput, today: CalendarDate): Promise<LoadedCheckout> {
    return this.read(q, actor, input, today, {
      instrument: (code) => this.circulation.readInstrument(q, code),
      borrower: (id) => this.borrowers.forDryRun(q, id, schoolYearOf(today), today),
      leftOut: () => this.also.leftOut(q, input),
      promised: (facts, size) => this.promises.preview(q, facts, size),
    });
  }

  private async read(
    q: Queries,
    actor: Actor,
    input: CheckoutInput,
    today: CalendarDate,
    rows: Rows,
  ): Promise<LoadedCheckout> {
    const point = await this.conditions.ownPoint(q, actor, input.lendingPoint);
    const requestedDueOn = dueDayOf(input.dueOn, today);
    const instrument = await this.instrument(q, input.instrument, rows);
    const borrower = await this.borrower(q, actor, input.borrower, rows);
    const counted = await this.loans.countedLoansOf(q, borrower.id);
    const leftOut = await rows.leftOut();
    const openLoans = counted.filter((loan) => loan.open && loan.instrumentCode !== leftOut).length;
    const conditions = await this.conditions.at(q, point, instrument, borrower, today);
    const facts: CheckoutFacts = {
      instrument,
      borrower: {
        ...borrower,
        openLoans,
        daysHad: daysHad(instrument.code, counted),
        smaller: await this.smallerOut(q, borrower.id, instrument, conditions, openLoans),
      },
      lendingPoint: { id: point.id, kind: point.kind, unitId: point.unit },
      ...conditions,
      today,
      requestedDueOn,
      overrides: input.overrides ?? [],
      mayOverride: mayDo(actor.role, 'loan:override'),
    };
    const promised = await rows.promised(facts, instrument.size);
    const missing = await this.missing(q, borrower, conditions, promised.facts.reservation?.id, today);
    return { ...promised, facts: { ...promised.facts, missing }, instrument, borrower, conditions };
  }

  /** Only what may be the reason for a refusal is looked for. */
  private async smallerOut(
    q: Queries,
    borrowerId: string,
    instrument: CirculatingInstrument,
    { rule }: Conditions,
    openLoans: number,
  ): Promise<InstrumentCode | undefined> {
    if (rule?.mayBorrow !== true || openLoans < rule.maxOpenLoans) return undefined;
    return (await this.smaller.of(q, borrowerId, instrument))?.code;
  }

  /** Where no row lends, nothing is asked for. */
  private async missing(
    q: Queries,
    borrower: CheckoutBorrower,
    { rule }: Conditions,
    reservationId: string | undefined,
    today: CalendarDate,
  ): Promise<MissingAgreements | undefined> {
    if (rule?.mayBorrow !== true) return undefined;
    return this.agreements.missingFor(q, borrower, rule, { reservationId: reservationId ?? null, loanId: null }, today);
  }

  private async instrument(q: Queries, text: string, rows: Rows): Promise<CirculatingInstrument> {
    const code = await this.codes.resolve(q, text);
    const instrument = code === undefined ? undefined : await rows.instrument(code);
    if (instrument === undefined) throw badInput([{ field: 'instrument', code: 'unknown-instrument' }]);
    return instrument;
  }

  /** A teacher reaches own pupils only; anybody else is to a teacher as if not there. */
  private async borrower(q: Queries, actor: Actor, id: string, rows: Rows): Promise<CheckoutBorrower> {
    const reached = actor.role !== 'teacher' || (await this.isPupil(q, actor, id));
    const borrower = reached ? await rows.borrower(id) : undefined;
    if (borrower === undefined) throw badInput([{ field: 'borrower', code: 'unknown-borrower' }]);
    return borrower;
  }

  private isPupil(q: Queries, actor: Actor, borrowerId: string): Promise<boolean> {
    return this.borrowers.isPupilOf(q, borrowerId, actor.userId);
  }
}

/** Nobody lends for longer, and renewals must still be able to count days from it. */
const farthestDueDays = 3_652;

/** @throws Problem 400 for a text that is no day, or one too far ahead */
export function dueDayOf(text: string | null | undefined, today: CalendarDate): CalendarDate | undefined {
  if (text == null) return undefined;
  const day = parseCalendarDate(text);
  if (day === undefined) throw badInput([{ field: 'dueOn', code: 'not-a-day' }]);
  if (day > addDays(today, farthestDueDays)) throw badInput([{ field: 'dueOn', code: 'too-far-ahead' }]);
  return day;
}
