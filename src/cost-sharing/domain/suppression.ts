import { type Bounds, spreadOf, unitedBounds } from './feasible.js';
import type { GroupFigures } from './insight-figures.js';
import { leastFacts } from './settle.js';

/** Which cells of a table are not shown. The last row and the last column are the totals. */
export type Mask = readonly (readonly boolean[])[];

type Cells = readonly (readonly GroupFigures[])[];
type Place = readonly [row: number, column: number];

/**
 * What of a table must not be shown: groups with one to four loans, instruments, children or costs, and so many others that nobody can work
 * them out, not even to within four. One mask for all figures of a group: a cost and a ratio tell the count between them. Nothing tells
 * which cells are the small ones.
 */
export function maskOf(cells: Cells): Mask {
  const hidden = cells.map((row) => row.map(isSmall));
  for (;;) {
    const known = exposed(cells, hidden);
    if (known === undefined) return hidden;
    const next = complementOf(cells, hidden, known);
    if (next === undefined) return hidden;
    const line = hidden[next[0]];
    if (line !== undefined) line[next[1]] = true;
  }
}

function isSmall({ loans, instruments, children, costs }: GroupFigures): boolean {
  return [loans, instruments, children, costs].some((count) => count > 0 && count < leastFacts);
}

/** The first hidden cell that can be worked out, wholly or nearly. */
function exposed(cells: Cells, hidden: Mask): Place | undefined {
  const values = (figure: keyof GroupFigures): number[][] => cells.map((row) => row.map((cell) => cell[figure]));
  const [loans, costs] = [spreadOf(values('loans'), hidden), spreadOf(values('costOre'), hidden)];
  const [instruments, children] = [
    unitedBounds(values('instruments'), hidden),
    unitedBounds(values('children'), hidden),
  ];
  return places(cells).find(([row, column]) => {
    const at = <T>(table: readonly (readonly T[])[]): T | undefined => table[row]?.[column];
    if (at(hidden) !== true) return false;
    const [cost, spread] = [at(costs), at(loans)];
    const isCostKnown = (at(cells)?.costOre ?? 0) !== 0 && cost !== undefined && cost.most - cost.least === 0;
    return isCostKnown || isCountKnown(spread, at(instruments), at(children));
  });
}

/** Whoever borrows has a loan, and so has what is lent: the counts of a group bound each other. */
function isCountKnown(loans: Bounds | undefined, ...others: readonly (Bounds | undefined)[]): boolean {
  if (loans === undefined) return false;
  const least = Math.max(loans.least, ...others.map((bounds) => bounds?.least ?? 0));
  const isNarrow = (from: number, to: number): boolean => to - from < leastFacts;
  return (
    isNarrow(least, loans.most) ||
    others.some((bounds) => bounds !== undefined && isNarrow(bounds.least, Math.min(bounds.most, loans.most)))
  );
}

/** What is hidden next: the smallest group in a line with the one that is known, a total only where there is nothing else. */
function complementOf(cells: Cells, hidden: Mask, [row, column]: Place): Place | undefined {
  const [lastRow, lastColumn] = [cells.length - 1, (cells[0]?.length ?? 0) - 1];
  const shown = places(cells).filter(([r, c]) => {
    const cell = cells[r]?.[c];
    return hidden[r]?.[c] === false && cell !== undefined && (cell.loans > 0 || cell.costs > 0);
  });
  const rank = ([r, c]: Place): readonly number[] => [
    r === lastRow && c === lastColumn ? 2 : r === lastRow || c === lastColumn ? 1 : 0,
    r === row || c === column ? 0 : 1,
    cells[r]?.[c]?.loans ?? 0,
    cells[r]?.[c]?.costs ?? 0,
  ];
  return shown.sort((one, other) => compare(rank(one), rank(other)))[0];
}

function compare(one: readonly number[], other: readonly number[]): number {
  const at = one.findIndex((value, nth) => value !== other[nth]);
  return at < 0 ? 0 : (one[at] ?? 0) - (other[at] ?? 0);
}

function places(cells: Cells): Place[] {
  return cells.flatMap((row, r) => row.map((_, c): Place => [r, c]));
}
