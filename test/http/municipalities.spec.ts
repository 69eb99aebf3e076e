import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { addDays, type CalendarDate } from '../../src/platform/calendar/index.js';
import { eachDatabase } from '../support/databases.js';
import type { Answer, HttpClient } from '../support/http.js';
import { addNeighbour } from '../support/neighbour.js';
import { Town, expectProblem, items, reasons, stepsOf, wrongFields } from './town.js';
import { Visitor } from './visitor.js';

const override = [{ code: 'other-municipality', comment: 'Avtalt på telefon' }];

eachDatabase((database) => {
  let town: Town;
  let library: HttpClient;
  let manager: HttpClient;

  beforeAll(async () => {
    town = await Town.start(database());
    library = await town.as('bibliotek');
    manager = await town.as('lager');
  });
  afterAll(() => town.close());

  const day = (ahead: number): CalendarDate => addDays(town.today, ahead);
  const neighbour = (more: object = {}): Promise<{ id: string; cardNumber: string }> =>
    town.borrower({ displayName: 'Bjørg N.', municipality: 'nabo', ...more });

  /** A row that opens the library to other municipalities. */
  const opened = async (more: object = {}): Promise<string> => {
    const terms = { mayBorrow: true, lengthKind: 'days', lengthDays: 20, maxOpenLoans: 2, maxRenewals: 1 };
    const json = {
      ...{ ...terms, lendingPoint: 'library', grade: 'good', kind: 'guitar', otherMunicipalities: true },
      ...{ validFrom: town.today, feeOre: 90_000, depositOre: 0, ...more },
    };
    const { status, body } = await manager.post('/api/v1/loan-rules', { json });
    expect({ status, body }).toMatchObject({ status: 201 });
    return body.id;
  };
  const checkout = (instrument: string, borrower: string, more: object = {}): Promise<Answer> =>
    library.post('/api/v1/checkouts', { json: { instrument, borrower, lendingPoint: 'library', ...more } });
  const dryRun = (instrument: string, borrower: string): Promise<Answer> =>
    library.post('/api/v1/checkouts?dryRun=true', { json: { instrument, borrower, lendingPoint: 'library' } });
  const reserve = (json: object, who = library): Promise<Answer> => who.post('/api/v1/reservations', { json });
  const period = () => ({ from: day(3), to: day(12), pickupPoint: 'library' });

  it('one municipality is never named: there is no other', async () => {
    const visitor = await Visitor.loggedIn(town, 'bibliotek');
    const { id } = await town.borrower();
    for (const path of [
      '/admin/points',
      '/admin/rules',
      '/borrowers/new',
      `/borrowers/${id}`,
      `/desk?borrower=${id}`,
    ]) {
      expect(`${path}: ${(await visitor.read(path)).text}`).not.toMatch(/Kommune\b|\(Demo kommune\)/u);
    }
    expect(items(await library.get('/api/v1/municipalities'))).toEqual([
      { id: 'demo', name: 'Demo kommune', number: null },
    ]);
    const points = items<{ id: string; municipality: string }>(await library.get('/api/v1/lending-points'));
    expect(new Set(points.map(({ municipality }) => municipality))).toEqual(new Set(['demo']));
  });

  describe('with a neighbour', () => {
    beforeAll(() => addNeighbour(town.application));

    it('what an instrument cost is known to its own municipality only', async () => {
      const { code } = await ofNeighbour();
      const theirs = await town.as('nabo-lager');
      const json = { costType: 'repair', amountOre: 12_300, incurredOn: town.today };
      const path = `/api/v1/instruments/${code}/costs`;
      const { status, body } = await theirs.post(path, { json });
      expect(status).toBe(201);
      expect(items(await theirs.get(path))).toMatchObject([{ id: body.id, amountOre: 12_300 }]);
      expectProblem(await manager.get(path), 404, 'not-found');
      expectProblem(await manager.post(path, { json }), 404, 'not-found');
      const correction = `/api/v1/instrument-costs/${body.id}/correction`;
      expectProblem(await manager.post(correction, { json: { amountOre: 1 } }), 404, 'not-found');
      expect(items(await theirs.get(path))).toMatchObject([{ id: body.id, amountOre: 12_300, corrections: 0 }]);
    });

    it('a point lends to its own municipality only, and nobody can set that aside', async () => {
      const { code } = await town.register();
      const { id } = await neighbour();
      const dry = await dryRun(code, id);
      expect(dry.body).toMatchObject({ allowed: false, rule: null });
      const refusal = await checkout(code, id, { overrides: override });
      expect(refusal.status).toBe(422);
      expect(refusal.body.rejections).toEqual(dry.body.rejections);
      expect(refusal.body.rejections).toMatchObject([
        {
          ...{ code: 'other-municipality', overridable: false, lendingPoint: 'library', grade: 'good' },
          detail: expect.stringContaining('hører til en annen kommune'),
        },
      ]);
      const theirs = await town.as('nabo-bibliotek');
      const { code: guitar } = await ofNeighbour();
      const lent = { instrument: guitar, lendingPoint: 'nabo-bibliotek' };
      const own = await theirs.post('/api/v1/checkouts', { json: { ...lent, borrower: (await town.borrower()).id } });
      expect(reasons(own)).toEqual(['other-municipality']);
      expect((await theirs.post('/api/v1/checkouts', { json: { ...lent, borrower: id } })).status).toBe(201);
    });

    it('a promise is refused as a hand-over is, for one instrument and for any of a kind', async () => {
      const { code } = await town.register();
      const borrower = (await neighbour()).id;
      const kind = { kind: 'guitar', grade: 'basic', ...period() };
      for (const wish of [{ ...period(), instrument: code }, kind, { ...kind, grade: 'good' }]) {
        expect(reasons(await reserve({ ...wish, borrower }))).toEqual(['other-municipality']);
      }
    });

    it('a row opens a point for chosen things, under terms of its own, to all others or to one', async () => {
      const rule = await opened();
      const { id } = await neighbour();
      const { code } = await town.register();
      expect((await dryRun(code, id)).body).toMatchObject({ allowed: true, rule, toPayOre: 90_000 });
      const lent = await checkout(code, id);
      expect(lent.body).toMatchObject({ toPayOre: 90_000, lendingPoint: 'library', borrower: id });
      const basic = await town.register({ grade: 'basic' });
      expect(reasons(await checkout(basic.code, id))).toEqual(['other-municipality']);
      const violin = await town.register({ kind: 'violin' });
      expect(reasons(await checkout(violin.code, id))).toEqual(['other-municipality']);
      const one = await opened({ borrowerMunicipality: 'nabo', feeOre: 10_000 });
      const next = await town.register();
      expect((await dryRun(next.code, id)).body).toMatchObject({ allowed: true, rule: one, toPayOre: 10_000 });
      // Those of the own municipality go by the ordinary rows, whatever is opened to others.
      const own = (await town.borrower()).id;
      expect((await dryRun(next.code, own)).body).toMatchObject({ allowed: true, rule: 'library-good' });
    });

    it('any of a kind is promised from the copies of the point’s own municipality', async () => {
      await opened({ kind: 'cello' });
      const foreign = await ofNeighbour('cello');
      const wish = { kind: 'cello', size: '4/4', grade: 'good', ...period() };
      const made = await reserve({ ...wish, borrower: (await neighbour()).id });
      expect(made.status).toBe(201);
      const [{ home }] = (await town.rows<{ home: string }>(
        'SELECT home_point_id AS home FROM instrument WHERE code = $1',
        [made.body.instrument],
      )) as [{ home: string }];
      expect([made.body.instrument === foreign.code, home.startsWith('nabo-')]).toEqual([false, false]);
      // What is free for a pick-up is told as it would be promised.
      const told = async (pickupPoint: string): Promise<string[]> => {
        const { body } = await library.get(`/api/v1/availability?kind=cello&limit=200&pickupPoint=${pickupPoint}`);
        return (body.items as { homePoint: string }[]).map(({ homePoint }) => homePoint);
      };
      expect(new Set(await told('nabo-kulturskole'))).toEqual(new Set(['nabo-bibliotek']));
      expect(await told('library')).not.toContain('nabo-bibliotek');
      expect(wrongFields(await library.get('/api/v1/availability?kind=cello&pickupPoint=moon'))).toEqual({
        pickupPoint: 'unknown-lending-point',
      });
      const { code } = await town.register({ kind: 'cello' });
      // An instrument is fetched from another municipality by nobody's ordinary rules; where it is lent, its own rules say.
      const fetched = {
        ...period(),
        pickupPoint: 'nabo-bibliotek',
        instrument: code,
        borrower: (await neighbour()).id,
      };
      const theirs = await town.as('nabo-bibliotek');
      expect(reasons(await reserve(fetched, theirs))).toEqual(['instrument-of-other-municipality']);
      expect((await reserve({ ...fetched, instrument: foreign.code }, theirs)).status).toBe(201);
    });

    it('a loan is renewed only while a row still lends to where the borrower belongs', async () => {
      const { id } = await town.borrower();
      const { code } = await town.register({ grade: 'basic' });
      const loan = await checkout(code, id);
      const move = async (municipality: string) => {
        const headers = { 'if-match': (await library.get(`/api/v1/borrowers/${id}`)).headers.get('etag') ?? '' };
        expect((await library.patch(`/api/v1/borrowers/${id}`, { json: { municipality }, headers })).status).toBe(200);
      };
      await move('nabo');
      const renewal = await library.post(`/api/v1/loans/${loan.body.id}/renewals`, { json: { overrides: override } });
      expect(reasons(renewal)).toEqual(['other-municipality']);
      await move('demo');
      expect((await library.post(`/api/v1/loans/${loan.body.id}/renewals`, { json: {} })).status).toBe(200);
    });

    it('high quality is opened to pupils of a programme, and the right is told apart from the municipality', async () => {
      const school = { lendingPoint: 'culture-school', grade: 'high', kind: 'viola', needsReservation: true };
      await opened({ ...school, programme: 'deepening', needsTerms: false });
      const { code } = await town.register({ point: 'culture-school', grade: 'high', kind: 'viola' });
      const admin = await town.as('admin');
      const enrolled = async (programme: string): Promise<string> => {
        const { id } = await neighbour();
        const json = { programme, schoolYear: '2026-2027', schoolGrade: 9, teacher: 'larer' };
        expect((await admin.post(`/api/v1/borrowers/${id}/enrolments`, { json })).status).toBe(201);
        return id;
      };
      const teacher = await town.as('larer');
      const wish = { instrument: code, from: day(0), to: day(15), pickupPoint: 'culture-school' };
      const core = await enrolled('core');
      expect(reasons(await reserve({ ...wish, borrower: core }, teacher))).toEqual(['grade-needs-programme']);
      const pupil = await enrolled('deepening');
      const made = await reserve({ ...wish, borrower: pupil }, teacher);
      expect({ status: made.status, body: made.body }).toMatchObject({ status: 201, body: { state: 'confirmed' } });
      const json = { instrument: code, borrower: pupil, lendingPoint: 'culture-school' };
      const lent = await teacher.post('/api/v1/checkouts', { json });
      expect({ status: lent.status, body: lent.body }).toMatchObject({
        status: 201,
        body: { reservation: made.body.id },
      });
      // Where nothing at all is opened, both reasons are told at once.
      const oboe = await town.register({ point: 'culture-school', grade: 'high', kind: 'oboe' });
      const both = await reserve({ ...wish, instrument: oboe.code, borrower: core }, teacher);
      expect(reasons(both)).toEqual(['grade-needs-programme', 'other-municipality']);
    });

    it('what goes to the neighbour keeps owner, manager and home, and comes home from a return there', async () => {
      const { code } = await town.register();
      const places = async () => {
        const {
          owner,
          manager: keeper,
          homePoint,
          currentPoint,
          state,
        } = (await manager.get(`/api/v1/instruments/${code}`)).body;
        return { owner, keeper, homePoint, currentPoint, state };
      };
      const ours = { owner: 'library', keeper: 'library', homePoint: 'library' };
      const sent = await library.post(`/api/v1/instruments/${code}/transfers`, { json: { to: 'nabo-bibliotek' } });
      expect(sent.status).toBe(201);
      const theirs = await town.as('nabo-bibliotek');
      await theirs.post(`/api/v1/transfers/${sent.body.id}/receipt`, { json: {} });
      expect(await places()).toEqual({ ...ours, currentPoint: 'nabo-bibliotek', state: 'available' });
      // What they were sent they lend to their own, by their own rows.
      const json = { instrument: code, borrower: (await neighbour()).id, lendingPoint: 'nabo-bibliotek' };
      expect((await theirs.post('/api/v1/checkouts', { json })).status).toBe(201);
      const returned = { json: { instrument: code, lendingPoint: 'nabo-bibliotek' } };
      const back = await theirs.post('/api/v1/returns', returned);
      expect(back.body.next).toMatchObject({ step: 'transfer', to: 'library' });
      expect(await places()).toEqual({ ...ours, currentPoint: null, state: 'in-transfer' });
    });

    it('what was lent here and comes back there is sent home', async () => {
      const loan = await town.loan('library', await town.register());
      const theirs = await town.as('nabo-bibliotek');
      const json = { instrument: loan.instrument, lendingPoint: 'nabo-bibliotek' };
      const back = await theirs.post('/api/v1/returns', { json });
      expect(back.status).toBe(200);
      expect(stepsOf([back.body.next, ...back.body.then])).toContain('transfer');
      const seen = (await manager.get(`/api/v1/instruments/${loan.instrument}`)).body;
      expect(seen).toMatchObject({ owner: 'library', homePoint: 'library', state: 'in-transfer' });
    });

    it('pages say which municipality, where it tells something apart', async () => {
      const visitor = await Visitor.loggedIn(town, 'bibliotek');
      const { id, cardNumber } = await neighbour();
      expect((await visitor.read('/admin/rules')).text).toMatch(/lånere fra (andre kommuner|Nabo kommune)/u);
      expect((await visitor.read('/admin/points')).text).toContain('Nabo bibliotek (Nabo kommune)');
      expect((await visitor.read('/admin/units')).text).toContain('Nabo kulturskole (Nabo kommune)');
      expect((await visitor.read('/admin/terms')).text).toContain('Vår 2027 (Demo kommune)');
      expect((await visitor.read(`/borrowers/${id}`)).text).toContain('Kommune Nabo kommune');
      expect((await visitor.read(`/desk?borrower=${id}`)).text).toContain('født 1988, Nabo kommune');
      const own = (await town.borrower()).id;
      expect((await visitor.read(`/desk?borrower=${own}`)).text).toMatch(/født 1988 (?!.*Nabo)/u);
      expect((await visitor.read('/')).text).toContain('Nabo bibliotek (Nabo kommune)');
      // By name only at home; by the card whoever stands there.
      const youth = await Visitor.loggedIn(town, 'ungdom');
      expect((await youth.read('/borrowers?q=bjørg')).links()).not.toContain(`/borrowers/${id}`);
      expect((await youth.read(`/borrowers?q=${cardNumber}`)).links()).toContain(`/borrowers/${id}`);
    });

    it('whoever is registered belongs here unless another municipality is chosen, and can be moved on the page', async () => {
      const visitor = await Visitor.loggedIn(town, 'bibliotek');
      const blank = await visitor.read('/borrowers/new');
      expect(blank.form('/borrowers')).toMatchObject({ municipality: 'demo' });
      const person = { displayName: 'Flyttet F.', birthDate: '1991-02-03' };
      const { location } = await visitor.send(blank, '/borrowers', { ...person, municipality: 'nabo' });
      expect((await visitor.read(location)).text).toContain('Kommune Nabo kommune');
      const edit = await visitor.read(`${location}/edit`);
      expect(edit.form(location)).toMatchObject({ municipality: 'nabo' });
      expect((await visitor.send(edit, location, { municipality: 'demo' })).status).toBe(303);
      expect((await visitor.read(location)).text).toContain('Kommune Demo kommune');
    });

    it('a row opens to others on the page, too, and only where there is a point to open', async () => {
      const keeper = await Visitor.loggedIn(town, 'lager');
      const blank = await keeper.read('/admin/rules/new?like=library-good');
      const wrong = await keeper.send(blank, '/admin/rules', { where: 'kind:library', from: '*' });
      expect([wrong.status, wrong.errorAt('where')]).toEqual([400, 'Velg utlånsstedet som åpnes for andre kommuner.']);
      const sent = await keeper.send(wrong, '/admin/rules', { where: 'point:library', from: 'nabo', kind: 'ukulele' });
      expect((await keeper.follow(sent)).text).toContain(
        'Biblioteket (Demo kommune), kvalitet: God, Ukulele, lånere fra Nabo kommune',
      );
      const question = 'lendingPoint=library&kind=ukulele&grade=good&borrowerCategory=child';
      const asked = await keeper.read(`/admin/rules?${question}&borrowerMunicipality=nabo`);
      expect(asked.text).toContain('utlånsstedet, kvalitetsgraden, instrumenttypen, lånerens kommune.');
    });

    it('a municipality that there is not is refused by name', async () => {
      const json = { type: 'person', displayName: 'Ny N.', birthDate: '1990-01-31', municipality: 'atlantis' };
      expect(wrongFields(await library.post('/api/v1/borrowers', { json }))).toEqual({
        municipality: 'unknown-municipality',
      });
    });

    it('the register is whole', () => town.expectWhole());

    /** A new instrument of the neighbour's library. */
    async function ofNeighbour(kind = 'guitar'): Promise<{ code: string }> {
      const theirs = await town.as('nabo-lager');
      const json = { kind, size: '4/4', grade: 'good', homePoint: 'nabo-bibliotek' };
      const { status, body } = await theirs.post('/api/v1/instruments', { json });
      expect({ status, body }).toMatchObject({ status: 201, body: { owner: 'nabo-bibliotek' } });
      return body;
    }
  });
});
