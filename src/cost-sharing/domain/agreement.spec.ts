import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays, calendarDate } from '../../platform/calendar/index.js';
import { ore } from '../../platform/money/ore.js';
import { propertySettings } from '../../../test/support/property.js';
import { type Agreement, agreementFor, overlap, shareFault, splitByShares } from './agreement.js';
import { type CostType, costTypes } from './cost-types.js';

const day = calendarDate('2026-01-01');

const base: Agreement = {
  id: 'a',
  costTypes: ['repair'],
  grade: 'good',
  owner: null,
  lendingPoint: null,
  kind: null,
  validFrom: day,
  validTo: null,
  shares: [{ unit: 'nav', basisPoints: 10_000 }],
  creditor: null,
};

const sharesOf = fc.array(fc.integer({ min: 1, max: 1_000 }), { minLength: 1, maxLength: 8 }).map((weights) => {
  const sum = weights.reduce((total, weight) => total + weight, 0);
  const points = weights.map((weight) => Math.floor((weight * 10_000) / sum));
  const rest = 10_000 - points.reduce((total, one) => total + one, 0);
  return points.map((basisPoints, nth) => ({
    unit: `u${nth}`,
    basisPoints: nth === 0 ? basisPoints + rest : basisPoints,
  }));
});

const anyAgreement = fc.record({
  id: fc.uuid(),
  costTypes: fc.subarray([...costTypes], { minLength: 1 }),
  grade: fc.constantFrom(null, 'good', 'high'),
  owner: fc.constantFrom(null, 'library', 'culture-school'),
  lendingPoint: fc.constantFrom(null, 'library', 'culture-school'),
  kind: fc.constantFrom(null, 'violin', 'guitar'),
  validFrom: fc.integer({ min: 0, max: 40 }).map((days) => addDays(day, days)),
  validTo: fc.option(fc.integer({ min: 0, max: 60 }).map((days) => addDays(day, days))),
  shares: fc.constant(base.shares),
  creditor: fc.constant(null),
});

const anyCost = fc.record({
  costType: fc.constantFrom<CostType>(...costTypes),
  grade: fc.constantFrom('good', 'high'),
  owner: fc.constantFrom('library', 'culture-school'),
  lendingPoint: fc.constantFrom('library', 'culture-school'),
  kind: fc.constantFrom('violin', 'guitar'),
  on: fc.integer({ min: 0, max: 70 }).map((days) => addDays(day, days)),
});

describe('Shares', () => {
  it('are refused unless they are the whole, and each unit has one', () => {
    expect(shareFault(base.shares)).toBeUndefined();
    expect(shareFault([{ unit: 'nav', basisPoints: 9_999 }])).toEqual({
      at: 'shares',
      code: 'shares-are-not-the-whole',
    });
    expect(shareFault(['nav', 'nav'].map((unit) => ({ unit, basisPoints: 5_000 })))).toEqual({
      at: 'shares.1.unit',
      code: 'unit-shares-twice',
    });
  });

  it('add up to the amount, nobody an øre off what is exact, whatever they are and also when it is given back', () => {
    fc.assert(
      fc.property(fc.integer({ min: -2_000_000_000, max: 2_000_000_000 }), sharesOf, (amount, shares) => {
        const parts = splitByShares(ore(amount), shares);
        expect(parts.reduce((sum, { amountOre }) => sum + amountOre, 0)).toBe(amount);
        for (const [nth, { amountOre }] of parts.entries()) {
          expect(Math.abs(amountOre - (amount * (shares[nth]?.basisPoints ?? 0)) / 10_000)).toBeLessThan(1);
        }
        const back = splitByShares(ore(-amount), shares);
        expect(back.map(({ amountOre }) => amountOre + 0)).toEqual(parts.map(({ amountOre }) => 0 - amountOre));
      }),
      propertySettings(),
    );
  });
});

describe('An agreement', () => {
  it('counts for the costs that it names, on its first and its last day', () => {
    const agreement = { ...base, validTo: addDays(day, 9) };
    const cost = {
      costType: 'repair',
      grade: 'good',
      owner: 'library',
      lendingPoint: 'library',
      kind: 'violin',
    } as const;
    const counts = (more: object): boolean => agreementFor([agreement], { ...cost, on: day, ...more }) !== undefined;
    expect(counts({})).toBe(true);
    expect(counts({ on: addDays(day, 9) })).toBe(true);
    expect(counts({ on: addDays(day, 10) })).toBe(false);
    expect(counts({ on: addDays(day, -1) })).toBe(false);
    expect(counts({ grade: 'high' })).toBe(false);
    expect(counts({ costType: 'loss' })).toBe(false);
  });

  it('that was ended before it began counts for nothing and stands in nobody’s way', () => {
    const undone = { ...base, validTo: addDays(day, -1) };
    expect(overlap(undone, base)).toBe(false);
    expect(overlap(base, undone)).toBe(false);
  });

  it('overlaps another exactly when there is a cost that both are about', () => {
    fc.assert(
      fc.property(anyAgreement, anyAgreement, anyCost, (one, other, cost) => {
        expect(overlap(one, other)).toBe(overlap(other, one));
        const both = [one, other].every((agreement) => agreementFor([agreement], cost) !== undefined);
        expect(!both || overlap(one, other)).toBe(true);
      }),
      propertySettings(),
    );
    expect(overlap(base, { ...base, kind: 'violin' })).toBe(true);
    expect(overlap({ ...base, kind: 'guitar' }, { ...base, kind: 'violin' })).toBe(false);
    expect(overlap(base, { ...base, costTypes: ['loss'] })).toBe(false);
    expect(overlap({ ...base, validTo: addDays(day, 4) }, { ...base, validFrom: addDays(day, 5) })).toBe(false);
    expect(overlap({ ...base, validTo: addDays(day, 5) }, { ...base, validFrom: addDays(day, 5) })).toBe(true);
  });
});
