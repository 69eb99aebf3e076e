import { type Agreement, splitByShares } from './agreement.js';
import type { LedgerType } from './cost-types.js';
import type { Ore } from '../../platform/money/ore.js';

/** What a unit pays (more than nothing) or gets (less) of one fact, in øre. The lines of a fact sum to nothing. */
export interface LedgerLine {
  readonly unit: string;
  readonly costType: LedgerType;
  /** `debit` for who pays, `credit` for who is paid; what is taken back keeps its side. */
  readonly side: Side;
  /** Of a debit, what is to pay; of a credit, what is to get. Negative where it is taken back. */
  readonly amountOre: number;
  /** KOSTRA art. */
  readonly art: string;
}

export type Side = 'debit' | 'credit';

/** The arts of an agreement. */
export interface Arts {
  readonly debitArt: string;
  readonly creditArt: string;
}

/** A cost, and whose instrument it was about. */
export interface BookedCost {
  readonly costType: LedgerType;
  readonly amountOre: Ore;
  readonly owner: string;
}

/** KOSTRA arts of what units settle among themselves, where no agreement says others: 290 internal purchases, 790 internal sales. */
export const usualArts: Arts = { debitArt: '290', creditArt: '790' };

/** The lines of a cost that an agreement shares: each unit its part, and all of it to whom the agreement names, or the owner. */
export function sharedLines(cost: BookedCost, agreement: Agreement & Arts): LedgerLine[] {
  const paid = splitByShares(cost.amountOre, agreement.shares).filter(({ amountOre }) => amountOre !== 0);
  const { debitArt: art } = agreement;
  return [
    ...paid.map(({ unit, amountOre }) => lineOf(cost, { unit, side: 'debit', amountOre, art })),
    creditOf(cost, agreement),
  ];
}

/**
 * The lines of what one unit pays for a borrower by a decision of its own: it pays all of it, and who is paid is whom the agreement for such
 * costs names, if there is one, or the owner.
 */
export function grantedLines(cost: BookedCost, payer: string, agreement: (Agreement & Arts) | undefined): LedgerLine[] {
  const { amountOre } = cost;
  const { debitArt: art } = agreement ?? usualArts;
  return [lineOf(cost, { unit: payer, side: 'debit', amountOre, art }), creditOf(cost, agreement)];
}

/** What is to be booked so that what is booked becomes what should be; nothing where it is. */
export function differenceOf(wanted: readonly LedgerLine[], booked: readonly LedgerLine[]): LedgerLine[] {
  const sums = new Map<string, LedgerLine>();
  const add = (line: LedgerLine, sign: 1 | -1): void => {
    const key = `${line.unit} ${line.costType} ${line.side} ${line.art}`;
    const before = sums.get(key)?.amountOre ?? 0;
    sums.set(key, { ...line, amountOre: before + sign * line.amountOre });
  };
  for (const line of wanted) add(line, 1);
  for (const line of booked) add(line, -1);
  return [...sums.values()].filter(({ amountOre }) => amountOre !== 0);
}

/** What the lines are off from summing to nothing: debits less credits. */
export function imbalanceOf(lines: readonly Pick<LedgerLine, 'side' | 'amountOre'>[]): number {
  return lines.reduce((sum, { side, amountOre }) => sum + (side === 'debit' ? amountOre : -amountOre), 0);
}

function creditOf(cost: BookedCost, agreement: (Pick<Agreement, 'creditor'> & Arts) | undefined): LedgerLine {
  const { creditArt: art } = agreement ?? usualArts;
  return lineOf(cost, { unit: agreement?.creditor ?? cost.owner, side: 'credit', amountOre: cost.amountOre, art });
}

function lineOf({ costType }: BookedCost, line: Omit<LedgerLine, 'costType'>): LedgerLine {
  return { ...line, costType };
}
