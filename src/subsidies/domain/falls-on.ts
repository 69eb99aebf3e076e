import { type ChargeToSplit, splitCharges } from '../../coverage/index.js';
import { ore } from '../../platform/money/ore.js';

/** What a loan costs by its rule, in øre: for each term, and once as a deposit. */
export interface LoanCost {
  readonly feeOre: number;
  readonly depositOre: number;
}

/** The same, with what a grant takes of each. */
export interface CoveredCost extends LoanCost {
  readonly feeCoveredOre: number;
  readonly depositCoveredOre: number;
}

/** How a grant falls on the charges of a term, as if no other grant were there: a unit learns of no other's. */
export function fallsOn(
  costs: readonly LoanCost[],
  { basisPoints, capOre }: { readonly basisPoints: number; readonly capOre: number | null },
): CoveredCost[] {
  const coverage = { id: 'this', position: 1, basisPoints, leftOre: capOre === null ? null : ore(capOre) };
  const charges = costs.flatMap(({ feeOre, depositOre }): ChargeToSplit[] => [
    { kind: 'term-fee', amountOre: ore(feeOre) },
    { kind: 'deposit', amountOre: ore(depositOre) },
  ]);
  const split = splitCharges(charges, [coverage]);
  const covered = (nth: number): number => (charges[nth]?.amountOre ?? 0) - (split[nth]?.leftOre ?? 0);
  return costs.map((cost, nth) => ({
    ...cost,
    feeCoveredOre: covered(2 * nth),
    depositCoveredOre: covered(2 * nth + 1),
  }));
}
