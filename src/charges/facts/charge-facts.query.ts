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

/** Charges, or credits of a kind. */
export type ChargeFactSource = 'charge' | CreditKind;

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

const loanColumns = `c.loan_id AS "loanId", l.instrument_code AS "instrumentCode", l.lending_point_id AS "lendingPointId"`;

const charges = `SELECT c.id, c.kind, c.id AS "chargeId", c.kind AS "chargeKind", c.charged_on AS day, c.amount_ore AS "borrowerOre", ${loanColumns}
  FROM charge c JOIN loan l ON l.id = c.loan_id
  WHERE c.municipality_id = $1 AND (c.charged_on, c.id) > ($2, $3) AND c.charged_on <= $4 ORDER BY c.charged_on, c.id`;

// CROSS JOIN, so that SQLite begins with the credits.
const credits = (
  kind: CreditKind,
): string => `SELECT k.id, k.kind, c.id AS "chargeId", c.kind AS "chargeKind", k.credited_on AS day, -k.amount_ore AS "borrowerOre", ${loanColumns}
  FROM credit k CROSS JOIN charge c JOIN loan l ON l.id = c.loan_id
  WHERE c.id = k.charge_id AND c.municipality_id = $1 AND k.kind = '${kind}' AND (k.credited_on, k.id) > ($2, $3)
    AND k.credited_on <= $4 ORDER BY k.credited_on, k.id`;

const selects = {
  charge: charges,
  'deposit-back': credits('deposit-back'),
  'early-return': credits('early-return'),
  waiver: credits('waiver'),
} as const;

/**
 * All that was charged and credited, for whoever settles who pays. Nobody else may ask: the parts tell what an amount was before
 * something was taken off it (`test/architecture/secrecy-of-parts.spec.ts` holds it).
 */
@Injectable()
export class ChargeFacts {
  constructor(private readonly covered: CoveredParts) {}

  /** Charges of a period, or credits of a kind, by day, those after one of them; two statements, both along an index. */
  async page(
    q: Queries,
    what: ChargeFactSource,
    { municipalityId, from, to }: FactPeriod,
    after: Pick<ChargeFact, 'day' | 'id'> | undefined,
    limit: number,
  ): Promise<ChargeFact[]> {
    const rows = await q.all<FactRow>(`${selects[what]} LIMIT ${limit}`, [
      ...[municipalityId, after?.day ?? from, after?.id ?? '', to],
    ]);
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
