import { afterAll, beforeAll, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { BorrowerEntity, EnrolmentEntity } from '../../src/borrowers/index.js';
import { type Actor } from '../../src/identity/index.js';
import {
  InstrumentEntity,
  InstrumentKindEntity,
  QualityGradeEntity,
  generateCode,
  instrumentSortKey,
  shippedGrades,
  shippedKinds,
} from '../../src/inventory/index.js';
import { LoanEntity } from '../../src/lending/index.js';
import { LoanRuleEntity, shippedRules } from '../../src/loan-rules/index.js';
import { type CalendarDate, addDays, calendarDate, zonedInstant } from '../../src/platform/calendar/index.js';
import { Clock } from '../../src/platform/clock/index.js';
import type { Tx } from '../../src/platform/database/index.js';
import { Problem } from '../../src/platform/http/index.js';
import { newId } from '../../src/platform/ids/index.js';
import {
  ChangeReservation,
  EndReservation,
  Nightly,
  Promises,
  ReservationQuery,
  Reserve,
} from '../../src/reservations/index.js';
import { eachDatabase } from '../support/databases.js';
import { propertySettings } from '../support/property.js';
import { type SmallTown, smallTown } from '../support/small-town.js';
import { count, inTime } from '../support/soak.js';

const firstDay = calendarDate('2026-11-23');
const kind = shippedKinds.find(({ id }) => id === 'violin');
if (kind === undefined) throw new Error('There is no violin');
const sizes = kind.sizes.slice(-2);

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

const copies = [
  { size: sizes[0], grade: 'basic' },
  { size: sizes[1], grade: 'basic' },
  { size: sizes[0], grade: 'good' },
  { size: sizes[1], grade: 'good' },
].map((one, nth) => ({ ...one, code: generateCode((bytes) => Buffer.alloc(bytes, nth + 1)) }));

const people = ['deepening', 'deepening', 'core', 'breadth', null, null].map((programme, nth) => ({
  id: `00000000-0000-4000-8000-00000000000${nth}`,
  programme,
}));

/** What can happen. Days count from the day on which it happens; `nth` chooses among what there is. */
const anyEvent = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      what: fc.constant('reserve' as const),
      who: fc.nat(people.length - 1),
      size: fc.constantFrom(null, ...sizes),
      grade: fc.constantFrom('basic', 'good'),
      from: fc.nat(30),
      length: fc.nat(25),
      pinned: fc.option(fc.nat(copies.length - 1), { freq: 3 }),
      wait: fc.boolean(),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      what: fc.constant('change' as const),
      nth: fc.nat(30),
      from: fc.nat(30),
      length: fc.nat(25),
      wait: fc.boolean(),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ what: fc.constantFrom('cancel' as const, 'no-show' as const), nth: fc.nat(30) }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      what: fc.constant('hand-over' as const),
      who: fc.nat(people.length - 1),
      copy: fc.nat(copies.length - 1),
      days: fc.integer({ min: 1, max: 30 }),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      what: fc.constantFrom('return' as const, 'return' as const, 'break' as const, 'mend' as const, 'shelve' as const),
      copy: fc.nat(copies.length - 1),
    }),
  },
  { weight: 2, arbitrary: fc.record({ what: fc.constant('pass' as const), days: fc.integer({ min: 1, max: 12 }) }) },
);
type Happening = typeof anyEvent extends fc.Arbitrary<infer E> ? E : never;

interface Row {
  readonly id: string;
  readonly state: string;
  readonly code: string | null;
  readonly pinned: string | null;
  readonly size: string | null;
  readonly least: string;
  readonly most: string;
  readonly from: CalendarDate;
  readonly to: CalendarDate;
  readonly priority: number;
  readonly madeAt: string;
  readonly version: number;
}

interface CopyRow {
  readonly code: string;
  readonly state: string;
  readonly due: CalendarDate | null;
}

/** In which state an instrument must be for something to happen to it. */
const stateFor = { return: 'on-loan', break: 'available', mend: 'in-repair', shelve: 'available' } as const;

const heldStates = ['awaiting-acceptance', 'confirmed', 'ready'];
const isHeld = ({ state }: Row): boolean => heldStates.includes(state);
const gradeOf = (id: string): number => shippedGrades.find((grade) => grade.id === id)?.position ?? 0;
const sharesDays = (one: Row, other: Pick<Row, 'from' | 'to'>): boolean => one.from <= other.to && other.from <= one.to;

/** Worked out anew, in the simplest way, from what stands in the register. */
class Model {
  constructor(
    private readonly rows: readonly Row[],
    private readonly circulating: readonly CopyRow[],
    private readonly today: CalendarDate,
  ) {}

  isFit(row: Row, code: string): boolean {
    if (row.pinned !== null) return row.pinned === code;
    const copy = copies.find((one) => one.code === code);
    if (copy === undefined) return false;
    const grade = gradeOf(copy.grade);
    return (row.size === null || row.size === copy.size) && gradeOf(row.least) <= grade && grade <= gradeOf(row.most);
  }

  /** Whether neither its own state nor a promise keeps a copy on any of the days. */
  isFree(code: string, period: Pick<Row, 'from' | 'to'>, except?: string): boolean {
    const copy = this.circulating.find((one) => one.code === code);
    if (copy === undefined || copy.state === 'in-repair') return false;
    if (copy.state === 'on-loan') {
      if (period.from <= countedOut(copy, this.today)) return false;
    }
    return !this.rows.some((row) => isHeld(row) && row.code === code && row.id !== except && sharesDays(row, period));
  }

  freeFor(row: Row): string[] {
    return copies.map(({ code }) => code).filter((code) => this.isFit(row, code) && this.isFree(code, row, row.id));
  }

  /** Those before one in line who wait for something that could go to either. */
  ahead(row: Row): Row[] {
    return this.rows.filter(
      (other) =>
        other.state === 'waiting' &&
        other.to >= this.today &&
        isBefore(other, row) &&
        sharesDays(other, row) &&
        (other.size === null || row.size === null || other.size === row.size) &&
        gradeOf(other.least) <= gradeOf(row.most) &&
        gradeOf(row.least) <= gradeOf(other.most),
    );
  }
}

/** The last day for which what is on loan is counted out. */
function countedOut(copy: CopyRow, today: CalendarDate): CalendarDate {
  const due = copy.due ?? today;
  return due >= today ? due : addDays(today, 14);
}

function isBefore(one: Row, other: Row): boolean {
  if (one.priority !== other.priority) return one.priority < other.priority;
  if (one.madeAt !== other.madeAt) return one.madeAt < other.madeAt;
  return one.id < other.id;
}

eachDatabase((database) => {
  const clock = new TickingClock();
  let town: SmallTown;
  let actor: Actor;
  beforeAll(async () => {
    town = await smallTown(database(), clock);
    await town.user('bibliotek', 'librarian', 'library');
    actor = {
      userId: town.userId('bibliotek'),
      username: 'bibliotek',
      displayName: 'Bibliotek',
      role: 'librarian',
      unitId: 'library',
      lendingPointId: null,
      language: 'nb',
    };
    await furnish();
  });
  afterAll(() => town.close());

  async function furnish(): Promise<void> {
    await town.database.unitOfWork.run(async (tx) => {
      for (const one of shippedKinds) {
        await tx.insert(InstrumentKindEntity, { ...one, sizes: JSON.stringify(one.sizes) });
      }
      for (const grade of shippedGrades) await tx.insert(QualityGradeEntity, grade);
      for (const rule of shippedRules) await tx.insert(LoanRuleEntity, rule);
      for (const { id, programme } of people) await insertBorrower(tx, id, programme);
      for (const copy of copies) await insertCopy(tx, copy);
    });
  }

  async function insertBorrower(tx: Tx, id: string, programmeId: string | null): Promise<void> {
    const nothing = {
      fullName: null,
      birthDate: null,
      email: null,
      emailKey: null,
      phone: null,
      address: null,
      cardNumber: null,
    };
    await tx.insert(BorrowerEntity, {
      ...nothing,
      id,
      type: 'person',
      displayName: 'Prøve P.',
      language: 'nb',
      protectedAddress: false,
      unitId: 'library',
      municipalityId: 'town',
      sortKey: `prove ${id}`,
      createdAt: clock.now(),
      version: 1,
    });
    if (programmeId === null) return;
    await tx.insert(EnrolmentEntity, {
      id: newId(),
      borrowerId: id,
      programmeId,
      schoolYear: '2026-2027',
      schoolGrade: 9,
      teacherUserId: null,
      createdAt: clock.now(),
    });
  }

  async function insertCopy(tx: Tx, { code, size: own, grade }: (typeof copies)[number]): Promise<void> {
    const size = own ?? null;
    const nothing = { maker: null, model: null, serialNumber: null, funder: null, valueOre: null, note: null };
    await tx.insert(InstrumentEntity, {
      ...nothing,
      code,
      kindId: 'violin',
      size,
      gradeId: grade,
      condition: 'fine',
      state: 'available',
      ownerUnitId: 'library',
      managerUnitId: 'library',
      homePointId: 'library-point',
      currentPointId: 'library-point',
      dueOn: null,
      freeFrom: null,
      sortKey: kind === undefined ? '' : instrumentSortKey({ code, size }, kind),
      registeredAt: clock.now(),
      version: 1,
    });
  }

  const service = <T>(type: abstract new (...given: never[]) => T): T => town.app.get(type as never, { strict: false });

  const rows = async (): Promise<Row[]> => {
    const found = await town.database.reader.all<Row>(
      `SELECT id, state, instrument_code AS code, pinned_code AS pinned, size, least_grade_id AS least,
         most_grade_id AS most, from_day AS "from", busy_to AS "to", priority, made_at AS "madeAt", version
       FROM reservation ORDER BY made_at, id`,
    );
    return found.map((row) => ({ ...row, madeAt: JSON.stringify(row.madeAt) }));
  };
  const circulating = (): Promise<CopyRow[]> =>
    town.database.reader.all<CopyRow>('SELECT code, state, due_on AS due FROM instrument');
  const model = async (): Promise<Model> => new Model(await rows(), await circulating(), clock.today());

  /** What a sequence leaves, those first that refer to others. */
  const emptied = ['reminder', 'message', 'reservation', 'credit', 'charge', 'loan'];

  async function beginAnew(): Promise<void> {
    clock.day = firstDay;
    await town.database.unitOfWork.run(async (tx) => {
      for (const table of emptied) await tx.run(`DELETE FROM ${table}`);
      await tx.run(
        `UPDATE instrument SET state = 'available', current_point_id = home_point_id, due_on = NULL, version = version + 1`,
      );
    });
  }

  /** What a rule refuses is an answer; anything else is a fault. */
  async function asked(work: Promise<unknown>): Promise<Problem | undefined> {
    try {
      await work;
      return undefined;
    } catch (error) {
      if (error instanceof Problem) return error;
      throw error;
    }
  }

  async function move(tx: Tx, code: string, state: string, due: CalendarDate | null): Promise<void> {
    await tx.run(
      `UPDATE instrument SET state = $1, due_on = $2, current_point_id = $3, version = version + 1 WHERE code = $4`,
      [state, due, state === 'on-loan' ? null : 'library-point', code],
    );
  }

  async function handOver(who: string, copy: (typeof copies)[number], days: number): Promise<void> {
    const state = (await circulating()).find(({ code }) => code === copy.code)?.state;
    if (state !== 'available' && state !== 'on-hold-shelf') return;
    const promises = service(Promises);
    const today = clock.today();
    const due = addDays(today, days);
    const undone = new Error('Somebody else needs it');
    const unit = town.database.unitOfWork.run(async (tx) => {
      await tx.one('SELECT code FROM instrument WHERE code = $1 FOR UPDATE', [copy.code]);
      const instrument = { code: copy.code as never, kindId: 'violin', size: copy.size ?? null, gradeId: copy.grade };
      const own = await promises.lockForHandOver(tx, {
        borrowerId: who,
        instrument,
        pointId: 'library-point',
        on: today,
      });
      const stretch = { code: copy.code, from: today, to: due, exceptReservationId: own?.id };
      const announced = await promises.firstConflict(tx, stretch);
      const conflict = await promises.makeRoom(tx, stretch, null);
      expect(announced).toBe(conflict);
      if (conflict !== undefined) throw undone;
      const loanId = newId();
      await tx.insert(LoanEntity, {
        id: loanId,
        instrumentCode: copy.code,
        borrowerId: who,
        lendingPointId: 'library-point',
        ruleId: 'library-good',
        state: 'open',
        outAt: clock.now(),
        outOn: today,
        outBy: actor.userId,
        dueOn: due,
        returnedOn: null,
        registeredAt: null,
        returnedPointId: null,
        returnedBy: null,
        renewals: 0,
        renewedOn: null,
        claimedReturnedAt: null,
        version: 1,
      });
      await move(tx, copy.code, 'on-loan', due);
      if (own !== undefined) await promises.fulfil(tx, own.id, { code: copy.code, loanId, actorId: actor.userId });
    });
    await unit.catch((error: unknown) => {
      if (error !== undone) throw error;
    });
  }

  async function atCopy(what: keyof typeof stateFor, nth: number): Promise<void> {
    const there = (await circulating()).filter(({ state }) => state === stateFor[what]);
    const before = there.sort((one, other) => (one.code < other.code ? -1 : 1))[nth % Math.max(1, there.length)];
    if (before === undefined) return;
    const { code } = before;
    const promises = service(Promises);
    const comesBack = (tx: Tx) =>
      promises.comesBack(tx, { code, kindId: 'violin', at: 'library-point', freeFrom: null, actorId: actor.userId });
    await town.database.unitOfWork.run(async (tx) => {
      await tx.one('SELECT code FROM instrument WHERE code = $1 FOR UPDATE', [code]);
      if (what === 'return') {
        await comesBack(tx);
        await tx.run(
          `UPDATE loan SET state = 'returned', returned_on = $1, registered_at = $2 WHERE instrument_code = $3 AND state = 'open'`,
          [clock.today(), clock.now(), code],
        );
        await move(tx, code, 'available', null);
      } else if (what === 'break') {
        await move(tx, code, 'in-repair', null);
      } else if (what === 'mend') {
        await comesBack(tx);
        await move(tx, code, 'available', null);
      } else {
        const next = await promises.nextPickup(tx, { code, today: clock.today() });
        if (next === undefined) return;
        await promises.makeReady(tx, next.id, actor.userId);
        await move(tx, code, 'on-hold-shelf', null);
      }
    });
    if (what === 'break' || what === 'shelve') return;
    // Whom it suits who comes back early, and whose days it was counted out for, waits no more.
    const now = await model();
    const counted = what === 'mend' ? undefined : countedOut(before, clock.today());
    const waiting = (await rows()).filter(
      (row) => row.state === 'waiting' && row.to >= clock.today() && (counted === undefined || row.from <= counted),
    );
    expect(waiting.filter((row) => now.isFit(row, code) && now.isFree(code, row))).toEqual([]);
  }

  async function reserve(happening: Extract<Happening, { what: 'reserve' }>): Promise<void> {
    const { who, size, grade, from, length, pinned, wait } = happening;
    const first = addDays(clock.today(), from);
    const last = addDays(first, length);
    const instrument = pinned === null ? undefined : copies[pinned];
    const thing = instrument === undefined ? { kind: 'violin', size, grade } : { instrument: instrument.code };
    const known = new Set((await rows()).map(({ id }) => id));
    const before = await model();
    const refusal = await asked(
      service(Reserve).execute(
        actor,
        {
          ...thing,
          borrower: people[who]?.id ?? '',
          from: first,
          to: last,
          pickupPoint: 'library-point',
          wait,
          overrides: [{ code: 'reservation-limit-reached', comment: 'Prøven vil ha mange' }],
        },
        undefined,
      ),
    );
    if (refusal !== undefined) {
      expect({ code: refusal.code, pinned: instrument !== undefined, wait }).toMatchObject({
        code: 'refused',
        pinned: true,
        wait: false,
      });
      const rivals = (await rows()).some(
        (row) => row.state === 'waiting' && sharesDays(row, { from: first, to: last }),
      );
      expect(before.isFree(instrument?.code ?? '', { from: first, to: last }) && !rivals).toBe(false);
      return;
    }
    const made = (await rows()).filter(({ id }) => !known.has(id));
    expect(made).toHaveLength(1);
    const [one] = made;
    if (one?.state === 'waiting') expect((await model()).freeFor(one)).toEqual([]);
  }

  async function happen(happening: Happening): Promise<void> {
    if (happening.what === 'reserve') return reserve(happening);
    if (happening.what === 'hand-over') {
      const copy = copies[happening.copy];
      return copy && handOver(people[happening.who]?.id ?? '', copy, happening.days);
    }
    if (happening.what === 'pass') {
      clock.day = addDays(clock.day, happening.days);
      await service(Nightly).run(clock.today());
      const now = await model();
      for (const row of await rows()) if (row.state === 'waiting') expect(now.freeFor(row)).toEqual([]);
      return;
    }
    if ('copy' in happening) return atCopy(happening.what, happening.copy);
    const all = await rows();
    const one = all[happening.nth % Math.max(1, all.length)];
    if (one === undefined) return;
    if (happening.what === 'change') {
      const from = addDays(clock.today(), happening.from);
      const to = addDays(from, happening.length);
      const change = {
        from,
        to,
        wait: happening.wait,
        overrides: [{ code: 'reservation-limit-reached', comment: 'Prøve' }],
      };
      await asked(service(ChangeReservation).execute(actor, one.id, one.version, change));
      return;
    }
    const ending = service(EndReservation);
    await asked(
      happening.what === 'cancel' ? ending.cancel(actor, one.id, undefined) : ending.noShow(actor, one.id, undefined),
    );
  }

  /** What must hold after everything that can happen. */
  async function expectKept(before: readonly Row[]): Promise<void> {
    const after = await rows();
    const now = await model();
    for (const [index, one] of after.entries()) {
      expect((one.code !== null) === (one.state !== 'waiting') || ['cancelled', 'lapsed'].includes(one.state)).toBe(
        true,
      );
      if (!isHeld(one)) continue;
      expect(now.isFit(one, one.code ?? '')).toBe(true);
      for (const other of after.slice(index + 1)) {
        expect(isHeld(other) && other.code === one.code && sharesDays(one, other)).toBe(false);
      }
    }
    const earlier = new Map(before.map((row) => [row.id, row]));
    for (const { id, state } of before) {
      const ended = !heldStates.includes(state) && state !== 'waiting';
      if (ended) expect(after.find((row) => row.id === id)?.state).toBe(state);
    }
    const placed = after.filter((row) => isHeld(row) && !heldStates.includes(earlier.get(row.id)?.state ?? ''));
    const waiting = after.filter((row) => row.state === 'waiting' && earlier.get(row.id)?.state === 'waiting');
    for (const lucky of placed) {
      const overtaken = waiting.filter(
        (row) =>
          isBefore(row, lucky) &&
          earlier.get(row.id)?.version === row.version &&
          now.isFit(row, lucky.code ?? '') &&
          lucky.from <= row.from &&
          row.to <= lucky.to,
      );
      expect(overtaken).toEqual([]);
    }
  }

  async function expectPositions(): Promise<void> {
    const now = await model();
    const { items } = await service(ReservationQuery).list(actor, { state: 'waiting', limit: 200 });
    const told = new Map(items.map(({ id, position }) => [id, position]));
    for (const row of await rows()) {
      if (row.state === 'waiting' && row.to >= clock.today()) expect(told.get(row.id)).toBe(now.ahead(row).length + 1);
    }
  }

  it('keeps every promise, sells no copy twice and lets nobody overtake, whatever happens', async () => {
    const part = database().name === 'sqlite' ? 0.5 : 1;
    let sequences = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(anyEvent, { minLength: 5, maxLength: 25, size: 'max' }), async (happenings) => {
        if (!inTime(sequences, part)) return;
        sequences += 1;
        await beginAnew();
        for (const happening of happenings) {
          const before = await rows();
          await happen(happening);
          await expectKept(before);
        }
        await expectPositions();
        count(`sequences of reservations on ${database().name}`);
      }),
      // Two hundred sequences, half of them on each database.
      propertySettings(0.5),
    );
  });
});
