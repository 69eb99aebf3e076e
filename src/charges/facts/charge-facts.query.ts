import { Injectable } from '@nestjs/common';
import { type CoveredPart, CoveredParts } from '../../coverage/index.js';
import { type CalendarDate, calendarDate } from '../../platform/calendar/index.js';
import type { Queries } from '../../platform/database/index.js';
import { type Ore, ore } from '../../platform/money/ore.js';
import type { ChargeKind, CreditKind } from '../domain/charge-kinds.js';

/**
 * Something that was charged or credited, with who bears how much of it, in øre: charges are positive, credits negative. Together the
 * borrower's amount and the parts are what the row of the matrix asked for, or the share of each that goes back, rounded down; a waiver
 * has no parts.
 */
export interface ChargeFact {
  readonly id: string;
  readonly kind: ChargeKind | CreditKind;
  /** The charge itself, or the one that was credited. */
  readonly chargeId: string;
  readonly chargeKind: ChargeKind;
  /** The day on which it was written down, which is the day that counts: nothing of an earlier day ever comes late. */
  readonly day: CalendarDate;
  readonly loanId: string;
  /** That the loan has now. */
  readonly instrumentCode: string;
  readonly lendingPointId: string;
  readonly borrowerOre: Ore;
  readonly parts: readonly CoveredPart[];
}

/** Whose facts, and of which days. */
export interface FactPeriod {
  readonly municipalityId: string;
  readonly from: CalendarDate;
  /** The last day. */
  readonly to: CalendarDate;
}

interface FactRow extends Omit<ChargeFact, 'day' | 'borrowerOre' | 'parts'> {
  readonly day: string;
  readonly borrowerOre: number;
}

/**
 * All that was charged and credited, for whoever settles who pays. Nobody else may ask: the parts tell what an amount was before
 * something was taken off it (`test/architecture/secrecy-of-parts.spec.ts` holds it).
 */
@Injectable()
export class ChargeFacts {
  constructor(private readonly covered: CoveredParts) {}

  /** Facts of a period by day, those after one of them; two statements. */
  async page(
    q: Queries,
    { municipalityId, from, to }: FactPeriod,
    after: Pick<ChargeFact, 'day' | 'id'> | undefined,
    limit: number,
  ): Promise<ChargeFact[]> {
    const rows = await q.all<FactRow>(
      `SELECT f.id, f.kind, f."chargeId", f."chargeKind", f.day, f."loanId", f."borrowerOre",
         l.instrument_code AS "instrumentCode", l.lending_point_id AS "lendingPointId"
       FROM (
         SELECT c.id, c.kind, c.id AS "chargeId", c.kind AS "chargeKind", c.charged_on AS day, c.loan_id AS "loanId",
           c.amount_ore AS "borrowerOre" FROM charge c
         WHERE c.municipality_id = $1 AND c.charged_on >= $2 AND c.charged_on <= $3
         UNION ALL
         SELECT k.id, k.kind, c.id, c.kind, k.credited_on, c.loan_id, -k.amount_ore FROM credit k
         JOIN charge c ON c.id = k.charge_id
         WHERE c.municipality_id = $1 AND k.credited_on >= $2 AND k.credited_on <= $3) f
       JOIN loan l ON l.id = f."loanId"
       WHERE (f.day, f.id) > ($4, $5) ORDER BY f.day, f.id LIMIT ${limit}`,
      [municipalityId, from, to, after?.day ?? from, after?.id ?? ''],
    );
    const parts = await this.covered.of(
      q,
      rows.map(({ id }) => id),
    );
    return rows.map((row) => factOf(row, parts.get(row.id) ?? []));
  }
}

function factOf(row: FactRow, parts: readonly CoveredPart[]): ChargeFact {
  const sign = row.id === row.chargeId ? 1 : -1;
  return {
    ...row,
    day: calendarDate(row.day),
    borrowerOre: ore(row.borrowerOre),
    parts: parts.map(({ coverageId, amountOre }) => ({ coverageId, amountOre: ore(sign * amountOre) })),
  };
}
