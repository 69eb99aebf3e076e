import { describe, expect, it } from '@jest/globals';
import { formatDay, formatInstant, formatMoney, formatNumber } from './format.js';

describe('formats', () => {
  it('writes a calendar day the same wherever the server stands', () => {
    expect(formatDay('nb', '2026-05-17', 'long')).toBe('søndag 17. mai 2026');
    expect(formatDay('nn', '2026-05-17', 'long')).toBe('søndag 17. mai 2026');
    expect(formatDay('en', '2026-05-17', 'long')).toMatch(/^Sunday,? 17 May 2026$/u);
    expect(formatDay('nb', '2026-03-01')).toBe('1. mars 2026');
  });

  it('writes an instant in the municipality’s zone', () => {
    expect(formatInstant('nb', new Date('2026-03-29T23:30:00Z'), 'Europe/Oslo')).toContain('01:30');
  });

  it('writes a size with the decimal sign of the language', () => {
    expect([formatNumber('nb', 63.5), formatNumber('en', 63.5), formatNumber('nb', 40)]).toEqual([
      '63,5',
      '63.5',
      '40',
    ]);
  });

  it('writes money in kroner, with øre only where there are any, and 0 plainly', () => {
    expect(formatMoney('nb', 0)).toBe('0\u00a0kr');
    expect(formatMoney('nb', 125_000)).toBe('1\u00a0250\u00a0kr');
    expect(formatMoney('en', 125_050)).toBe('NOK\u00a01,250.50');
  });
});
