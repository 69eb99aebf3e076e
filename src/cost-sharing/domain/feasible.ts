/** Between what a number must lie. */
export interface Bounds {
  readonly least: number;
  readonly most: number;
}

type Numbers = readonly (readonly number[])[];
type Hidden = readonly (readonly boolean[])[];

/** An unknown that takes from one sum and gives to another. */
interface Arc {
  readonly from: number;
  readonly to: number;
  readonly value: number;
}

/** More than anything that is counted or paid. */
const boundless = 1e15;

/**
 * Between what the hidden numbers of a table must lie, for whoever knows the others, that none is below nothing, and that rows and columns
 * add up to the last of them. Exactly, and for whole numbers, too: such a table is a network, in which each number flows from the sum of its
 * row to the sum of its column (a total the other way), and how far one can be moved is what the others let through in a circle.
 * Of numbers that are shown, both bounds are the number.
 */
export function spreadOf(values: Numbers, hidden: Hidden): readonly (readonly Bounds[])[] {
  const [lastRow, lastColumn] = [values.length - 1, (values[0]?.length ?? 0) - 1];
  const size = lastRow + lastColumn + 2;
  const arcOf = (value: number, row: number, column: number): Arc => {
    const [here, there] = [row, lastRow + 1 + column];
    const isBackward = (row === lastRow) !== (column === lastColumn);
    return isBackward ? { from: there, to: here, value } : { from: here, to: there, value };
  };
  const arcs = values.flatMap((row, r) =>
    row.flatMap((value, c) => (hidden[r]?.[c] === true ? [{ ...arcOf(value, r, c), at: `${r} ${c}` }] : [])),
  );
  return values.map((row, r) =>
    row.map((value, c) => {
      if (hidden[r]?.[c] !== true) return { least: value, most: value };
      const others = arcs.filter(({ at }) => at !== `${r} ${c}`);
      const { from, to } = arcOf(value, r, c);
      return {
        least: Math.max(0, value - greatestFlow(others, size, from, to)),
        most: value + greatestFlow(others, size, to, from),
      };
    }),
  );
}

/** How much more can go from one sum to another when each unknown may grow, and shrink to nothing (Edmonds and Karp). */
function greatestFlow(arcs: readonly Arc[], size: number, source: number, sink: number): number {
  const rest = Array.from({ length: size }, () => new Array<number>(size).fill(0));
  const add = (from: number, to: number, more: number): void => {
    const line = rest[from];
    if (line !== undefined) line[to] = (line[to] ?? 0) + more;
  };
  for (const { from, to, value } of arcs) {
    add(from, to, boundless);
    add(to, from, value);
  }
  let flow = 0;
  for (;;) {
    const path = shortestPath(rest, source, sink);
    if (path === undefined || flow >= boundless) return flow;
    const steps = path.slice(1).map((to, nth) => [path[nth] ?? source, to] as const);
    const more = Math.min(...steps.map(([from, to]) => rest[from]?.[to] ?? 0));
    for (const [from, to] of steps) {
      add(from, to, -more);
      add(to, from, more);
    }
    flow += more;
  }
}

function shortestPath(rest: Numbers, source: number, sink: number): number[] | undefined {
  const cameFrom = new Map<number, number>([[source, source]]);
  const queue = [source];
  for (let here = queue.shift(); here !== undefined; here = queue.shift()) {
    if (here === sink) return pathTo(cameFrom, source, sink);
    for (const [to, room] of (rest[here] ?? []).entries()) {
      if (room <= 0 || cameFrom.has(to)) continue;
      cameFrom.set(to, here);
      queue.push(to);
    }
  }
  return undefined;
}

function pathTo(cameFrom: ReadonlyMap<number, number>, source: number, sink: number): number[] {
  const path = [sink];
  for (let here = sink; here !== source;) {
    here = cameFrom.get(here) ?? source;
    path.unshift(here);
  }
  return path;
}

/**
 * The same for a table whose totals count what several cells may have in common once, so that a total is no less than any of its line and no
 * more than all of it together.
 */
export function unitedBounds(values: Numbers, hidden: Hidden): readonly (readonly Bounds[])[] {
  const [lastRow, lastColumn] = [values.length - 1, (values[0]?.length ?? 0) - 1];
  const shown = (r: number, c: number): number | undefined => (hidden[r]?.[c] === true ? undefined : values[r]?.[c]);
  const highest = (r: number, c: number): number => {
    const above = [shown(r, lastColumn), shown(lastRow, c), shown(lastRow, lastColumn)];
    return shown(r, c) ?? Math.min(...above.map((total) => total ?? Number.POSITIVE_INFINITY));
  };
  const rowParts = (r: number): [number, number][] => Array.from({ length: lastColumn }, (_, c) => [r, c]);
  const columnParts = (c: number): [number, number][] => Array.from({ length: lastRow }, (_, r) => [r, c]);
  const together = (parts: readonly [number, number][]): number =>
    parts.reduce((sum, [r, c]) => sum + highest(r, c), 0);
  /** What is left of a total when the other parts are as many as they can be. */
  const left = (total: number | undefined, parts: readonly [number, number][], row: number, column: number): number =>
    total === undefined ? 0 : total - together(parts.filter(([r, c]) => r !== row || c !== column));
  return values.map((line, row) =>
    line.map((value, column) => {
      if (hidden[row]?.[column] !== true) return { least: value, most: value };
      const least = [0];
      const most = [highest(row, column)];
      if (column < lastColumn) least.push(left(shown(row, lastColumn), rowParts(row), row, column));
      else {
        least.push(...rowParts(row).map(([r, c]) => shown(r, c) ?? 0));
        most.push(together(rowParts(row)));
      }
      if (row < lastRow) least.push(left(shown(lastRow, column), columnParts(column), row, column));
      else {
        least.push(...columnParts(column).map(([r, c]) => shown(r, c) ?? 0));
        most.push(together(columnParts(column)));
      }
      return { least: Math.max(...least), most: Math.min(...most) };
    }),
  );
}
