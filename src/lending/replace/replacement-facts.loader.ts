import { Injectable } from '@nestjs/common';
import { Agreements, BorrowerFacts, type CheckoutBorrower } from '../../borrowers/index.js';
import { type Actor, mayDo } from '../../identity/index.js';
import { InstrumentCodes, type InstrumentCode, formatCode } from '../../inventory/index.js';
import type { LendingPoint } from '../../organisation/index.js';
import { type CalendarDate, schoolYearOf } from '../../platform/calendar/index.js';
import type { Queries, Tx } from '../../platform/database/index.js';
import { badInput, conflict, notFound, refused } from '../../platform/http/index.js';
import type { CheckoutFacts } from '../domain/checkout-rules.js';
import { daysHad } from '../domain/days-had.js';
import type { Override } from '../domain/eligibility.js';
import type { ReplacementFacts } from '../domain/replacement-rules.js';
import { LendingConditions } from '../lending-conditions.js';
import { LoanRepository, type LoanRow } from '../persistence/loan.repository.js';
import { ReplacementPromises } from './replacement-promises.js';
import { type ReplacedKeys, type ReplacedRows, ReplacementRows } from './replacement-rows.js';

/** What a replacement is asked with. */
export interface ReplacementInput {
  /** What comes back. */
  readonly replaces: string;
  /** What goes out instead. */
  readonly instrument: string;
  readonly lendingPoint: string;
  readonly overrides?: readonly Override[] | null | undefined;
}

/** The facts of a replacement, and the rows from which they were read. */
export interface LoadedReplacement extends ReplacedRows {
  readonly pointId: string;
  readonly facts: ReplacementFacts;
}

/** How the rows are read that a replacement changes or counts by: locked, or as they are committed. */
interface Reading {
  readonly rows: (keys: ReplacedKeys) => Promise<ReplacedRows>;
  readonly borrower: (id: string) => Promise<CheckoutBorrower | undefined>;
}

/** Loads all that a replacement is decided from. */
@Injectable()
export class ReplacementFactsLoader {
  constructor(
    private readonly codes: InstrumentCodes,
    private readonly rows: ReplacementRows,
    private readonly borrowers: BorrowerFacts,
    private readonly loans: LoanRepository,
    private readonly conditions: LendingConditions,
    private readonly promises: ReplacementPromises,
    private readonly agreements: Agreements,
  ) {}

  /**
   * The facts with the two instruments, the loan and the borrower locked, in this order.
   * @throws Problem 400 naming the field that means nothing; 404; 409 `already-replaced`; 422 `loan-not-open`, `lending-point-not-yours`
   */
  async load(
    tx: Tx,
    actor: Actor,
    loanId: string,
    input: ReplacementInput,
    today: CalendarDate,
  ): Promise<LoadedReplacement> {
    return this.read(tx, actor, loanId, input, today, {
      rows: (keys) => this.rows.lock(tx, keys),
      borrower: (id) => this.borrowers.forCheckout(tx, id, schoolYearOf(today), today),
    });
  }

  /** The same as committed, without a lock. */
  async preview(
    q: Queries,
    actor: Actor,
    loanId: string,
    input: ReplacementInput,
    today: CalendarDate,
  ): Promise<LoadedReplacement> {
    return this.read(q, actor, loanId, input, today, {
      rows: (keys) => this.rows.read(q, keys),
      borrower: (id) => this.borrowers.forDryRun(q, id, schoolYearOf(today), today),
    });
  }

  private async read(
    q: Queries,
    actor: Actor,
    loanId: string,
    input: ReplacementInput,
    today: CalendarDate,
    reading: Reading,
  ): Promise<LoadedReplacement> {
    const point = await this.conditions.ownPoint(q, actor, input.lendingPoint);
    const returned = await this.codeOf(q, input.replaces, 'replaces');
    const instrument = await this.codeOf(q, input.instrument, 'instrument');
    const rows = await reading.rows({ loan: loanId, returned, instrument });
    const { loan } = rows;
    const borrower = await reading.borrower(borrowerOf(loan));
    if (loan.instrumentCode !== returned) {
      throw conflict('already-replaced', { instrument: formatCode(loan.instrumentCode as InstrumentCode) });
    }
    const lender = await this.conditions.point(q, loan.lendingPointId);
    if (borrower === undefined || lender === undefined) throw notFound();
    const handOver: CheckoutFacts = {
      ...(await this.handOver(q, rows, borrower, point, today)),
      overrides: input.overrides ?? [],
      mayOverride: mayDo(actor.role, 'loan:override'),
    };
    const { isReservedForBorrower, ...promised } = await this.promises.of(q, handOver, rows.instrument, loan.dueOn);
    return {
      ...rows,
      pointId: point.id,
      facts: {
        loan: { ...loan, unitId: lender.unit },
        returned: rows.returned,
        isReservedForBorrower,
        handOver: { ...handOver, ...promised },
      },
    };
  }

  /** The new instrument as if it were handed over, the loan that it comes into not counted. */
  private async handOver(
    q: Queries,
    { loan, returned, instrument }: ReplacedRows,
    borrower: CheckoutBorrower,
    point: LendingPoint,
    today: CalendarDate,
  ): Promise<Omit<CheckoutFacts, 'overrides' | 'mayOverride'>> {
    const counted = await this.loans.countedLoansOf(q, borrower.id);
    const others = counted.filter(({ open, instrumentCode }) => open && instrumentCode !== returned.code);
    const conditions = await this.conditions.at(q, point, instrument, borrower, today);
    const { rule } = conditions;
    const reservation = await this.promises.reservationOf(q, loan.id);
    const contractOf = { reservationId: reservation ?? null, loanId: loan.id };
    return {
      instrument,
      borrower: { ...borrower, openLoans: others.length, daysHad: daysHad(instrument.code, counted) },
      lendingPoint: { id: point.id, kind: point.kind, unitId: point.unit },
      ...conditions,
      reservation: reservation === undefined ? undefined : { id: reservation, to: loan.dueOn },
      missing:
        rule?.mayBorrow === true ? await this.agreements.missingFor(q, borrower, rule, contractOf, today) : undefined,
      today,
    };
  }

  private async codeOf(q: Queries, text: string, field: 'replaces' | 'instrument'): Promise<InstrumentCode> {
    const code = await this.codes.resolve(q, text);
    if (code === undefined) throw badInput([{ field, code: 'unknown-instrument' }]);
    return code;
  }
}

/** @throws Problem 422 `loan-not-open` */
function borrowerOf({ state, borrowerId }: LoanRow): string {
  if (state !== 'open' || borrowerId === null) throw refused([{ code: 'loan-not-open', overridable: false }]);
  return borrowerId;
}
