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
 * Between what a hidden number of a table must lie, for whoever knows those that are shown, that none is below nothing, and that rows and
 * columns add up to the last of them. Exactly, and for whole numbers, too: such a table is a network, in which each number flows from the sum
 * of its row to the sum of its column (a total the other way), and how far one can be moved is what the others let through in a circle.
 */
export function spreadAt(values: Numbers, hidden: Hidden, [row, column]: readonly [number, number]): Bounds {
  const [lastRow, lastColumn] = [values.length - 1, (values[0]?.length ?? 0) - 1];
  const arcOf = (r: number, c: number): Arc => {
    const [here, there, value] = [r, lastRow + 1 + c, values[r]?.[c] ?? 0];
    const isBackward = (r === lastRow) !== (c === lastColumn);
    return isBackward ? { from: there, to: here, value } : { from: here, to: there, value };
  };
  const others = hidden.flatMap((line, r) =>
    line.flatMap((isHidden, c) => (isHidden && (r !== row || c !== column) ? [arcOf(r, c)] : [])),
  );
  const { from, to, value } = arcOf(row, column);
  return {
    least: Math.max(0, value - greatestFlow(others, from, to)),
    most: value + greatestFlow(others, to, from),
  };
}

/** One way along an unknown: it can grow without end, and shrink to nothing. */
interface Way {
  readonly from: number;
  readonly to: number;
  room: number;
  /** The same unknown, the other way. */
  back: Way | undefined;
}

/** How much more can go from one sum to another (Edmonds and Karp). */
function greatestFlow(arcs: readonly Arc[], source: number, sink: number): number {
  const ways = new Map<number, Way[]>();
  for (const { from, to, value } of arcs) {
    const there: Way = { from, to, room: boundless, back: undefined };
    const back: Way = { from: to, to: from, room: value, back: there };
    there.back = back;
    ways.set(from, [...(ways.get(from) ?? []), there]);
    ways.set(to, [...(ways.get(to) ?? []), back]);
  }
  for (let flow = 0; ;) {
    const path = shortestPath(ways, source, sink);
    if (path.length === 0 || flow >= boundless) return flow;
    const more = Math.min(...path.map(({ room }) => room));
    for (const way of path) {
      way.room -= more;
      if (way.back !== undefined) way.back.room += more;
    }
    flow += more;
  }
}

/** The ways of the shortest path with room; none where there is no path. */
function shortestPath(ways: ReadonlyMap<number, readonly Way[]>, source: number, sink: number): Way[] {
  const cameBy = new Map<number, Way>();
  const queue = [source];
  for (let here = queue.shift(); here !== undefined && !cameBy.has(sink); here = queue.shift()) {
    for (const way of ways.get(here) ?? []) {
      if (way.room <= 0 || way.to === source || cameBy.has(way.to)) continue;
      cameBy.set(way.to, way);
      queue.push(way.to);
    }
  }
  const path: Way[] = [];
  for (let way = cameBy.get(sink); way !== undefined; way = cameBy.get(way.from)) path.unshift(way);
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
