import { Injectable } from '@nestjs/common';
import { BorrowerFacts } from '../borrowers/index.js';
import type { CalendarDate } from '../platform/calendar/index.js';
import { addDays } from '../platform/calendar/index.js';
import type { Queries, Tx } from '../platform/database/index.js';
import { notFound } from '../platform/http/index.js';
import { newId } from '../platform/ids/index.js';
import type { Ore } from '../platform/money/ore.js';
import { type CoverageInForce, type CoveredPart, shareOf } from './domain/split.js';
import { CoverageRepository } from './persistence/coverage.repository.js';

/** What is granted to a borrower. At most one of loan and reservation limits it. */
export interface NewCoverage {
  readonly borrowerId: string;
  readonly loanId: string | null;
  readonly reservationId: string | null;
  /** 1 to 10 000. */
  readonly basisPoints: number;
  /** More than nothing, in øre; null is without a cap. */
  readonly capOre: Ore | null;
  readonly validFrom: CalendarDate;
  /** The last day, no earlier than the first; null is until further notice. */
  readonly validTo: CalendarDate | null;
}

/** What charges are about. */
export interface ChargedSubject {
  /** Null at a hand-over, whose loan no coverage can know yet. */
  readonly loan: string | null;
  /** The reservation that the loan fulfils. */
  readonly reservation: string | null;
}

/** A credit of a charge, and which part of the charge it gives back: `parts` of `of` equal ones. */
export interface CreditedShare {
  readonly chargeId: string;
  readonly creditId: string;
  readonly parts: number;
  readonly of: number;
}

/**
 * What of a borrower's charges is covered. Whoever grants knows for whom; here nobody learns of it. Charges follow what is in force on
 * the day on which they are made, and what was charged stays as it is.
 */
@Injectable()
export class Coverages {
  constructor(
    private readonly borrowers: BorrowerFacts,
    private readonly rows: CoverageRepository,
  ) {}

  /**
   * Covers charges that are made from now on, after all that was granted to the borrower before.
   * @returns the id, which says nothing
   * @throws Problem 404 for an unknown borrower
   * @throws ConstraintViolation where an amount or share is none
   */
  async grant(tx: Tx, coverage: NewCoverage): Promise<string> {
    const { borrowerId, validFrom, validTo } = coverage;
    if (validTo !== null && validTo < validFrom) throw new RangeError('a coverage ends no earlier than it begins');
    if (!(await this.borrowers.lock(tx, borrowerId))) throw notFound();
    const id = newId();
    await this.rows.add(tx, { ...coverage, id });
    return id;
  }

  /** Covers nothing more from a day on; what was charged before stays. @returns false if it covered nothing then anyway */
  async endFrom(tx: Tx, id: string, day: CalendarDate): Promise<boolean> {
    return this.rows.end(tx, id, addDays(day, -1));
  }

  /**
   * What is in force for charges of a day, the oldest first, in one statement. Whoever is about to charge has locked the borrower before,
   * so that two charges do not use one cap twice.
   */
  async inForce(
    q: Queries,
    borrowerId: string,
    day: CalendarDate,
    subject: ChargedSubject,
  ): Promise<readonly CoverageInForce[]> {
    return this.rows.inForce(q, borrowerId, day, subject);
  }

  /** Keeps what was taken of a charge. */
  async take(tx: Tx, chargeId: string, parts: readonly CoveredPart[]): Promise<void> {
    await this.rows.take(tx, chargeId, parts);
  }

  /** Gives back the same share of what each coverage took of a charge as the borrower gets of the rest. */
  async giveBack(tx: Tx, { chargeId, creditId, parts, of }: CreditedShare): Promise<void> {
    const taken = await this.rows.partsOf(tx, chargeId);
    const back = taken.map(({ coverageId, amountOre }) => ({ coverageId, amountOre: shareOf(amountOre, parts, of) }));
    await this.rows.giveBack(
      tx,
      creditId,
      back.filter(({ amountOre }) => amountOre > 0),
    );
  }

  /** What each of several coverages has taken and not got back, in øre: for whoever granted them. */
  async spent(q: Queries, ids: readonly string[]): Promise<ReadonlyMap<string, number>> {
    return this.rows.spentOf(q, ids);
  }
}
