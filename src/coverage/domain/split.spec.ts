import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { propertySettings } from '../../../test/support/property.js';
import { ore } from '../../platform/money/ore.js';
import { type ChargeToSplit, type CoverageInForce, shareOf, splitCharges } from './split.js';

const fee = (amount: number): ChargeToSplit => ({ kind: 'term-fee', amountOre: ore(amount) });
const deposit = (amount: number): ChargeToSplit => ({ kind: 'deposit', amountOre: ore(amount) });
const coverage = (position: number, basisPoints: number, leftOre: number | null = null): CoverageInForce => ({
  id: `coverage ${position}`,
  position,
  basisPoints,
  leftOre: leftOre === null ? null : ore(leftOre),
});

describe('a charge', () => {
  it('is the borrower’s where nothing covers it', () => {
    expect(splitCharges([fee(50_000)], [])).toEqual([{ parts: [], leftOre: 50_000 }]);
  });

  it('is taken whole by a coverage of everything', () => {
    expect(splitCharges([fee(50_000)], [coverage(1, 10_000)])).toEqual([
      { parts: [{ coverageId: 'coverage 1', amountOre: 50_000 }], leftOre: 0 },
    ]);
  });

  it('is taken by the oldest first, each to what the older ones left', () => {
    const [split] = splitCharges([fee(50_000)], [coverage(2, 5_000), coverage(1, 6_000)]);
    expect(split).toEqual({
      parts: [
        { coverageId: 'coverage 1', amountOre: 30_000 },
        { coverageId: 'coverage 2', amountOre: 10_000 },
      ],
      leftOre: 10_000,
    });
  });

  it('leaves nothing to a younger coverage of everything, which then has no part', () => {
    const [split] = splitCharges([fee(50_000)], [coverage(1, 10_000), coverage(2, 10_000)]);
    expect(split?.parts.map(({ coverageId }) => coverageId)).toEqual(['coverage 1']);
  });

  it('is rounded down to a whole øre, for the borrower to pay the rest', () => {
    const [split] = splitCharges([fee(101)], [coverage(1, 5_000)]);
    expect(split).toEqual({ parts: [{ coverageId: 'coverage 1', amountOre: 50 }], leftOre: 51 });
  });

  it('is taken up to a cap, fees before deposits whichever stands first', () => {
    const coverages = [coverage(1, 10_000, 60_000)];
    const [secured, due] = splitCharges([deposit(50_000), fee(50_000)], coverages);
    expect([due?.leftOre, secured?.leftOre]).toEqual([0, 40_000]);
  });

  it('meets a cap that is used up as if the coverage were not there', () => {
    expect(splitCharges([fee(50_000)], [coverage(1, 10_000, 0)])).toEqual([{ parts: [], leftOre: 50_000 }]);
  });
});

const amounts = fc.integer({ min: 0, max: 2_000_000_000 }).map(ore);
const charge = fc.record({ kind: fc.constantFrom('term-fee' as const, 'deposit' as const), amountOre: amounts });
const shares = fc.record({
  basisPoints: fc.integer({ min: 1, max: 10_000 }),
  leftOre: fc.option(amounts, { nil: null }),
});
const coverages = fc
  .array(shares, { maxLength: 6 })
  .map((all) => all.map((share, nth): CoverageInForce => ({ ...share, id: `coverage ${nth}`, position: nth + 1 })));
const charges = fc.array(charge, { maxLength: 5 });
const sum = (all: readonly { readonly amountOre: number }[]): number =>
  all.reduce((total, { amountOre }) => total + amountOre, 0);

describe('whatever is charged and covered', () => {
  it('the parts and what is left make the whole, and no part is nothing or less', () => {
    fc.assert(
      fc.property(charges, coverages, (all, inForce) => {
        const split = splitCharges(all, inForce);
        expect(split.map(({ parts, leftOre }) => sum(parts) + leftOre)).toEqual(all.map((one) => one.amountOre));
        for (const { parts, leftOre } of split) {
          expect(leftOre).toBeGreaterThanOrEqual(0);
          for (const { amountOre } of parts) expect(amountOre).toBeGreaterThan(0);
        }
      }),
      propertySettings(),
    );
  });

  it('no coverage takes more than its cap, over all charges together', () => {
    fc.assert(
      fc.property(charges, coverages, (all, inForce) => {
        const parts = splitCharges(all, inForce).flatMap((one) => one.parts);
        for (const { id, leftOre } of inForce) {
          const taken = sum(parts.filter(({ coverageId }) => coverageId === id));
          expect(taken).toBeLessThanOrEqual(leftOre ?? Number.MAX_SAFE_INTEGER);
        }
      }),
      propertySettings(),
    );
  });

  it('no coverage takes more of a charge than its share of what the older ones left, nor an øre less without a cap', () => {
    fc.assert(
      fc.property(charge, coverages, (one, inForce) => {
        const [split] = splitCharges([one], inForce);
        let left: number = one.amountOre;
        for (const { id, basisPoints, leftOre } of inForce) {
          const part = sum((split?.parts ?? []).filter(({ coverageId }) => coverageId === id));
          const exact = (left * basisPoints) / 10_000;
          expect(part).toBeLessThanOrEqual(exact);
          if (leftOre === null) expect(part).toBeGreaterThan(exact - 1);
          left -= part;
        }
      }),
      propertySettings(),
    );
  });

  it('the order in which coverages are read never matters', () => {
    const shuffled = coverages.chain((all) =>
      fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })),
    );
    fc.assert(
      fc.property(charges, shuffled, (all, [inForce, otherwise]) => {
        expect(splitCharges(all, otherwise)).toEqual(splitCharges(all, inForce));
      }),
      propertySettings(),
    );
  });

  it('neither does it matter whether the fee or the deposit stands first', () => {
    fc.assert(
      fc.property(amounts, amounts, coverages, (due, secured, inForce) => {
        const [first, second] = splitCharges([fee(due), deposit(secured)], inForce);
        expect(splitCharges([deposit(secured), fee(due)], inForce)).toEqual([second, first]);
      }),
      propertySettings(),
    );
  });

  it('one more coverage never makes anything dearer', () => {
    fc.assert(
      fc.property(charges, coverages, shares, (all, inForce, more) => {
        const youngest = { ...more, id: 'the youngest', position: inForce.length + 1 };
        const before = splitCharges(all, inForce);
        const after = splitCharges(all, [...inForce, youngest]);
        after.forEach(({ leftOre }, nth) => expect(leftOre).toBeLessThanOrEqual(before[nth]!.leftOre));
      }),
      propertySettings(),
    );
  });

  it('charges of several days keep to the cap as charges of one day do', () => {
    fc.assert(
      fc.property(charges, coverages, (all, inForce) => {
        const taken = new Map<string, number>();
        for (const one of all) {
          const [split] = splitCharges([one], leftOf(inForce, taken));
          for (const { coverageId, amountOre } of split!.parts) {
            taken.set(coverageId, (taken.get(coverageId) ?? 0) + amountOre);
          }
        }
        for (const { id, leftOre } of inForce) {
          expect(taken.get(id) ?? 0).toBeLessThanOrEqual(leftOre ?? Number.MAX_SAFE_INTEGER);
        }
      }),
      propertySettings(),
    );
  });

  it('a share of an amount is never above it, and all parts of it are the whole', () => {
    fc.assert(
      fc.property(amounts, fc.integer({ min: 1, max: 400 }), fc.integer({ min: 0, max: 400 }), (amount, of, some) => {
        expect(shareOf(amount, Math.min(some, of), of)).toBeLessThanOrEqual(amount);
        expect(shareOf(amount, of, of)).toBe(amount);
        expect(shareOf(amount, 0, of)).toBe(0);
      }),
      propertySettings(),
    );
  });
});

function leftOf(coverages: readonly CoverageInForce[], taken: ReadonlyMap<string, number>): CoverageInForce[] {
  return coverages.map((one) => ({
    ...one,
    leftOre: one.leftOre === null ? null : ore(one.leftOre - (taken.get(one.id) ?? 0)),
  }));
}
