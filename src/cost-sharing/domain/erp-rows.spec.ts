import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { encodeText } from './encode.js';
import { type ErpMapping, MappingFault, fillTemplate, readMapping, shippedMapping } from './erp-mapping.js';
import { type ErpTotal, erpRows, gl07Line } from './erp-rows.js';
import type { Quarter } from './quarter.js';

const golden = (name: string): Buffer => readFileSync(new URL(`../../../test/golden/${name}`, import.meta.url));

const total = (more: Partial<ErpTotal>): ErpTotal => ({
  ...{ unit: 'nav', costType: 'repair', side: 'debit', amountOre: 123_456_789, function: '242', art: '290' },
  ...{ text: 'Spleiselag 2026-Q1: Reparasjon på blåsere' },
  ...more,
});

const settlement = {
  period: '2026-Q1' as Quarter,
  reference: 'A1B2C3D4',
  totals: [
    total({ unit: 'culture-school', side: 'credit', amountOre: 123_457_789, function: '383', art: '790' }),
    total({}),
    total({ unit: 'nav', costType: 'loss', amountOre: 1_000, text: 'Spleiselag 2026-Q1: Tap' }),
  ],
};

/** What a municipality's own file may say. */
const own = readMapping({
  client: 'DK',
  vatCode: '0',
  clearing: { account: '229900001', responsibility: '9000', function: '899' },
  units: {
    nav: { responsibility: '4410', project: 'P17' },
    'culture-school': { responsibility: '3830', object: 'OBJ1' },
  },
});

const csv = (mapping: ErpMapping): string =>
  [
    mapping.csv.columns.map(({ head }) => head),
    ...erpRows(settlement, mapping).map(({ values }) =>
      mapping.csv.columns.map(({ value }) => fillTemplate(value, values)),
    ),
  ]
    .map((cells) => `${cells.join(';')}\r\n`)
    .join('');

describe('A settlement for the ERP', () => {
  it('has a voucher for each unit, which balances over the clearing account; that account nets to zero', () => {
    const rows = erpRows(settlement, own);
    const sum = (of: (values: (typeof rows)[number]['values']) => boolean): number =>
      rows.filter(({ values }) => of(values)).reduce((all, { amountOre }) => all + amountOre, 0);
    expect(rows).toHaveLength(6);
    expect(sum(({ voucherNumber }) => voucherNumber === '1')).toBe(0);
    expect(sum(({ voucherNumber }) => voucherNumber === '2')).toBe(0);
    expect(sum(({ account }) => account === '229900001')).toBe(0);
    expect(sum(({ account, unit }) => account !== '229900001' && unit === 'nav')).toBe(123_457_789);
  });

  it('is the golden CSV: signed amounts with a comma, dates and periods as digits', () => {
    expect(csv(own)).toBe(golden('settlement-2026-q1.csv').toString('utf8'));
  });

  it('is the golden GL07: the first 33 fields at their places, in ISO-8859-1', () => {
    const text = erpRows(settlement, own)
      .map((row) => `${gl07Line(row, own)}\r\n`)
      .join('');
    expect(Buffer.from(encodeText(text, 'iso-8859-1')).equals(golden('settlement-2026-q1.gl07.txt'))).toBe(true);
  });

  // Places counted by hand from the widths 3 × 25, 2, 9 × 25, 3 × 25, 2, 2 × 20, 11, 3 × 20, 255, 8, 8, 15, 6, 1, 100, 255, 8, 8.
  it.each([
    ['batch_id', 1, 25, 'KB2026Q1'],
    ['interface', 26, 25, 'BI'],
    ['voucher_type', 51, 25, 'HL'],
    ['trans_type', 76, 2, 'GL'],
    ['client', 78, 25, 'DK'],
    ['account', 103, 25, '290'],
    ['dim_1', 128, 25, '4410'],
    ['dim_2', 153, 25, '242'],
    ['dim_3', 178, 25, ''],
    ['dim_5', 228, 25, 'P17'],
    ['tax_code', 303, 25, '0'],
    ['currency', 353, 25, 'NOK'],
    ['dc_flag', 378, 2, '1'],
    ['cur_amount', 380, 20, '00000000000123456789'],
    ['amount', 400, 20, '00000000000123456789'],
    ['number_1', 420, 11, '00000000000'],
    ['value_3', 471, 20, '00000000000000000000'],
    ['description', 491, 255, 'Spleiselag 2026-Q1: Reparasjon på blåsere'],
    ['trans_date', 746, 8, '20260331'],
    ['voucher_date', 754, 8, '20260331'],
    ['voucher_no', 762, 15, '000000000000002'],
    ['period', 777, 6, '202603'],
    ['field 30', 784, 100, 'A1B2C3D4'],
    ['field 33', 1147, 8, ''],
  ])('has %s at place %d of a GL07 line', (_name, place, width, value) => {
    const row = erpRows(settlement, own)[2];
    if (row === undefined) throw new Error('There is no such row');
    const line = gl07Line(row, own);
    expect(line).toHaveLength(1154);
    expect(line.slice(place - 1, place - 1 + width)).toBe(value.padEnd(width, ' '));
  });

  it('writes what is taken back with the sign before the zeros', () => {
    const [row] = erpRows(settlement, own);
    expect(row && gl07Line(row, own).slice(377, 419)).toBe('-1-0000000000123457789-0000000000123457789');
  });
});

describe('The mapping', () => {
  it('is as shipped where a file says nothing', () => {
    expect(readMapping({})).toEqual(shippedMapping);
  });

  it.each([
    [{ cvs: {} }, 'cvs'],
    [{ csv: { columns: [{ head: 'a', value: '{person}' }] } }, 'csv.columns.0.value'],
    [{ csv: { encoding: 'utf-16' } }, 'csv.encoding'],
    [{ units: { nav: { function: '24' } } }, 'units.nav.function'],
    [{ kostra: [{ from: '2026', functions: {}, otherwise: '120' }] }, 'kostra.0.from'],
    [{ gl07: { dim_8: '' } }, 'gl07.dim_8'],
    [[], 'the file'],
  ])('of %j is refused, naming %s', (given, where) => {
    expect(() => readMapping(given)).toThrow(MappingFault);
    try {
      readMapping(given);
    } catch (error) {
      expect((error as MappingFault).where === where || (error as MappingFault).message.startsWith(where)).toBe(true);
    }
  });
});
