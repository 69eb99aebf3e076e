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

/**
 * How a grant falls on the charges of a term, as if no other grant were there: a unit learns of no other's. The share is rounded down, fees go
 * before deposits, and all of it together stays within the cap.
 */
export function fallsOn(
  costs: readonly LoanCost[],
  { basisPoints, capOre }: { readonly basisPoints: number; readonly capOre: number | null },
): CoveredCost[] {
  let left = capOre ?? Number.MAX_SAFE_INTEGER;
  const take = (amount: number): number => {
    const taken = Math.min(Math.floor((amount * basisPoints) / 10_000), left);
    left -= taken;
    return taken;
  };
  const fees = costs.map(({ feeOre }) => take(feeOre));
  return costs.map((cost, nth) => ({
    ...cost,
    feeCoveredOre: fees[nth] ?? 0,
    depositCoveredOre: take(cost.depositOre),
  }));
}
