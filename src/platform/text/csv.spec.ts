import { describe, expect, it } from '@jest/globals';
import { ore } from '../money/ore.js';
import { csvKroner, csvLine, csvText } from './csv.js';

describe('a file for a spreadsheet', () => {
  it('parts cells by semicolons and ends every line', () => {
    expect(csvLine([csvText('Thea M.'), csvKroner(ore(50_000))])).toBe('Thea M.;500,00\r\n');
  });

  it('keeps what would part cells inside one', () => {
    expect(csvText('Bandet; "Tørrfisk"\nog co')).toBe('"Bandet; ""Tørrfisk""\nog co"');
  });

  it('lets no text be a formula', () => {
    for (const text of ['=1+1', '+47', '-1', '@A1', '\t=1', '\r=1']) expect(csvText(text)).toContain(`'${text[0]!}`);
    expect(csvText('Ola-Kari')).toBe('Ola-Kari');
  });

  it.each([
    [0, '0,00'],
    [5, '0,05'],
    [-5, '-0,05'],
    [123_456_789, '1234567,89'],
    [-50_000, '-500,00'],
  ])('writes %d øre as %s', (amount, cell) => {
    expect(csvKroner(ore(amount))).toBe(cell);
  });
});
