import { type CalendarDate, addDays, daysBetween, laterOf } from '../../platform/calendar/index.js';
import { type Busy, isFree } from './occupancy.js';
import { type Period, overlap } from './period.js';

/** A copy of the kind. */
export interface Copy {
  readonly code: string;
  readonly size: string | null;
  /** The position of its quality grade, the lowest first. */
  readonly grade: number;
  /** The municipality whose point is its home: promises do not cross a border by themselves. */
  readonly area: string;
  readonly homePointId: string;
  readonly currentPointId: string | null;
  /** What its own state keeps it from. */
  readonly busy: Busy | undefined;
  readonly version: number;
}

/** What somebody wants promised. `to` is the last day on which the copy is nobody else's, service days included. */
export interface Want extends Period {
  readonly id: string;
  readonly pinnedCode: string | null;
  readonly size: string | null;
  readonly leastGrade: number;
  readonly mostGrade: number;
  readonly area: string;
  readonly pickupPointId: string;
}

/** The states in which a copy is promised. */
export type HeldState = 'awaiting-acceptance' | 'confirmed' | 'ready';

/** A want that a copy is promised to. */
export interface Held extends Want {
  readonly code: string;
  readonly state: HeldState;
  readonly version: number;
}

/** The copies of a kind and what is promised of them. */
export interface Pool {
  readonly copies: readonly Copy[];
  readonly held: readonly Held[];
  readonly today: CalendarDate;
}

/** Another copy for somebody who is promised one. */
export interface Move {
  readonly id: string;
  readonly from: string;
  readonly to: string;
}

/** The copy for a want, and who has to move for it. */
export interface Placement {
  readonly code: string;
  readonly moves: readonly Move[];
}

/** Room on a copy: who has to move, or from which day somebody needs it who cannot. */
export type Room = { readonly moves: readonly Move[] } | { readonly conflict: CalendarDate };

/** So many are moved one after the other to make room for one; longer chains are hardly ever found and never understood. */
const longestChain = 4;
/** So many attempts are made before it counts as impossible, so that a search never takes longer than a few milliseconds. */
const mostAttempts = 300;

/** The copy for a want: the best that fits and is free, else the best for which others can be moved. */
export function findPlacement(pool: Pool, want: Want, prefer?: string): Placement | undefined {
  const seats = new Seats(pool, want.id, prefer);
  const code = seats.seatAll([{ want, links: longestChain }]) ? seats.codeOf(want.id) : undefined;
  return code === undefined ? undefined : { code, moves: seats.moves(want.id) };
}

/**
 * Room on one copy for a stretch of days. Where not all in the way can be moved, the first of them who cannot, together with those
 * before, says from which day the copy is needed.
 *
 * @param fulfilled the reservation that is being fulfilled: it is in nobody's way, and it leaves its copy only if that is needed
 */
export function findRoom(pool: Pool, code: string, stretch: Period, fulfilled?: Held): Room {
  const inPlace = roomBeside(pool, code, stretch, fulfilled, false);
  if ('moves' in inPlace || fulfilled === undefined || fulfilled.code === code) return inPlace;
  const exchanged = roomBeside(pool, code, cover(stretch, fulfilled), fulfilled, true);
  return 'moves' in exchanged ? exchanged : inPlace;
}

function roomBeside(pool: Pool, code: string, stretch: Period, fulfilled: Held | undefined, exchange: boolean): Room {
  const movesOf = (count: number): readonly Move[] | undefined => {
    const seats = new Seats(pool, fulfilled?.id);
    if (fulfilled !== undefined && !exchange) seats.put(fulfilled, fulfilled.code);
    const inTheWay = seats.clashes(code, stretch).filter(({ id }) => id !== fulfilled?.id);
    const some = inTheWay.slice(0, count);
    if (!some.every((one) => seats.mayMove(one))) return undefined;
    for (const one of some) seats.take(one);
    seats.put({ ...stretch, id: 'user', ...anything }, code);
    if (!seats.seatAll(some.map((want) => ({ want, links: longestChain - 1 })))) return undefined;
    const own = fulfilled !== undefined && exchange ? [{ id: fulfilled.id, from: fulfilled.code, to: code }] : [];
    return [...own, ...seats.moves('user')];
  };
  const all = new Seats(pool, fulfilled?.id).clashes(code, stretch);
  const moves = movesOf(all.length);
  if (moves !== undefined) return { moves };
  const first = all.find((_one, index) => movesOf(index + 1) === undefined);
  return { conflict: laterOf(stretch.from, first?.from ?? stretch.from) };
}

const anything = { pinnedCode: null, size: null, leastGrade: 0, mostGrade: 0, area: '', pickupPointId: '' };

function cover(one: Period, other: Period): Period {
  return { from: one.from < other.from ? one.from : other.from, to: laterOf(one.to, other.to) };
}

/** Whether a copy is what somebody wants. */
export function fits(want: Want, copy: Pick<Copy, 'code' | 'size' | 'grade' | 'area'>): boolean {
  if (want.pinnedCode !== null) return want.pinnedCode === copy.code;
  return (
    (want.size === null || want.size === copy.size) &&
    want.leastGrade <= copy.grade &&
    copy.grade <= want.mostGrade &&
    want.area === copy.area
  );
}

/** Whether a promise may be given another copy: none is pinned, and it does not stand on a shelf. */
function isMovable({ pinnedCode, state }: Held): boolean {
  return pinnedCode === null && state !== 'ready';
}

/** The pool once a want has its copy and the others have theirs. */
export function withPlacement(pool: Pool, want: Want, state: HeldState, version: number, placement: Placement): Pool {
  const held = withMoves(pool, placement.moves).held.filter(({ id }) => id !== want.id);
  return { ...pool, held: [...held, { ...want, code: placement.code, state, version }] };
}

/** The pool once some have moved; each move is a new version of the reservation. */
export function withMoves(pool: Pool, moves: readonly Move[]): Pool {
  const targets = new Map(moves.map(({ id, to }) => [id, to]));
  const held = pool.held.map((one) => {
    const code = targets.get(one.id);
    return code === undefined ? one : { ...one, code, version: one.version + 1 };
  });
  return { ...pool, held };
}

type Seated = Want & { readonly code: string };

/** Somebody who has to be seated, and over how many links others may be moved for that. */
interface Pending {
  readonly want: Want;
  readonly links: number;
}

/** Who sits where while a search goes on. What it has placed in this search it does not move again. */
class Seats {
  private on = new Map<string, readonly Seated[]>();
  private settled = new Map<string, Seated>();
  private readonly movable: ReadonlySet<string>;
  private readonly before: ReadonlyMap<string, string>;
  private attempts = 0;

  constructor(
    private readonly pool: Pool,
    without: string | undefined,
    private readonly prefer?: string,
  ) {
    const held = pool.held.filter(({ id }) => id !== without);
    for (const one of held) this.on.set(one.code, [...this.at(one.code), one]);
    this.movable = new Set(held.filter(isMovable).map(({ id }) => id));
    this.before = new Map(held.map(({ id, code }) => [id, code]));
  }

  /** Seats all, the first first, and who stands up for it; tries the next best copy where one leads nowhere. */
  seatAll([first, ...rest]: readonly Pending[]): boolean {
    if (first === undefined) return true;
    const { want, links } = first;
    for (const { code, inTheWay } of this.choices(want)) {
      if (inTheWay.length > 0 && (links === 0 || !inTheWay.every((one) => this.mayMove(one)))) continue;
      if (this.attempts >= mostAttempts) return false;
      this.attempts += 1;
      const back = { on: new Map(this.on), settled: new Map(this.settled) };
      for (const one of inTheWay) this.take(one);
      this.put(want, code);
      if (this.seatAll([...inTheWay.map((one) => ({ want: one, links: links - 1 })), ...rest])) return true;
      this.on = back.on;
      this.settled = back.settled;
    }
    return false;
  }

  codeOf(id: string): string | undefined {
    return this.settled.get(id)?.code;
  }

  put(want: Want, code: string): void {
    const seated = { ...want, code };
    this.on.set(code, [...this.at(code), seated]);
    this.settled.set(want.id, seated);
  }

  take(seated: Seated): void {
    const { code, id } = seated;
    this.on.set(
      code,
      this.at(code).filter((one) => one.id !== id),
    );
  }

  /** Those who sit on a copy within a stretch, the earliest first. */
  clashes(code: string, stretch: Period): Seated[] {
    return this.at(code)
      .filter((one) => overlap(one, stretch))
      .sort((one, other) => (one.from < other.from ? -1 : 1));
  }

  /** Whether somebody may be given another copy and has not been given one in this search. */
  mayMove({ id }: Seated): boolean {
    return this.movable.has(id) && !this.settled.has(id);
  }

  /** Who sits elsewhere now, but for the one for whom it was done. */
  moves(forWhom: string): Move[] {
    return [...this.settled.values()].flatMap(({ id, code }) => {
      const from = this.before.get(id);
      return id === forWhom || from === undefined || from === code ? [] : [{ id, from, to: code }];
    });
  }

  private at(code: string): readonly Seated[] {
    return this.on.get(code) ?? [];
  }

  /** The copies that fit and that their own state does not keep: first those where nobody is in the way, each the best first. */
  private choices(want: Want): { readonly code: string; readonly inTheWay: readonly Seated[] }[] {
    const able = this.pool.copies.filter(
      (copy) => fits(want, copy) && isFree(copy.busy === undefined ? [] : [copy.busy], want),
    );
    const weighed = able.map((copy) => {
      const inTheWay = this.clashes(copy.code, want);
      return { code: copy.code, inTheWay, weights: [Math.min(inTheWay.length, 1), ...this.weights(copy, want)] };
    });
    return weighed.sort((one, other) => compareWeights(one.weights, other.weights) || (one.code < other.code ? -1 : 1));
  }

  /**
   * The smaller the better, the first that differs decides: the copy that it has already; the lowest grade that suffices, so that
   * the better ones are there for those who need them; where it is picked up; and the shortest time that it would lie idle before,
   * so that what is free for long stays whole.
   */
  private weights(copy: Copy, want: Want): number[] {
    return [copy.code === this.prefer ? 0 : 1, copy.grade, distance(copy, want), this.idleBefore(copy, want)];
  }

  private idleBefore(copy: Copy, want: Want): number {
    const ends = this.at(copy.code).map(({ to }) => to);
    if (copy.busy?.to != null) ends.push(copy.busy.to);
    const last = ends.filter((end) => end < want.from).reduce(laterOf, addDays(this.pool.today, -1));
    return daysBetween(last, want.from);
  }
}

/** 0 where it is and belongs at the pick-up point, 1 where one of the two, 2 elsewhere. */
function distance({ homePointId, currentPointId }: Copy, { pickupPointId }: Want): number {
  return (homePointId === pickupPointId ? 0 : 1) + ((currentPointId ?? homePointId) === pickupPointId ? 0 : 1);
}

function compareWeights(one: readonly number[], other: readonly number[]): number {
  for (const [index, weight] of one.entries()) {
    const difference = weight - (other[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
