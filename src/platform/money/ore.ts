declare const brand: unique symbol;

/** An amount of money in whole øre (1/100 krone). Negative for what is given back. */
export type Ore = number & { readonly [brand]: 'Ore' };

/** Basis points of a whole. */
const wholeInBasisPoints = 10_000;

/** Makes an amount of a number. @throws RangeError unless it is a whole number that a double holds exactly */
export function ore(amount: number): Ore {
  if (!Number.isSafeInteger(amount)) throw new RangeError('an amount must be a whole number of øre');
  return (amount === 0 ? 0 : amount) as Ore;
}

/** The sum of amounts. @throws RangeError if it is too large to be exact */
export function sumOre(amounts: readonly Ore[]): Ore {
  return ore(amounts.reduce<number>((sum, amount) => sum + amount, 0));
}

/**
 * An amount in words: `500 kr`, `12,50 kr`, `−1 250 kr`; in English `NOK 500`, `NOK 12.50`.
 *
 * Øre are shown only when there are any. The spaces are no-break spaces (U+00A0), so that an amount never wraps;
 * languages other than English get the Norwegian form, which is what a bill in Norway shows.
 */
export function formatKroner(amount: Ore, language: string): string {
  const english = language === 'en';
  const size = Math.abs(amount);
  const kroner = String(Math.floor(size / 100)).replace(/\B(?=(\d{3})+$)/g, english ? ',' : '\u00a0');
  const rest = size % 100;
  const fraction = rest === 0 ? '' : `${english ? '.' : ','}${String(rest).padStart(2, '0')}`;
  const sign = amount < 0 ? '\u2212' : '';
  return english ? `${sign}NOK\u00a0${kroner}${fraction}` : `${sign}${kroner}${fraction}\u00a0kr`;
}

/**
 * Splits an amount by shares in basis points, so that the parts add up to the whole (largest-remainder method, Hamilton).
 *
 * Each part is first rounded towards zero; the øre left go one each to the parts with the largest remainders, the earlier
 * part first when remainders are equal. A negative amount splits as its opposite does.
 *
 * @throws RangeError if a share is not a whole number of 0 or more, or if the shares do not sum to 10 000
 */
export function largestRemainder(total: Ore, basisPoints: readonly number[]): Ore[] {
  if (basisPoints.some((share) => !Number.isSafeInteger(share) || share < 0)) {
    throw new RangeError('a share must be a whole number of basis points, 0 or more');
  }
  if (basisPoints.reduce((sum, share) => sum + share, 0) !== wholeInBasisPoints) {
    throw new RangeError('shares must sum to 10 000 basis points');
  }
  const size = Math.abs(total);
  // Whole ten-thousands first: `size * share` itself could exceed what a double holds exactly.
  const thousands = Math.floor(size / wholeInBasisPoints);
  const left = size % wholeInBasisPoints;
  const parts = basisPoints.map((share, position) => ({
    position,
    amount: thousands * share + Math.floor((left * share) / wholeInBasisPoints),
    remainder: (left * share) % wholeInBasisPoints,
  }));
  const missing = size - parts.reduce((sum, part) => sum + part.amount, 0);
  const neediest = [...parts].sort((a, b) => b.remainder - a.remainder || a.position - b.position);
  for (const part of neediest.slice(0, missing)) part.amount += 1;
  return parts.map((part) => ore(total < 0 ? -part.amount : part.amount));
}
