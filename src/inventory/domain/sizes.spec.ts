import { describe, expect, it } from '@jest/globals';
import { isSmaller, nextSize } from './sizes.js';

const sizes = ['1/2', '3/4', '4/4'];

describe('sizes of a kind', () => {
  it('have one after the other', () => {
    expect(nextSize(sizes, '3/4')).toBe('4/4');
    expect(
      [[sizes, '4/4'] as const, [sizes, null] as const, [[], '3/4'] as const, [sizes, '7/8'] as const].map(
        ([all, size]) => nextSize(all, size),
      ),
    ).toEqual([undefined, undefined, undefined, undefined]);
  });

  it('are smaller or not, where the kind has both', () => {
    expect(isSmaller(sizes, '1/2', '4/4')).toBe(true);
    for (const [one, other] of [
      ['4/4', '1/2'],
      ['3/4', '3/4'],
      ['7/8', '4/4'],
      ['3/4', '7/8'],
      [null, '4/4'],
      ['1/2', null],
    ] as const) {
      expect(isSmaller(sizes, one, other)).toBe(false);
    }
  });
});
