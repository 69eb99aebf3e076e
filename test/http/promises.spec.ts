import { setTimeout as pause } from 'node:timers/promises';

import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';

import { type CalendarDate, addDays, calendarDate } from '../../src/platform/calendar/index.js';
import { Nightly, Promises } from '../../src/reservations/index.js';
import { eachDatabase } from '../support/databases.js';
import type { HttpClient } from '../support/http.js';
import { rounds } from '../support/soak.js';
import { type KnownInstrument, Town, codesOf, expectProblem, items, reasons, stepsOf } from './town.js';

/** What is asked for with a reservation. */
interface Wish {
  readonly instrument?: string;
  readonly kind?: string;
  readonly size?: string | null;
  readonly grade?: string;
  readonly from?: string;
  readonly to?: string;
  readonly pickupPoint?: string;
  readonly borrower?: string;
}

eachDatabase((database) => {
  let town: Town;
  let library: HttpClient;

  beforeAll(async () => {
    town = await Town.start(database());
    library = await town.as('bibliotek');
  });
  afterAll(() => town.close());
  afterEach(() => town.expectWhole());

  const inDays = (days: number): CalendarDate => addDays(town.today, days);

  async function reserve(wish: Wish): Promise<Record<string, string>> {
    const borrower = wish.borrower ?? (await town.borrower()).id;
    const period = { from: town.today, to: inDays(14), pickupPoint: 'library' };
    const { status, body } = await library.post('/api/v1/reservations', { json: { ...period, ...wish, borrower } });
    if (status !== 201) throw new Error(`A reservation: ${status} ${JSON.stringify(body)}`);
    return body;
  }

  /** So many instruments of a kind that the demonstration has none of at any point. */
  async function copies(count: number, kind: string): Promise<KnownInstrument[]> {
    const made: KnownInstrument[] = [];
    while (made.length < count) made.push(await town.register({ kind, grade: 'basic' }));
    return made;
  }

  async function checkout(instrument: string, borrower: string, more: object = {}): ReturnType<HttpClient['post']> {
    return library.post('/api/v1/checkouts', { json: { instrument, borrower, lendingPoint: 'library', ...more } });
  }

  async function dryRun(instrument: string, borrower: string, more: object = {}): ReturnType<HttpClient['post']> {
    const json = { instrument, borrower, lendingPoint: 'library', ...more };
    return library.post('/api/v1/checkouts?dryRun=true', { json });
  }

  async function takeBack(instrument: string, more: object = {}): ReturnType<HttpClient['post']> {
    return library.post('/api/v1/returns', { json: { instrument, lendingPoint: 'library', ...more } });
  }

  async function reservation(id: string | undefined): Promise<Record<string, string | null>> {
    return (await library.get(`/api/v1/reservations/${id}`)).body;
  }

  describe('a hand-over', () => {
    it('fulfils the borrower’s reservation, and the loan is due when that ends', async () => {
      const { code } = await town.register({ grade: 'basic' });
      const promised = await reserve({ instrument: code, to: inDays(8) });
      const dry = await dryRun(code, promised['borrower'] ?? '');
      expect(dry.body).toMatchObject({ allowed: true, dueOn: inDays(8) });
      const done = await checkout(code, promised['borrower'] ?? '');
      expect(done.status).toBe(201);
      expect(done.body).toMatchObject({ dueOn: inDays(8), reservation: promised['id'] });
      expect(await reservation(promised['id'])).toMatchObject({
        state: 'fulfilled',
        loan: done.body.id,
        instrument: code,
      });
      expect((await library.get(`/api/v1/loans/${done.body.id}`)).body.reservation).toBe(promised['id']);
    });

    it('is refused where it would break somebody else’s promise, with the latest day that still works', async () => {
      const { code } = await town.register({ grade: 'basic' });
      const promised = await reserve({ instrument: code, from: inDays(10), to: inDays(20) });
      const { id: walkIn } = await town.borrower();
      const dry = await dryRun(code, walkIn);
      const refusal = await checkout(code, walkIn);
      expectProblem(refusal, 422, 'refused');
      const [rejection] = refusal.body.rejections;
      expect(rejection).toMatchObject({ code: 'instrument-reserved', overridable: false });
      expect(dry.body.rejections).toEqual(refusal.body.rejections);
      const latest = calendarDate(rejection.latestDueOn);
      expect(latest < inDays(10)).toBe(true);
      const over = await checkout(code, walkIn, {
        overrides: [{ code: 'instrument-reserved', comment: 'Jeg vil' }],
      });
      expect(reasons(over)).toEqual(['instrument-reserved']);
      expect(reasons(await checkout(code, walkIn, { dueOn: inDays(11) }))).toContain('instrument-reserved');
      const short = await checkout(code, walkIn, { dueOn: latest });
      expect(short.status).toBe(201);
      expect(short.body).toMatchObject({ dueOn: latest, reservation: null });
      expect(await reservation(promised['id'])).toMatchObject({ state: 'confirmed', instrument: code });
    });

    it('says that nothing works where somebody is to fetch it today', async () => {
      const { code } = await town.register({ grade: 'basic' });
      await reserve({ instrument: code });
      const { id: walkIn } = await town.borrower();
      const refusal = await checkout(code, walkIn);
      expect(refusal.body.rejections).toMatchObject([{ code: 'instrument-reserved', latestDueOn: null }]);
    });

    it('gives somebody else’s any-of reservation another copy, and goes on', async () => {
      const [one, other] = await copies(2, 'tuba');
      const kind = { kind: 'tuba', grade: 'basic', from: inDays(2), to: inDays(20) };
      const promised = await reserve(kind);
      const had = promised['instrument'] ?? '';
      expect([one?.code, other?.code]).toContain(had);
      const { id: walkIn } = await town.borrower();
      expect((await dryRun(had, walkIn)).body).toMatchObject({ allowed: true });
      expect(await reservation(promised['id'])).toMatchObject({ instrument: had });
      const done = await checkout(had, walkIn);
      expect({ status: done.status, body: done.body }).toMatchObject({ status: 201 });
      const now = await reservation(promised['id']);
      expect(now).toMatchObject({ state: 'confirmed' });
      expect([one?.code, other?.code].filter((code) => code !== had)).toEqual([now['instrument']]);
    });

    it('exchanges the copy where the borrower takes another one that fits', async () => {
      const [one, other] = await copies(2, 'euphonium');
      const promised = await reserve({ kind: 'euphonium', grade: 'basic' });
      const taken = promised['instrument'] === one?.code ? other?.code : one?.code;
      const done = await checkout(taken ?? '', promised['borrower'] ?? '');
      expect(done.body).toMatchObject({ instrument: taken, reservation: promised['id'] });
      expect(await reservation(promised['id'])).toMatchObject({ state: 'fulfilled', instrument: taken });
      const { id: walkIn } = await town.borrower();
      expect((await checkout(promised['instrument'] ?? '', walkIn)).status).toBe(201);
    });

    it('exchanges copies with another borrower where both are promised one', async () => {
      await copies(2, 'bassoon');
      const wish = { kind: 'bassoon', grade: 'basic' };
      const [first, second] = [await reserve(wish), await reserve(wish)];
      const done = await checkout(second['instrument'] ?? '', first['borrower'] ?? '');
      expect(done.body).toMatchObject({ reservation: first['id'], instrument: second['instrument'] });
      const theirs = await reservation(second['id']);
      expect(theirs['state']).toBe('confirmed');
      expect(theirs['instrument']).not.toBe(second['instrument']);
    });
  });

  it('needs the teacher’s reservation for high quality, and asks for it no more when that is fulfilled', async () => {
    const { code } = await town.register({ point: 'culture-school', grade: 'high', kind: 'bassoon' });
    const pupils = await town.rows<{ id: string }>(
      `SELECT b.id FROM borrower b JOIN enrolment e ON e.borrower_id = b.id JOIN user_account u ON u.id = e.teacher_user_id
       JOIN programme p ON p.id = e.programme_id
       WHERE u.username = 'larer' AND p.gives_right_to_high_quality AND e.school_year = '2026-2027'
         AND NOT EXISTS (SELECT 1 FROM loan l WHERE l.borrower_id = b.id AND l.state = 'open')
         AND NOT EXISTS (SELECT 1 FROM borrower_block k WHERE k.borrower_id = b.id)
         AND NOT EXISTS (SELECT 1 FROM reservation r WHERE r.borrower_id = b.id) ORDER BY b.id`,
    );
    const borrower = pupils[0]?.id ?? '';
    const teacher = await town.as('larer');
    const body = { instrument: code, borrower, lendingPoint: 'culture-school' };
    const before = await teacher.post('/api/v1/checkouts?dryRun=true', { json: body });
    expect(codesOf(before.body.rejections)).toContain('grade-needs-reservation');
    const wish = { instrument: code, borrower, from: town.today, to: inDays(90), pickupPoint: 'culture-school' };
    const promised = await teacher.post('/api/v1/reservations', { json: wish });
    expect({ status: promised.status, body: promised.body }).toMatchObject({ status: 201 });
    const dry = await teacher.post('/api/v1/checkouts?dryRun=true', { json: body });
    expect(codesOf(dry.body.rejections)).not.toContain('grade-needs-reservation');
  });

  describe('a renewal', () => {
    it('never eats a reservation, and lasts until the day that still works', async () => {
      const { code } = await town.register({ grade: 'basic' });
      const { id: borrower } = await town.borrower();
      const loan = await checkout(code, borrower, { dueOn: inDays(7) });
      await reserve({ instrument: code, from: inDays(15), to: inDays(30) });
      const path = `/api/v1/loans/${loan.body.id}/renewals`;
      const refusal = await library.post(path, { json: {} });
      expectProblem(refusal, 422, 'refused');
      expect(reasons(refusal)).toEqual(['instrument-reserved']);
      const latest = refusal.body.rejections[0].latestDueOn;
      expect(latest > inDays(7) && latest < inDays(15)).toBe(true);
      const longer = await library.post(path, { json: { dueOn: inDays(15) } });
      expect(reasons(longer)).toContain('instrument-reserved');
      const renewed = await library.post(path, { json: { dueOn: latest } });
      expect(renewed.body).toMatchObject({ dueOn: latest, renewals: 1 });
    });
  });

  describe('a return', () => {
    it('goes to the hold shelf with a code, and from there to nobody but its borrower', async () => {
      const { code } = await town.register({ grade: 'basic' });
      const { id: before } = await town.borrower();
      await checkout(code, before, { dueOn: inDays(1) });
      const promised = await reserve({ instrument: code, from: inDays(2), to: inDays(16) });
      const back = await takeBack(code);
      expect(back.body).toMatchObject({
        next: { step: 'hold', state: 'on-hold-shelf', at: 'library', reservation: promised['id'] },
        then: [],
      });
      const { pickupCode, readyUntil } = back.body.next;
      expect(pickupCode).toMatch(/^[A-Z]\d{3}$/);
      expect(await reservation(promised['id'])).toMatchObject({ state: 'ready', pickupCode, readyUntil });
      const shelved = await library.get(`/api/v1/instruments/${code}`);
      expect(shelved.body).toMatchObject({ state: 'on-hold-shelf', currentPoint: 'library' });

      const again = await takeBack(code);
      expectProblem(again, 409, 'instrument-not-on-loan');
      expect(again.body.next).toMatchObject({ step: 'hold', pickupCode, readyUntil });

      expect((await checkout(code, before)).body.rejections).toMatchObject([
        { code: 'instrument-reserved', overridable: false, latestDueOn: null },
      ]);
      const done = await checkout(code, promised['borrower'] ?? '');
      expect(done.body).toMatchObject({ reservation: promised['id'], dueOn: inDays(16) });
      expect(await reservation(promised['id'])).toMatchObject({ state: 'fulfilled', pickupCode: null });
    });

    it('is sent to where it is picked up, and waits on the hold shelf there once it is received', async () => {
      const { code } = await town.register({ grade: 'basic' });
      const { id: before } = await town.borrower();
      await checkout(code, before, { dueOn: inDays(1) });
      const promised = await reserve({ instrument: code, from: inDays(2), to: inDays(12), pickupPoint: 'youth-arena' });
      const back = await takeBack(code);
      expect(back.body.next).toMatchObject({ step: 'transfer', state: 'in-transfer', to: 'youth-arena' });
      expect(back.body.then).toMatchObject([{ step: 'hold', at: 'youth-arena', reservation: promised['id'] }]);
      const youth = await town.as('ungdom');
      const received = await youth.post(`/api/v1/transfers/${back.body.next.id}/receipt`, {});
      expect(received.body.next).toMatchObject({ step: 'hold', point: 'youth-arena', reservation: promised['id'] });
      expect(received.body.instrument).toMatchObject({ state: 'on-hold-shelf', currentPoint: 'youth-arena' });
      const json = { instrument: code, borrower: promised['borrower'], lendingPoint: 'youth-arena' };
      expect((await youth.post('/api/v1/checkouts', { json })).body).toMatchObject({ reservation: promised['id'] });
    });

    it('goes to the hold shelf when its inspection is over', async () => {
      const { code } = await town.register({ grade: 'basic' });
      const { id: before } = await town.borrower();
      await checkout(code, before, { dueOn: inDays(1) });
      const promised = await reserve({ instrument: code, from: inDays(2), to: inDays(16) });
      const back = await takeBack(code, { condition: 'needs-repair' });
      expect(stepsOf([back.body.next, ...back.body.then])).toEqual(['inspection', 'hold']);
      const done = await library.post(`/api/v1/repairs/${back.body.next.id}/completion`, {
        json: { outcome: 'in-order' },
      });
      expect(done.body.next).toMatchObject({ step: 'hold', reservation: promised['id'] });
      expect(done.body.instrument).toMatchObject({ state: 'on-hold-shelf' });
    });

    it('goes to the hold shelf when its service is over', async () => {
      const { code } = await town.register({ kind: 'clarinet' });
      const { id: before } = await town.borrower();
      await checkout(code, before, { dueOn: inDays(1) });
      const promised = await reserve({ instrument: code, from: inDays(4), to: inDays(16), grade: 'good' });
      const back = await takeBack(code);
      expect(stepsOf([back.body.next, ...back.body.then])).toEqual(['service', 'shelf']);
      town.application.clock.passDays(1);
      library = await town.as('bibliotek');
      const over = await library.post(`/api/v1/instruments/${code}/service-completion`, {});
      expect(over.body.next).toMatchObject({ step: 'hold', reservation: promised['id'] });
    });
  });

  describe('what comes back before it was counted on', () => {
    let minute = 0;

    /** Something that is out until in ten days. */
    async function lent(more: { kind?: string; grade?: string; point?: string } = {}): Promise<string> {
      const { code } = await town.register({ grade: 'basic', ...more });
      expect((await checkout(code, (await town.borrower()).id, { dueOn: inDays(10) })).status).toBe(201);
      return code;
    }

    /** Somebody begins to wait, a minute after whoever did before. */
    async function waits(code: string, more: object = {}): Promise<string> {
      town.application.clock.goTo(town.today, `10:${String((minute += 1)).padStart(2, '0')}`);
      const { id: borrower } = await town.borrower();
      const wish = { instrument: code, borrower, from: town.today, to: inDays(40), pickupPoint: 'library', wait: true };
      const { body } = await library.post('/api/v1/reservations', { json: { ...wish, ...more } });
      expect(body.state).toBe('waiting');
      return body.id;
    }

    /** Any of a kind, from today on, for somebody new. */
    async function anyOf(kind: string): Promise<Record<string, string>> {
      const { id: borrower } = await town.borrower();
      return { kind, grade: 'basic', borrower, from: town.today, to: inDays(40), pickupPoint: 'library' };
    }

    /** Somebody has each of a kind reserved that there is. */
    async function nothingIsLeft(kind: string): Promise<void> {
      for (;;) {
        const { body } = await library.post('/api/v1/reservations', { json: await anyOf(kind) });
        if (body.state !== 'waiting') continue;
        await library.post(`/api/v1/reservations/${body.id}/cancel`, {});
        return;
      }
    }

    it('is the first one’s whom it suits, of those who wait, and goes to the hold shelf for that one', async () => {
      const code = await lent({ kind: 'ukulele' });
      const [first, second] = [await waits(code), await waits(code)];
      const back = await takeBack(code);
      expect(back.body.next).toMatchObject({ step: 'hold', at: 'library', reservation: first });
      expect(await reservation(first)).toMatchObject({ state: 'ready', instrument: code });
      expect(await reservation(second)).toMatchObject({ state: 'waiting', position: 1 });
      const placed = `audit_entry WHERE subject_id = $1 AND action = 'reservation.placed'`;
      expect(await town.count(placed, [first])).toBe(1);
    });

    it('is everybody’s whose days it has room for, and nobody’s whom it does not suit', async () => {
      const code = await lent({ kind: 'drum-kit' });
      const later = await reserve({ instrument: code, from: inDays(20), to: inDays(50) });
      const tooLong = await waits(code, { to: inDays(25) });
      const fits = await waits(code, { from: inDays(4), to: inDays(18) });
      const before = await waits(code, { to: inDays(3) });
      const { id: other } = await town.borrower();
      const better = { kind: 'drum-kit', grade: 'good', borrower: other, from: town.today, to: inDays(3) };
      const json = { ...better, pickupPoint: 'library' };
      const elsewhere = (await library.post('/api/v1/reservations', { json })).body;
      expect((await takeBack(code)).body.next).toMatchObject({ step: 'hold', reservation: before });
      expect(await reservation(fits)).toMatchObject({ state: 'confirmed', instrument: code });
      expect(await reservation(tooLong)).toMatchObject({ state: 'waiting' });
      expect(await reservation(later['id'])).toMatchObject({ state: 'confirmed', instrument: code });
      expect((await reservation(elsewhere.id))['instrument']).not.toBe(code);
    });

    it('is sent to where whoever waited picks it up, and kept there', async () => {
      const code = await lent();
      const waiting = await waits(code, { pickupPoint: 'youth-arena' });
      const back = await takeBack(code);
      expect(back.body.next).toMatchObject({ step: 'transfer', to: 'youth-arena' });
      expect(back.body.then).toMatchObject([{ step: 'hold', reservation: waiting }]);
      const youth = await town.as('ungdom');
      const received = await youth.post(`/api/v1/transfers/${back.body.next.id}/receipt`, {});
      expect(received.body.next).toMatchObject({ step: 'hold', point: 'youth-arena', reservation: waiting });
    });

    it('is nobody’s while somebody has to look at it, and theirs when that is over', async () => {
      const code = await lent();
      const waiting = await waits(code);
      const back = await takeBack(code, { condition: 'needs-repair' });
      expect(stepsOf([back.body.next, ...back.body.then])).toEqual(['inspection', 'shelf']);
      expect(await reservation(waiting)).toMatchObject({ state: 'waiting' });
      const path = `/api/v1/repairs/${back.body.next.id}/completion`;
      const done = await library.post(path, { json: { outcome: 'repaired' } });
      expect(done.body.next).toMatchObject({ step: 'hold', reservation: waiting });
      expect(await reservation(waiting)).toMatchObject({ state: 'ready' });
    });

    it('is theirs from the day on which its service is over, or at once where that ends before', async () => {
      const code = await lent({ kind: 'clarinet', grade: 'good' });
      const at = { from: inDays(4), to: inDays(8) };
      const [now, soon] = [await waits(code, { to: inDays(1) }), await waits(code, at)];
      const back = await takeBack(code);
      expect(stepsOf([back.body.next, ...back.body.then])[0]).toBe('service');
      expect(await reservation(now)).toMatchObject({ state: 'waiting' });
      expect(await reservation(soon)).toMatchObject({ state: 'confirmed', instrument: code });
      const over = await library.post(`/api/v1/instruments/${code}/service-completion`, {});
      expect(over.body.next).toMatchObject({ step: 'hold', reservation: now });
    });

    it('waits for its acceptance where its contract needs one, and not on the hold shelf', async () => {
      const { code } = await town.register({ point: 'culture-school', grade: 'high', kind: 'viola' });
      const teacher = await town.as('larer');
      const admin = await town.as('admin');
      const pupil = async (): Promise<string> => {
        const guardians = [{ displayName: 'Foresatt F.' }];
        const { id } = await town.borrower({ birthDate: '2011-03-01', guardians });
        const json = { programme: 'deepening', schoolYear: '2026-2027', schoolGrade: 9, teacher: 'larer' };
        expect((await admin.post(`/api/v1/borrowers/${id}/enrolments`, { json })).status).toBe(201);
        return id;
      };
      const wish = { instrument: code, from: town.today, to: inDays(60), pickupPoint: 'culture-school', wait: true };
      const promise = async (more: object = {}): Promise<string> => {
        const json = { ...wish, borrower: await pupil(), ...more };
        return (await teacher.post('/api/v1/reservations', { json })).body.id;
      };
      const [first, second] = [await promise(), await promise({ from: inDays(14) })];
      const overrides = [{ code: 'agreement-missing', comment: 'På papir' }];
      const body = { instrument: code, lendingPoint: 'culture-school', overrides };
      const [holder] = await town.rows<{ borrower_id: string }>('SELECT borrower_id FROM reservation WHERE id = $1', [
        first,
      ]);
      const out = await teacher.post('/api/v1/checkouts', { json: { ...body, borrower: holder?.borrower_id } });
      expect(out.status).toBe(201);
      const back = await teacher.post('/api/v1/returns', {
        json: { instrument: code, lendingPoint: 'culture-school' },
      });
      expect(back.body.next.step).not.toBe('hold');
      const mine = await teacher.get(`/api/v1/reservations/${second}`);
      expect(mine.body).toMatchObject({ state: 'awaiting-acceptance', instrument: code });
    });

    it('is missed by nobody who begins to wait at that very moment', async () => {
      await nothingIsLeft('oboe');
      for (let round = 0; round < rounds(3, 200); round += 1) {
        const code = await lent({ kind: 'oboe' });
        const json = await anyOf('oboe');
        const [back, made] = await Promise.all([takeBack(code), library.post('/api/v1/reservations', { json })]);
        expect([back.status, made.status]).toEqual([200, 201]);
        const { state } = await reservation(made.body.id);
        expect({ round, state }).toEqual({ round, state: back.body.next.step === 'hold' ? 'ready' : 'confirmed' });
        await town.expectWhole();
      }
    });

    it('is waited for by whoever looks while it comes, and gets it', async () => {
      await nothingIsLeft('cornet');
      const code = await lent({ kind: 'cornet' });
      const json = await anyOf('cornet');
      const [here, seen] = [signal(), signal()];
      const promises = town.application.app.get(Promises, { strict: false });
      const coming = town.application.database.unitOfWork.run(async (tx) => {
        const [instrument] = await tx.all<{ kindId: string }>(
          'SELECT kind_id AS "kindId" FROM instrument WHERE code = $1 FOR UPDATE',
          [code],
        );
        const back = {
          code,
          kindId: instrument?.kindId ?? '',
          at: 'library',
          freeFrom: null,
          actorId: json['borrower'] ?? '',
        };
        expect(await promises.comesBack(tx, back)).toBeUndefined();
        seen.give();
        await here.given;
        const now = town.application.clock.now();
        await tx.run(
          `UPDATE loan SET state = 'returned', returned_on = $1, registered_at = $2 WHERE instrument_code = $3`,
          [town.today, now, code],
        );
        await tx.run(
          `UPDATE instrument SET state = 'available', due_on = NULL, current_point_id = 'library', version = version + 1
           WHERE code = $1`,
          [code],
        );
      });
      await seen.given;
      const made = library.post('/api/v1/reservations', { json });
      await pause(300);
      here.give();
      await coming;
      expect((await made).body).toMatchObject({ state: 'confirmed', instrument: code });
    });

    it('is given to one each where many come back at once and many wait, and nobody waits for another for ever', async () => {
      const codes = await Promise.all(Array.from({ length: 8 }, () => lent({ kind: 'trombone' })));
      const ask = async (): Promise<string> =>
        (await library.post('/api/v1/reservations', { json: await anyOf('trombone') })).body.id;
      const waiting: string[] = [];
      while (waiting.filter(Boolean).length < 4) {
        const id = await ask();
        if ((await reservation(id))['state'] === 'waiting') waiting.push(id);
      }
      const [late, ...back] = await Promise.all([
        Promise.all([ask(), ask(), ask(), ask()]),
        ...codes.map((code) => takeBack(code)),
      ]);
      expect(back.map(({ status }) => status)).toEqual(codes.map(() => 200));
      const rows = await Promise.all([...waiting, ...late].map((id) => reservation(id)));
      expect(new Set(rows.map((row) => row['instrument'])).size).toBe(8);
      expect(rows.every((row) => ['confirmed', 'ready'].includes(row['state'] ?? ''))).toBe(true);
    });
  });

  describe('the hold shelf', () => {
    /** What is to be done with an instrument at the library. */
    async function task(code: string): Promise<unknown> {
      const { body } = await library.get('/api/v1/pickups');
      return (body.items as { instrument: string }[]).find(({ instrument }) => instrument === code);
    }

    it('is filled from the list of what to fetch', async () => {
      const { code } = await town.register({ grade: 'basic' });
      const promised = await reserve({ instrument: code, from: inDays(2), to: inDays(9) });
      const id = promised['id'];
      expect(await task(code)).toMatchObject({ step: 'fetch', reservation: id, point: 'library', from: inDays(2) });
      const ready = await library.post(`/api/v1/reservations/${id}/ready`, {});
      expect({ status: ready.status, body: ready.body }).toMatchObject({ status: 200, body: { id, state: 'ready' } });
      const { pickupCode, readyUntil } = ready.body;
      expect(await task(code)).toMatchObject({ step: 'ready', reservation: id, pickupCode, readyUntil });
      expectProblem(await library.post(`/api/v1/reservations/${id}/ready`, {}), 409, 'reservation-ready');
      expect((await library.get(`/api/v1/instruments/${code}`)).body.state).toBe('on-hold-shelf');
    });

    it('takes nothing that is not there, or not promised yet', async () => {
      const { code } = await town.register({ grade: 'basic' });
      const far = await reserve({ instrument: code, from: inDays(2), to: inDays(9), pickupPoint: 'youth-arena' });
      const youth = await town.as('ungdom');
      const away = await youth.post(`/api/v1/reservations/${far['id']}/ready`, {});
      expect(reasons(away)).toEqual(['instrument-elsewhere']);
      expect(await task(code)).toMatchObject({ step: 'send', pickupPoint: 'youth-arena' });
      const { code: lent } = await town.register({ grade: 'basic' });
      await checkout(lent, (await town.borrower()).id, { dueOn: inDays(1) });
      const early = await reserve({ instrument: lent, from: inDays(2), to: inDays(9) });
      const out = await library.post(`/api/v1/reservations/${early['id']}/ready`, {});
      expect(out.body.rejections).toMatchObject([{ code: 'instrument-not-available', state: 'on-loan' }]);
      const [other] = await copies(1, 'french-horn');
      const kind = { kind: 'french-horn', grade: 'basic', from: town.today, to: inDays(60) };
      let waiting = await reserve(kind);
      while (waiting['state'] !== 'waiting') waiting = await reserve(kind);
      const inLine = await library.post(`/api/v1/reservations/${waiting['id']}/ready`, {});
      expect(reasons(inLine)).toEqual(['reservation-not-confirmed']);
      expect(other?.homePoint).toBe('library');
    });

    it('lapses to the next in line, and is cleared for nobody', async () => {
      const { code } = await town.register({ grade: 'basic' });
      const first = await reserve({ instrument: code, to: inDays(60) });
      const { id: next } = await town.borrower();
      const wish = { instrument: code, borrower: next, from: town.today, to: inDays(70), pickupPoint: 'library' };
      const second = await library.post('/api/v1/reservations', { json: { ...wish, wait: true } });
      expect(second.body).toMatchObject({ state: 'waiting', position: 1 });
      const ready = await library.post(`/api/v1/reservations/${first['id']}/ready`, {});
      const { readyUntil, pickupCode } = ready.body;

      town.application.clock.goTo(addDays(calendarDate(readyUntil), 1));
      library = await town.as('bibliotek');
      const nightly = town.application.app.get(Nightly, { strict: false });
      expect((await nightly.run(town.today)).lapsed).toBeGreaterThanOrEqual(1);
      expect(await reservation(first['id'])).toMatchObject({ state: 'lapsed' });
      expect(await reservation(second.body.id)).toMatchObject({ state: 'confirmed', instrument: code });
      expect(await task(code)).toMatchObject({ step: 'fetch', reservation: second.body.id, onHoldShelf: true });
      const again = await library.post(`/api/v1/reservations/${second.body.id}/ready`, {});
      expect(again.body).toMatchObject({ state: 'ready' });
      expect(again.body.pickupCode).not.toBe(pickupCode);

      await library.post(`/api/v1/reservations/${second.body.id}/cancel`, {});
      expect(await task(code)).toMatchObject({ step: 'clear', reservation: null });
      const cleared = await library.post(`/api/v1/instruments/${code}/hold-shelf-clearing`, {});
      expect(cleared.body).toMatchObject({
        next: { step: 'shelf', point: 'library' },
        instrument: { state: 'available' },
      });
      expect(await task(code)).toBeUndefined();
      const twice = await library.post(`/api/v1/instruments/${code}/hold-shelf-clearing`, {});
      expectProblem(twice, 409, 'not-on-hold-shelf');
    });

    it('gives back what turns out to need repair, and keeps its promise', async () => {
      const { code } = await town.register({ grade: 'basic' });
      const promised = await reserve({ instrument: code });
      await library.post(`/api/v1/reservations/${promised['id']}/ready`, {});
      const cleared = await library.post(`/api/v1/instruments/${code}/hold-shelf-clearing`, {});
      expect(cleared.body).toMatchObject({ next: { step: 'shelf' }, instrument: { state: 'available' } });
      expect(await reservation(promised['id'])).toMatchObject({
        state: 'confirmed',
        instrument: code,
        pickupCode: null,
      });
    });
  });

  describe('availability, hand-over and return', () => {
    it('say the same', async () => {
      const { code } = await town.register({ grade: 'basic' });
      const free = async (from: string, to: string): Promise<boolean> => {
        const answer = await library.get(`/api/v1/instruments/${code}/availability?from=${from}&to=${to}`);
        return items<{ free: boolean }>(answer)[0]?.free ?? false;
      };
      const { id: walkIn } = await town.borrower();
      expect(await free(town.today, inDays(28))).toBe(true);
      const promised = await reserve({ instrument: code, from: inDays(10), to: inDays(20) });
      expect(await free(town.today, inDays(28))).toBe(false);
      const refusal = await checkout(code, walkIn);
      const latest = refusal.body.rejections[0].latestDueOn;
      expect(await free(town.today, latest)).toBe(true);
      expect((await checkout(code, walkIn, { dueOn: latest })).status).toBe(201);
      expect(await free(town.today, inDays(1))).toBe(false);
      expect((await takeBack(code)).body.next.step).toBe('shelf');
      expect(await free(town.today, latest)).toBe(true);
      expect((await checkout(code, promised['borrower'] ?? '')).status).toBe(422);
      town.application.clock.goTo(calendarDate(promised['from'] ?? ''));
      library = await town.as('bibliotek');
      expect((await checkout(code, promised['borrower'] ?? '')).body).toMatchObject({ reservation: promised['id'] });
      expect(await free(town.today, inDays(5))).toBe(false);
    });
  });
});

/** Something that one waits for and another gives. */
function signal(): { readonly given: Promise<void>; give(): void } {
  let give = (): void => undefined;
  const given = new Promise<void>((resolve) => (give = resolve));
  return { given, give: () => give() };
}
