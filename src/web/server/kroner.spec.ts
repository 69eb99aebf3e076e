import { describe, expect, it } from '@jest/globals';
import { kronerOf, oreOf } from './kroner.js';

describe('kroner in a form', () => {
  it('are read as people write them', () => {
    expect(['500', '1 250', '12,50', '12.5', 'kr 7', '0'].map(oreOf)).toEqual([50_000, 125_000, 1_250, 1_250, 700, 0]);
    expect(oreOf('  ')).toBeNull();
    expect(['free', '-5', '1,234', '1e3'].map(oreOf)).toEqual([undefined, undefined, undefined, undefined]);
  });

  it('are shown with øre only where there are any, and read again as they are shown', () => {
    expect([0, 50_000, 1_250].map(kronerOf)).toEqual(['0', '500', '12,50']);
    for (const ore of [0, 1, 99, 100, 123_456]) expect(oreOf(kronerOf(ore))).toBe(ore);
  });
});
