import { type CalendarDate, addDays, calendarDate } from '../../src/platform/calendar/index.js';
import { type Days, liesWithin, sharesDays } from './promised-seats.js';
import {
  type Copy,
  type Held,
  type Person,
  type Promised,
  PromisedState,
  type Thing,
  isHeld,
  isMovable,
  isOpen,
  onShelf,
} from './promised-state.js';

/** What a use case answered: what it gave, or the codes of all that speaks against it. */
export type Answer<T> = { readonly given: T } | { readonly refused: readonly string[] };

/** What somebody reserves. */
export interface Asked extends Thing, Days {
  readonly who: string;
  /** Whether to wait for an instrument that was named. */
  readonly wait: boolean;
}

/** Where something goes that came back. */
export interface Onward {
  readonly step: string;
  readonly reservation: string | null;
  readonly repair: string | null;
}

/** What a closure did to loans, and the open days after it that it spread returns over. */
export interface Closed {
  readonly moved: readonly { readonly code: string; readonly dueOn: CalendarDate }[];
  readonly kept: readonly { readonly code: string; readonly reason: string }[];
  readonly returnDays: readonly CalendarDate[];
}

/** What the product shows to whoever asks it. */
export interface Shown {
  readonly promises: readonly {
    readonly id: string;
    readonly state: string;
    readonly instrument: string | null;
    readonly from: string;
    readonly to: string;
    readonly position: number | null;
    readonly readyUntil: string | null;
  }[];
  readonly copies: readonly { readonly code: string; readonly state: string; readonly dueOn: string | null }[];
}

/** What was before an event, and what is found wrong with it. */
interface Turn {
  readonly shown: Shown;
  readonly before: ReadonlyMap<string, Promised>;
  /** Those whose copy would be there on their days. */
  readonly safe: ReadonlySet<string>;
  readonly faults: string[];
}

/** So many days before it begins, a promise whose copy will not be there is given another one by night. */
const lookAheadDays = 14;
/** Nobody knows when something comes back from the workshop. */
const endless = calendarDate('9999-12-31');

/**
 * What must become of promises, loans and copies by each event, told only what was asked and what was answered. Where the product may
 * choose, which copy somebody gets or who is given another one, its choice is taken over and judged. Each method gives what is wrong.
 */
export class PromisedModel {
  private readonly state: PromisedState;
  private readonly closures: Days[] = [];
  private turns = 0;

  constructor(
    today: CalendarDate,
    copies: readonly Pick<Copy, 'code' | 'size' | 'grade'>[],
    people: readonly Person[],
  ) {
    this.state = new PromisedState(
      today,
      copies.map((copy) => ({ ...onShelf, ...copy })),
      people,
    );
  }

  get today(): CalendarDate {
    return this.state.today;
  }

  /** The ids of reservations, those that were made first first. */
  get ids(): string[] {
    return this.state.all.map(({ id }) => id);
  }

  /** The ids of those that have not ended. */
  get openIds(): string[] {
    return this.state.all.filter(isOpen).map(({ id }) => id);
  }

  copiesIn(state: Copy['state']): Copy[] {
    return this.state.everyCopy.filter((copy) => copy.state === state);
  }

  /** A reservation is refused only where an instrument was named that cannot be promised, or somebody is before in line. */
  reserved(asked: Asked, answer: Answer<string>, shown: Shown): string[] {
    return this.judge(shown, false, (turn) => {
      const { wait, ...wanted } = asked;
      const waiting = { ...wanted, state: 'waiting', copy: null, readyUntil: null, turn: this.nextTurn() } as const;
      if ('refused' in answer) {
        this.demandCodes(turn, answer.refused, ['instrument-not-available', 'instrument-reserved']);
        if (asked.pinned === null || wait) turn.faults.push('refused although it could have waited');
        const isFirst = this.state.ahead({ ...waiting, id: '' }).length === 0;
        if (isFirst && this.state.canPromise(asked)) turn.faults.push('refused although it can be promised');
        return;
      }
      const id = answer.given;
      this.state.put({ ...waiting, id });
      this.takeOver(turn);
      this.demandPlaced(turn, (one) => one.id === id);
    });
  }

  /** What has a copy keeps it where there is none for the change; who changes to more than before stands last in line. */
  changed(id: string, asked: Days & { readonly wait: boolean }, answer: Answer<unknown>, shown: Shown): string[] {
    return this.judge(shown, false, (turn) => {
      const { wait, ...days } = asked;
      const before = this.state.promise(id);
      if (!isOpen(before)) {
        this.demandRefused(turn, answer, 'reservation-ended');
        return;
      }
      if (before.state === 'ready') {
        this.demandRefused(turn, answer, 'reservation-on-shelf');
        return;
      }
      if ('refused' in answer) {
        this.demandCodes(turn, answer.refused, ['nothing-free', 'instrument-not-available', 'instrument-reserved']);
        if (!isHeld(before) || wait) turn.faults.push('refused although it could have waited');
        if (this.state.canPromise({ ...before, ...days }, id)) turn.faults.push('refused although it can be promised');
        return;
      }
      const place = liesWithin(days, before) ? before.turn : this.nextTurn();
      this.state.put({ ...before, ...days, state: 'waiting', copy: null, turn: place });
      this.takeOver(turn);
      this.demandPlaced(turn, (one) => one.id === id || (isHeld(before) && sharesDays(one, before)));
      if (isHeld(before) && !wait && !isHeld(this.state.promise(id))) turn.faults.push('gave up its copy unasked');
    });
  }

  cancelled(id: string, answer: Answer<unknown>, shown: Shown): string[] {
    return this.judge(shown, false, (turn) => {
      if (!isOpen(this.state.promise(id))) {
        this.demandRefused(turn, answer, 'reservation-ended');
        return;
      }
      if (this.isDone(turn, answer)) this.end(turn, id, 'cancelled');
    });
  }

  notFetched(id: string, answer: Answer<unknown>, shown: Shown): string[] {
    return this.judge(shown, false, (turn) => {
      const one = this.state.promise(id);
      if (!isOpen(one)) {
        this.demandRefused(turn, answer, 'reservation-ended');
        return;
      }
      if (!isHeld(one) || one.from > this.today) {
        this.demandRefused(turn, answer, 'reservation-not-begun');
        return;
      }
      if (this.isDone(turn, answer)) this.end(turn, id, 'no-show');
    });
  }

  /** It is handed over unless it is not there, waits for somebody else, or somebody else could not have a copy any more. */
  handedOver(who: string, code: string, due: CalendarDate, answer: Answer<string>, shown: Shown): string[] {
    return this.judge(shown, false, (turn) => {
      const { state } = this.state.copy(code);
      const own = this.state.toFulfil(who, code);
      const ready = this.state.readyOn(code);
      if (state === 'on-loan' || state === 'in-repair') {
        this.demandRefused(turn, answer, 'instrument-not-available');
        return;
      }
      if (ready !== undefined && ready !== own) {
        this.demandRefused(turn, answer, 'instrument-reserved');
        return;
      }
      if ('refused' in answer) {
        this.demandCodes(turn, answer.refused, ['instrument-reserved']);
        if (this.state.canBeOut(code, due, own?.id)) turn.faults.push('refused although nobody loses a copy');
        return;
      }
      this.state.putCopy(code, { ...onShelf, state: 'on-loan', dueOn: due, loan: answer.given });
      if (own !== undefined) this.state.put({ ...own, state: 'fulfilled', copy: code, readyUntil: null });
      this.takeOver(turn);
      this.demandRoom(turn, code);
      if (own !== undefined && own.copy !== code) this.demandPlaced(turn, (one) => sharesDays(one, own));
    });
  }

  renewed(code: string, due: CalendarDate, answer: Answer<unknown>, shown: Shown): string[] {
    return this.judge(shown, false, (turn) => {
      if (this.state.copy(code).renewedOn === this.today) {
        this.demandRefused(turn, answer, 'renewed-today');
        return;
      }
      if ('refused' in answer) {
        this.demandCodes(turn, answer.refused, ['instrument-reserved']);
        if (this.state.canBeOut(code, due)) turn.faults.push('refused although nobody loses a copy');
        return;
      }
      this.state.putCopy(code, { dueOn: due, renewedOn: this.today });
      this.takeOver(turn);
      this.demandRoom(turn, code);
    });
  }

  /** Who waits for what comes back gets it there and then, and who is promised it soon finds it on the hold shelf. */
  returned(code: string, isBroken: boolean, answer: Answer<Onward>, shown: Shown): string[] {
    return this.judge(shown, isBroken, (turn) => {
      if (!this.isDone(turn, answer)) return;
      const { step, repair } = answer.given;
      if (!isBroken) {
        this.comeBack(turn, code, answer.given, this.state.countedOut(code));
        return;
      }
      if (step !== 'inspection') turn.faults.push(`what is broken goes to ${step}`);
      this.state.putCopy(code, { ...onShelf, state: 'in-repair', repair });
    });
  }

  sentToRepair(code: string, answer: Answer<string>, shown: Shown): string[] {
    return this.judge(shown, true, (turn) => {
      const { state } = this.state.copy(code);
      if (state !== 'available') {
        this.demandRefused(turn, answer, `instrument-${state}`);
        return;
      }
      if (!this.isDone(turn, answer)) return;
      this.state.putCopy(code, { ...onShelf, state: 'in-repair', repair: answer.given });
    });
  }

  mended(code: string, answer: Answer<Onward>, shown: Shown): string[] {
    return this.judge(shown, false, (turn) => {
      if (this.isDone(turn, answer)) this.comeBack(turn, code, answer.given, endless);
    });
  }

  putOnShelf(id: string, answer: Answer<unknown>, shown: Shown): string[] {
    return this.judge(shown, false, (turn) => {
      const one = this.state.promise(id);
      if (one.state === 'ready') {
        this.demandRefused(turn, answer, 'reservation-ready');
        return;
      }
      if (one.state === 'waiting') {
        this.demandRefused(turn, answer, 'reservation-not-confirmed');
        return;
      }
      if (!isHeld(one)) {
        this.demandRefused(turn, answer, 'reservation-ended', 'reservation-not-confirmed');
        return;
      }
      const { state } = this.state.copy(one.copy);
      if (state === 'on-loan' || state === 'in-repair') {
        this.demandRefused(turn, answer, 'instrument-not-available');
        return;
      }
      if (this.state.readyOn(one.copy) !== undefined) {
        this.demandRefused(turn, answer, 'instrument-reserved');
        return;
      }
      if (this.isDone(turn, answer)) this.makeReady(turn, one);
    });
  }

  /** What waits for somebody comes back to the shelf, and stays promised; what waits for nobody goes on to whom it is promised next. */
  tookOffShelf(code: string, answer: Answer<Onward>, shown: Shown): string[] {
    return this.judge(shown, false, (turn) => {
      if (this.state.copy(code).state !== 'on-hold-shelf') {
        this.demandRefused(turn, answer, 'not-on-hold-shelf');
        return;
      }
      if (!this.isDone(turn, answer)) return;
      const ready = this.state.readyOn(code);
      if (ready === undefined) {
        this.comeBack(turn, code, answer.given, undefined);
        return;
      }
      if (answer.given.step !== 'shelf') turn.faults.push(`what was taken off the shelf goes to ${answer.given.step}`);
      this.state.put({ ...ready, state: 'confirmed', readyUntil: null });
      this.state.putCopy(code, onShelf);
    });
  }

  /** What is due while the point is closed is due later, unless somebody else could not have a copy then. */
  closed(days: Days, answer: Answer<Closed>, shown: Shown): string[] {
    return this.judge(shown, false, (turn) => {
      if (this.closures.some((other) => sharesDays(other, days))) {
        this.demandRefused(turn, answer, 'closed-already');
        return;
      }
      if (!this.isDone(turn, answer)) return;
      const { moved, kept, returnDays } = answer.given;
      this.closures.push(days);
      const dueThen = this.copiesIn('on-loan').filter(({ dueOn }) => isWithin(dueOn, days));
      const later = this.moveDueDays(turn);
      this.keepLonger(turn);
      this.takeOver(turn);
      for (const code of later) this.demandRoom(turn, code);
      for (const { code } of dueThen) {
        const { dueOn } = this.state.copy(code);
        const isMoved = moved.some((one) => one.code === code && one.dueOn === dueOn && returnDays.includes(dueOn));
        const isKept = kept.some((one) => one.code === code && one.reason === 'promised-to-others');
        if (isMoved === isKept) turn.faults.push(`loan of ${code} is neither moved nor kept by the closure`);
        const last = returnDays.at(-1);
        if (isKept && last !== undefined && this.state.canBeOut(code, last)) {
          turn.faults.push(`loan of ${code} stays due on a closed day although nobody loses a copy`);
        }
      }
    });
  }

  /** By night ends what is over; who waits gets what there is, in turn, and whose copy will not be there gets another one. */
  passed(day: CalendarDate, shown: Shown): string[] {
    return this.judge(shown, true, (turn) => {
      this.state.today = day;
      const later = this.moveDueDays(turn);
      for (const one of this.state.all) {
        if (!isOpen(one) || (one.readyUntil ?? one.to) >= day) continue;
        this.state.put({ ...one, state: one.state === 'confirmed' ? 'no-show' : 'lapsed', readyUntil: null });
      }
      this.takeOver(turn);
      for (const code of later) this.demandRoom(turn, code);
      this.demandPlaced(turn, () => true);
      const soon = addDays(day, lookAheadDays);
      for (const one of this.state.held) {
        const isEndangered = isMovable(one) && one.from <= soon && !this.state.isThere(one.copy, one);
        if (isEndangered && this.state.canPromise(one, one.id)) {
          turn.faults.push(`${one.id} keeps a copy that will not be there, although there is another`);
        }
      }
    });
  }

  private judge(shown: Shown, mayEndanger: boolean, event: (turn: Turn) => void): string[] {
    const { state } = this;
    const turn: Turn = {
      shown,
      before: new Map(state.all.map((one) => [one.id, one])),
      safe: new Set(state.held.filter((one) => state.isThere(one.copy, one)).map(({ id }) => id)),
      faults: [],
    };
    event(turn);
    this.compare(turn);
    this.demandKept(turn, mayEndanger);
    return turn.faults;
  }

  private nextTurn(): number {
    this.turns += 1;
    return this.turns;
  }

  private isDone<T>(turn: Turn, answer: Answer<T>): answer is { readonly given: T } {
    if ('refused' in answer) turn.faults.push(`refused: ${answer.refused.join(', ')}`);
    return 'given' in answer;
  }

  private demandRefused(turn: Turn, answer: Answer<unknown>, ...codes: readonly string[]): void {
    const refused = 'refused' in answer ? answer.refused : [];
    if (!codes.some((code) => refused.includes(code))) {
      turn.faults.push(`not refused with ${codes.join(' or ')}, but ${JSON.stringify(answer)}`);
    }
  }

  private demandCodes(turn: Turn, refused: readonly string[], known: readonly string[]): void {
    const strange = refused.filter((code) => !known.includes(code));
    if (strange.length > 0) turn.faults.push(`refused with ${strange.join(', ')}`);
  }

  /**
   * Takes over who has been given a copy and who another one. Nobody is given one before somebody ahead in line who could have one else.
   * @param could whether somebody could have one, if whoever has been given one had none
   */
  private takeOver(
    turn: Turn,
    could = (one: Promised, lucky: Held): boolean => this.state.canPromise(one, lucky.id),
  ): void {
    for (const { id, state, instrument } of turn.shown.promises) {
      const known = this.state.find(id);
      if (known === undefined || instrument === null || (state !== 'confirmed' && state !== 'ready')) continue;
      if (known.state === 'waiting') this.state.put({ ...known, state: 'confirmed', copy: instrument });
      if (!isHeld(known) || known.copy === instrument) continue;
      if (!isMovable(known)) turn.faults.push(`${id} was moved although it is pinned or ready`);
      this.state.put({ ...known, copy: instrument });
    }
    const stillWaiting = this.state.waiting.filter((one) => turn.before.get(one.id) === one);
    const placed = this.state.held.filter(({ id }) => (turn.before.get(id)?.state ?? 'waiting') === 'waiting');
    for (const lucky of placed) {
      for (const one of stillWaiting) {
        const isAhead = this.state.isBefore(one, lucky) && this.state.contend(one, lucky);
        if (isAhead && could(one, lucky)) turn.faults.push(`${lucky.id} overtook ${one.id}`);
      }
    }
  }

  /** Takes over what is due later because it was due while the point is closed. @returns which copies that are */
  private moveDueDays(turn: Turn): string[] {
    const moved: string[] = [];
    for (const { code, dueOn } of this.copiesIn('on-loan')) {
      const shown = turn.shown.copies.find((one) => one.code === code)?.dueOn;
      if (shown == null || shown === dueOn || !this.isClosed(dueOn)) continue;
      const later = calendarDate(shown);
      if (dueOn !== null && (later < dueOn || this.isClosed(later))) turn.faults.push(`${code} is due on ${later}`);
      this.state.putCopy(code, { dueOn: later });
      moved.push(code);
    }
    return moved;
  }

  /** Takes over what is kept longer because its time would run out while the point is closed. */
  private keepLonger(turn: Turn): void {
    for (const one of this.state.held) {
      const until = turn.shown.promises.find(({ id }) => id === one.id)?.readyUntil;
      if (until == null || one.readyUntil === null || !this.isClosed(one.readyUntil)) continue;
      const later = calendarDate(until);
      if (later < one.readyUntil || later > one.to) turn.faults.push(`${one.id} is kept until ${later}`);
      this.state.put({ ...one, readyUntil: later });
    }
  }

  private isClosed(day: CalendarDate | null): boolean {
    return this.closures.some((days) => isWithin(day, days));
  }

  private end(turn: Turn, id: string, state: 'cancelled' | 'no-show'): void {
    const before = this.state.promise(id);
    this.state.put({ ...before, state, readyUntil: null });
    this.takeOver(turn);
    if (isHeld(before)) this.demandPlaced(turn, (one) => sharesDays(one, before));
  }

  /** @param counted the last day for which it was counted out, where it was out */
  private comeBack(turn: Turn, code: string, onward: Onward, counted: CalendarDate | undefined): void {
    this.state.putCopy(code, onShelf);
    if (counted !== undefined) this.takeOver(turn, (one, lucky) => this.state.isFreeFor(one, code, lucky.id));
    for (const one of this.state.waiting) {
      if (counted !== undefined && one.from <= counted && this.state.isFreeFor(one, code)) {
        turn.faults.push(`${one.id} waits although ${code} is back`);
      }
    }
    const next = this.state.nextPickup(code);
    const expected = next === undefined ? 'shelf' : 'hold';
    if (onward.step !== expected || onward.reservation !== (next?.id ?? null)) {
      turn.faults.push(`${code} goes to ${JSON.stringify(onward)} instead of ${expected} for ${next?.id ?? 'nobody'}`);
    }
    if (next !== undefined) this.makeReady(turn, next);
  }

  private makeReady(turn: Turn, one: Held): void {
    const until = turn.shown.promises.find(({ id }) => id === one.id)?.readyUntil;
    const readyUntil = until == null ? this.today : calendarDate(until);
    if (readyUntil < this.today || readyUntil > one.to) turn.faults.push(`${one.id} is kept until ${readyUntil}`);
    this.state.put({ ...one, state: 'ready', readyUntil });
    this.state.putCopy(one.copy, { ...onShelf, state: 'on-hold-shelf' });
  }

  /** Nobody is promised what goes out, before it is due. */
  private demandRoom(turn: Turn, code: string): void {
    const { today } = this;
    for (const { id } of this.state.heldOn(code, { from: today, to: this.state.copy(code).dueOn ?? today })) {
      turn.faults.push(`${id} is promised ${code}, which is out then`);
    }
  }

  /** Nobody waits for what can be promised. */
  private demandPlaced(turn: Turn, isConcerned: (one: Promised) => boolean): void {
    for (const one of this.state.waiting) {
      if (isConcerned(one) && this.state.canPromise(one)) turn.faults.push(`${one.id} waits although there is a copy`);
    }
  }

  /** What the product shows is what is expected. */
  private compare({ shown, faults }: Turn): void {
    const expected = this.state.all.map((one) => {
      const position = one.state === 'waiting' && one.to >= this.today ? this.state.ahead(one).length + 1 : null;
      return [one.id, one.state, one.from, one.to, copyOf(one), one.readyUntil, position];
    });
    const seen = shown.promises.map((one) => {
      const known = this.state.find(one.id);
      const copy = known !== undefined && copyOf(known) === null ? null : one.instrument;
      return [one.id, one.state, one.from, one.to, copy, one.readyUntil, one.position];
    });
    faults.push(...differences(expected, seen));
    faults.push(
      ...differences(
        this.state.everyCopy.map(({ code, state, dueOn }) => [code, state, dueOn]),
        shown.copies.map(({ code, state, dueOn }) => [code, state, dueOn]),
      ),
    );
  }

  /** Nobody is promised what somebody else has, nor what will not be there as far as anybody knew. */
  private demandKept({ before, safe, faults }: Turn, mayEndanger: boolean): void {
    for (const one of this.state.held) {
      for (const other of this.state.heldOn(one.copy, one)) {
        if (other.id < one.id) faults.push(`${one.id} and ${other.id} are both promised ${one.copy}`);
      }
      if (!this.state.fits(one, one.copy)) faults.push(`${one.id} is promised ${one.copy}, which it did not ask for`);
      const known = before.get(one.id);
      const isNew = known === undefined || known.copy !== one.copy || known.from !== one.from || known.to !== one.to;
      const isSafe = this.state.isThere(one.copy, one);
      if (!isSafe && (isNew || (safe.has(one.id) && !mayEndanger))) {
        faults.push(`${one.id} is promised ${one.copy}, which will not be there`);
      }
    }
  }
}

/** The copy that counts: of what has ended without a loan it is history. */
function copyOf(one: Promised): string | null {
  return isHeld(one) || one.state === 'fulfilled' ? one.copy : null;
}

function isWithin(day: CalendarDate | null, { from, to }: Days): boolean {
  return day !== null && from <= day && day <= to;
}

function differences(expected: readonly unknown[], seen: readonly unknown[]): string[] {
  const [wanted, found] = [expected, seen].map((rows) => rows.map((row) => JSON.stringify(row)));
  return [
    ...(wanted ?? []).filter((row) => found?.includes(row) !== true).map((row) => `expected ${row}`),
    ...(found ?? []).filter((row) => wanted?.includes(row) !== true).map((row) => `the product shows ${row}`),
  ];
}
