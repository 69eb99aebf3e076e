import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';

import { currentVersion } from '../../src/borrowers/index.js';
import { addDays, schoolYearOf } from '../../src/platform/calendar/index.js';
import { eachDatabase } from '../support/databases.js';
import type { Answer, HttpClient } from '../support/http.js';
import { searchText } from '../labels/sheet-reader.js';
import { type KnownInstrument, Town, expectProblem, items, reasons, stepsOf, wrongFields } from './town.js';

interface Lent {
  readonly id: string;
  readonly instrument: KnownInstrument;
  readonly borrower: string;
  readonly dueOn: string;
}

eachDatabase((database) => {
  let town: Town;
  let library: HttpClient;
  let teacher: HttpClient;

  beforeAll(async () => {
    town = await Town.start(database());
    [library, teacher] = [await town.as('bibliotek'), await town.as('larer')];
  });
  afterAll(() => town.close());
  afterEach(() => town.expectWhole());

  /** A guitar of the library, out to somebody. */
  async function lent(more: object = {}): Promise<Lent> {
    const instrument = await town.register();
    const { id: borrower } = await town.borrower();
    const json = { instrument: instrument.code, borrower, lendingPoint: 'library', ...more };
    const { status, body } = await library.post('/api/v1/checkouts', { json });
    if (status !== 201) throw new Error(`A loan: ${status} ${JSON.stringify(body)}`);
    return { id: body.id, instrument, borrower, dueOn: body.dueOn };
  }

  async function replace(
    loan: Lent,
    instrument: string,
    more: Record<string, unknown> = {},
    { as = library, query = '', headers = {} } = {},
  ): Promise<Answer> {
    const json = { replaces: loan.instrument.code, instrument, lendingPoint: 'library', reason: 'Knekt hals', ...more };
    return as.post(`/api/v1/loans/${loan.id}/replacements${query}`, { json, headers });
  }

  const instrumentNow = async (code: string): Promise<Record<string, unknown>> =>
    (await library.get(`/api/v1/instruments/${code}`)).body;

  const charges = (loan: string): Promise<Record<string, unknown>[]> =>
    town.rows('SELECT kind, term_id, amount_ore FROM charge WHERE loan_id = $1 ORDER BY kind', [loan]);

  /** A pupil of the teacher's, in deepening. */
  async function pupil(displayName: string, more: object = {}, programme = 'deepening'): Promise<string> {
    const { id } = await town.borrower({ displayName, ...more });
    const admin = await town.as('admin');
    const json = { programme, schoolYear: schoolYearOf(town.today), schoolGrade: 9, teacher: 'larer' };
    expect((await admin.post(`/api/v1/borrowers/${id}/enrolments`, { json })).status).toBe(201);
    return id;
  }

  const high = (kind = 'cello'): Promise<KnownInstrument> =>
    town.register({ point: 'culture-school', grade: 'high', kind });

  /** A cello of high quality, out to a pupil on the teacher's reservation. */
  async function lentHigh(borrower: string): Promise<Lent & { readonly reservation: string }> {
    const instrument = await high();
    const period = { from: town.today, to: addDays(town.today, 100), pickupPoint: 'culture-school' };
    const wish = { borrower, instrument: instrument.code, ...period };
    const { body: reserved } = await teacher.post('/api/v1/reservations', { json: wish });
    if (reserved.state === 'awaiting-acceptance') await acceptContract(borrower, reserved.id);
    const json = { instrument: instrument.code, borrower, lendingPoint: 'culture-school' };
    const { status, body } = await teacher.post('/api/v1/checkouts', { json });
    if (status !== 201) throw new Error(`A loan: ${status} ${JSON.stringify(body)}`);
    return { id: body.id, instrument, borrower, dueOn: body.dueOn, reservation: reserved.id };
  }

  async function acceptContract(borrower: string, reservation: string): Promise<void> {
    const [guardian] = await town.rows<{ id: string }>('SELECT id FROM guardian WHERE borrower_id = $1', [borrower]);
    const common = { acceptedBy: guardian?.id, method: 'paper' };
    for (const json of [
      { ...common, type: 'terms', version: currentVersion('terms') },
      { ...common, type: 'contract', version: currentVersion('contract'), reservation },
    ]) {
      const { status, body } = await teacher.post(`/api/v1/borrowers/${borrower}/agreements`, { json });
      if (status !== 201) throw new Error(`An acceptance: ${status} ${JSON.stringify(body)}`);
    }
  }

  describe('a replacement', () => {
    it('takes the old one back and sends the new one out on the same loan, until the same day and at no new cost', async () => {
      const loan = await lent();
      const before = await charges(loan.id);
      const fresh = await town.register();
      const [strap] = loan.instrument.accessories.filter(({ name }) => name === 'Reim');
      const done = await replace(loan, fresh.code, { condition: 'needs-repair', missingAccessories: [strap?.id] });
      expect({ status: done.status, body: done.body }).toMatchObject({ status: 201 });
      expect(done.body).toMatchObject({
        loan: {
          id: loan.id,
          instrument: fresh.code,
          borrower: loan.borrower,
          dueOn: loan.dueOn,
          state: 'open',
          renewals: 0,
        },
        replaced: loan.instrument.code,
        next: { step: 'inspection', reasons: ['condition', 'missing-accessories'] },
      });
      expect(stepsOf(done.body.then)).toEqual(['shelf']);
      expect(await charges(loan.id)).toEqual(before);
      expect(await instrumentNow(fresh.code)).toMatchObject({ state: 'on-loan', dueOn: loan.dueOn });
      const old = await instrumentNow(loan.instrument.code);
      expect(old).toMatchObject({ state: 'in-repair', condition: 'needs-repair', dueOn: null });
      expect(old['accessories']).toContainEqual({ ...strap, present: false });
      const repairs = await town.rows('SELECT note, loan_id FROM repair WHERE instrument_code = $1', [
        loan.instrument.code,
      ]);
      expect(repairs).toEqual([{ note: 'Knekt hals', loan_id: loan.id }]);
    });

    it('stands in the histories of the loan and of both instruments, and the loan is found by either', async () => {
      const loan = await lent();
      const fresh = await town.register();
      await replace(loan, fresh.code, { reason: ' For liten kropp ' });
      const history = await library.get(`/api/v1/loans/${loan.id}/replacements`);
      expect(history.body).toMatchObject({
        items: [
          {
            replaced: loan.instrument.code,
            instrument: fresh.code,
            on: town.today,
            lendingPoint: 'library',
            condition: expect.any(String),
            missing: [],
            reason: 'For liten kropp',
            by: expect.stringMatching(/\S/u),
          },
        ],
        nextCursor: null,
      });
      const actions = async (code: string): Promise<string[]> =>
        items<{ action: string }>(await library.get(`/api/v1/instruments/${code}/history`)).map(({ action }) => action);
      expect(await actions(loan.instrument.code)).toContain('loan.instrument-replaced');
      expect(await actions(fresh.code)).toContain('loan.continued-with');
      for (const code of [loan.instrument.code, fresh.code]) {
        const found = await library.get(`/api/v1/loans?instrument=${code}`);
        expect(items(found).map(({ id }) => id)).toEqual([loan.id]);
      }
    });

    it('can be taken back by replacing back, with what belongs to each', async () => {
      const loan = await lent();
      const fresh = await town.register();
      expect((await replace(loan, fresh.code)).status).toBe(201);
      const back = await replace({ ...loan, instrument: fresh }, loan.instrument.code, { reason: 'Reparert' });
      expect(back.body).toMatchObject({ loan: { instrument: loan.instrument.code }, replaced: fresh.code });
      const gone = await replace({ ...loan, instrument: fresh }, loan.instrument.code);
      expectProblem(gone, 409, 'already-replaced');
      expect(gone.body.detail).toContain(loan.instrument.code.slice(3));
      const end = await library.post('/api/v1/returns', {
        json: {
          instrument: loan.instrument.code,
          lendingPoint: 'library',
          missingAccessories: [fresh.accessories[0]?.id],
        },
      });
      expect(wrongFields(end)).toEqual({ 'missingAccessories.0': 'accessory-not-out' });
      const json = { instrument: loan.instrument.code, lendingPoint: 'library' };
      expect((await library.post('/api/v1/returns', { json })).body.loan).toMatchObject({
        id: loan.id,
        state: 'returned',
      });
      expect((await instrumentNow(fresh.code))['state']).toBe('available');
    });

    it('is done once for a key, and a dry run does nothing', async () => {
      const loan = await lent();
      const fresh = await town.register();
      const dry = await replace(loan, fresh.code, {}, { query: '?dryRun=true' });
      expect([dry.status, dry.body]).toEqual([
        200,
        { allowed: true, rejections: [], dueOn: loan.dueOn, rule: 'library-good' },
      ]);
      expect(await instrumentNow(fresh.code)).toMatchObject({ state: 'available' });
      const headers = { 'idempotency-key': `replace-${loan.id}` };
      const first = await replace(loan, fresh.code, {}, { headers });
      const second = await replace(loan, fresh.code, {}, { headers });
      expect([first.status, second.status]).toEqual([201, 201]);
      expect(second.body).toEqual(first.body);
      expect(await town.count('loan_replacement WHERE loan_id = $1', [loan.id])).toBe(1);
    });

    it('names every reason against it at once, the same in a dry run, and some can be set aside', async () => {
      const loan = await lent();
      const other = await town.register({ kind: 'violin', point: 'youth-arena' });
      const refusal = await replace(loan, other.code);
      expectProblem(refusal, 422, 'refused');
      expect(reasons(refusal)).toEqual(['replacement-of-another-kind', 'instrument-not-available']);
      const dry = await replace(loan, other.code, {}, { query: '?dryRun=true' });
      expect(dry.body).toMatchObject({ allowed: false, rejections: refusal.body.rejections });
      const away = await town.register({ point: 'youth-arena' });
      expect(reasons(await replace(loan, away.code))).toEqual(['instrument-not-available']);
      const overrides = [{ code: 'instrument-not-available', comment: 'Ligger her på bordet' }];
      expect((await replace(loan, away.code, { overrides })).status).toBe(201);
    });

    it('does not take what is promised to somebody else, or to the borrower for later', async () => {
      const loan = await lent();
      const promised = await town.register();
      const { id: other } = await town.borrower();
      const period = { from: addDays(town.today, 5), to: addDays(town.today, 20), pickupPoint: 'library' };
      const json = { instrument: promised.code, borrower: other, ...period };
      expect((await library.post('/api/v1/reservations', { json })).status).toBe(201);
      const refusal = await replace(loan, promised.code);
      expect(refusal.body.rejections).toMatchObject([{ code: 'instrument-reserved', latestDueOn: null }]);
      const own = await town.register();
      const soon = { ...period, from: town.today };
      const wish = { instrument: own.code, borrower: loan.borrower, ...soon };
      expect((await library.post('/api/v1/reservations', { json: wish })).status).toBe(201);
      expect(reasons(await replace(loan, own.code))).toEqual(['reserved-for-borrower']);
    });

    it('sends the old one where it is promised: to the hold shelf, with a slip', async () => {
      const loan = await lent({ dueOn: addDays(town.today, 1) });
      const { id: other } = await town.borrower();
      const period = { from: addDays(town.today, 2), to: addDays(town.today, 20), pickupPoint: 'library' };
      const json = { instrument: loan.instrument.code, borrower: other, ...period };
      const { body: reserved } = await library.post('/api/v1/reservations', { json });
      const fresh = await town.register();
      const { next } = (await replace(loan, fresh.code)).body;
      expect(next).toMatchObject({ step: 'hold', reservation: reserved.id, pickupCode: expect.stringMatching(/\S/u) });
      expect((await library.get(`/api/v1/reservations/${reserved.id}`)).body).toMatchObject({ state: 'ready' });
    });

    it('gives the old one to who waits for it, then and there', async () => {
      const loan = await lent();
      const { id: other } = await town.borrower();
      const period = { from: town.today, to: addDays(town.today, 20), pickupPoint: 'library' };
      const json = { instrument: loan.instrument.code, borrower: other, wait: true, ...period };
      const { body: waiting } = await library.post('/api/v1/reservations', { json });
      expect(waiting).toMatchObject({ state: 'waiting', position: 1 });
      const fresh = await town.register();
      const { next } = (await replace(loan, fresh.code)).body;
      expect(next).toMatchObject({ step: 'hold', reservation: waiting.id });
      expect((await library.get(`/api/v1/reservations/${waiting.id}`)).body).toMatchObject({
        ...{ state: 'ready', instrument: loan.instrument.code },
      });
    });

    it('is refused for a loan that is over, late, another unit’s or not to be seen, and for what means nothing', async () => {
      const loan = await lent();
      const fresh = await town.register();
      expect((await replace(loan, fresh.code, {}, { as: await town.as('ungdom') })).status).toBe(404);
      expect((await replace(loan, fresh.code, {}, { as: teacher })).status).toBe(404);
      expect((await replace(loan, fresh.code, {}, { as: await town.as('lager') })).status).toBe(403);
      expect((await replace(loan, fresh.code, {}, { as: await town.as('okonomi') })).status).toBe(403);
      expect(wrongFields(await replace(loan, 'ingenting'))).toEqual({ instrument: 'unknown-instrument' });
      expect(wrongFields(await replace(loan, fresh.code, { replaces: '000000 0' }))).toEqual({
        replaces: 'unknown-instrument',
      });
      expect(wrongFields(await replace(loan, fresh.code, { reason: '  ' }))).toEqual({ reason: expect.any(String) });
      expect(wrongFields(await replace(loan, fresh.code, { accessories: ['x'] }))).toEqual({
        'accessories.0': 'unknown-accessory',
      });
      expect(reasons(await replace(loan, fresh.code, { lendingPoint: 'youth-arena' }))).toEqual([
        'lending-point-not-yours',
      ]);
      const json = { instrument: loan.instrument.code, lendingPoint: 'library' };
      await library.post('/api/v1/returns', { json });
      expect(reasons(await replace(loan, fresh.code))).toEqual(['loan-not-open']);
      const [late] = await town.rows<{ id: string; code: string; kind: string }>(
        `SELECT l.id, l.instrument_code AS code, i.kind_id AS kind FROM loan l JOIN instrument i ON i.code = l.instrument_code
         WHERE l.state = 'open' AND l.due_on < $1 AND l.lending_point_id = 'library' ORDER BY l.id`,
        [town.today],
      );
      const next = await town.register({ kind: late?.kind ?? '' });
      const refusal = await library.post(`/api/v1/loans/${late?.id}/replacements`, {
        json: { replaces: late?.code, instrument: next.code, lendingPoint: 'library', reason: 'x' },
      });
      expect(reasons(refusal)).toContain('loan-overdue');
    });
  });

  describe('the days with an instrument', () => {
    it('are shared out between the two, so that each counts towards its own longest time', async () => {
      const loan = await lent();
      const fresh = await town.register();
      await replace(loan, fresh.code);
      await town.application.database.unitOfWork.run(async (tx) => {
        const [out, replaced] = [addDays(town.today, -800), addDays(town.today, -60)];
        await tx.run('UPDATE loan SET out_on = $1 WHERE id = $2', [out, loan.id]);
        await tx.run('UPDATE loan_replacement SET out_on = $1, replaced_on = $2 WHERE loan_id = $3', [
          out,
          replaced,
          loan.id,
        ]);
      });
      expect((await library.post(`/api/v1/loans/${loan.id}/renewals`, { json: {} })).status).toBe(200);
      const back = await replace({ ...loan, instrument: fresh }, loan.instrument.code);
      expect(reasons(back)).toEqual(['kind-time-limit-reached']);
      expect(back.body.rejections[0]).toMatchObject({ limit: 730, had: 740 });
      const json = { instrument: fresh.code, lendingPoint: 'library' };
      expect((await library.post('/api/v1/returns', { json })).status).toBe(200);
      const again = { borrower: loan.borrower, lendingPoint: 'library' };
      const dry = (code: string): Promise<Answer> =>
        library.post('/api/v1/checkouts?dryRun=true', { json: { instrument: code, ...again } });
      expect((await dry(fresh.code)).body).toMatchObject({ allowed: true });
      expect((await dry(loan.instrument.code)).body.rejections).toMatchObject([
        { code: 'kind-time-limit-reached', had: 740 },
      ]);
    });
  });

  describe('a teacher', () => {
    it('replaces the instrument of an own pupil under the same contract, which is kept with an addendum', async () => {
      const guardians = [{ displayName: 'Mor M.', email: 'mor@example.org', language: 'nb' }];
      const child = await pupil('Cecilie C.', { birthDate: '2012-05-01', guardians });
      const loan = await lentHigh(child);
      const fresh = await high();
      const wish = { lendingPoint: 'culture-school', reason: 'Sprekk i lokket', condition: 'needs-repair' };
      const done = await replace(loan, fresh.code, wish, { as: teacher });
      expect({ status: done.status, body: done.body }).toMatchObject({ status: 201 });
      expect(done.body.loan).toMatchObject({ reservation: loan.reservation, dueOn: loan.dueOn });
      expect(done.body.loan).not.toHaveProperty('toPayOre');
      const [agreement] = items<{ id: string; type: string }>(
        await teacher.get(`/api/v1/borrowers/${child}/agreements`),
      ).filter(({ type }) => type === 'contract');
      const copy = await pdfText(`/api/v1/agreements/${agreement?.id}/document.pdf`);
      expect(copy).toContain('Tillegg');
      expect(copy).toContain('Sprekk i lokket');
      for (const { code } of [loan.instrument, fresh]) expect(copy).toContain(`${code.slice(0, 3)}-${code.slice(3)}`);
      const renewal = await teacher.post(`/api/v1/loans/${loan.id}/renewals`, { json: {} });
      expect(reasons(renewal)).not.toContain('agreement-missing');
    });

    it('is told that another grade asks for more, and that a pupil has no right to it', async () => {
      const better = await high();
      const point = { lendingPoint: 'culture-school' };
      const replaced = async (programme: string): Promise<string[]> => {
        const id = await pupil('Didrik D.', {}, programme);
        const instrument = await town.register({ point: 'culture-school', kind: 'cello' });
        const json = { instrument: instrument.code, borrower: id, ...point };
        const { body } = await teacher.post('/api/v1/checkouts', { json });
        const loan = { id: body.id, instrument, borrower: id, dueOn: body.dueOn };
        return reasons(await replace(loan, better.code, point, { as: teacher }));
      };
      expect(await replaced('deepening')).toEqual(['grade-needs-reservation']);
      expect(await replaced('breadth')).toEqual(['grade-needs-programme', 'grade-needs-reservation']);
    });
  });

  async function pdfText(path: string): Promise<string> {
    const answer = await fetch(`${town.url}${path}`, { headers: { authorization: `Bearer ${teacher.token ?? ''}` } });
    return searchText(new Uint8Array(await answer.arrayBuffer()));
  }
});
