import { afterAll, beforeAll, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { type CalendarDate, addDays, calendarDate, laterOf, zonedInstant } from '../../src/platform/calendar/index.js';
import { Clock } from '../../src/platform/clock/index.js';
import { eachDatabase } from '../support/databases.js';
import { propertySettings } from '../support/property.js';
import { type SmallTown, smallTown } from '../support/small-town.js';
import { count, inTime } from '../support/soak.js';
import { PromisedHands } from './promised-hands.js';
import { PromisedModel } from './promised-model.js';
import { copies, furnish, grades, people, sizes, tidy } from './promised-town.js';

const firstDay = calendarDate('2026-11-23');

/** A clock whose every look is a second later, so that whoever asks first has asked first. */
class TickingClock extends Clock {
  day = firstDay;
  private ticks = 0;

  override now(): Date {
    this.ticks += 1;
    return new Date(zonedInstant(this.day, '08:00', 'Europe/Oslo').getTime() + this.ticks * 1_000);
  }

  override today(): CalendarDate {
    return this.day;
  }
}

/** Something that happens so many times as often as others. */
const event = <W extends string, T>(weight: number, what: W, about: { [K in keyof T]: fc.Arbitrary<T[K]> }) => ({
  weight,
  arbitrary: fc.record<T>(about).map((one) => ({ what, ...one })),
});
const person = fc.nat(people.length - 1);
const copy = fc.nat(copies.length - 1);
const days = { from: fc.nat(20), length: fc.nat(25) };
const nth = fc.nat(30);

/** What can happen. Days count from the day on which it happens; `nth` chooses among what there is. */
const anyEvent = fc.oneof(
  event(8, 'reserve', {
    ...days,
    who: person,
    size: fc.constantFrom(null, ...sizes),
    grade: fc.nat(grades.length - 1),
    pinned: fc.option(copy, { freq: 3 }),
    wait: fc.boolean(),
  }),
  event(2, 'change', { ...days, nth, wait: fc.boolean() }),
  event(1, 'cancel', { nth }),
  event(1, 'no-show', { nth }),
  event(4, 'hand-over', { who: person, copy, days: fc.integer({ min: 1, max: 30 }) }),
  event(2, 'renew', { nth, days: fc.integer({ min: 1, max: 20 }) }),
  event(3, 'return', { nth, broken: fc.nat(3).map((one) => one === 0) }),
  event(1, 'send-to-repair', { copy }),
  event(1, 'mend', { nth }),
  event(1, 'put-on-shelf', { nth }),
  event(1, 'take-off-shelf', { nth }),
  event(2, 'close', { from: fc.nat(14), length: fc.nat(9) }),
  event(2, 'pass', { days: fc.integer({ min: 1, max: 12 }) }),
);
type Happening = typeof anyEvent extends fc.Arbitrary<infer E> ? E : never;

const wanted = { what: 'reserve', from: 0, length: 0, size: '4/4', grade: 0, pinned: null, wait: false } as const;

/** Whoever waits can have a copy if somebody moves to the one that is back; whoever asks next must not get it before. */
const nextInLine: readonly Happening[] = [
  { what: 'send-to-repair', copy: 1 },
  { ...wanted, who: 4 },
  { ...wanted, who: 4, grade: 1 },
  { what: 'mend', nth: 0 },
  { ...wanted, who: 5, grade: 1 },
];

/** What is due while the point is closed is promised to somebody from the next day on: it stays due then. */
const promisedAfterwards: readonly Happening[] = [
  { what: 'hand-over', who: 0, copy: 0, days: 1 },
  { ...wanted, who: 1, pinned: 0, from: 2, length: 2 },
  { what: 'close', from: 1, length: 2 },
];

/** The one of some that a number chooses; `undefined` where there is none. */
function choose<T>(all: readonly T[], number: number): T | undefined {
  return all[number % Math.max(1, all.length)];
}

eachDatabase((database) => {
  const clock = new TickingClock();
  let town: SmallTown;
  let hands: PromisedHands;
  beforeAll(async () => {
    town = await smallTown(database(), clock);
    await town.user('bibliotek', 'librarian', 'library');
    const userId = town.userId('bibliotek');
    const names = { username: 'bibliotek', displayName: 'Bibliotek', language: 'nb' } as const;
    const actor = { ...names, userId, role: 'librarian', unitId: 'library', lendingPointId: null } as const;
    hands = new PromisedHands(
      town,
      actor,
      copies.map(({ code }) => code),
    );
    await furnish(town, clock.now());
  });
  afterAll(() => town.close());

  const stretch = (from: number, length: number) => {
    const first = addDays(clock.today(), from);
    return { from: first, to: addDays(first, length) };
  };

  /** Lets something happen, if it can, and gives what the model finds wrong with what became of it. */
  async function happen(model: PromisedModel, happening: Happening): Promise<string[]> {
    switch (happening.what) {
      case 'reserve': {
        const { who, size, grade, pinned, wait } = happening;
        const named = pinned === null ? undefined : copies[pinned];
        const thing = named === undefined ? { pinned: null, size, grade } : { ...named, pinned: named.code };
        const { from, to } = stretch(happening.from, happening.length);
        const asked = { ...thing, who: people[who]?.id ?? '', from, to, wait };
        return model.reserved(asked, await hands.reserve(asked), await hands.look());
      }
      case 'change': {
        const id = choose(model.openIds, happening.nth);
        const asked = { ...stretch(happening.from, happening.length), wait: happening.wait };
        return id === undefined ? [] : model.changed(id, asked, await hands.change(id, asked), await hands.look());
      }
      case 'cancel': {
        const id = choose(model.ids, happening.nth);
        return id === undefined ? [] : model.cancelled(id, await hands.cancel(id), await hands.look());
      }
      case 'no-show': {
        const id = choose(model.ids, happening.nth);
        return id === undefined ? [] : model.notFetched(id, await hands.noShow(id), await hands.look());
      }
      case 'hand-over': {
        const [who = '', code = ''] = [people[happening.who]?.id, copies[happening.copy]?.code];
        const due = addDays(clock.today(), happening.days);
        return model.handedOver(who, code, due, await hands.handOver(who, code, due), await hands.look());
      }
      case 'renew': {
        const out = choose(model.copiesIn('on-loan'), happening.nth);
        if (out?.loan == null) return [];
        const due = addDays(laterOf(out.dueOn ?? clock.today(), clock.today()), happening.days);
        return model.renewed(out.code, due, await hands.renew(out.loan, due), await hands.look());
      }
      case 'return': {
        const code = choose(model.copiesIn('on-loan'), happening.nth)?.code;
        const { broken } = happening;
        if (code === undefined) return [];
        return model.returned(code, broken, await hands.takeBack(code, broken), await hands.look());
      }
      case 'send-to-repair': {
        const code = copies[happening.copy]?.code ?? '';
        return model.sentToRepair(code, await hands.sendToRepair(code), await hands.look());
      }
      case 'mend': {
        const broken = choose(model.copiesIn('in-repair'), happening.nth);
        if (broken?.repair == null) return [];
        return model.mended(broken.code, await hands.mend(broken.repair), await hands.look());
      }
      case 'put-on-shelf': {
        const id = choose(model.openIds, happening.nth);
        return id === undefined ? [] : model.putOnShelf(id, await hands.putOnShelf(id), await hands.look());
      }
      case 'take-off-shelf': {
        const code = choose(model.copiesIn('on-hold-shelf'), happening.nth)?.code;
        return code === undefined ? [] : model.tookOffShelf(code, await hands.takeOffShelf(code), await hands.look());
      }
      case 'close': {
        const closed = stretch(happening.from, happening.length);
        return model.closed(closed, await hands.close(closed), await hands.look());
      }
      case 'pass': {
        clock.day = addDays(clock.day, happening.days);
        await hands.night(clock.day);
        return model.passed(clock.day, await hands.look());
      }
    }
  }

  async function live(happenings: readonly Happening[]): Promise<void> {
    clock.day = firstDay;
    await tidy(town);
    const model = new PromisedModel(firstDay, copies, people);
    for (const happening of happenings) expect(await happen(model, happening)).toEqual([]);
  }

  it('keeps every promise, sells no copy twice and lets nobody overtake, whatever happens', async () => {
    const part = database().name === 'sqlite' ? 0.5 : 1;
    let sequences = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(anyEvent, { minLength: 10, maxLength: 30, size: 'max' }), async (happenings) => {
        if (!inTime(sequences, part)) return;
        sequences += 1;
        await live(happenings);
        count(`sequences of reservations on ${database().name}`);
      }),
      // Two hundred sequences, half of them on each database.
      { ...propertySettings(0.5), examples: [[[...nextInLine]], [[...promisedAfterwards]]] },
    );
  });
});
