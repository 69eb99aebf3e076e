import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { propertySettings } from '../../../test/support/property.js';
import { ore } from '../../platform/money/ore.js';
import { calendarDate } from '../../platform/calendar/index.js';
import { type CostType, costTypes } from './cost-types.js';
import { type LedgerLine, differenceOf, imbalanceOf, sharedLines } from './ledger-lines.js';
import { type SettledEntry, leastFacts, settle } from './settle.js';

const units = ['library', 'culture-school', 'nav', 'integration'];

const anyLines = fc
  .record({
    payers: fc.uniqueArray(fc.constantFrom(...units), { minLength: 1, maxLength: 4 }),
    creditor: fc.constantFrom(...units),
    costType: fc.constantFrom<CostType>(...costTypes),
    amount: fc.integer({ min: -100_000, max: 5_000_000 }).filter((amount) => amount !== 0),
  })
  .map(({ payers, creditor, costType, amount }): LedgerLine[] => {
    const each = Math.floor(10_000 / payers.length);
    const shares = payers.map((unit, nth) => ({
      unit,
      basisPoints: nth === 0 ? 10_000 - each * (payers.length - 1) : each,
    }));
    return sharedLines(
      { costType, amountOre: ore(amount), owner: 'library' },
      {
        ...{
          id: 'a',
          costTypes: [costType],
          grade: null,
          owner: null,
          lendingPoint: null,
          kind: null,
          shares,
          creditor,
        },
        ...{ validFrom: calendarDate('2026-01-01'), validTo: null, debitArt: '290', creditArt: '790' },
      },
    );
  });

const anyEntries = fc
  .array(anyLines, { maxLength: 60 })
  .map((all) => all.map((lines, nth): SettledEntry => ({ id: `e${nth}`, revision: 0, lines })));

async function* pagesOf(entries: readonly SettledEntry[]): AsyncGenerator<readonly SettledEntry[]> {
  for (let start = 0; start < entries.length; start += 7) {
    yield await Promise.resolve(entries.slice(start, start + 7));
  }
}

describe('A settlement', () => {
  it('nets to zero, shows no total of fewer than five facts, and loses no entry', async () => {
    await fc.assert(
      fc.asyncProperty(anyEntries, async (entries) => {
        const { lines, moved } = await settle(() => pagesOf(entries));
        expect(imbalanceOf(lines)).toBe(0);
        expect(lines.every(({ facts }) => facts >= leastFacts)).toBe(true);
        const stayed = entries.filter(({ id }) => !moved.has(id)).flatMap((entry) => entry.lines);
        for (const unit of units) {
          for (const side of ['debit', 'credit'] as const) {
            const total = (all: readonly { unit: string; side: string; amountOre: number }[]): number =>
              all
                .filter((line) => line.unit === unit && line.side === side)
                .reduce((sum, line) => sum + line.amountOre, 0);
            expect(total(lines)).toBe(total(stayed));
          }
        }
      }),
      propertySettings(),
    );
  });

  it('merges the small types of cost of a unit, and moves on what is too small also then', async () => {
    const entry = (id: string, costType: CostType, unit: string): SettledEntry => ({
      id,
      revision: 0,
      lines: [
        { unit, costType, side: 'debit', amountOre: 100, art: '290' },
        { unit: 'library', costType, side: 'credit', amountOre: 100, art: '790' },
      ],
    });
    const entries = [
      ...['a', 'b', 'c'].map((id) => entry(id, 'repair', 'nav')),
      ...['d', 'e'].map((id) => entry(id, 'loss', 'nav')),
      ...['f', 'g'].map((id) => entry(id, 'loss', 'integration')),
    ];
    const { lines, moved } = await settle(() => pagesOf(entries));
    expect([...moved].sort()).toEqual(['f', 'g']);
    expect(lines).toEqual([
      { unit: 'library', costType: 'merged', side: 'credit', amountOre: 500, facts: 5, art: '790' },
      { unit: 'nav', costType: 'merged', side: 'debit', amountOre: 500, facts: 5, art: '290' },
    ]);
  });

  it('does not count a correction as a fact', async () => {
    const entries = Array.from({ length: leastFacts }, (_, nth): SettledEntry => ({
      id: `e${nth}`,
      revision: nth === 0 ? 0 : 1,
      lines: [
        { unit: 'nav', costType: 'fee', side: 'debit', amountOre: 1, art: '290' },
        { unit: 'library', costType: 'fee', side: 'credit', amountOre: 1, art: '790' },
      ],
    }));
    expect(await settle(() => pagesOf(entries))).toEqual({ lines: [], moved: new Set(entries.map(({ id }) => id)) });
  });
});

describe('What is booked of a fact', () => {
  it('becomes what it should be by the difference, which nets to zero, and by nothing where it is so', () => {
    fc.assert(
      fc.property(anyLines, anyLines, (booked, wanted) => {
        const difference = differenceOf(wanted, booked);
        expect(imbalanceOf(difference)).toBe(0);
        expect(differenceOf(wanted, [...booked, ...difference])).toEqual([]);
        expect(differenceOf(wanted, wanted)).toEqual([]);
      }),
      propertySettings(),
    );
  });
});
