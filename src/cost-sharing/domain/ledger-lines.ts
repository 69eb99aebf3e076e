import { type Agreement, splitByShares } from './agreement.js';
import type { CostType } from './cost-types.js';
import type { Ore } from '../../platform/money/ore.js';

/** What a unit pays (more than nothing) or gets (less) of one fact, in øre. The lines of a fact sum to nothing. */
export interface LedgerLine {
  readonly unit: string;
  readonly costType: CostType;
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

/** The lines of a cost that an agreement shares: each unit its part, and all of it to whom the agreement names, or the owner. */
export function sharedLines(
  { costType, amountOre, owner }: { readonly costType: CostType; readonly amountOre: Ore; readonly owner: string },
  { shares, creditor, debitArt, creditArt }: Agreement & Arts,
): LedgerLine[] {
  const paid = splitByShares(amountOre, shares).filter(({ amountOre: part }) => part !== 0);
  return [
    ...paid.map(({ unit, amountOre: part }): LedgerLine => ({
      unit,
      costType,
      side: 'debit',
      amountOre: part,
      art: debitArt,
    })),
    { unit: creditor ?? owner, costType, side: 'credit', amountOre, art: creditArt },
  ];
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
