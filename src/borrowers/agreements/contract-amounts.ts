import type { CalendarDate } from '../../platform/calendar/index.js';
import type { Queries } from '../../platform/database/index.js';

/** What a row of the rule matrix asks for, and from whom, in øre. */
export interface ContractTariff {
  readonly borrowerId: string;
  readonly reservationId: string;
  /** For each term begun. */
  readonly feeOre: number;
  readonly depositOre: number;
  /** The first day of the period. */
  readonly from: CalendarDate;
}

/** Tells what of it the borrower is to pay, which is all that a contract says; the feature that charges says it. */
export abstract class ContractAmounts {
  abstract toPay(q: Queries, tariff: ContractTariff): Promise<{ readonly feeOre: number; readonly depositOre: number }>;
}
