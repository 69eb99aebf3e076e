import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { propertySettings } from '../../../test/support/property.js';
import { loadLabelStocks } from '../label-data.js';
import { withCode } from './label-layout.js';
import type { LabelLayout, LabelTexts, LabelTooSmall } from './layout-types.js';
import { checkStock, labelSymbols, planLabel } from './label-plan.js';
import type { LabelStock } from './label-stock.js';
import { capHeight, descender, mmPerPoint, type MeasureText } from './label-type.js';
import { dotMm, quietZone } from './qr.js';

const stocks = loadLabelStocks();
const baseUrls = [
  'https://l.no',
  'https://l.eksempel.no',
  'https://laan.eksempel.kommune.no',
  'http://localhost:3000',
  'https://instrumenter.interkommunalt-samarbeid.eksempel.kommune.no:8443',
];
const texts: LabelTexts = { kind: 'Tverrfløyte', owner: 'Kulturskolen i Eksempel', phone: '71 11 11 11' };

/** Near enough to Noto Sans, whose small letters are on the average somewhat narrower. */
const measure: MeasureText = (role, text) => (role === 'code' ? 0.6 : 0.57) * text.length;

function stock(id: string): LabelStock {
  const found = stocks.find((one) => one.id === id);
  if (found === undefined) throw new Error(`${id} is missing`);
  return found;
}

function plan(id: string, baseUrl = baseUrls[2]!, wished = texts): LabelLayout | LabelTooSmall {
  return planLabel(stock(id), 'standard', labelSymbols('standard', baseUrl), wished, measure);
}

function fitting(layout: LabelLayout | LabelTooSmall): LabelLayout {
  if (!layout.fits) throw new Error('does not fit');
  return layout;
}

/** What every layout promises, whatever label and texts. */
function keepsItsPromises(on: LabelStock, layout: LabelLayout): void {
  const { qr, lines } = layout;
  const slack = 1e-6;
  expect(qr.moduleMm).toBeGreaterThanOrEqual(0.33);
  expect(qr.moduleMm / dotMm).toBeCloseTo(Math.round(qr.moduleMm / dotMm));
  expect(qr.xMm).toBeGreaterThanOrEqual(-slack);
  expect(qr.yMm).toBeGreaterThanOrEqual(-slack);
  expect(qr.xMm + qr.sideMm).toBeLessThanOrEqual(on.widthMm + slack);
  expect(qr.yMm + qr.sideMm).toBeLessThanOrEqual(on.heightMm + slack);
  const code = lines.filter(({ role }) => role === 'code');
  expect(code.map(({ text }) => text).join('')).toBe('7K3-M9Q8');
  for (const line of lines) {
    const top = line.baselineMm - capHeight(line.role) * line.pt * mmPerPoint;
    expect(line.xMm).toBeGreaterThanOrEqual(0);
    expect(line.xMm + line.widthMm).toBeLessThanOrEqual(on.widthMm - 0.5);
    expect(top).toBeGreaterThanOrEqual(0);
    expect(line.baselineMm).toBeLessThanOrEqual(
      on.heightMm - descender(line.role, line.text) * line.pt * mmPerPoint + slack,
    );
    const beside = line.xMm >= qr.xMm + qr.sideMm - slack;
    const below = top >= qr.yMm + qr.sideMm - slack;
    expect(beside || below).toBe(true);
    if (line.role !== 'code') expect(line.pt).toBeGreaterThanOrEqual(7);
  }
  const codePt = Math.min(...code.map(({ pt }) => pt));
  expect(codePt).toBeGreaterThanOrEqual(lines.length > code.length ? 8 : 6);
  if (lines.length > code.length) expect(qr.moduleMm).toBeGreaterThanOrEqual(0.4);
}

describe('the layout of a label', () => {
  it.each(['avery-l4736', 'avery-l6009', 'avery-l6011', 'avery-l7160', 'herma-4346', 'avery-l7654'])(
    'on %s has modules of half a millimetre or more, Q, the code under the symbol, and all texts in 8 points or more',
    (id) => {
      for (const baseUrl of baseUrls.slice(0, 4)) {
        const layout = fitting(plan(id, baseUrl, { ...texts, owner: 'Musikkskolen' }));
        expect(layout.errorCorrection).toBe('Q');
        expect(layout.qr.moduleMm).toBeGreaterThanOrEqual(0.5);
        expect(layout.leftOut).toEqual([]);
        expect(layout.lines[0]).toMatchObject({ role: 'code', text: '7K3-M9Q8' });
        expect(layout.lines[0]!.baselineMm).toBeGreaterThan(layout.qr.yMm + layout.qr.sideMm);
        expect(layout.lines.map(({ role }) => role)).toEqual(['code', 'kind', 'owner', 'phone']);
        expect(Math.min(...layout.lines.map(({ pt }) => pt))).toBeGreaterThanOrEqual(8);
      }
    },
  );

  it('on the low Herma 4345 has the code at the head of the texts, and everything on it', () => {
    const layout = fitting(plan('herma-4345'));
    expect(layout.qr.moduleMm).toBeGreaterThanOrEqual(0.4);
    expect(layout.leftOut).toEqual([]);
    expect(layout.lines[0]!.xMm).toBeCloseTo(layout.qr.xMm + layout.qr.sideMm);
    expect(layout.lines[0]!.pt).toBeGreaterThanOrEqual(8);
  });

  it('divides a long word before it lets the owner fall', () => {
    const layout = fitting(plan('herma-4345', baseUrls[2], { ...texts, owner: 'Ungdomsarenaene' }));
    expect(layout.leftOut).toEqual([]);
    const owner = layout.lines.filter(({ role }) => role === 'owner').map(({ text }) => text);
    expect(owner).toHaveLength(2);
    expect(owner.join('').replace('-', '')).toBe('Ungdomsarenaene');
  });

  it('lets telephone, owner and kind fall in this order, the QR code and its code never', () => {
    const long = 'Interkommunalt samarbeid om instrumenter for barn og unge i indre og ytre Eksempel';
    const fell = ['avery-l7160', 'herma-4201', 'herma-4345', 'herma-4334'].map(
      (id) => fitting(plan(id, baseUrls[2], { kind: 'Sopransaksofon', owner: long, phone: '+47 71 11 11 11' })).leftOut,
    );
    expect(fell).toEqual([[], ['phone', 'owner'], ['phone', 'owner'], ['phone', 'owner', 'kind']]);
    const fallOrder = ['phone', 'owner', 'kind'];
    for (const leftOut of fell) expect(leftOut).toEqual(fallOrder.slice(0, leftOut.length));
  });

  it('takes error correction M where the symbol of Q would be too fine', () => {
    const long = `https://${'a'.repeat(14)}.eksempel.kommune.no`;
    const layout = fitting(plan('herma-4345', long));
    expect(layout.errorCorrection).toBe('M');
    expect(layout.qr.moduleMm).toBeGreaterThanOrEqual(0.4);
  });

  it('refuses an address on a label of 10 mm and says what it would need', () => {
    const refusal = plan('avery-l4731', 'https://l.eksempel.no');
    expect(refusal).toEqual({ fits: false, neededMm: 11.2, sideMm: 10 });
  });

  it.each(['avery-l4730', 'avery-l4731', 'avery-l6008', 'herma-4333'])('gives %s room for the bare code', (id) => {
    const layout = fitting(checkStock(stock(id), labelSymbols('code-only', baseUrls[2]!)));
    expect(layout.qr.sideMm / layout.qr.moduleMm).toBeCloseTo(21 + 2 * quietZone);
    keepsItsPromises(stock(id), layout);
  });

  it('keeps the dark modules and the texts off the edge of the paper that printers leave white', () => {
    const edgeless = stock('herma-4695');
    const { qr, lines } = fitting(plan('herma-4695'));
    const quiet = quietZone * qr.moduleMm;
    expect(qr.xMm + quiet).toBeGreaterThanOrEqual(4.2);
    expect(qr.yMm + quiet).toBeGreaterThanOrEqual(4.2);
    for (const line of lines) expect(line.xMm + line.widthMm).toBeLessThanOrEqual(edgeless.widthMm - 4.2);
  });

  it('is the same for another code, but for the code', () => {
    const layout = fitting(plan('herma-4334'));
    const other = withCode(layout, '0000000');
    expect(other.qr).toEqual(layout.qr);
    expect(other.lines.map(({ text }) => text)).toEqual(['000-', '0000']);
  });

  it('keeps its promises on every sheet, for any address and any texts', () => {
    const word = fc.stringMatching(/^[A-Za-zæøåÆØÅ]{1,18}$/);
    const phrase = fc.array(word, { minLength: 1, maxLength: 6 }).map((words) => words.join(' '));
    const anyTexts = fc.record({
      kind: phrase,
      owner: phrase,
      phone: fc.option(fc.stringMatching(/^\+?[0-9 ]{5,16}$/)),
    });
    const symbols = new Map(baseUrls.map((url) => [url, labelSymbols('standard', url)]));
    fc.assert(
      fc.property(fc.constantFrom(...stocks), fc.constantFrom(...baseUrls), anyTexts, (on, baseUrl, wished) => {
        const choice = symbols.get(baseUrl)!;
        const layout = planLabel(on, 'standard', choice, wished, measure);
        expect(layout.fits).toBe(checkStock(on, choice).fits);
        if (layout.fits) keepsItsPromises(on, layout);
        else expect(layout.neededMm).toBeGreaterThan(layout.sideMm);
      }),
      propertySettings(),
    );
  });
});
