import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';

import { currentVersion } from '../../src/borrowers/index.js';
import { InstrumentKindEntity } from '../../src/inventory/index.js';
import { type CalendarDate, addDays } from '../../src/platform/calendar/index.js';
import type { Tx } from '../../src/platform/database/index.js';
import { Nightly, Promises } from '../../src/reservations/index.js';
import { eachDatabase } from '../support/databases.js';
import type { Answer } from '../support/http.js';
import { inTime, rounds } from '../support/soak.js';
import { Town, expectProblem, items, reasons, tally, wrongFields } from './town.js';

const reservations = '/api/v1/reservations';

/** So many reserve the last instrument at once. */
const crowd = 40;
/** How often they do. */
const races = rounds(1, 20);

interface Reserved {
  readonly id: string;
  readonly state: string;
  readonly instrument: string | null;
  readonly position: number | null;
  readonly version: number;
}

eachDatabase((database) => {
  let town: Town;
  let kinds: string[] = [];
  beforeAll(async () => {
    town = await Town.start(database());
    kinds = await newKinds(town, 40 + races);
  });
  afterAll(() => town.close());

  /** A kind that only this test has instruments of. */
  const ownKind = (): string => {
    const kind = kinds.pop();
    if (kind === undefined) throw new Error('There are more tests than kinds');
    return kind;
  };
  const day = (n: number): CalendarDate => addDays(town.today, n);
  const instrument = async (kind: string, more: { point?: string; grade?: string } = {}): Promise<string> =>
    (await town.register({ kind, ...more })).code;
  const asked = async (kind: string, from: number, to: number, more: object = {}): Promise<object> => ({
    borrower: (await town.borrower()).id,
    kind,
    grade: 'good',
    from: day(from),
    to: day(to),
    pickupPoint: 'library',
    ...more,
  });
  const reserve = async (json: object, as = 'bibliotek'): Promise<Answer> =>
    (await town.as(as)).post(reservations, { json });
  const reserved = async (json: object, as = 'bibliotek'): Promise<Reserved> => {
    const answer = await reserve(json, as);
    expect({ status: answer.status, body: answer.body }).toMatchObject({ status: 201 });
    return answer.body as Reserved;
  };
  const read = async (id: string, as = 'bibliotek'): Promise<Answer> =>
    (await town.as(as)).get(`${reservations}/${id}`);
  const post = async (id: string, what: string, json: object = {}, as = 'bibliotek', headers = {}): Promise<Answer> =>
    (await town.as(as)).post(`${reservations}/${id}/${what}`, { json, headers });
  const change = async (one: Reserved, json: object): Promise<Answer> =>
    post(one.id, 'change', json, 'bibliotek', { 'if-match': `"${one.version}"` });
  const pupil = async (): Promise<string> => {
    const { id } = await town.borrower({ birthDate: '2011-03-01', guardians: [{ displayName: 'Foresatt F.' }] });
    const json = { programme: 'deepening', schoolYear: '2026-2027', schoolGrade: 9, teacher: 'larer' };
    const answer = await (await town.as('admin')).post(`/api/v1/borrowers/${id}/enrolments`, { json });
    expect(answer.status).toBe(201);
    return id;
  };

  /** Sends something to the workshop, and gives what brings it back, or not. */
  const breakDown = async (code: string): Promise<(outcome: string) => Promise<void>> => {
    const desk = await town.as('bibliotek');
    const { status, body } = await desk.post(`/api/v1/instruments/${code}/repairs`, { json: { step: 'inspection' } });
    expect(status).toBe(201);
    return async (outcome) => {
      const answer = await desk.post(`/api/v1/repairs/${body.id}/completion`, { json: { outcome } });
      expect(answer.status).toBe(200);
    };
  };

  describe('a reservation', () => {
    it('of any of a kind holds a copy that is provisional', async () => {
      const kind = ownKind();
      const code = await instrument(kind);
      const answer = await reserve(await asked(kind, 5, 30));
      expect(answer.status).toBe(201);
      expect(answer.body).toMatchObject({
        state: 'confirmed',
        instrument: code,
        pinned: false,
        kind,
        leastGrade: 'good',
        from: day(5),
        to: day(30),
        pickupPoint: 'library',
        position: null,
        explanation: null,
      });
      expect(answer.headers.get('etag')).toBe(`"${answer.body.version}"`);
      expect((await read(answer.body.id)).body).toEqual(answer.body);
      await town.expectWhole();
    });

    it('of one instrument holds that one', async () => {
      const kind = ownKind();
      await instrument(kind);
      const code = await instrument(kind);
      const json = { ...(await asked(kind, 5, 30)), kind: null, grade: null, instrument: code.toLowerCase() };
      expect(await reserved(json)).toMatchObject({ state: 'confirmed', instrument: code, pinned: true });
    });

    it('of one instrument that is promised is refused with the days and without the person, or waits', async () => {
      const kind = ownKind();
      const code = await instrument(kind);
      const first = { ...(await asked(kind, 5, 30)), kind: null, grade: null, instrument: code };
      await reserved(first);
      const second = { ...first, borrower: (await town.borrower()).id };
      const answer = await reserve(second);
      expectProblem(answer, 422, 'refused');
      expect(answer.body.rejections).toEqual([
        {
          code: 'instrument-reserved',
          overridable: false,
          from: day(5),
          until: day(30),
          detail: expect.stringContaining('reservert'),
        },
      ]);
      expect(await reserved({ ...second, wait: true })).toMatchObject({
        state: 'waiting',
        instrument: null,
        position: 1,
      });
    });

    it('of what is out is refused while it is out, with the day it is due', async () => {
      const kind = ownKind();
      const { instrument: code } = await town.loan('library', await town.register({ kind, grade: 'basic' }));
      const [{ due_on: due } = { due_on: '' }] = await town.rows<{ due_on: string }>(
        'SELECT due_on FROM instrument WHERE code = $1',
        [code],
      );
      const json = {
        ...(await asked(kind, 1, 400)),
        kind: null,
        grade: null,
        instrument: code,
        from: day(1),
        to: day(3),
      };
      const answer = await reserve(json);
      expect(answer.body.rejections).toMatchObject([
        { code: 'instrument-not-available', state: 'on-loan', dueOn: due },
      ]);
      const after = addDays(due as CalendarDate, 1);
      expect(await reserved({ ...json, from: after, to: addDays(after, 5) })).toMatchObject({ state: 'confirmed' });
    });

    it('is refused with all its reasons at once, and 400 names every field that means nothing', async () => {
      const kind = ownKind();
      await instrument(kind, { grade: 'high', point: 'culture-school' });
      const answer = await reserve(await asked(kind, -1, 30, { grade: 'high' }));
      expect(reasons(answer)).toEqual([
        'period-in-past',
        'grade-needs-programme',
        'lending-point-cannot-lend',
        'grade-needs-reservation',
      ]);
      const nonsense = {
        borrower: randomUUID(),
        from: day(9),
        to: day(3),
        pickupPoint: 'nowhere',
        kind: 'x',
        grade: 'y',
      };
      expect(wrongFields(await reserve(nonsense))).toEqual({
        to: 'ends-before-it-begins',
        pickupPoint: 'unknown-lending-point',
        kind: 'unknown-kind',
        grade: 'unknown-grade',
      });
      expect(wrongFields(await reserve({ ...(await asked(kind, 1, 2)), instrument: 'x' }))).toEqual({
        kind: 'instrument-or-kind',
      });
      expect(wrongFields(await reserve(await asked(kind, 1, 2, { size: '9/9' })))).toEqual({
        size: 'size-not-of-kind',
      });
    });

    it('of high quality is the teacher’s for an own pupil, and not for another’s', async () => {
      const kind = ownKind();
      const code = await instrument(kind, { grade: 'high', point: 'culture-school' });
      const borrower = await pupil();
      const json = { ...(await asked(kind, 5, 200, { grade: 'high', pickupPoint: 'culture-school' })), borrower };
      expect(reasons(await reserve(json))).toEqual(['grade-needs-reservation']);
      expect(await reserved(json, 'larer')).toMatchObject({ state: 'awaiting-acceptance', instrument: code });
      const stranger = await reserve({ ...json, borrower: (await town.borrower()).id }, 'larer');
      expect(wrongFields(stranger)).toEqual({ borrower: 'unknown-borrower' });
    });

    it('of high quality for a minor is confirmed when a guardian has accepted its contract, once, and the hand-over asks no more', async () => {
      const kind = ownKind();
      const code = await instrument(kind, { grade: 'high', point: 'culture-school' });
      const borrower = await pupil();
      const place = { grade: 'high', pickupPoint: 'culture-school' };
      const { id } = await reserved({ ...(await asked(kind, 0, 200, place)), borrower }, 'larer');
      const teacher = await town.as('larer');
      const loan = { instrument: code, borrower, lendingPoint: 'culture-school' };
      const early = await teacher.post('/api/v1/checkouts', { json: loan });
      expect(early.body.rejections).toMatchObject([{ code: 'agreement-missing', agreement: 'both' }]);
      const [guardian] = (await teacher.get(`/api/v1/borrowers/${borrower}`)).body.guardians;
      const accept = async (type: 'terms' | 'contract', about: object): Promise<Answer> => {
        const json = { type, version: currentVersion(type), acceptedBy: guardian.id, method: 'paper', ...about };
        return teacher.post(`/api/v1/borrowers/${borrower}/agreements`, { json });
      };
      expect((await accept('contract', { reservation: randomUUID() })).status).toBe(400);
      expect((await accept('terms', {})).status).toBe(201);
      const answers = await Promise.all([1, 2].map(() => accept('contract', { reservation: id })));
      expect(answers.map(({ status }) => status)).toContain(201);
      expect((await teacher.get(`${reservations}/${id}`)).body.state).toBe('confirmed');
      const confirmed = await town.count(`audit_entry WHERE subject_id = $1 AND action = 'reservation.confirmed'`, [
        id,
      ]);
      expect(confirmed).toBe(1);
      const lent = await teacher.post('/api/v1/checkouts', { json: loan });
      expect({ status: lent.status, reservation: lent.body.reservation }).toEqual({ status: 201, reservation: id });
    });

    it('of at least good quality never takes a high copy for whom the rules give none', async () => {
      const kind = ownKind();
      await instrument(kind, { grade: 'high' });
      expect(await reserved(await asked(kind, 5, 30))).toMatchObject({ state: 'waiting', position: 1 });
    });

    it('counts towards what the borrower may have at once', async () => {
      const kind = ownKind();
      for (let n = 0; n < 3; n += 1) await instrument(kind);
      const json = await asked(kind, 5, 30);
      await reserved(json);
      await reserved(json);
      const answer = await reserve(json);
      expect(answer.body.rejections).toMatchObject([{ code: 'reservation-limit-reached', limit: 2, reserved: 2 }]);
      const overrides = [{ code: 'reservation-limit-reached', comment: 'Tre søsken deler konto' }];
      await reserved({ ...json, overrides });
    });
  });

  describe('copies', () => {
    it('are never oversold: one free in spring and another in autumn is none for the year', async () => {
      const kind = ownKind();
      const codes = [await instrument(kind), await instrument(kind)];
      const pinned = { kind: null, grade: null };
      await reserved({ ...(await asked(kind, 5, 50)), ...pinned, instrument: codes[0] });
      await reserved({ ...(await asked(kind, 51, 100)), ...pinned, instrument: codes[1] });
      expect(await reserved(await asked(kind, 5, 100))).toMatchObject({ state: 'waiting' });
      expect(await reserved(await asked(kind, 51, 100))).toMatchObject({ state: 'confirmed', instrument: codes[0] });
    });

    it('of others are exchanged to make room', async () => {
      const kind = ownKind();
      const [one, other] = [await instrument(kind), await instrument(kind)].sort();
      const flexible = await reserved(await asked(kind, 5, 50));
      expect(flexible.instrument).toBe(one);
      const fixed = { ...(await asked(kind, 20, 60)), kind: null, grade: null, instrument: one };
      expect(await reserved(fixed)).toMatchObject({ state: 'confirmed', instrument: one });
      expect((await read(flexible.id)).body).toMatchObject({ state: 'confirmed', instrument: other });
      await town.expectWhole();
    });

    it('that are free go to the lowest grade that suffices', async () => {
      const kind = ownKind();
      const good = await instrument(kind, { grade: 'good' });
      const basic = await instrument(kind, { grade: 'basic' });
      expect((await reserved(await asked(kind, 5, 9, { grade: 'basic' }))).instrument).toBe(basic);
      expect((await reserved(await asked(kind, 5, 9, { grade: 'basic' }))).instrument).toBe(good);
    });
  });

  describe('a line', () => {
    it('goes by programme and then by time, is explained without others, and moves up in order', async () => {
      const kind = ownKind();
      await instrument(kind);
      const holder = await reserved(await asked(kind, 5, 50));
      const first = await reserved(await asked(kind, 5, 50));
      town.application.clock.goTo(town.today, '10:01');
      const second = await reserved(await asked(kind, 5, 50));
      const json = { ...(await asked(kind, 5, 50)), borrower: await pupil() };
      const ahead = await reserved(json);
      expect([first.position, second.position, ahead.position]).toEqual([1, 2, 1]);
      const seen = await read(second.id);
      expect(seen.body).toMatchObject({ position: 3, explanation: expect.stringContaining('Nummer 3') });
      expect((await post(holder.id, 'cancel')).body).toMatchObject({ state: 'cancelled' });
      const states = await Promise.all([ahead, first, second].map(async ({ id }) => (await read(id)).body));
      expect(states.map(({ state, position }) => [state, position])).toEqual([
        ['confirmed', null],
        ['waiting', 1],
        ['waiting', 2],
      ]);
      town.application.clock.goTo(town.today);
      await town.expectWhole();
    });

    it('is not jumped by somebody new when something has come back meanwhile', async () => {
      const kind = ownKind();
      const code = await instrument(kind);
      const end = await breakDown(code);
      const early = await reserved(await asked(kind, 5, 50));
      town.application.clock.goTo(town.today, '10:01');
      await end('in-order');
      expect(await reserved(await asked(kind, 5, 50))).toMatchObject({ state: 'waiting', position: 1 });
      expect((await read(early.id)).body).toMatchObject({ state: 'confirmed', instrument: code });
      town.application.clock.goTo(town.today);
    });
  });

  describe('a change', () => {
    it('extends what is free, keeps the copy, and needs the version that was read', async () => {
      const kind = ownKind();
      await instrument(kind);
      const one = await reserved(await asked(kind, 5, 30));
      expectProblem(await post(one.id, 'change', { to: day(40) }), 428, 'if-match-required');
      const answer = await change(one, { to: day(40) });
      expect(answer.status).toBe(200);
      expect(answer.body).toMatchObject({ state: 'confirmed', instrument: one.instrument, to: day(40) });
      expectProblem(await change(one, { to: day(50) }), 412, 'changed-meanwhile');
    });

    it('never eats somebody else’s, and leaves what was promised', async () => {
      const kind = ownKind();
      await instrument(kind);
      const one = await reserved(await asked(kind, 5, 30));
      await reserved(await asked(kind, 31, 60));
      const answer = await change(one, { to: day(40) });
      expect(reasons(answer)).toEqual(['nothing-free']);
      expect((await read(one.id)).body).toMatchObject({ state: 'confirmed', to: day(30), version: one.version });
      expect((await change(one, { to: day(40), wait: true })).body).toMatchObject({ state: 'waiting', position: 1 });
      await town.expectWhole();
    });

    it('gives what it frees to the next in line', async () => {
      const kind = ownKind();
      await instrument(kind);
      const one = await reserved(await asked(kind, 5, 60));
      const next = await reserved(await asked(kind, 40, 60));
      expect(next.state).toBe('waiting');
      expect((await change(one, { to: day(39) })).status).toBe(200);
      expect((await read(next.id)).body).toMatchObject({ state: 'confirmed' });
    });

    it('to an instrument of another kind is none', async () => {
      const [kind, other] = [ownKind(), ownKind()];
      await instrument(kind);
      const one = await reserved(await asked(kind, 5, 60));
      expect(wrongFields(await change(one, { instrument: await instrument(other) }))).toEqual({
        instrument: 'instrument-of-other-kind',
      });
    });
  });

  describe('an end', () => {
    it('comes once', async () => {
      const kind = ownKind();
      await instrument(kind);
      const one = await reserved(await asked(kind, 0, 60));
      expect((await post(one.id, 'no-show')).body).toMatchObject({ state: 'no-show', instrument: one.instrument });
      expectProblem(await post(one.id, 'cancel'), 409, 'reservation-ended');
      const later = await reserved(await asked(kind, 1, 60));
      expect(reasons(await post(later.id, 'no-show'))).toEqual(['reservation-not-begun']);
    });

    it('comes by night when nobody came, and what is free goes to the next in line', async () => {
      const kind = ownKind();
      const code = await instrument(kind);
      const one = await reserved(await asked(kind, 1, 10));
      const short = await reserved(await asked(kind, 1, 5));
      const next = await reserved(await asked(kind, 1, 30));
      const nightly = town.application.app.get(Nightly, { strict: false });
      const preview = await nightly.preview(day(11));
      expect(preview.noShows).toBeGreaterThanOrEqual(1);
      expect((await read(one.id)).body.state).toBe('confirmed');
      const result = await nightly.run(day(11));
      expect(result).toMatchObject({ noShows: preview.noShows, lapsed: preview.lapsed });
      expect((await read(one.id)).body.state).toBe('no-show');
      expect((await read(short.id)).body.state).toBe('lapsed');
      expect((await read(next.id)).body).toMatchObject({ state: 'confirmed', instrument: code });
      expect(await nightly.run(day(11))).toMatchObject({ lapsed: 0, noShows: 0, placed: 0 });
    });
  });

  describe('by night', () => {
    it('a promise whose copy will not be there gets another, or waits where it is gone for good', async () => {
      const kind = ownKind();
      const [first, second] = [await instrument(kind), await instrument(kind)].sort();
      const one = await reserved(await asked(kind, 5, 30));
      expect(one.instrument).toBe(first);
      const endFirst = await breakDown(first ?? '');
      const nightly = town.application.app.get(Nightly, { strict: false });
      expect((await nightly.run(town.today)).moved).toBeGreaterThanOrEqual(1);
      expect((await read(one.id)).body).toMatchObject({ state: 'confirmed', instrument: second });
      const endSecond = await breakDown(second ?? '');
      await nightly.run(town.today);
      expect((await read(one.id)).body).toMatchObject({ state: 'confirmed', instrument: second });
      await endSecond('retired');
      await nightly.run(town.today);
      expect((await read(one.id)).body).toMatchObject({ state: 'waiting', instrument: null });
      await endFirst('in-order');
      await nightly.run(town.today);
      expect((await read(one.id)).body).toMatchObject({ state: 'confirmed', instrument: first });
    });
  });

  describe('at a desk', () => {
    const promises = (): Promises => town.application.app.get(Promises, { strict: false });
    const user = async (): Promise<string> =>
      (await town.rows<{ id: string }>(`SELECT id FROM user_account WHERE username = 'bibliotek'`))[0]?.id ?? '';
    const run = <T>(work: (tx: Tx) => Promise<T>): Promise<T> => town.application.database.unitOfWork.run(work);

    it('a copy waits on the shelf under a code, lapses, and is the next one’s', async () => {
      const kind = ownKind();
      const code = await instrument(kind);
      const one = await reserved(await asked(kind, 2, 60));
      const next = await reserved(await asked(kind, 2, 60));
      const actor = await user();
      const { reader } = town.application.database;
      expect(await promises().nextPickup(reader, { code, today: town.today })).toEqual({
        id: one.id,
        pickupPointId: 'library',
        from: day(2),
      });
      const slip = await run((tx) => promises().makeReady(tx, one.id, actor));
      expect(slip.pickupCode).toMatch(/^[A-Z]\d{3}$/);
      expect((await read(one.id)).body).toMatchObject({ state: 'ready', ...slip });
      expect((await read(one.id, 'lager')).body).not.toHaveProperty('pickupCode');
      expect(await promises().readyOn(reader, code)).toMatchObject({ id: one.id, ...slip });
      await town.application.app.get(Nightly, { strict: false }).run(addDays(slip.readyUntil, 1));
      expect((await read(one.id)).body).toMatchObject({ state: 'lapsed', readyUntil: null, pickupCode: null });
      expect((await read(next.id)).body).toMatchObject({ state: 'confirmed', instrument: code });
    });

    it('the copy in hand is exchanged with the provisional one, and given back when the loan is undone', async () => {
      const kind = ownKind();
      const [one, other] = [await instrument(kind), await instrument(kind)].sort();
      const mine = await reserved(await asked(kind, 0, 60));
      const theirs = await reserved(await asked(kind, 0, 60));
      expect([mine.instrument, theirs.instrument]).toEqual([one, other]);
      const { body } = await read(mine.id);
      const loan = await town.loan('library', await town.register());
      const actor = await user();
      await run(async (tx) => {
        const asking = {
          borrowerId: body.borrower,
          instrument: { code: other as never, kindId: kind, size: '4/4', gradeId: 'good' },
          pointId: 'library',
          on: town.today,
        };
        const found = await promises().lockForHandOver(tx, asking);
        expect(found?.id).toBe(mine.id);
        const stretch = { code: other ?? '', from: town.today, to: day(80), exceptReservationId: mine.id };
        expect(await promises().firstConflict(tx, stretch)).toBeUndefined();
        expect(await promises().makeRoom(tx, stretch, actor)).toBeUndefined();
        await promises().fulfil(tx, mine.id, { code: other ?? '', loanId: loan.id, actorId: actor });
      });
      expect((await read(mine.id)).body).toMatchObject({ state: 'fulfilled', instrument: other, loan: loan.id });
      expect((await read(theirs.id)).body).toMatchObject({ state: 'confirmed', instrument: one });
      await run((tx) => promises().unfulfil(tx, loan.id, actor));
      expect((await read(mine.id)).body).toMatchObject({ state: 'confirmed', instrument: other, loan: null });
    });

    it('a loan has room until somebody’s promise that cannot be moved', async () => {
      const kind = ownKind();
      const code = await instrument(kind);
      await reserved(await asked(kind, 20, 60));
      const { reader } = town.application.database;
      const stretch = { code, from: town.today, to: day(30) };
      expect(await promises().firstConflict(reader, stretch)).toBe(day(20));
      expect(await promises().firstConflict(reader, { ...stretch, to: day(19) })).toBeUndefined();
      await instrument(kind);
      expect(await promises().firstConflict(reader, stretch)).toBeUndefined();
    });
  });

  describe('what is free', () => {
    it('is told of each instrument with what keeps it, and counted over all', async () => {
      const kind = ownKind();
      const free = await instrument(kind);
      const promised = await instrument(kind);
      const mended = await instrument(kind);
      const out = (await town.loan('library', await town.register({ kind }))).instrument;
      await reserved({ ...(await asked(kind, 10, 20)), kind: null, grade: null, instrument: promised });
      await breakDown(mended);
      const client = await town.as('larer');
      const ask = async (from: number, to: number, more = ''): Promise<Answer> =>
        client.get(`/api/v1/availability?kind=${kind}&from=${day(from)}&to=${day(to)}${more}`);
      const { body } = await ask(5, 15);
      const byCode = new Map(items<{ code: string; free: boolean }>({ body } as Answer).map((one) => [one.code, one]));
      expect(body.free).toBe(1);
      expect(byCode.get(free)).toMatchObject({ free: true, freeFrom: day(5), busy: [] });
      expect(byCode.get(promised)).toMatchObject({
        free: false,
        freeFrom: day(5),
        busy: [{ from: day(10), to: day(20), because: 'reservation' }],
      });
      expect(byCode.get(mended)).toMatchObject({
        free: false,
        freeFrom: null,
        busy: [{ to: null, because: 'repair' }],
      });
      expect(byCode.get(out)).toMatchObject({ free: false, busy: [{ because: 'loan' }] });
      expect(JSON.stringify(body)).not.toMatch(/borrower|Prøve/);
      expect((await ask(21, 30)).body.free).toBe(2);
      expect((await ask(400, 401)).body.free).toBe(3);
      expect((await ask(400, 401, '&grade=high')).body).toMatchObject({ free: 0, items: [] });
      const paged = await ask(5, 15, '&limit=2');
      expect(paged.body).toMatchObject({ free: 1, nextCursor: expect.any(String) });
      const rest = await ask(5, 15, `&limit=2&cursor=${paged.body.nextCursor}`);
      expect([...paged.body.items, ...rest.body.items]).toEqual(body.items);
      const single = await client.get(`/api/v1/instruments/${promised}/availability?from=${day(5)}&to=${day(15)}`);
      expect(single.body).toEqual({ items: [byCode.get(promised)], free: 0, nextCursor: null });
    });

    it('is counted as each instrument is told, whatever its state', async () => {
      const client = await town.as('bibliotek');
      for (const { id } of await town.rows<{ id: string }>('SELECT id FROM instrument_kind')) {
        for (const [from, to] of [
          [0, 0],
          [1, 1],
          [3, 20],
          [14, 14],
          [15, 60],
          [300, 320],
        ] as const) {
          const query = `kind=${id}&from=${day(from)}&to=${day(to)}&limit=200`;
          const { body } = await client.get(`/api/v1/availability?${query}`);
          const told = items<{ free: boolean }>({ body } as Answer).filter((one) => one.free).length;
          expect({ id, from, free: body.free }).toEqual({ id, from, free: told });
        }
      }
    });

    it('counts an overdue instrument as out for a fortnight yet', async () => {
      const kind = ownKind();
      const loan = await town.loan('library', await town.register({ kind, grade: 'basic' }));
      await town.application.database.unitOfWork.run(async (tx) => {
        const [out, due] = [day(-40), day(-3)];
        await tx.run('UPDATE loan SET out_on = $1, due_on = $2 WHERE id = $3', [out, due, loan.id]);
        await tx.run('UPDATE instrument SET due_on = $1 WHERE code = $2', [due, loan.instrument]);
      });
      const client = await town.as('bibliotek');
      const free = async (n: number): Promise<number> =>
        (await client.get(`/api/v1/availability?kind=${kind}&from=${day(n)}`)).body.free;
      expect([await free(1), await free(14), await free(15)]).toEqual([0, 0, 1]);
    });

    it('is nobody’s question without a kind, of an unknown kind or of days in the wrong order', async () => {
      const client = await town.as('bibliotek');
      expect((await client.get('/api/v1/availability')).status).toBe(400);
      const of = async (query: string): Promise<Record<string, string>> =>
        wrongFields(await client.get(`/api/v1/availability?${query}`));
      expect(await of('kind=theremin')).toEqual({ kind: 'unknown-kind' });
      expect(await of(`kind=guitar&from=${day(3)}&to=${day(2)}`)).toEqual({ to: 'ends-before-it-begins' });
      expect(await of('kind=guitar&grade=superb')).toEqual({ grade: 'unknown-grade' });
    });
  });

  describe('who sees it', () => {
    it('the desk where it is picked up, the teacher of the pupil, the inventory manager without the person, and nobody else', async () => {
      const kind = ownKind();
      await instrument(kind, { grade: 'high', point: 'culture-school' });
      const borrower = await pupil();
      await town.application.database.unitOfWork.run((tx) =>
        tx.run(`UPDATE borrower SET unit_id = 'culture-school' WHERE id = $1`, [borrower]),
      );
      const pinned = await asked(kind, 5, 60, { grade: 'high', pickupPoint: 'culture-school' });
      const { id } = await reserved({ ...pinned, borrower }, 'larer');
      expect((await read(id, 'larer')).body.borrower).toBe(borrower);
      const manager = (await read(id, 'lager')).body;
      expect(manager).toMatchObject({ id, kind });
      expect(JSON.stringify(manager)).not.toContain(borrower);
      for (const stranger of ['bibliotek', 'ungdom']) {
        expectProblem(await read(id, stranger), 404, 'not-found');
        expectProblem(await post(id, 'cancel', {}, stranger), 404, 'not-found');
        const list = await (await town.as(stranger)).get(`${reservations}?kind=${kind}`);
        expect(list.body.items).toEqual([]);
      }
      for (const none of ['nav', 'okonomi', 'admin']) expect((await read(id, none)).status).toBe(403);
      expectProblem(await (await town.as('lager')).get(`${reservations}?borrower=${borrower}`), 403, 'not-permitted');
      expectProblem(await read(randomUUID()), 404, 'not-found');
    });

    it('lists are by first day, narrowed down and paged', async () => {
      const kind = ownKind();
      const codes = [await instrument(kind), await instrument(kind), await instrument(kind)];
      const made: string[] = [];
      for (const from of [9, 3, 6]) made.push((await reserved(await asked(kind, from, 20))).id);
      const client = await town.as('bibliotek');
      const list = async (query: string): Promise<Answer> => client.get(`${reservations}?kind=${kind}${query}`);
      const all = await list('');
      expect(items(all).map(({ id }) => id)).toEqual([made[1], made[2], made[0]]);
      const page = await list('&limit=2');
      const rest = await list(`&limit=2&cursor=${page.body.nextCursor}`);
      expect([...page.body.items, ...rest.body.items]).toEqual(all.body.items);
      await post(made[0] ?? '', 'cancel');
      expect(items(await list('&state=cancelled')).map(({ id }) => id)).toEqual([made[0]]);
      expect(items(await list(`&instrument=${codes[0]}`))).toHaveLength(1);
      expect(items(await list('&instrument=rubbish'))).toEqual([]);
      expect(items(await list(`&from=${day(21)}`))).toEqual([]);
      expect(items(await list('&point=youth-arena'))).toEqual([]);
    });
  });

  it(`of ${crowd} who reserve the last instrument at once one gets it, and the others get clear answers`, async () => {
    for (let round = 0; round < races && inTime(round); round += 1) {
      const kind = ownKind();
      const code = await instrument(kind);
      const people = await Promise.all(Array.from({ length: crowd }, async () => (await town.borrower()).id));
      const anyOf = await asked(kind, 5, 60);
      const pinned = { ...anyOf, kind: null, grade: null, instrument: code };
      const answers = await Promise.all(people.map((borrower) => reserve({ ...pinned, borrower })));
      expect(tally(answers)).toEqual({ '201': 1, '422 instrument-reserved': crowd - 1 });
      const winner = answers.find(({ status }) => status === 201);
      await post(winner?.body.id, 'cancel');
      const waiting = await Promise.all(people.map((borrower) => reserve({ ...anyOf, borrower })));
      expect(tally(waiting)).toEqual({ '201': crowd });
      const list = items<Reserved>(await (await town.as('bibliotek')).get(`${reservations}?kind=${kind}&limit=200`));
      const open = list.filter(({ state }) => state !== 'cancelled');
      expect(open.filter(({ state }) => state === 'confirmed')).toHaveLength(1);
      const positions = open.flatMap(({ position }) => position ?? []).sort((a, b) => a - b);
      expect(positions).toEqual(Array.from({ length: crowd - 1 }, (_, nth) => nth + 1));
      await town.expectWhole();
    }
  });

  it('the database itself refuses two promises of one copy that overlap', async () => {
    const kind = ownKind();
    const code = await instrument(kind);
    const one = await reserved(await asked(kind, 5, 60));
    const two = await reserved(await asked(kind, 5, 60));
    expect([one.instrument, two.instrument]).toEqual([code, null]);
    const force = (days: string): Promise<number> =>
      town.application.database.unitOfWork.run((tx) =>
        tx.run(`UPDATE reservation SET state = 'confirmed', instrument_code = $1, ${days} WHERE id = $2`, [
          code,
          two.id,
        ]),
      );
    await expect(force(`made_by = made_by`)).rejects.toMatchObject({ constraint: 'ex_reservation_instrument_period' });
    const apart = `from_day = '${day(61)}', to_day = '${day(70)}', busy_to = '${day(70)}'`;
    expect(await force(apart)).toBe(1);
  });
});

/** Kinds that nobody has instruments of, made before the application has read its kinds. */
async function newKinds(town: Town, count: number): Promise<string[]> {
  const ids = Array.from({ length: count }, (_, nth) => `own-kind-${nth}`);
  await town.application.database.unitOfWork.run(async (tx) => {
    for (const [nth, id] of ids.entries()) {
      await tx.insert(InstrumentKindEntity, {
        id,
        family: 'strings',
        nb: `Sort ${nth}`,
        nn: `Sort ${nth}`,
        en: `Sort ${nth}`,
        sizes: '["3/4", "4/4"]',
        hornbostelSachs: null,
        wikidata: null,
        position: 500 + nth,
      });
    }
  });
  return ids;
}
