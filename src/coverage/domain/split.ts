import { type Ore, ore } from '../../platform/money/ore.js';

/** A coverage that is in force on the day of the charges. */
export interface CoverageInForce {
  readonly id: string;
  /** Its place among all coverages of the borrower: the lower one is the older one. */
  readonly position: number;
  /** How much it takes of what the older ones left, 1 to 10 000. */
  readonly basisPoints: number;
  /** What its cap still lets it take, in øre; null where it has none. */
  readonly leftOre: Ore | null;
}

/** A charge before anything is taken off it. */
export interface ChargeToSplit {
  readonly kind: 'term-fee' | 'deposit';
  readonly amountOre: Ore;
}

/** What one coverage takes of a charge: more than nothing. */
export interface CoveredPart {
  readonly coverageId: string;
  readonly amountOre: Ore;
}

/** A charge taken apart: what is covered, and what is left to pay. Together they are the whole. */
export interface SplitCharge {
  readonly parts: readonly CoveredPart[];
  readonly leftOre: Ore;
}

const wholeInBasisPoints = 10_000;

/**
 * Takes charges apart that are made on one day. The oldest coverage goes first, each to what the older ones left, rounded down to a
 * whole øre, and none beyond its cap. Fees go before deposits, which come back: so a cap is used first for what does not.
 *
 * @returns one for each charge, in the order of the charges
 */
export function splitCharges(
  charges: readonly ChargeToSplit[],
  coverages: readonly CoverageInForce[],
): readonly SplitCharge[] {
  const oldestFirst = [...coverages].sort((one, other) => one.position - other.position);
  const left = new Map(coverages.map(({ id, leftOre }) => [id, leftOre ?? Number.MAX_SAFE_INTEGER]));
  const split: SplitCharge[] = charges.map(({ amountOre }) => ({ parts: [], leftOre: amountOre }));
  for (const [nth, { amountOre }] of feesFirst(charges)) split[nth] = splitOne(amountOre, oldestFirst, left);
  return split;
}

function feesFirst(charges: readonly ChargeToSplit[]): [nth: number, charge: ChargeToSplit][] {
  const isDeposit = ({ kind }: ChargeToSplit): number => Number(kind === 'deposit');
  return [...charges.entries()].sort(([, one], [, other]) => isDeposit(one) - isDeposit(other));
}

function splitOne(amount: Ore, oldestFirst: readonly CoverageInForce[], left: Map<string, number>): SplitCharge {
  const parts: CoveredPart[] = [];
  let leftOre: number = amount;
  for (const { id, basisPoints } of oldestFirst) {
    const capOre = left.get(id) ?? 0;
    const taken = Math.min(shareOf(leftOre, basisPoints, wholeInBasisPoints), capOre);
    if (taken <= 0) continue;
    parts.push({ coverageId: id, amountOre: ore(taken) });
    left.set(id, capOre - taken);
    leftOre -= taken;
  }
  return { parts, leftOre: ore(leftOre) };
}

/** So many of so many equal parts of an amount, rounded down: whoever paid gets back, or takes, no more than the share. */
export function shareOf(amount: number, parts: number, of: number): Ore {
  return ore(Math.floor((amount * parts) / of));
}
