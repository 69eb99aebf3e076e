import { readFileSync, statSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { labelPlace, labelsPerSheet, sheetRest } from './domain/label-stock.js';
import { labelFile, loadLabelStocks } from './label-data.js';

const stocks = loadLabelStocks();

describe('the shipped sheets', () => {
  it('are there for paper and film, each under its own id', () => {
    expect(stocks.length).toBeGreaterThanOrEqual(38);
    expect(new Set(stocks.map(({ id }) => id)).size).toBe(stocks.length);
    const ids = stocks.map(({ id }) => id);
    expect(ids).toEqual(
      expect.arrayContaining(['avery-l4736', 'avery-l6009', 'avery-l6011', 'avery-l7160', 'herma-4345']),
    );
  });

  it.each(stocks.map((stock) => [stock.name, stock] as const))('%s lies in the middle of its page', (_name, stock) => {
    const rest = sheetRest(stock);
    expect(stock.page).toEqual({ widthMm: 210, heightMm: 297 });
    expect(Math.abs(rest.rightMm - stock.leftMm)).toBeLessThanOrEqual(0.2);
    expect(Math.abs(rest.bottomMm - stock.topMm)).toBeLessThanOrEqual(0.2);
    expect(stock.pitchXMm).toBeGreaterThanOrEqual(stock.widthMm);
    expect(stock.pitchYMm).toBeGreaterThanOrEqual(stock.heightMm);
    expect(stock.source).not.toBe('');
  });

  it('have their positions counted row by row over any number of sheets', () => {
    const stock = stocks.find(({ id }) => id === 'avery-l7160');
    if (stock === undefined) throw new Error('avery-l7160 is missing');
    expect(labelsPerSheet(stock)).toBe(21);
    expect(labelPlace(stock, 1, 0)).toEqual({ sheet: 0, xMm: 7.2, yMm: 15.15 });
    const fifth = labelPlace(stock, 5, 0);
    expect(fifth.sheet).toBe(0);
    expect(fifth.xMm).toBeCloseTo(7.2 + 66.04);
    expect(fifth.yMm).toBeCloseTo(15.15 + 38.1);
    expect(labelPlace(stock, 21, 0).sheet).toBe(0);
    expect(labelPlace(stock, 21, 1)).toEqual({ sheet: 1, xMm: 7.2, yMm: 15.15 });
  });
});

describe('the shipped fonts', () => {
  const fonts = ['NotoSans-Regular.ttf', 'SourceCodePro-SemiBold.ttf'];

  it('are small enough to live in the repository', () => {
    const bytes = fonts.map((font) => statSync(labelFile('fonts', font)).size);
    expect(bytes[0]! + bytes[1]!).toBeLessThan(1_200_000);
  });

  it.each(['NotoSans', 'SourceCodePro'])('%s comes with its licence', (family) => {
    const licence = readFileSync(labelFile('fonts', `${family}-LICENSE.txt`), 'utf8');
    expect(licence).toContain('SIL Open Font License, Version 1.1');
  });
});
