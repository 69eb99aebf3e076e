import type { CalendarDate } from '../../platform/calendar/index.js';
import { type Ore, largestRemainder } from '../../platform/money/ore.js';
import type { CostType } from './cost-types.js';

/** A unit's part of what is shared, in basis points: 10 000 is all of it. */
export interface Share {
  readonly unit: string;
  readonly basisPoints: number;
}

/** Which costs an agreement is about; `null` stands for any. */
export interface AgreementScope {
  readonly costTypes: readonly CostType[];
  readonly grade: string | null;
  readonly owner: string | null;
  readonly lendingPoint: string | null;
  readonly kind: string | null;
  readonly validFrom: CalendarDate;
  /** The last day; `null` while it has no end. One that was ended before it began has an earlier one than the first. */
  readonly validTo: CalendarDate | null;
}

/** Which units carry which share of which costs. */
export interface Agreement extends AgreementScope {
  readonly id: string;
  readonly shares: readonly Share[];
  /** The unit that is paid; `null` stands for the instrument's owner. */
  readonly creditor: string | null;
}

/** A cost as far as an agreement asks. */
export interface SharedCost {
  readonly costType: CostType;
  readonly grade: string;
  readonly owner: string;
  readonly lendingPoint: string;
  readonly kind: string;
  readonly on: CalendarDate;
}

const wholeInBasisPoints = 10_000;
const dimensions = ['grade', 'owner', 'lendingPoint', 'kind'] as const;

/** What is wrong with shares: the code of the fault, and where it stands; `undefined` where nothing is. */
export function shareFault(shares: readonly Share[]): { readonly at: string; readonly code: string } | undefined {
  const twice = shares.findIndex(({ unit }, nth) => shares.findIndex((other) => other.unit === unit) < nth);
  if (twice >= 0) return { at: `shares.${twice}.unit`, code: 'unit-shares-twice' };
  const sum = shares.reduce((total, { basisPoints }) => total + basisPoints, 0);
  return sum === wholeInBasisPoints ? undefined : { at: 'shares', code: 'shares-are-not-the-whole' };
}

/** Whether there could be a cost that both are about: then nobody could say which of them counts. */
export function overlap(one: AgreementScope, other: AgreementScope): boolean {
  const meets = dimensions.every((part) => one[part] === null || other[part] === null || one[part] === other[part]);
  return meets && one.costTypes.some((type) => other.costTypes.includes(type)) && sharesADay(one, other);
}

/** The one that a cost falls under. As agreements do not overlap there is at most one. */
export function agreementFor<A extends Agreement>(agreements: readonly A[], cost: SharedCost): A | undefined {
  return agreements.find(
    (agreement) =>
      agreement.costTypes.includes(cost.costType) &&
      dimensions.every((part) => agreement[part] === null || agreement[part] === cost[part]) &&
      agreement.validFrom <= cost.on &&
      (agreement.validTo === null || agreement.validTo >= cost.on),
  );
}

/** What each unit carries of an amount, in the order of the shares: together all of it, and nobody an øre off. */
export function splitByShares(
  amount: Ore,
  shares: readonly Share[],
): readonly { readonly unit: string; readonly amountOre: Ore }[] {
  const parts = largestRemainder(
    amount,
    shares.map(({ basisPoints }) => basisPoints),
  );
  return shares.map(({ unit }, nth) => ({ unit, amountOre: parts[nth] ?? (0 as Ore) }));
}

function sharesADay(one: AgreementScope, other: AgreementScope): boolean {
  const begins = one.validFrom > other.validFrom ? one.validFrom : other.validFrom;
  return [one.validTo, other.validTo].every((end) => end === null || end >= begins);
}
