import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { propertySettings } from '../../../test/support/property.js';
import { formatKroner, largestRemainder, ore, sumOre } from './ore.js';

const nbsp = '\u00a0';

describe('an amount', () => {
  it.each([0.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53])('is not %p', (amount) => {
    expect(() => ore(amount)).toThrow(RangeError);
  });

  it.each([
    [50_000, 'nb', `500${nbsp}kr`],
    [1250, 'nn', `12,50${nbsp}kr`],
    [0, 'nb', `0${nbsp}kr`],
    [-0, 'nb', `0${nbsp}kr`],
    [5, 'nb', `0,05${nbsp}kr`],
    [123_456_789, 'nb', `1${nbsp}234${nbsp}567,89${nbsp}kr`],
    [-125_000, 'nb', `\u22121${nbsp}250${nbsp}kr`],
    [50_000, 'pl', `500${nbsp}kr`],
    [50_000, 'en', `NOK${nbsp}500`],
    [125_050, 'en', `NOK${nbsp}1,250.50`],
  ])('of %p øre is written in %s as %s', (amount, language, words) => {
    expect(formatKroner(ore(amount), language)).toBe(words);
  });
});

describe('the largest-remainder method', () => {
  it('gives the øre that is left to the largest remainder, then to the earlier part', () => {
    expect(largestRemainder(ore(100), [3333, 3333, 3334])).toEqual([33, 33, 34]);
    expect(largestRemainder(ore(1), [5000, 5000])).toEqual([1, 0]);
    expect(largestRemainder(ore(5), [2500, 2500, 2500, 2500])).toEqual([2, 1, 1, 1]);
    expect(largestRemainder(ore(-1), [5000, 5000])).toEqual([-1, 0]);
    expect(largestRemainder(ore(7), [0, 10_000])).toEqual([0, 7]);
  });

  it('refuses shares that are not the whole', () => {
    expect(() => largestRemainder(ore(100), [5000, 4999])).toThrow(RangeError);
    expect(() => largestRemainder(ore(100), [])).toThrow(RangeError);
    expect(() => largestRemainder(ore(100), [10_001, -1])).toThrow(RangeError);
    expect(() => largestRemainder(ore(100), [9999.5, 0.5])).toThrow(RangeError);
  });

  const shares = fc
    .array(fc.integer({ min: 0, max: 10_000 }), { minLength: 0, maxLength: 9 })
    .map((cuts) => [0, ...cuts.sort((a, b) => a - b), 10_000])
    .map((cuts) => cuts.slice(1).map((cut, index) => cut - (cuts[index] ?? 0)));
  const amounts = fc.maxSafeInteger().map(ore);

  it('always adds up, and no part is an øre or more away from its exact share', () => {
    fc.assert(
      fc.property(amounts, shares, (total, basisPoints) => {
        const parts = largestRemainder(total, basisPoints);
        expect(sumOre(parts)).toBe(total);
        parts.forEach((part, index) => {
          const distance = BigInt(part) * 10_000n - BigInt(total) * BigInt(basisPoints[index] ?? 0);
          expect(distance < 10_000n && distance > -10_000n).toBe(true);
        });
      }),
      propertySettings(),
    );
  });

  it('splits what is given back as it split what was taken', () => {
    fc.assert(
      fc.property(amounts, shares, (total, basisPoints) => {
        const back = largestRemainder(ore(0 - total), basisPoints).map((part) => ore(0 - part));
        expect(back).toEqual(largestRemainder(total, basisPoints));
      }),
      propertySettings(),
    );
  });
});
