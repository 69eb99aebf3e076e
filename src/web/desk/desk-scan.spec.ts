import { describe, expect, it } from '@jest/globals';
import { looksLike, readReturnScan } from './desk-scan.js';

describe('the scan field of the return card', () => {
  it.each(['1', ' 2 ', '5'])('reads the single digit %j as a condition', (text) => {
    expect(readReturnScan(text)).toMatchObject({ scan: '' });
  });

  it('gives the conditions from best to worst', () => {
    expect(['1', '2', '3', '4', '5'].map((key) => readReturnScan(key).condition)).toEqual([
      'as-new',
      'fine',
      'worn',
      'needs-repair',
      'unusable',
    ]);
  });

  it('reads a digit before the next label as the condition of this return', () => {
    expect(readReturnScan('27K3M9Q8')).toEqual({ condition: 'fine', scan: '7K3M9Q8' });
    expect(readReturnScan('4HTTPS://EXAMPLE.NO/I/7K3M9Q8')).toEqual({
      condition: 'needs-repair',
      scan: 'HTTPS://EXAMPLE.NO/I/7K3M9Q8',
    });
  });

  it('leaves a code alone that begins with a digit itself, as well as cards, names and digits that are no key', () => {
    for (const text of ['1234568', '123-4568', 'N001234567', 'Amina', '6', '2 fioliner', '']) {
      expect(readReturnScan(text)).toEqual({ condition: undefined, scan: text });
    }
  });
});

describe('a text that nothing answers to', () => {
  it.each([
    ['7K3-M9Q8', 'unused-code'],
    ['HTTPSØ--BIBLIOTEK.NO-I-7K3M9Q8', 'unused-code'],
    ['7K3-M9Q9', 'mistyped-code'],
    ['7k3m9q9', 'mistyped-code'],
    ['https://bibliotek.no/i/7K3M9Q9', 'mistyped-code'],
    ['HTTPSØ--BIBLIOTEK.NO-I-7K3M9Q9', 'mistyped-code'],
    ['N001234567', 'card'],
    ['25 0312 9'.replaceAll(' ', ''), 'card'],
    ['Andreas', 'other'],
    ['Kristin', 'other'],
    ['httpster', 'other'],
    ['Mary-Anne', 'other'],
  ])('looks like what it may be: %j', (text, likeness) => {
    expect(looksLike(text)).toBe(likeness);
  });
});
