import { randomUUID } from 'node:crypto';

import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';

import { addDays, isoWeekday, calendarDate } from '../../src/platform/calendar/index.js';
import { usualDay } from '../support/application.js';
import { eachDatabase } from '../support/databases.js';
import type { HttpClient } from '../support/http.js';
import { Town, codesOf, expectProblem, items, reasons, stepsOf, wrongFields } from './town.js';
import { missing } from './writes.js';

interface Pupil {
  readonly id: string;
  readonly blocks: readonly unknown[];
  readonly enrolments: readonly { readonly programme: string }[];
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

  describe('a hand-over', () => {
    it('finds what is free and who has the card, says what it would be, does it, and says what it was', async () => {
      const found = await library.get('/api/v1/instruments?q=gitar&state=available&point=library&grade=good');
      expect(found.body.items.length).toBeGreaterThan(0);
      const instrument = await town.instrument({ kind: 'guitar' });
      const { cardNumber } = await town.borrower();
      const byCard = await library.get(`/api/v1/borrowers?q=${cardNumber.toLowerCase()}`);
      const [borrower] = byCard.body.items;
      expect(borrower).toMatchObject({ cardNumber });

      const json = { instrument: instrument.code, borrower: borrower.id, lendingPoint: 'library' };
      const dryRun = await library.post('/api/v1/checkouts?dryRun=true', { json });
      expect(dryRun.status).toBe(200);
      expect(dryRun.body).toEqual({
        allowed: true,
        rejections: [],
        dueOn: expect.stringMatching(/^\d{4}-\d{2}-\d{2}$/),
        toPayOre: 50_000,
        depositToPayOre: 50_000,
        rule: 'library-good',
      });
      expect(await town.count('loan WHERE borrower_id = $1', [borrower.id])).toBe(0);

      const done = await library.post('/api/v1/checkouts', { json });
      expect(done.status).toBe(201);
      expect(done.body).toEqual({
        id: expect.stringMatching(/^[0-9a-f-]{36}$/),
        instrument: instrument.code,
        borrower: borrower.id,
        lendingPoint: 'library',
        state: 'open',
        overdue: false,
        claimedReturned: false,
        out: town.application.clock.now().toISOString(),
        dueOn: dryRun.body.dueOn,
        returnedOn: null,
        registeredAt: null,
        renewals: 0,
        toPayOre: 50_000,
        depositToPayOre: 50_000,
        reservation: null,
        version: 1,
      });
      const out = await library.get(`/api/v1/instruments/${instrument.code}`);
      expect(out.body).toMatchObject({ state: 'on-loan', currentPoint: null, dueOn: done.body.dueOn });
      expect((await library.get(`/api/v1/loans/${done.body.id}`)).body).toEqual(done.body);
      const charges = await town.rows<{ kind: string; amount_ore: number }>(
        'SELECT kind, amount_ore FROM charge WHERE loan_id = $1 ORDER BY kind',
        [done.body.id],
      );
      expect(charges).toContainEqual({ kind: 'deposit', amount_ore: 50_000 });
    });

    it('refuses what is out already, with all the reasons at once', async () => {
      const loan = await town.loan();
      const { id: blocked } = await town.borrower();
      const etag = (await library.get(`/api/v1/borrowers/${blocked}`)).headers.get('etag') ?? '';
      const blocks = [{ reason: 'Erstatning mangler', until: null }];
      const change = await library.patch(`/api/v1/borrowers/${blocked}`, {
        json: { blocks },
        headers: { 'if-match': etag },
      });
      expect(change.status).toBe(200);
      const json = { instrument: loan.instrument, borrower: blocked, lendingPoint: 'library', dueOn: town.today };
      const refusal = await library.post('/api/v1/checkouts', { json });
      expectProblem(refusal, 422, 'refused');
      expect(reasons(refusal)).toEqual(['instrument-not-available', 'borrower-blocked', 'due-date-too-early']);
      expect(refusal.body.rejections[0]).toMatchObject({ state: 'on-loan', overridable: false });
      expect(refusal.body.rejections[1]).toMatchObject({ overridable: true, blocks });
      const dryRun = await library.post('/api/v1/checkouts?dryRun=true', { json });
      expect(dryRun.status).toBe(200);
      expect(dryRun.body).toMatchObject({ allowed: false, rejections: refusal.body.rejections, dueOn: null });
      expect(await town.count(`loan WHERE instrument_code = $1 AND state = 'open'`, [loan.instrument])).toBe(1);
    });

    it('words the same refusal in bokmål, nynorsk and English', async () => {
      const loan = await town.loan();
      const json = { instrument: loan.instrument, borrower: loan.borrower, lendingPoint: 'library' };
      const said: string[] = [];
      for (const [asked, title] of [
        ['nb', 'Det går ikke'],
        ['nn-NO, nb;q=0.5', 'Det går ikkje'],
        ['en-GB, en;q=0.9', 'Refused'],
      ]) {
        const refusal = await library.post('/api/v1/checkouts', { json, headers: { 'accept-language': asked ?? '' } });
        expect(refusal.body).toMatchObject({ status: 422, code: 'refused', title });
        said.push(refusal.body.rejections[0].detail);
      }
      expect(new Set(said).size).toBe(3);
      expect(said[0]).toMatch(/utlånt til \d+\. \p{L}+\.? \d{4}.*et annet/u);
      expect(said[1]).toMatch(/utlånt til \d+\. \p{L}+\.? \d{4}.*eit anna/u);
      expect(said[2]).toMatch(/on loan until \d+ \p{L}+ \d{4}/u);
    });

    it('reads a code as it was typed, scanned or printed', async () => {
      const { code } = await town.instrument();
      const [first, second] = [code.slice(0, 3), code.slice(3)];
      const slips = [code.toLowerCase(), `${first}-${second}`, ` ${first} ${second} `, `https://x.example/I/${code}`];
      for (const text of slips) {
        const body = { instrument: text, borrower: (await town.borrower()).id, lendingPoint: 'library' };
        const { body: preview } = await library.post('/api/v1/checkouts?dryRun=true', { json: body });
        expect(preview).toMatchObject({ allowed: true });
        const address = `/api/v1/instruments/${encodeURIComponent(text)}`;
        expect((await library.get(address)).body).toMatchObject({ code });
      }
      const [alias] = await town.rows<{ alias: string; code: string }>(
        'SELECT alias, instrument_code AS code FROM instrument_alias LIMIT 1',
      );
      const byAlias = await library.get(`/api/v1/instruments/${alias?.alias.toLowerCase() ?? ''}`);
      expect(byAlias.body).toMatchObject({ code: alias?.code });
    });

    it('names each field that means nothing', async () => {
      const { code } = await town.instrument();
      const { id } = await town.borrower();
      const good = { instrument: code, borrower: id, lendingPoint: 'library' };
      for (const [field, value, why] of [
        ['instrument', '7K3M9QX', 'unknown-instrument'],
        ['borrower', 'nobody', 'unknown-borrower'],
        ['lendingPoint', 'nowhere', 'unknown-lending-point'],
        ['dueOn', '2026-02-30', 'not-a-day'],
        ['accessories', ['strange'], 'unknown-accessory'],
        ['surprise', 1, 'unknown-field'],
      ] as const) {
        const answer = await library.post('/api/v1/checkouts', { json: { ...good, [field]: value } });
        expectProblem(answer, 400, 'bad-input');
        const [[named, code] = []] = Object.entries(wrongFields(answer));
        expect({ named: named?.replace(/\.\d+$/, ''), code }).toEqual({ named: field, code: why });
      }
    });

    it('sets aside what can be, with a comment that is kept, and nothing else', async () => {
      const { id } = await town.borrower();
      for (const instrument of [await town.instrument(), await town.instrument()]) {
        const json = { instrument: instrument.code, borrower: id, lendingPoint: 'library' };
        expect((await library.post('/api/v1/checkouts', { json })).status).toBe(201);
      }
      const third = await town.instrument();
      const json = { instrument: third.code, borrower: id, lendingPoint: 'library' };
      const refusal = await library.post('/api/v1/checkouts', { json });
      expect(reasons(refusal)).toEqual(['loan-limit-reached']);
      expect(refusal.body.rejections[0]).toMatchObject({ overridable: true, limit: 2, open: 2 });

      const blank = [{ code: 'loan-limit-reached', comment: '   ' }];
      const uncommented = await library.post('/api/v1/checkouts', { json: { ...json, overrides: blank } });
      expect([400, 422]).toContain(uncommented.status);
      const overrides = [{ code: 'loan-limit-reached', comment: 'Skal spille to steder på konserten' }];
      const done = await library.post('/api/v1/checkouts', { json: { ...json, overrides } });
      expect(done.status).toBe(201);
      const [entry] = await town.rows<{ detail: string }>(
        `SELECT detail FROM audit_entry WHERE subject_id = $1 AND action = 'loan.opened'`,
        [done.body.id],
      );
      expect(entry?.detail).toContain('Skal spille to steder på konserten');

      const stubborn = [{ code: 'instrument-not-available', comment: 'Jeg vil' }];
      const again = { ...json, borrower: (await town.borrower()).id, overrides: stubborn };
      expect(reasons(await library.post('/api/v1/checkouts', { json: again }))).toEqual(['instrument-not-available']);
    });

    it('lends at own points only', async () => {
      const youth = await town.as('ungdom');
      const json = await town.checkoutBody('library');
      const refusal = await youth.post('/api/v1/checkouts', { json });
      expectProblem(refusal, 422, 'refused');
      expect(reasons(refusal)).toContain('lending-point-not-yours');
      expect((await youth.post('/api/v1/checkouts', { json: await town.checkoutBody('youth-arena') })).status).toBe(
        201,
      );
      for (const who of ['lager', 'nav', 'okonomi', 'admin']) {
        expectProblem(await (await town.as(who)).post('/api/v1/checkouts', { json }), 403, 'not-permitted');
      }
    });

    it('lends high quality to own pupils in deepening on a reservation, and says so to others', async () => {
      const high = await town.instrument({ point: 'culture-school', grade: 'high' });
      const { id } = await town.borrower();
      const elsewhere = { instrument: high.code, borrower: id, lendingPoint: 'library' };
      expect(reasons(await library.post('/api/v1/checkouts', { json: elsewhere }))).toEqual(
        expect.arrayContaining(['grade-needs-programme', 'lending-point-cannot-lend']),
      );
      const teacher = await town.as('larer');
      const pupils = await teacher.get('/api/v1/borrowers?limit=200');
      const deepening = items<Pupil>(pupils).filter(({ enrolments }) =>
        enrolments.some(({ programme }) => programme === 'deepening'),
      );
      expect(deepening.length).toBeGreaterThan(0);
      const json = { instrument: high.code, borrower: deepening[0]?.id, lendingPoint: 'culture-school' };
      const { body } = await teacher.post('/api/v1/checkouts?dryRun=true', { json });
      expect(codesOf(body.rejections)).not.toContain('grade-needs-programme');
      expect(codesOf(body.rejections)).toContain('grade-needs-reservation');
      expect(body.rule).toBe('culture-school-high-deepening');
    });
  });

  describe('a teacher', () => {
    it('lends to own pupils and to nobody else, and sees no amounts', async () => {
      const teacher = await town.as('larer');
      const { code } = await town.instrument({ point: 'culture-school' });
      const stranger = { instrument: code, borrower: (await town.borrower()).id, lendingPoint: 'culture-school' };
      const refusal = await teacher.post('/api/v1/checkouts', { json: stranger });
      expectProblem(refusal, 400, 'bad-input');
      expect(wrongFields(refusal)).toEqual({ borrower: 'unknown-borrower' });

      const pupils = items<Pupil>(await teacher.get('/api/v1/borrowers?limit=200'));
      const taken = items<{ borrower: string }>(await teacher.get('/api/v1/loans?state=open&limit=200'));
      const busy = new Set(taken.map(({ borrower }) => borrower));
      const pupil = pupils.find(({ id, blocks }) => !busy.has(id) && blocks.length === 0);
      const json = { ...stranger, borrower: pupil?.id };
      const preview = await teacher.post('/api/v1/checkouts?dryRun=true', { json });
      expect(preview.body).toMatchObject({ allowed: true });
      const done = await teacher.post('/api/v1/checkouts', { json });
      expect(done.status).toBe(201);
      for (const seen of [preview.body, done.body, (await teacher.get(`/api/v1/loans/${done.body.id}`)).body]) {
        expect(Object.keys(seen).filter((key) => key.endsWith('Ore'))).toEqual([]);
      }
      const loans = items<{ borrower: string }>(await teacher.get('/api/v1/loans?limit=200'));
      const own = new Set(pupils.map(({ id }) => id));
      expect(loans.length).toBeGreaterThan(0);
      expect(loans.filter(({ borrower }) => !own.has(borrower))).toEqual([]);
      const others = await town.loan();
      expectProblem(await teacher.get(`/api/v1/loans/${others.id}`), 404, 'not-found');
      expectProblem(await teacher.post(`/api/v1/loans/${others.id}/renewals`, { json: {} }), 404, 'not-found');
    });
  });

  describe('a teacher at a return', () => {
    it('learns nothing of whose loan it was, unless it was an own pupil’s', async () => {
      const teacher = await town.as('larer');
      const others = await town.loan('library', await town.register());
      const json = { instrument: others.instrument, lendingPoint: 'culture-school' };
      const { status, body } = await teacher.post('/api/v1/returns', { json });
      expect(status).toBe(200);
      expect(body.loan).not.toHaveProperty('borrower');
      expect(body).not.toHaveProperty('depositBackOre');
      expect(JSON.stringify(body)).not.toContain(others.borrower);
      const [own] = items<{ borrower: string; instrument: string }>(await teacher.get('/api/v1/loans?state=open'));
      const back = { instrument: own?.instrument, lendingPoint: 'culture-school' };
      expect((await teacher.post('/api/v1/returns', { json: back })).body.loan).toMatchObject({
        borrower: own?.borrower,
      });
    });
  });

  describe('a preview', () => {
    it('waits for nobody who is changing the instrument or the borrower', async () => {
      const json = await town.checkoutBody();
      await town.application.database.unitOfWork.run(async (tx) => {
        await tx.one('SELECT code FROM instrument WHERE code = $1 FOR UPDATE', [json.instrument]);
        await tx.one('SELECT id FROM borrower WHERE id = $1 FOR UPDATE', [json.borrower]);
        const { status, body } = await library.post('/api/v1/checkouts?dryRun=true', { json });
        expect({ status, body }).toMatchObject({ status: 200, body: { allowed: true } });
      });
    });
  });

  describe('a due day', () => {
    it('lies no more than ten years ahead', async () => {
      const json = { ...(await town.checkoutBody()), dueOn: '9999-12-31' };
      const overrides = [{ code: 'due-date-after-limit', comment: 'Varig' }];
      for (const path of ['/api/v1/checkouts', '/api/v1/checkouts?dryRun=true']) {
        const answer = await library.post(path, { json: { ...json, overrides } });
        expectProblem(answer, 400, 'bad-input');
        expect(wrongFields(answer)).toEqual({ dueOn: 'too-far-ahead' });
      }
    });

    it('is an open day, whatever the day of the hand-over', async () => {
      const instrument = await town.instrument({ grade: 'basic' });
      const { id } = await town.borrower();
      const json = { instrument: instrument.code, borrower: id, lendingPoint: 'library' };
      const { body: point } = await library.get('/api/v1/lending-points/library');
      const open = new Set((point.openingHours as { weekday: number }[]).map(({ weekday }) => weekday));
      expect(open.has(7)).toBe(false);
      // The last of these days gives Ascension Day, 29 days before which this walk passes.
      const walk = [...Array(8).keys()].map((days) => addDays(usualDay, days));
      const beforeAscension = calendarDate('2027-04-08');
      for (const day of [...walk, beforeAscension]) {
        town.application.clock.goTo(day);
        const desk = await town.as('bibliotek');
        const { body } = await desk.post('/api/v1/checkouts?dryRun=true', { json });
        expect(body).toMatchObject({ allowed: true, rule: 'library-basic' });
        expect(open.has(isoWeekday(body.dueOn))).toBe(true);
        if (day === beforeAscension) expect(body.dueOn).toBe('2027-05-07');
      }
      town.application.clock.goTo(usualDay);
      const sunday = '2026-10-25';
      const closed = await library.post('/api/v1/checkouts', { json: { ...json, dueOn: sunday } });
      expect(reasons(closed)).toEqual(['due-date-closed']);
      expect(closed.body.rejections[0]).toMatchObject({ nextOpen: '2026-10-26' });
      const tooLong = await library.post('/api/v1/checkouts', { json: { ...json, dueOn: '2026-12-24' } });
      expect(reasons(tooLong)).toContain('due-date-after-limit');
    });
  });

  describe('a return', () => {
    it('ends the loan and puts the instrument on the shelf', async () => {
      const loan = await town.loan('library', await town.register());
      const answer = await library.post('/api/v1/returns', {
        json: { instrument: loan.instrument, lendingPoint: 'library' },
      });
      expect(answer.status).toBe(200);
      expect(answer.body).toMatchObject({
        loan: { id: loan.id, state: 'returned', returnedOn: town.today, overdue: false },
        next: { step: 'shelf' },
        then: [],
        depositBackOre: 50_000,
      });
      const after = await library.get(`/api/v1/instruments/${loan.instrument}`);
      expect(after.body).toMatchObject({ state: 'available', currentPoint: 'library', dueOn: null });
    });

    it('with something missing leads to inspection, and inspection to service, and service to the shelf', async () => {
      const instrument = await town.register({ kind: 'clarinet' });
      const loan = await town.loan('library', instrument);
      const [missing] = instrument.accessories;
      const json = {
        instrument: instrument.code,
        lendingPoint: 'library',
        missingAccessories: [missing?.id],
        condition: 'worn',
        note: 'Sier den ligger hjemme',
      };
      const answer = await library.post('/api/v1/returns', { json });
      expect(answer.status).toBe(200);
      const { next, then } = answer.body;
      expect(next).toMatchObject({ step: 'inspection', reasons: ['missing-accessories'] });
      expect(stepsOf(then)).toEqual(['service', 'shelf']);
      const inspected = await library.get(`/api/v1/instruments/${instrument.code}`);
      expect(inspected.body).toMatchObject({ state: 'in-repair', condition: 'worn' });
      expect(inspected.body.accessories).toContainEqual({ ...missing, present: false });

      const completion = await library.post(`/api/v1/repairs/${next.id}/completion`, { json: { outcome: 'in-order' } });
      expect(completion.status).toBe(200);
      expect(completion.body).toMatchObject({
        next: { step: 'service', freeFrom: addDays(town.today, 2) },
        instrument: { state: 'in-service' },
      });
      const early = await library.post('/api/v1/checkouts', { json: await town.checkoutBody('library', instrument) });
      expect(reasons(early)).toEqual(['instrument-not-available']);
      expect(early.body.rejections[0]).toMatchObject({ state: 'in-service', overridable: true });
      const over = await library.post(`/api/v1/instruments/${instrument.code}/service-completion`);
      expect(over.body).toMatchObject({ next: { step: 'shelf' }, instrument: { state: 'available' } });
      const history = await library.get(`/api/v1/instruments/${instrument.code}/history`);
      const actions = items<{ action: string }>(history).map(({ action }) => action);
      expect(actions).toEqual(
        expect.arrayContaining(['loan.opened', 'loan.returned', 'repair.opened', 'repair.completed', 'service.ended']),
      );
      expect((await library.get(`/api/v1/loans/${loan.id}`)).body).toMatchObject({ state: 'returned' });
    });

    it('lets service end by its day alone', async () => {
      const instrument = await town.register({ kind: 'trumpet' });
      await town.loan('library', instrument);
      const json = { instrument: instrument.code, lendingPoint: 'library' };
      const { body } = await library.post('/api/v1/returns', { json });
      expect(body.next).toMatchObject({ step: 'service', freeFrom: addDays(town.today, 2) });
      const again = await town.checkoutBody('library', instrument);
      town.application.clock.passDays(2);
      const desk = await town.as('bibliotek');
      expect((await desk.post('/api/v1/checkouts', { json: again })).status).toBe(201);
      town.application.clock.goTo(usualDay);
    });

    it('at another point leads to a transfer, which is received at home', async () => {
      const instrument = await town.register({ point: 'library' });
      const loan = await town.loan('library', instrument);
      const youth = await town.as('ungdom');
      const json = { instrument: instrument.code, lendingPoint: 'youth-arena' };
      const answer = await youth.post('/api/v1/returns', { json });
      expect(answer.status).toBe(200);
      expect(answer.body).toMatchObject({
        loan: { id: loan.id, state: 'returned' },
        next: { step: 'transfer', to: 'library' },
      });
      expect((await youth.get(`/api/v1/instruments/${instrument.code}`)).body).toMatchObject({ state: 'in-transfer' });
      const receipt = await library.post(`/api/v1/transfers/${answer.body.next.id}/receipt`);
      expect(receipt.status).toBe(200);
      expect(receipt.body).toMatchObject({
        next: { step: 'shelf' },
        instrument: { state: 'available', currentPoint: 'library' },
      });
      expectProblem(await library.post(`/api/v1/transfers/${answer.body.next.id}/receipt`), 409, 'transfer-received');
    });

    it('of something that is not on loan changes nothing, and still says where it belongs', async () => {
      const { code, version } = await town.register({ point: 'library' });
      const youth = await town.as('ungdom');
      const answer = await youth.post('/api/v1/returns', { json: { instrument: code, lendingPoint: 'youth-arena' } });
      expectProblem(answer, 409, 'instrument-not-on-loan');
      expect(answer.body).toMatchObject({ next: { step: 'transfer', to: 'library' } });
      const here = await library.post('/api/v1/returns', { json: { instrument: code, lendingPoint: 'library' } });
      expect(here.body).toMatchObject({ code: 'instrument-not-on-loan', next: { step: 'shelf' } });
      expect((await library.get(`/api/v1/instruments/${code}`)).body).toMatchObject({ state: 'available', version });
    });

    it('of something in the middle of a step leads to that step, and never to a shelf', async () => {
      const broken = await town.register();
      await town.loan('library', broken);
      const back = { lendingPoint: 'library', instrument: broken.code };
      const inspection = await library.post('/api/v1/returns', { json: { ...back, condition: 'needs-repair' } });
      const again = await library.post('/api/v1/returns', { json: back });
      expectProblem(again, 409, 'instrument-not-on-loan');
      expect(again.body).toMatchObject({ next: { step: 'inspection', id: inspection.body.next.id } });

      const sent = await town.register();
      await town.loan('library', sent);
      const youth = await town.as('ungdom');
      const away = { instrument: sent.code, lendingPoint: 'youth-arena' };
      const transfer = await youth.post('/api/v1/returns', { json: away });
      const twice = await youth.post('/api/v1/returns', { json: away });
      expect(twice.body).toMatchObject({ next: { step: 'transfer', to: 'library', id: transfer.body.next.id } });

      for (const state of ['missing', 'lost', 'retired'] as const) {
        const { code } = await missing(town, state);
        const answer = await library.post('/api/v1/returns', { json: { ...back, instrument: code } });
        expect(answer.body).toMatchObject({ code: 'instrument-not-on-loan', state, next: { step: 'inspection' } });
        expect(answer.body.next.id).toBeUndefined();
      }
    });

    it('away from home sends on what has been serviced there, also when the service days have passed', async () => {
      const instrument = await town.register({ point: 'library', kind: 'trumpet' });
      await town.loan('library', instrument);
      const youth = await town.as('ungdom');
      const json = { instrument: instrument.code, lendingPoint: 'youth-arena' };
      const { body } = await youth.post('/api/v1/returns', { json });
      expect([body.next.step, ...stepsOf(body.then)]).toEqual(['service', 'transfer', 'shelf']);
      town.application.clock.passDays(2);
      const later = await town.as('ungdom');
      const address = `/api/v1/instruments/${instrument.code}`;
      expect((await later.get(address)).body).toMatchObject({ state: 'available', sendTo: 'library' });
      const sent = await later.post(`${address}/service-completion`);
      expect(sent.body).toMatchObject({
        next: { step: 'transfer', to: 'library' },
        instrument: { state: 'in-transfer', sendTo: null },
      });
      const home = await town.as('bibliotek');
      await home.post(`/api/v1/transfers/${sent.body.next.transfer}/receipt`);
      expect((await home.get(address)).body).toMatchObject({
        state: 'available',
        currentPoint: 'library',
        sendTo: null,
      });
      expectProblem(await home.post(`${address}/service-completion`), 409, 'not-in-service');
      town.application.clock.goTo(usualDay);
    });

    it('of something missing or lost that turned up begins with an inspection where it was found', async () => {
      for (const state of ['missing', 'lost'] as const) {
        const { code } = await missing(town, state);
        const address = `/api/v1/instruments/${code}`;
        const elsewhere = await library.post(`${address}/found`, { json: { lendingPoint: 'youth-arena' } });
        expect(reasons(elsewhere)).toEqual(['not-own-point']);
        const found = await library.post(`${address}/found`, { json: { lendingPoint: 'library' } });
        expect(found.status).toBe(201);
        expect(found.body).toMatchObject({ instrument: { state: 'in-repair', currentPoint: 'library' } });
        const history = items<{ action: string }>(await library.get(`${address}/history`));
        expect(history.map(({ action }) => action)).toContain('instrument.found');
        const json = { outcome: 'in-order' };
        const done = await library.post(`/api/v1/repairs/${found.body.id}/completion`, { json });
        expect(done.body).toMatchObject({ next: { step: 'shelf' }, instrument: { state: 'available' } });
      }
    });

    it('ends an inspection only with accessories that are the instrument’s', async () => {
      const { code, accessories } = await town.register();
      const another = await town.register();
      const repair = await library.post(`/api/v1/instruments/${code}/repairs`, { json: { step: 'inspection' } });
      const completion = `/api/v1/repairs/${repair.body.id}/completion`;
      const json = { outcome: 'in-order', missingAccessories: [accessories[0]?.id, another.accessories[0]?.id] };
      const answer = await library.post(completion, { json });
      expectProblem(answer, 400, 'bad-input');
      expect(wrongFields(answer)).toEqual({ 'missingAccessories.1': 'unknown-accessory' });
      const right = await library.post(completion, { json: { ...json, missingAccessories: [accessories[0]?.id] } });
      expect(right.body.instrument.accessories).toContainEqual({ ...accessories[0], present: false });
    });

    it('can be backdated, and then keeps both days', async () => {
      const loan = await town.loan();
      const outOn = town.today;
      town.application.clock.passDays(3);
      const desk = await town.as('bibliotek');
      const dropped = addDays(outOn, 1);
      const json = { instrument: loan.instrument, lendingPoint: 'library', returnedOn: dropped };
      for (const [day, why] of [
        [addDays(outOn, -1), 'returned-before-out'],
        [addDays(town.today, 1), 'returned-in-future'],
      ]) {
        expect(wrongFields(await desk.post('/api/v1/returns', { json: { ...json, returnedOn: day } }))).toEqual({
          returnedOn: why,
        });
      }
      const { body } = await desk.post('/api/v1/returns', { json });
      expect(body.loan).toMatchObject({
        returnedOn: dropped,
        registeredAt: town.application.clock.now().toISOString(),
      });
      town.application.clock.goTo(usualDay);
    });

    it('refuses to miss what never went out', async () => {
      const loan = await town.loan();
      const json = { instrument: loan.instrument, lendingPoint: 'library', missingAccessories: ['none-of-these'] };
      const answer = await library.post('/api/v1/returns', { json });
      expect(wrongFields(answer)).toEqual({ 'missingAccessories.0': 'accessory-not-out' });
      expect((await library.get(`/api/v1/loans/${loan.id}`)).body.state).toBe('open');
    });
  });

  describe('a renewal', () => {
    it('gives more time as often as the rule says, once a day, and to an open day', async () => {
      const loan = await town.loan('library', await town.instrument({ grade: 'basic' }));
      let due = (await library.get(`/api/v1/loans/${loan.id}`)).body.dueOn;
      for (const renewals of [1, 2]) {
        const answer = await library.post(`/api/v1/loans/${loan.id}/renewals`, { json: {} });
        expect(answer.status).toBe(200);
        expect(answer.body).toMatchObject({ id: loan.id, state: 'open', renewals });
        expect(answer.body.dueOn > due).toBe(true);
        due = answer.body.dueOn;
        const instrument = await library.get(`/api/v1/instruments/${loan.instrument}`);
        expect(instrument.body.dueOn).toBe(due);
        const twice = await library.post(`/api/v1/loans/${loan.id}/renewals`, { json: {} });
        expect(reasons(twice)).toContain('renewed-today');
        town.application.clock.passDays(1);
        library = await town.as('bibliotek');
      }
      const last = await library.post(`/api/v1/loans/${loan.id}/renewals`, { json: {} });
      expectProblem(last, 422, 'refused');
      expect(reasons(last)).toEqual(['renewal-limit-reached']);
      const overrides = [{ code: 'renewal-limit-reached', comment: 'Avtalt med læreren' }];
      const set = await library.post(`/api/v1/loans/${loan.id}/renewals`, { json: { overrides } });
      expect(set.body).toMatchObject({ renewals: 3 });
      const back = { instrument: loan.instrument, lendingPoint: 'library' };
      expect((await library.post('/api/v1/returns', { json: back })).status).toBe(200);
      expect(reasons(await library.post(`/api/v1/loans/${loan.id}/renewals`, { json: {} }))).toEqual(['loan-not-open']);
      town.application.clock.goTo(usualDay);
      library = await town.as('bibliotek');
    });
  });

  describe('the list of loans', () => {
    it('finds those of an instrument by its code in any form or its alias', async () => {
      const alias = `GAMMEL${randomUUID().slice(0, 6).toUpperCase()}`;
      const { code, version } = await town.register();
      const headers = { 'if-match': `"${version}"` };
      const manager = await town.as('lager');
      await manager.patch(`/api/v1/instruments/${code}`, { json: { aliases: [alias] }, headers });
      const { body: loan } = await library.post('/api/v1/checkouts', {
        json: { instrument: code, borrower: (await town.borrower()).id, lendingPoint: 'library' },
      });
      for (const text of [code, `${code.slice(0, 3)}-${code.slice(3)}`.toLowerCase(), alias]) {
        expect(items(await library.get(`/api/v1/loans?instrument=${text}`)).map(({ id }) => id)).toEqual([loan.id]);
      }
      expect((await library.get('/api/v1/loans?instrument=UKJENT-KODE')).body).toEqual({ items: [], nextCursor: null });
    });

    it('shows what came back in the order in which it was registered, the last first', async () => {
      for (const days of [1, 2]) {
        const loan = await town.loan('library', await town.register({ grade: days === 1 ? 'good' : 'basic' }));
        const desk = await town.as('bibliotek');
        await desk.post('/api/v1/returns', { json: { instrument: loan.instrument, lendingPoint: 'library' } });
        town.application.clock.passDays(1);
      }
      const desk = await town.as('bibliotek');
      const seen: string[] = [];
      let cursor = '';
      do {
        const page = await desk.get(`/api/v1/loans?state=returned&limit=9&cursor=${cursor}`);
        expect(page.status).toBe(200);
        seen.push(...items<{ registeredAt: string }>(page).map(({ registeredAt }) => registeredAt));
        cursor = page.body.nextCursor ?? '';
      } while (cursor !== '');
      const returned = `loan WHERE state = 'returned' AND lending_point_id = 'library'`;
      expect(seen).toHaveLength(await town.count(returned));
      expect(seen).toEqual(seen.toSorted().reverse());
      town.application.clock.goTo(usualDay);
    });

    it('shows own points’ loans by state, page by page, and what is late as late', async () => {
      const [late] = await town.rows<{ id: string }>(
        `SELECT id FROM loan WHERE state = 'open' AND due_on < $1 AND lending_point_id = 'library'`,
        [town.today],
      );
      const overdue = await library.get('/api/v1/loans?state=overdue&limit=200');
      expect(items(overdue).map(({ id }) => id)).toContain(late?.id);
      expect(items<{ overdue: boolean }>(overdue).every((loan) => loan.overdue)).toBe(true);
      const seen: string[] = [];
      let cursor = '';
      do {
        const page = await library.get(`/api/v1/loans?state=open&limit=7&cursor=${cursor}`);
        seen.push(...items(page).map(({ id }) => id));
        cursor = page.body.nextCursor ?? '';
      } while (cursor !== '');
      const open = await town.rows<{ id: string }>(
        `SELECT id FROM loan WHERE state = 'open' AND lending_point_id = 'library' ORDER BY due_on, id`,
      );
      expect(seen).toEqual(open.map(({ id }) => id));
      const other = await library.get('/api/v1/loans?point=youth-arena');
      expect(items(other)).toEqual([]);
    });
  });
});
