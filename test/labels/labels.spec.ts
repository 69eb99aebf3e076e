import { describe, expect, it } from '@jest/globals';
import type { Actor } from '../../src/identity/index.js';
import { formatCode } from '../../src/inventory/index.js';
import { Labels, type LabelSheetsInput, labelsTexts, mostLabels } from '../../src/labels/index.js';
import { press } from '../../src/labels/pdf/press-job.js';
import { InlinePress } from '../../src/platform/press/index.js';
import type { CalendarDate } from '../../src/platform/calendar/index.js';
import { Clock } from '../../src/platform/clock/index.js';
import { Problem } from '../../src/platform/http/index.js';
import { KnownLabelItems, someInstruments } from './instruments.js';
import { readSheets, searchText } from './sheet-reader.js';

class StoppedClock extends Clock {
  now(): Date {
    return new Date('2026-08-17T08:00:00Z');
  }

  today(): CalendarDate {
    return '2026-08-17' as CalendarDate;
  }
}

const instruments = someInstruments(4);
const codes = instruments.map(({ code }) => code);
const librarian: Actor = {
  userId: 'u',
  username: 'bibliotek',
  displayName: 'Bibliotek',
  role: 'librarian',
  unitId: 'library',
  lendingPointId: 'library',
  language: 'nb',
};

function labels(baseUrl = 'https://laan.eksempel.kommune.no', demonstration = false): Labels {
  return new Labels(new KnownLabelItems(instruments), new InlinePress(press), new StoppedClock(), {
    baseUrl,
    demonstration,
  });
}

async function problem(work: Promise<unknown>): Promise<Problem> {
  const outcome = await work.then(
    () => undefined,
    (error: unknown) => error,
  );
  if (!(outcome instanceof Problem)) throw new Error('no problem');
  return outcome;
}

function wish(more: Partial<LabelSheetsInput> = {}): LabelSheetsInput {
  return { instruments: codes, stock: 'avery-l7160', ...more };
}

describe('labels', () => {
  it('are printed in the order of the wish, whatever form the codes came in, twice if asked twice', async () => {
    const [first, second] = instruments;
    const forms = [first!.code.toLowerCase(), formatCode(second!.code as never), `https://x.no/i/${first!.code}`];
    const { name, pdf } = await labels().sheets(librarian, wish({ instruments: forms, startAt: 5 }));
    expect(name).toBe('etiketter-avery-l7160.pdf');
    const [sheet] = readSheets(pdf);
    const address = (code: string): string => `HTTPS://LAAN.EKSEMPEL.KOMMUNE.NO/I/${code}`;
    expect([...sheet!.codes].sort()).toEqual([first!.code, first!.code, second!.code].map(address).sort());
    expect(searchText(pdf)).toContain(formatCode(second!.code as never));
  });

  it('name all codes that do not exist, the sheet and the position, at once', async () => {
    const unknown = await problem(
      labels().sheets(librarian, wish({ instruments: [codes[0]!, 'nonsense', '0000000'], startAt: 22 })),
    );
    expect(unknown.status).toBe(400);
    expect(unknown.errors).toEqual([
      { field: 'startAt', code: 'start-beyond-sheet', params: { most: 21 } },
      { field: 'instruments', code: 'unknown-instruments', params: { codes: 'nonsense, 0000000' } },
    ]);
    const stock = await problem(labels().sheets(librarian, wish({ stock: 'avery-l9999' })));
    expect(stock.errors).toEqual([{ field: 'stock', code: 'unknown-stock' }]);
  });

  it('are at most two thousand at a time', async () => {
    const tooMany = Array.from({ length: mostLabels + 1 }, () => codes[0]!);
    const refusal = await problem(labels().sheets(librarian, wish({ instruments: tooMany })));
    expect(refusal.errors).toEqual([{ field: 'instruments', code: 'too-many-labels', params: { most: 2000 } }]);
  });

  it.each([
    ['avery-l4731', 'standard', 'label-too-small-for-address'],
    ['avery-l7160', 'code-only', 'code-only-not-needed'],
  ] as const)('on %s with the design %s are refused: %s', async (stock, design, code) => {
    const refusal = await problem(labels().sheets(librarian, wish({ stock, design })));
    expect(refusal.status).toBe(422);
    expect(refusal.rejections).toEqual([expect.objectContaining({ code, overridable: false })]);
  });

  it('are refused while the address names localhost, but not in a demonstration', async () => {
    const local = 'http://localhost:3000';
    const refusal = await problem(labels(local).sheets(librarian, wish()));
    expect(refusal.rejections).toEqual([{ code: 'base-url-is-local', overridable: false }]);
    expect((await problem(labels(local).svg(codes[0]!))).code).toBe('refused');
    expect(
      labels(local)
        .stocks('nb')
        .every(({ fits, reason }) => !fits && reason?.includes('localhost')),
    ).toBe(true);
    const { pdf } = await labels(local, true).sheets(librarian, wish());
    expect(readSheets(pdf)[0]!.codes).toContain(`HTTP://LOCALHOST:3000/I/${codes[0]}`);
  });

  it('list every sheet with whether it fits and, if not, why and what to do', () => {
    const stocks = labels().stocks('nn');
    expect(stocks.find(({ id }) => id === 'herma-4345')).toMatchObject({
      ...{ name: 'Herma 4345 (10003)', columns: 5, rows: 16, fits: true, reason: null, designs: ['standard'] },
    });
    const small = stocks.find(({ id }) => id === 'avery-l4731');
    expect(small).toMatchObject({ fits: false, designs: ['code-only'] });
    expect(small?.reason).toContain('treng minst 13 mm');
  });

  it('show one label as SVG; an unknown instrument is not found', async () => {
    expect(await labels().svg(codes[0]!.toLowerCase())).toContain(`<title>${formatCode(codes[0] as never)}</title>`);
    expect((await problem(labels().svg('0000000'))).status).toBe(404);
    expect((await problem(labels().svg(codes[0]!, 'avery-l9999'))).status).toBe(400);
  });

  it('have words for each of their refusals', () => {
    for (const code of ['base-url-is-local', 'label-too-small', 'unknown-instruments', 'too-many-labels']) {
      expect(labelsTexts.has(code)).toBe(true);
    }
  });
});
