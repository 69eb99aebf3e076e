import { type CalendarDate, addDays } from '../../src/platform/calendar/index.js';
import { type Days, type Seeker, canSeatAll, sharesDays } from './promised-seats.js';

/** What is asked for: exactly this instrument, or any of a size (`null`: whatever size) and at least a grade. */
export interface Thing {
  readonly pinned: string | null;
  readonly size: string | null;
  readonly grade: number;
}

/** A promise, or a wait for one. `turn` counts who asked first. */
export interface Promised extends Days, Thing {
  readonly id: string;
  readonly who: string;
  readonly state: 'waiting' | 'confirmed' | 'ready' | 'fulfilled' | 'cancelled' | 'no-show' | 'lapsed';
  readonly copy: string | null;
  readonly turn: number;
  readonly readyUntil: CalendarDate | null;
}

/** A promise that has a copy. */
export type Held = Promised & { readonly copy: string };

/** An instrument, and where it is. Grades count from the simplest. */
export interface Copy {
  readonly code: string;
  readonly size: string;
  readonly grade: number;
  readonly state: 'available' | 'on-loan' | 'on-hold-shelf' | 'in-repair';
  readonly dueOn: CalendarDate | null;
  readonly loan: string | null;
  readonly renewedOn: CalendarDate | null;
  readonly repair: string | null;
}

/** What is the same of a copy that stands on a shelf. */
export const onShelf = { state: 'available', dueOn: null, loan: null, renewedOn: null, repair: null } as const;

/** Who borrows, and the place of the programme in any line: the smaller comes first. */
export interface Person {
  readonly id: string;
  readonly rank: number;
}

/** What is overdue is counted out for so many days more. */
const overdueDays = 14;
/** So many days before its first day a promise may be fetched. */
const leadDays = 3;
/** So many others at most are given another copy to make room for one. */
const mostMoves = 4;

/** Whether a promise or a wait has not ended. */
export function isOpen(one: Promised): boolean {
  return one.state === 'waiting' || isHeld(one);
}

/** Whether a copy is promised. */
export function isHeld(one: Promised): one is Held {
  return (one.state === 'confirmed' || one.state === 'ready') && one.copy !== null;
}

/** Whether it may be given another copy. */
export function isMovable({ pinned, state }: Promised): boolean {
  return pinned === null && state !== 'ready';
}

/** Where everything is and what is promised of it, and what follows from that by plain counting and trying. */
export class PromisedState {
  private readonly kept = new Map<string, Promised>();
  private readonly copies: Map<string, Copy>;
  private readonly ranks: ReadonlyMap<string, number>;

  constructor(
    public today: CalendarDate,
    copies: readonly Copy[],
    people: readonly Person[],
  ) {
    this.copies = new Map(copies.map((copy) => [copy.code, copy]));
    this.ranks = new Map(people.map(({ id, rank }) => [id, rank]));
  }

  get all(): Promised[] {
    return [...this.kept.values()];
  }

  get held(): Held[] {
    return this.all.filter(isHeld);
  }

  /** Who waits for days that are not over. */
  get waiting(): Promised[] {
    return this.all.filter(({ state, to }) => state === 'waiting' && to >= this.today);
  }

  get everyCopy(): Copy[] {
    return [...this.copies.values()];
  }

  find(id: string): Promised | undefined {
    return this.kept.get(id);
  }

  promise(id: string): Promised {
    const found = this.kept.get(id);
    if (found === undefined) throw new Error(`Nobody has told of reservation ${id}`);
    return found;
  }

  copy(code: string): Copy {
    const found = this.copies.get(code);
    if (found === undefined) throw new Error(`There is no copy ${code}`);
    return found;
  }

  put(one: Promised): void {
    this.kept.set(one.id, one);
  }

  putCopy(code: string, now: Partial<Copy>): void {
    this.copies.set(code, { ...this.copy(code), ...now });
  }

  fits({ pinned, size, grade }: Thing, code: string): boolean {
    const copy = this.copy(code);
    return pinned === null ? (size === null || size === copy.size) && grade <= copy.grade : pinned === code;
  }

  /** The last day for which something on loan is counted out. */
  countedOut(code: string): CalendarDate {
    const due = this.copy(code).dueOn ?? this.today;
    return due >= this.today ? due : addDays(this.today, overdueDays);
  }

  /** Whether a copy will be there on some days, as far as its own state says. */
  isThere(code: string, { from }: Days): boolean {
    const { state } = this.copy(code);
    return state === 'on-loan' ? from > this.countedOut(code) : state !== 'in-repair';
  }

  /** The promises of a copy that share days with a stretch. */
  heldOn(code: string, days: Days): Held[] {
    return this.held.filter((one) => one.copy === code && sharesDays(one, days));
  }

  /** Whether somebody could have exactly this copy without anybody having to move, if one of the others had none. */
  isFreeFor(one: Promised, code: string, without?: string): boolean {
    const others = this.heldOn(code, one).filter(({ id }) => id !== without);
    return others.length === 0 && this.fits(one, code) && this.isThere(code, one);
  }

  /** Whether there is a copy for somebody, others being moved where they can be, if one of the others had none. */
  canPromise(wish: Thing & Days, without?: string): boolean {
    const { from, to } = wish;
    const newcomer = { from, to, now: undefined, others: this.copiesFor(wish) };
    return canSeatAll([newcomer, ...this.seekers(without)], mostMoves);
  }

  /** Whether a copy can be out until a day, others being moved where they can be. Whose promise is fulfilled needs none beside. */
  canBeOut(code: string, until: CalendarDate, fulfilled?: string): boolean {
    const loan = { from: this.today, to: until, now: code, others: [] };
    return canSeatAll([loan, ...this.seekers(fulfilled)], mostMoves);
  }

  isBefore(one: Promised, other: Promised): boolean {
    const [rank = 0, otherRank = 0] = [this.ranks.get(one.who), this.ranks.get(other.who)];
    return rank === otherRank ? one.turn < other.turn : rank < otherRank;
  }

  /** Whether two want something that could go to either. */
  contend(one: Promised, other: Promised): boolean {
    return sharesDays(one, other) && this.everyCopy.some(({ code }) => this.fits(one, code) && this.fits(other, code));
  }

  /** Those before one in line who contend with it. */
  ahead(one: Promised): Promised[] {
    return this.waiting.filter((other) => other.id !== one.id && this.isBefore(other, one) && this.contend(other, one));
  }

  /** The promise that a hand-over fulfils: one of this very copy first, then the earliest. */
  toFulfil(who: string, code: string): Held | undefined {
    const soon = { from: this.today, to: addDays(this.today, leadDays) };
    const own = this.held.filter((one) => one.who === who && sharesDays(one, soon) && this.fits(one, code));
    const [first] = own.sort(
      (one, other) => Number(other.copy === code) - Number(one.copy === code) || compareBegin(one, other),
    );
    return first;
  }

  /** For whom a copy stands on the hold shelf. */
  readyOn(code: string): Held | undefined {
    return this.held.find((one) => one.copy === code && one.state === 'ready');
  }

  /** For whom a copy is to be kept that stands on a shelf. */
  nextPickup(code: string): Held | undefined {
    const soon = this.heldOn(code, { from: this.today, to: addDays(this.today, leadDays) });
    return soon.filter((one) => one.state === 'confirmed' && one.to >= this.today).sort(compareBegin)[0];
  }

  private copiesFor(wish: Thing & Days): string[] {
    return this.everyCopy.map(({ code }) => code).filter((code) => this.fits(wish, code) && this.isThere(code, wish));
  }

  /** All who have a copy; those first who stay, because that is the quickest to try. */
  private seekers(without: string | undefined): Seeker[] {
    const seekers = this.held
      .filter(({ id }) => id !== without)
      .map((one) => ({
        from: one.from,
        to: one.to,
        now: one.copy,
        others: isMovable(one) ? this.copiesFor(one).filter((code) => code !== one.copy) : [],
      }));
    return seekers.sort((one, other) => one.others.length - other.others.length);
  }
}

function compareBegin(one: Days & { readonly id: string }, other: Days & { readonly id: string }): number {
  if (one.from !== other.from) return one.from < other.from ? -1 : 1;
  return one.id < other.id ? -1 : 1;
}
