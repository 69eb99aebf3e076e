import type { CalendarDate } from '../../platform/calendar/index.js';
import type { Ore } from '../../platform/money/ore.js';
import { type Agreement, agreementFor } from '../domain/agreement.js';
import type { LedgerType } from '../domain/cost-types.js';
import { type Arts, type LedgerLine, grantedLines, sharedLines } from '../domain/ledger-lines.js';

/** Facts, or charges that they are of, that are read at a time: so few that a desk waits a few milliseconds at most. */
export const factsPerPage = 50;

/** A unit that pays for a borrower by a decision of its own. */
export interface Payer {
  readonly unit: string;
  /** Under which it stands in that unit's own list. */
  readonly voucher: string;
}

/** Something that cost money. */
export interface CostFact {
  /** What it is, so that it is never booked twice; only its keyed mark is ever stored. */
  readonly id: string;
  readonly costType: LedgerType;
  /** Negative where something was put right or given back. */
  readonly amountOre: Ore;
  readonly on: CalendarDate;
  readonly owner: string;
  readonly grade: string;
  readonly kind: string;
  readonly lendingPoint: string;
  /** Whether it puts another one right: then it is none that counts by itself. */
  readonly isCorrection: boolean;
  /** `null` where units share it, if an agreement says so. */
  readonly payer: Payer | null;
}

/** Which facts: of a municipality's instruments, of these days. */
export interface FactWindow {
  readonly municipality: string;
  readonly from: CalendarDate;
  readonly to: CalendarDate;
}

/** Whether a fact could tell what somebody is charged: then its mark and its lines are of the key of the cases. */
export function isSecret({ costType }: Pick<CostFact, 'costType'>): boolean {
  return costType === 'fee' || costType === 'deposit';
}

/** The agreement that shares a fact; `undefined` where nobody does. */
export function sharingOf<A extends Agreement>(agreements: readonly A[], fact: CostFact): A | undefined {
  const { costType, payer } = fact;
  return payer === null && costType !== 'deposit' ? agreementFor(agreements, { ...fact, costType }) : undefined;
}

/** What a fact gives each unit to pay or to get: nothing where it is neither granted nor shared. */
export function linesOf(agreements: readonly (Agreement & Arts)[], fact: CostFact): LedgerLine[] {
  const { payer } = fact;
  if (payer !== null) return grantedLines(fact, payer.unit, agreementFor(agreements, { ...fact, costType: 'fee' }));
  const agreement = sharingOf(agreements, fact);
  return agreement === undefined ? [] : sharedLines(fact, agreement);
}
