import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { propertySettings } from '../../../test/support/property.js';
import { type GroupFigures, figureTable } from './insight-figures.js';
import { type Mask, maskOf } from './suppression.js';

type Cells = readonly (readonly GroupFigures[])[];

const [units, grades] = [
  ['library', 'youth-arenas', 'culture-school'],
  ['basic', 'good', 'high'],
];

/** Tables of some units and grades, made of instruments that were lent and costs that they had. */
function anyTable(rows: number, columns: number, mostLoans: number): fc.Arbitrary<Cells> {
  const place = { unit: fc.constantFrom(...units.slice(0, rows)), grade: fc.constantFrom(...grades.slice(0, columns)) };
  const lent = fc
    .record({ ...place, loans: fc.integer({ min: 1, max: mostLoans }), parts: fc.array(fc.nat(4), { minLength: 4 }) })
    .map(({ loans, parts, ...at }) => {
      const [a = 0, b = 0, c = 0, d = 0] = parts;
      const childrenInGroup = Math.min(a + b, loans);
      const [childrenInUnit, childrenInGrade] = [Math.min(childrenInGroup, b + c), Math.min(childrenInGroup, c + d)];
      const childrenAtAll = Math.min(childrenInUnit, childrenInGrade);
      return { ...at, loans, childrenInGroup, childrenInUnit, childrenInGrade, childrenAtAll };
    });
  const cost = fc.record({
    ...place,
    costOre: fc.integer({ min: 0, max: 900_000 }),
    costs: fc.integer({ min: 1, max: 12 }),
  });
  return fc.tuple(fc.array(lent, { maxLength: 24 }), fc.array(cost, { maxLength: 9 })).map(
    ([instruments, costs]) =>
      figureTable(
        { units, grades },
        instruments.map((one, nth) => ({ ...one, instrument: `i${nth}` })),
        costs,
      ).cells,
  );
}

const counts = ['loans', 'instruments', 'children', 'costs'] as const;
const isSmall = (cell: GroupFigures): boolean => counts.some((count) => cell[count] > 0 && cell[count] < 5);

/** A sum that is known of some cells inside a table. */
interface Sum {
  readonly of: (row: number, column: number) => boolean;
  readonly is: number;
}

/** What can be read off the totals that are shown. */
function knownSums(loans: readonly (readonly number[])[], mask: Mask): Sum[] {
  const [lastRow, lastColumn] = [loans.length - 1, (loans[0]?.length ?? 0) - 1];
  return loans.flatMap((line, row) =>
    line.flatMap((is, column): Sum[] =>
      (row === lastRow || column === lastColumn) && mask[row]?.[column] === false
        ? [{ is, of: (r, c) => (row === lastRow || r === row) && (column === lastColumn || c === column) }]
        : [],
    ),
  );
}

/** Whether a table of whole numbers, none below nothing, agrees with all that is known; tried one cell after the other. */
function canBe(loans: readonly (readonly number[])[], mask: Mask, sums: readonly Sum[]): boolean {
  const cells = loans
    .slice(0, -1)
    .flatMap((line, row) => line.slice(0, -1).map((value, column) => ({ row, column, value })));
  const left = sums.map(({ is }) => is);
  const about = sums.map(({ of }) => cells.map(({ row, column }) => of(row, column)));
  const fits = (nth: number): boolean => {
    const cell = cells[nth];
    if (cell === undefined) return left.every((rest) => rest === 0);
    const isHidden = mask[cell.row]?.[cell.column] === true;
    // Near what it is first: most of what can be is found at once.
    const steps = isHidden ? Array.from({ length: 21 }, (_, n) => (n % 2 === 0 ? n / 2 : -(n + 1) / 2)) : [0];
    return steps.some((step) => {
      const value = cell.value + step;
      if (value < 0) return false;
      const concerned = about.flatMap((line, sum) => (line[nth] === true ? [sum] : []));
      for (const sum of concerned) left[sum] = (left[sum] ?? 0) - value;
      const isOpen = concerned.every((sum) => {
        const isLast = about[sum]?.slice(nth + 1).every((later) => !later) === true;
        return (left[sum] ?? 0) >= 0 && (!isLast || left[sum] === 0);
      });
      const found = isOpen && fits(nth + 1);
      for (const sum of concerned) left[sum] = (left[sum] ?? 0) + value;
      return found;
    });
  };
  return fits(0);
}

/** How many different numbers a hidden cell could hold, as far as up to five away from what it does. */
function freedomOf(loans: readonly (readonly number[])[], mask: Mask, row: number, column: number): number {
  const [lastRow, lastColumn] = [loans.length - 1, (loans[0]?.length ?? 0) - 1];
  const sums = knownSums(loans, mask);
  const value = loans[row]?.[column] ?? 0;
  const isPossible = (other: number): boolean =>
    other >= 0 &&
    canBe(loans, mask, [
      ...sums,
      {
        is: other,
        of: (r, c) => (row === lastRow || r === row) && (column === lastColumn || c === column),
      },
    ]);
  const upTo = (sign: 1 | -1): number => {
    let steps = 0;
    while (steps < 5 && isPossible(value + sign * (steps + 1))) steps += 1;
    return steps;
  };
  return upTo(1) + upTo(-1);
}

const group = (loans: number, children = loans, costs = 9): GroupFigures => ({
  ...{ loans, instruments: loans, children, costs },
  costOre: costs * 10_000,
});

/** A table with the totals that it has when nobody and nothing is in two groups. */
function withTotals(rows: readonly (readonly GroupFigures[])[]): Cells {
  const add = (all: readonly GroupFigures[]): GroupFigures =>
    all.reduce((sum, one) => ({
      loans: sum.loans + one.loans,
      instruments: sum.instruments + one.instruments,
      children: sum.children + one.children,
      costs: sum.costs + one.costs,
      costOre: sum.costOre + one.costOre,
    }));
  const wide = rows.map((row) => [...row, add(row)]);
  return [...wide, (wide[0] ?? []).map((_, column) => add(wide.map((row) => row[column] ?? group(0))))];
}

describe('What is not shown of a table', () => {
  it('is a small group, and what would tell it', () => {
    const cells = withTotals([
      [group(40), group(3), group(30)],
      [group(20), group(25), group(60)],
    ]);
    expect(maskOf(cells)).toEqual([
      [true, true, false, false],
      [true, true, false, false],
      [false, false, false, false],
    ]);
  });

  it('is the whole group, also where only its children or its costs are few', () => {
    for (const small of [group(50, 4), group(50, 50, 1)]) {
      const mask = maskOf(
        withTotals([
          [small, group(20)],
          [group(20), group(30)],
        ]),
      );
      expect(mask[0]?.[0]).toBe(true);
    }
  });

  it('is the total, too, where there is nothing else', () => {
    expect(maskOf(withTotals([[group(3)]]))).toEqual([
      [true, true],
      [true, true],
    ]);
    expect(maskOf(withTotals([[group(3), group(40)]]))[0]?.slice(0, 2)).toEqual([true, true]);
  });

  it('is nothing of a small group that is alone in its line and known to be none', () => {
    expect(maskOf(withTotals([[group(0, 0, 0), group(40)]])).flat()).not.toContain(true);
  });

  it('is more where two groups are hidden of which one can be worked out through the others', () => {
    // Each line has two that are hidden, and yet the sums of two rows and two columns tell the one that joins two blocks.
    const [few, many] = [group(4), group(50)];
    const cells = withTotals([
      [few, few, many, many],
      [few, few, few, many],
      [many, many, few, few],
      [many, many, few, few],
    ]);
    const mask = maskOf(cells);
    const loans = cells.map((row) => row.map((cell) => cell.loans));
    expect(freedomOf(loans, mask, 1, 2)).toBeGreaterThanOrEqual(5);
  });

  it('is every group of one to four of anything', () => {
    fc.assert(
      fc.property(anyTable(3, 3, 10), (cells) => {
        const mask = maskOf(cells);
        const shown = cells.flatMap((row, r) => row.filter((_, c) => mask[r]?.[c] === false));
        expect(shown.filter(isSmall)).toEqual([]);
      }),
      propertySettings(),
    );
  });

  it('is nothing where no group is small', () => {
    fc.assert(
      fc.property(anyTable(3, 3, 40), (cells) => {
        fc.pre(!cells.flat().some(isSmall));
        expect(maskOf(cells).flat()).not.toContain(true);
      }),
      propertySettings(),
    );
  });

  it('cannot be worked out, not even to within four', () => {
    fc.assert(
      fc.property(fc.oneof(anyTable(2, 2, 7), anyTable(2, 3, 7), anyTable(3, 2, 7)), (cells) => {
        const mask = maskOf(cells);
        const loans = cells.map((row) => row.map((cell) => cell.loans));
        for (const [r, row] of mask.entries()) {
          for (const [c, isHidden] of row.entries()) {
            if (isHidden)
              expect({ loans, mask, r, c, free: freedomOf(loans, mask, r, c) >= 5 }).toMatchObject({ free: true });
          }
        }
      }),
      propertySettings(0.5),
    );
  });

  it('hides at least two in a line of which the sum is shown, and five loans or more between them', () => {
    fc.assert(
      fc.property(anyTable(3, 3, 12), (cells) => {
        const mask = maskOf(cells);
        const lines = [
          ...cells.map((row, r) => row.map((_, c) => [r, c] as const)),
          ...(cells[0] ?? []).map((_, c) => cells.map((__, r) => [r, c] as const)),
        ];
        for (const line of lines) {
          const [total] = line.slice(-1);
          if (total === undefined || mask[total[0]]?.[total[1]] === true) continue;
          const hidden = line.slice(0, -1).filter(([r, c]) => mask[r]?.[c] === true);
          if (hidden.length === 0) continue;
          const together = hidden.reduce((sum, [r, c]) => sum + (cells[r]?.[c]?.loans ?? 0), 0);
          expect(hidden.length).toBeGreaterThan(1);
          expect(together).toBeGreaterThanOrEqual(5);
        }
      }),
      propertySettings(),
    );
  });
});
