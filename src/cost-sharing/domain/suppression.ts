import { type Bounds, spreadAt, unitedBounds } from './feasible.js';
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
  const set = ([row, column]: Place, isHidden: boolean): void => {
    const line = hidden[row];
    if (line !== undefined) line[column] = isHidden;
  };
  const added: Place[] = [];
  for (let known = exposed(cells, hidden); known !== undefined; known = exposed(cells, hidden)) {
    const next = complementOf(cells, hidden, known);
    if (next === undefined) return hidden;
    set(next, true);
    added.push(next);
  }
  // What was hidden on the way, and is not needed any more, is shown; the last ones were chosen with the others in view.
  for (const place of added) {
    set(place, false);
    if (exposed(cells, hidden) !== undefined) set(place, true);
  }
  return hidden;
}

function isSmall({ loans, instruments, children, costs }: GroupFigures): boolean {
  return [loans, instruments, children, costs].some((count) => count > 0 && count < leastFacts);
}

/** The first hidden cell that can be worked out, wholly or nearly. */
function exposed(cells: Cells, hidden: Mask): Place | undefined {
  const values = (figure: keyof GroupFigures): number[][] => cells.map((row) => row.map((cell) => cell[figure]));
  const [loans, costs] = [values('loans'), values('costOre')];
  const [instruments, children] = [
    unitedBounds(values('instruments'), hidden),
    unitedBounds(values('children'), hidden),
  ];
  return places(cells).find((place) => {
    const [row, column] = place;
    if (hidden[row]?.[column] !== true) return false;
    if (isCountKnown(spreadAt(loans, hidden, place), instruments[row]?.[column], children[row]?.[column])) return true;
    if ((costs[row]?.[column] ?? 0) === 0) return false;
    const { least, most } = spreadAt(costs, hidden, place);
    return least === most;
  });
}

/** Whoever borrows has a loan, and so has what is lent: the counts of a group bound each other. */
function isCountKnown(loans: Bounds, ...others: readonly (Bounds | undefined)[]): boolean {
  const least = Math.max(loans.least, ...others.map((bounds) => bounds?.least ?? 0));
  const isNarrow = (from: number, to: number): boolean => to - from < leastFacts;
  return (
    isNarrow(least, loans.most) ||
    others.some((bounds) => bounds !== undefined && isNarrow(bounds.least, Math.min(bounds.most, loans.most)))
  );
}

/**
 * What is hidden next: the smallest group that closes a circle of hidden ones, in which something can be moved; else the smallest in a line
 * with the one that is known. A total only where there is nothing else.
 */
function complementOf(cells: Cells, hidden: Mask, known: Place): Place | undefined {
  const [lastRow, lastColumn] = [cells.length - 1, (cells[0]?.length ?? 0) - 1];
  const { rows, columns } = joinedTo(hidden, known);
  const shown = places(cells).filter(([r, c]) => {
    const cell = cells[r]?.[c];
    return hidden[r]?.[c] === false && cell !== undefined && (cell.loans > 0 || cell.costs > 0);
  });
  const rank = ([r, c]: Place): readonly number[] => [
    Number(r === lastRow) + Number(c === lastColumn),
    -(Number(rows.has(r)) + Number(columns.has(c))),
    cells[r]?.[c]?.loans ?? 0,
    cells[r]?.[c]?.costs ?? 0,
  ];
  return shown.sort((one, other) => compare(rank(one), rank(other)))[0];
}

/** The lines that hidden cells join to a hidden cell. */
function joinedTo(
  hidden: Mask,
  [row, column]: Place,
): { readonly rows: ReadonlySet<number>; readonly columns: ReadonlySet<number> } {
  const [rows, columns] = [new Set([row]), new Set([column])];
  for (;;) {
    const before = rows.size + columns.size;
    for (const [r, line] of hidden.entries()) {
      for (const [c, isHidden] of line.entries()) {
        if (!isHidden || !(rows.has(r) || columns.has(c))) continue;
        rows.add(r);
        columns.add(c);
      }
    }
    if (before === rows.size + columns.size) return { rows, columns };
  }
}

function compare(one: readonly number[], other: readonly number[]): number {
  const at = one.findIndex((value, nth) => value !== other[nth]);
  return at < 0 ? 0 : (one[at] ?? 0) - (other[at] ?? 0);
}

function places(cells: Cells): Place[] {
  return cells.flatMap((row, r) => row.map((_, c): Place => [r, c]));
}
