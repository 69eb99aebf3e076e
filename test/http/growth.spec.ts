import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';

import { addDays, schoolYearOf } from '../../src/platform/calendar/index.js';
import { eachDatabase } from '../support/databases.js';
import type { Answer, HttpClient } from '../support/http.js';
import { type KnownInstrument, Town, expectProblem, kindOf, reasons, wrongFields } from './town.js';
import { Visitor } from './visitor.js';

eachDatabase((database) => {
  let town: Town;
  let teacher: HttpClient;
  let desk: Visitor;

  beforeAll(async () => {
    town = await Town.start(database());
    teacher = await town.as('larer');
    desk = await Visitor.loggedIn(town, 'larer');
  });
  afterAll(() => town.close());
  afterEach(() => town.expectWhole());

  async function cello(size: string): Promise<KnownInstrument> {
    const json = {
      ...{ kind: 'cello', size, grade: 'high', homePoint: 'culture-school' },
      accessories: ['Bue', 'Etui'],
    };
    return (await (await town.as('lager')).post('/api/v1/instruments', { json })).body;
  }

  /** An adult pupil in deepening, who may have one instrument of high quality and has a cello in three-quarter size. */
  async function grown(): Promise<{ id: string; loan: string; small: KnownInstrument }> {
    const { id } = await town.borrower({ displayName: 'Vokser V.' });
    const admin = await town.as('admin');
    const json = { programme: 'deepening', schoolYear: schoolYearOf(town.today), schoolGrade: 9, teacher: 'larer' };
    await admin.post(`/api/v1/borrowers/${id}/enrolments`, { json });
    const small = await cello('3/4');
    const { status, body } = await handOver(id, small.code, { overrides: [noReservation] });
    if (status !== 201) throw new Error(`A loan: ${status} ${JSON.stringify(body)}`);
    return { id, loan: body.id, small };
  }

  const noReservation = { code: 'grade-needs-reservation', comment: 'prøve' };

  const handOver = (borrower: string, instrument: string, more: object = {}, query = ''): Promise<Answer> =>
    teacher.post(`/api/v1/checkouts${query}`, {
      json: { borrower, instrument, lendingPoint: 'culture-school', ...more },
    });

  async function reserved(borrower: string, size = '4/4'): Promise<string> {
    const json = { borrower, kind: 'cello', size, grade: 'high', pickupPoint: 'culture-school' };
    const period = { from: town.today, to: addDays(town.today, 60) };
    const { status, body } = await teacher.post('/api/v1/reservations', { json: { ...json, ...period } });
    if (status !== 201) throw new Error(`A reservation: ${status} ${JSON.stringify(body)}`);
    return body.instrument;
  }

  describe('who has grown', () => {
    it('is refused the bigger one for the smaller one that is still out, which is named', async () => {
      const { id, small } = await grown();
      await cello('4/4');
      const big = await reserved(id);
      const refusal = await handOver(id, big);
      expectProblem(refusal, 422, 'refused');
      const shown = `${small.code.slice(0, 3)}-${small.code.slice(3)}`;
      expect(refusal.body.rejections).toMatchObject([{ code: 'loan-limit-reached', smaller: shown }]);
      expect(refusal.body.rejections[0].detail).toContain(shown);
      const dry = await handOver(id, big, {}, '?dryRun=true');
      expect(dry.body.rejections).toEqual(refusal.body.rejections);
    });

    it('gives back the smaller one and gets the bigger one in one step, on the reservation', async () => {
      const { id, loan, small } = await grown();
      await cello('4/4');
      const big = await reserved(id);
      const bow = small.accessories.find(({ name }) => name === 'Bue');
      const takeBack = { instrument: small.code, condition: 'worn', missingAccessories: [bow?.id] };
      const dry = await handOver(id, big, { takeBack: { instrument: small.code } }, '?dryRun=true');
      expect(dry.body).toMatchObject({ allowed: true, rejections: [] });
      const done = await handOver(id, big, { takeBack });
      expect({ status: done.status, body: done.body }).toMatchObject({
        status: 201,
        body: {
          instrument: big,
          reservation: expect.any(String),
          takenBack: { loan: { id: loan, state: 'returned' }, next: { step: 'inspection' } },
        },
      });
      const { body } = await teacher.get(`/api/v1/instruments/${small.code}`);
      expect(body).toMatchObject({ state: 'in-repair', condition: 'worn' });
    });

    it('keeps the smaller one where the bigger one is refused for another reason, too', async () => {
      const { id, loan, small } = await grown();
      const big = await cello('4/4');
      const takeBack = { instrument: small.code };
      expect(reasons(await handOver(id, big.code, { takeBack }))).toEqual(['grade-needs-reservation']);
      expect((await teacher.get(`/api/v1/loans/${loan}`)).body.state).toBe('open');
    });

    it('gives back only what the borrower has, and what is wrong is named where it stands', async () => {
      const [one, other] = [await grown(), await grown()];
      const big = await cello('4/4');
      const wrong = async (takeBack: object): Promise<unknown> => {
        const answers = [
          await handOver(one.id, big.code, { takeBack }),
          await handOver(one.id, big.code, { takeBack }, '?dryRun=true'),
        ];
        const [real, dry] = answers.map((answer) => (answer.status === 400 ? wrongFields(answer) : kindOf(answer)));
        expect(dry).toEqual(real);
        return real;
      };
      expect(await wrong({ instrument: other.small.code })).toEqual({ 'takeBack.instrument': 'not-with-borrower' });
      expect(await wrong({ instrument: 'ingenting' })).toEqual({ 'takeBack.instrument': 'unknown-instrument' });
      expect(await wrong({ instrument: big.code })).toBe('409 instrument-not-on-loan');
      const strange = await handOver(one.id, big.code, {
        takeBack: { instrument: one.small.code, missingAccessories: ['x'] },
      });
      expect(wrongFields(strange)).toEqual({ 'takeBack.missingAccessories.0': 'accessory-not-out' });
      expect(wrongFields(await handOver(one.id, big.code, { takeBack: 'x' }))).toEqual({
        takeBack: expect.any(String),
      });
    });

    it('does both once for a key', async () => {
      const { id, loan, small } = await grown();
      await cello('4/4');
      const big = await reserved(id);
      const headers = { 'idempotency-key': `grow-${loan}` };
      const json = {
        ...{ borrower: id, instrument: big, lendingPoint: 'culture-school' },
        takeBack: { instrument: small.code },
      };
      const [first, second] = [
        await teacher.post('/api/v1/checkouts', { json, headers }),
        await teacher.post('/api/v1/checkouts', { json, headers }),
      ];
      expect(first.status).toBe(201);
      expect(second.body).toEqual(first.body);
      expect(await town.count(`audit_entry WHERE action = 'loan.returned' AND subject_id = $1`, [loan])).toBe(1);
    });
  });

  describe('the desk', () => {
    it('offers to take the smaller one back in the same step, and does both by one key', async () => {
      const { id, small } = await grown();
      await cello('4/4');
      const big = await reserved(id);
      const card = await desk.read(`/desk?borrower=${id}&instrument=${big}`);
      const shown = `${small.code.slice(0, 3)}-${small.code.slice(3)}`;
      expect(card.text).toContain(`Ta også imot Cello 3/4 ${shown}`);
      expect(card.text).toContain(`fordi ${shown} i mindre størrelse ennå er ute`);
      const alone = await desk.send(card, '/desk/checkouts', { scan: '' });
      expect([alone.status, alone.text]).toEqual([422, expect.stringContaining('Ta også imot')]);
      const done = await desk.send(alone, '/desk/checkouts', { scan: '2' });
      const receipt = await desk.follow(done);
      expect(receipt.text).toContain(`Tatt imot: Cello 3/4 ${shown}`);
      expect(receipt.text).toMatch(/Levert ut .*Cello 4\/4/u);
      expect((await teacher.get(`/api/v1/instruments/${small.code}`)).body).toMatchObject({ condition: 'fine' });
      expect((await teacher.get(`/api/v1/instruments/${big}`)).body.state).toBe('on-loan');
    });

    it('takes what is unticked as missing, and leads on to what is scanned behind the key', async () => {
      const { id, small } = await grown();
      await cello('4/4');
      const big = await reserved(id);
      const card = await desk.read(`/desk?borrower=${id}&instrument=${big}`);
      const [bow] = small.accessories;
      const next = await cello('4/4');
      const done = await desk.send(card, '/desk/checkouts', { scan: `3${next.code}`, outgrownBack: bow?.id ?? '' });
      expect(done.location).toContain(`instrument=${next.code}`);
      const { body } = await teacher.get(`/api/v1/instruments/${small.code}`);
      expect(body.accessories).toMatchObject([{ present: true }, { present: false }]);
    });

    it('offers nothing to who has nothing smaller, nor for a smaller one', async () => {
      const { id } = await grown();
      const [same, smaller] = [await cello('3/4'), await cello('1/2')];
      for (const { code } of [same, smaller]) {
        expect((await desk.read(`/desk?borrower=${id}&instrument=${code}`)).text).not.toContain('Ta også imot');
      }
    });
  });

  describe('the teacher’s pages', () => {
    it('reserve the next size at once, from the next term or after the loan, and then list whose growth is planned', async () => {
      const { id, loan, small } = await grown();
      const bare = await desk.read('/teaching/growth');
      expect(bare.text).not.toContain(small.code.slice(3));
      const pupils = await desk.read('/teaching');
      const grow = pupils.links().find((link) => link.includes(`borrower=${id}`) && link.includes('growth=term')) ?? '';
      expect(pupils.links()).toContain(`/loans/${loan}/replacement?back=%2Fteaching`);
      const search = await desk.read(grow);
      const starts = search.links().filter((link) => link.includes('growth='));
      expect(starts).toHaveLength(3);
      const beginnings = await Promise.all(
        starts.map(async (link) => /name="from"[^>]*value="([^"]*)"/u.exec((await desk.read(link)).markup)?.[1]),
      );
      const [now, term, after] = beginnings;
      expect(now).toBe(town.today);
      expect([now, term, after]).toEqual([now, term, after].toSorted());
      await cello('4/4');
      const made = await desk.send(search, '/teaching/reservations');
      expect(made.text).toContain('1 reservert, 0 i kø, 0 ikke reservert.');
      const shown = `${small.code.slice(0, 3)}-${small.code.slice(3)}`;
      const list = await desk.read('/teaching/growth');
      expect(list.text).toMatch(new RegExp(`Vokser V\\. Cello 3/4 ${shown} .* Cello 4/4 .* Bekreftet`, 'u'));
      expect((await desk.read('/teaching')).text).toContain('Vokser til 4/4');
    });

    it('list nobody else’s pupils, and nobody who is to get the same size again', async () => {
      const { id, small } = await grown();
      await cello('3/4');
      const json = { borrower: id, kind: 'cello', size: '3/4', grade: 'high', pickupPoint: 'culture-school' };
      const period = { from: addDays(town.today, 100), to: addDays(town.today, 130) };
      expect((await teacher.post('/api/v1/reservations', { json: { ...json, ...period } })).status).toBe(201);
      expect((await desk.read('/teaching/growth')).text).not.toContain(small.code.slice(3));
      expect((await (await Visitor.loggedIn(town, 'bibliotek')).read('/teaching/growth')).status).toBe(403);
    });
  });

  describe('the page of a replacement', () => {
    it('offers what is free of the same kind, says why not, and then where the old one goes', async () => {
      const { loan, small } = await grown();
      const fresh = await cello('3/4');
      const path = `/loans/${loan}/replacement`;
      expect((await desk.read(`/loans/${loan}`)).links()).toContain(path);
      const page = await desk.read(`${path}?back=%2Fteaching`);
      const shown = (code: string): string => `${code.slice(0, 3)}-${code.slice(3)}`;
      expect(page.text).toContain(`${shown(fresh.code)} Cello 3/4 (høy)`);
      const nothing = await desk.send(page, path, { reason: '' });
      expect(nothing.status).toBe(400);
      expect(nothing.errorAt('code')).toBe('Velg et instrument fra listen, eller skriv koden.');
      expect(nothing.errorAt('reason')).not.toBe('');
      const violin = await town.register({ kind: 'violin' });
      const wrong = await desk.send(nothing, path, { code: violin.code, reason: 'Sprekk' });
      expect([wrong.status, wrong.text]).toEqual([422, expect.stringContaining('Bare et instrument av samme type')]);
      const [bow, ...others] = small.accessories.map(({ id }) => id);
      const done = await desk.send(wrong, path, {
        ...{ code: '', instrument: fresh.code, condition: 'needs-repair' },
        accessories: others,
      });
      expect(done.location).toBe('/teaching');
      expect((await desk.follow(done)).text).toContain(
        `Byttet. Cello 3/4 ${shown(small.code)} er tatt imot: Til kontroll.`,
      );
      const after = await desk.read(`/loans/${loan}`);
      expect(after.text).toMatch(/Byttet underveis .* Sprekk Manglet: Bue/u);
      expect(bow).toBeDefined();
      const again = { code: fresh.code, reason: 'Igjen', replaces: small.code };
      const stale = await desk.send(await desk.read(path), path, again);
      expect(stale.status).toBe(409);
      expect(stale.text).toContain(`Lånet gjelder nå ${shown(fresh.code)}`);
    });

    it('makes an exception with a comment, and is not for loans of others or such as have ended', async () => {
      const { loan, small } = await grown();
      const away = await cello('3/4');
      await (await town.as('lager')).post(`/api/v1/instruments/${away.code}/transfers`, { json: { to: 'library' } });
      const [transfer] = await town.rows<{ id: string }>('SELECT id FROM transfer WHERE instrument_code = $1', [
        away.code,
      ]);
      await (await town.as('bibliotek')).post(`/api/v1/transfers/${transfer?.id}/receipt`, { json: {} });
      const path = `/loans/${loan}/replacement`;
      const refused = await desk.send(await desk.read(path), path, { code: away.code, reason: 'Passer bedre' });
      expect([refused.status, refused.text]).toEqual([422, expect.stringContaining('registrert på et annet sted')]);
      const tick = { overrides: 'instrument-not-available' };
      const silent = await desk.send(refused, path, tick);
      expect(silent.text).toContain('Skriv hvorfor du gjør unntak');
      const done = await desk.send(silent, path, { ...tick, overrideComment: 'Har det i hånden' });
      expect(done.status).toBe(303);
      expect((await (await Visitor.loggedIn(town, 'ungdom')).read(path)).status).toBe(404);
      expect((await (await Visitor.loggedIn(town, 'lager')).read(path)).status).toBe(403);
      const json = { instrument: away.code, lendingPoint: 'culture-school' };
      expect((await teacher.post('/api/v1/returns', { json })).status).toBe(200);
      expect((await desk.read(path)).status).toBe(422);
      expect(small.code).not.toBe(away.code);
    });
  });
});
