import { describe, expect, it } from '@jest/globals';
import { labelAddress } from '../../src/labels/index.js';
import { groupedCode } from '../../src/labels/domain/label-address.js';
import { labelPlace, labelsPerSheet, type LabelStock } from '../../src/labels/domain/label-stock.js';
import { loadLabelStocks } from '../../src/labels/label-data.js';
import type { SheetJob } from '../../src/labels/pdf/label-job.js';
import { itemLayout, labelSheets } from '../../src/labels/pdf/label-sheet.js';
import { someInstruments } from './instruments.js';
import { type PrintedSheet, readSheets, searchText } from './sheet-reader.js';

const baseUrl = 'https://laan.eksempel.kommune.no';
const tolerance = 0.3;

function stock(id: string): LabelStock {
  const found = loadLabelStocks().find((one) => one.id === id);
  if (found === undefined) throw new Error(`${id} is missing`);
  return found;
}

function job(id: string, wish: Partial<SheetJob> = {}): SheetJob {
  return {
    stock: stock(id),
    design: 'standard',
    baseUrl,
    items: someInstruments(3),
    startAt: 1,
    title: 'Etiketter',
    language: 'nb',
    createdAt: new Date('2026-08-17T08:00:00Z'),
    ...wish,
  };
}

/** Each label is read, stands where its sticker is, and nothing is printed anywhere else. */
function provePrint(wish: SheetJob, sheets: readonly PrintedSheet[]): void {
  const perSheet = labelsPerSheet(wish.stock);
  expect(sheets).toHaveLength(Math.ceil((wish.startAt - 1 + wish.items.length) / perSheet));
  const expected = sheets.map((): string[] => []);
  for (const [index, item] of wish.items.entries()) {
    const place = labelPlace(wish.stock, wish.startAt, index);
    const sheet = sheets[place.sheet]!;
    expected[place.sheet]!.push(wish.design === 'standard' ? labelAddress(baseUrl, item.code) : item.code);
    const layout = itemLayout(wish, item);
    const quiet = 4 * layout.qr.moduleMm;
    const [x, y] = [place.xMm + layout.qr.xMm, place.yMm + layout.qr.yMm];
    const dark = sheet.blackIn(x, y, layout.qr.sideMm - 0.1, layout.qr.sideMm - 0.1)!;
    expect(Math.abs(dark.leftMm - (x + quiet))).toBeLessThan(tolerance);
    expect(Math.abs(dark.topMm - (y + quiet))).toBeLessThan(tolerance);
    expect(Math.abs(dark.rightMm - (x + layout.qr.sideMm - quiet))).toBeLessThan(tolerance);
    expect(Math.abs(dark.bottomMm - (y + layout.qr.sideMm - quiet))).toBeLessThan(tolerance);
    const label = sheet.blackIn(place.xMm, place.yMm, wish.stock.widthMm, wish.stock.heightMm)!;
    expect(label.rightMm).toBeLessThan(place.xMm + wish.stock.widthMm - 0.2);
    expect(label.topMm).toBeGreaterThan(place.yMm + 0.2);
    expect(label.leftMm).toBeGreaterThan(place.xMm + 0.2);
    proveWords(sheet, place, item.code, layout.lines);
  }
  expect(sheets.map(({ codes }) => [...codes].sort())).toEqual(expected.map((codes) => codes.sort()));
  const stickers = wish.items.map((_item, index) => labelPlace(wish.stock, wish.startAt, index));
  for (const [number, sheet] of sheets.entries())
    proveWhite(
      sheet,
      wish.stock,
      new Set(stickers.filter((place) => place.sheet === number).map((place) => `${place.xMm} ${place.yMm}`)),
    );
}

function proveWords(
  sheet: PrintedSheet,
  place: { readonly xMm: number; readonly yMm: number },
  code: string,
  lines: ReturnType<typeof itemLayout>['lines'],
): void {
  for (const line of lines) {
    const [first = ''] = line.text.split(' ');
    const found = sheet.words.filter(
      (word) =>
        word.text === first &&
        Math.abs(word.xMm - (place.xMm + line.xMm)) < tolerance &&
        word.yMm < place.yMm + line.baselineMm &&
        word.bottomMm > place.yMm + line.baselineMm,
    );
    expect(found.map(({ text }) => text)).toEqual([first]);
  }
  const codeLine = lines.filter(({ role }) => role === 'code').map(({ text }) => text);
  expect(codeLine.join('')).toBe(groupedCode(code));
}

/** The stickers before the first label and after the last one stay white. */
function proveWhite(sheet: PrintedSheet, on: LabelStock, used: ReadonlySet<string>): void {
  for (let index = 0; index < labelsPerSheet(on); index += 1) {
    const { xMm, yMm } = labelPlace(on, 1, index);
    if (!used.has(`${xMm} ${yMm}`)) expect(sheet.blackIn(xMm, yMm, on.widthMm, on.heightMm)).toBeUndefined();
  }
  expect(sheet.blackIn(0, 0, on.page.widthMm, on.topMm)).toBeUndefined();
  expect(sheet.blackIn(0, 0, on.leftMm, on.page.heightMm)).toBeUndefined();
}

describe('a printed sheet', () => {
  it.each([
    ['avery-l4736', 7, 60],
    ['avery-l6009', 48, 9],
    ['avery-l6011', 5, 40],
    ['avery-l7160', 3, 30],
    ['herma-4345', 11, 90],
  ])(
    '%s, begun at label %i, has %i labels where the stickers are, each read by an independent scanner',
    async (id, startAt, count) => {
      const wish = job(id, { startAt, items: someInstruments(count) });
      const sheets = readSheets(await labelSheets(wish));
      expect(sheets[0]!.widthMm).toBeCloseTo(210, 0);
      expect(sheets[0]!.heightMm).toBeCloseTo(297, 0);
      provePrint(wish, sheets);
      const sizes = wish.items.flatMap((item) => itemLayout(wish, item).lines.map(({ role, pt }) => ({ role, pt })));
      expect(Math.min(...sizes.filter(({ role }) => role === 'code').map(({ pt }) => pt))).toBeGreaterThanOrEqual(8);
      expect(Math.min(...sizes.map(({ pt }) => pt))).toBeGreaterThanOrEqual(7);
    },
  );

  it.each(['avery-l4731', 'avery-l4730', 'herma-4333'])(
    '%s, too small for an address, is read with the bare code',
    async (id) => {
      const wish = job(id, { design: 'code-only', startAt: 2, items: someInstruments(12) });
      provePrint(wish, readSheets(await labelSheets(wish)));
    },
  );

  it.each(['herma-4334', 'herma-4695', 'avery-l7164', 'avery-l6112', 'avery-zweckform-3475'])(
    '%s is read, too: the smallest, the edgeless, the tallest, the square',
    async (id) => {
      const wish = job(id, { items: someInstruments(8) });
      provePrint(wish, readSheets(await labelSheets(wish)));
    },
  );

  it('can be searched for codes, kinds, owners and telephones, Norwegian and Sámi letters included', async () => {
    const text = searchText(await labelSheets(job('avery-l7160', { items: someInstruments(8) })));
    for (const { code } of someInstruments(8)) expect(text).toContain(groupedCode(code));
    for (const word of ['Tverrfløyte', 'folkebibliotek', 'álbmotgirjerádju', 'Čáhcesuolu', '71 11 11 11']) {
      expect(text).toContain(word);
    }
  });

  it('holds no picture, and the fonts it needs', async () => {
    const pdf = Buffer.from(await labelSheets(job('avery-l7160'))).toString('latin1');
    expect(pdf).not.toContain('/Subtype /Image');
    expect(pdf).toContain('NotoSans-Regular');
    expect(pdf).toContain('SourceCodePro-SemiBold');
    expect(pdf).not.toContain('Helvetica');
    expect(pdf).toContain('/Lang (nb)');
    expect(pdf).toContain('/DisplayDocTitle true');
  });

  it('is the same file for the same wish on the same day', async () => {
    const wish = job('avery-l4736', { items: someInstruments(50) });
    const [first, second] = [await labelSheets(wish), await labelSheets(wish)];
    expect(first.equals(second)).toBe(true);
  });

  it('leaves out characters that the type face lacks, and not the label', async () => {
    const item = { ...someInstruments(1)[0]!, kindName: 'Fiolin 🎻', ownerName: '日本 Kulturskolen' };
    const text = searchText(await labelSheets(job('avery-l7160', { items: [item] })));
    expect(text).toMatch(/Fiolin\s/);
    expect(text).toContain('Kulturskolen');
    expect(text).not.toMatch(/[🎻日]/u);
  });
});
