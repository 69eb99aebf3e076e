import { describe, expect, it } from '@jest/globals';
import { fallsOn } from './falls-on.js';

describe('a grant, as it falls on what is out', () => {
  const loans = [
    { feeOre: 50_000, depositOre: 100_000 },
    { feeOre: 25_000, depositOre: 0 },
  ];

  it('takes its share of each fee and deposit', () => {
    expect(fallsOn(loans, { basisPoints: 8_000, capOre: null })).toEqual([
      { feeOre: 50_000, depositOre: 100_000, feeCoveredOre: 40_000, depositCoveredOre: 80_000 },
      { feeOre: 25_000, depositOre: 0, feeCoveredOre: 20_000, depositCoveredOre: 0 },
    ]);
  });

  it('keeps to its cap over all of them, the fees first', () => {
    expect(fallsOn(loans, { basisPoints: 10_000, capOre: 80_000 })).toMatchObject([
      { feeCoveredOre: 50_000, depositCoveredOre: 5_000 },
      { feeCoveredOre: 25_000, depositCoveredOre: 0 },
    ]);
  });

  it('falls on nothing where nothing is out', () => {
    expect(fallsOn([], { basisPoints: 10_000, capOre: null })).toEqual([]);
  });
});
