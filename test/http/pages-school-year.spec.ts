import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';

import { currentVersion } from '../../src/borrowers/index.js';
import { type CalendarDate, addDays, calendarDate, schoolYearOf } from '../../src/platform/calendar/index.js';
import { ContractRuns } from '../../src/web/teaching/school-year/contract-runs.js';
import { searchText } from '../labels/sheet-reader.js';
import { eachDatabase } from '../support/databases.js';
import type { HttpClient } from '../support/http.js';
import { Town } from './town.js';
import { Visitor, statementsOf } from './visitor.js';

const page = '/teaching/school-year';

eachDatabase((database) => {
  let town: Town;
  let api: HttpClient;
  let teacher: Visitor;
  let other: Visitor;
  let desk: Visitor;
  let manager: Visitor;
  /** The school year after this one, which no pupil of the demonstration has anything in but what is planned. */
  let year: string;
  let first: CalendarDate;

  beforeAll(async () => {
    town = await Town.start(database());
    await colleagues();
    api = await town.as('larer');
    // A machine at its limits may need longer for the first file; what is shown meanwhile has a test of its own.
    town.application.app.get(ContractRuns, { strict: false }).patienceMs = 60_000;
    [teacher, other] = [await Visitor.loggedIn(town, 'larer'), await Visitor.loggedIn(town, 'annen')];
    [desk, manager] = [await Visitor.loggedIn(town, 'skolen'), await Visitor.loggedIn(town, 'lager')];
    year = schoolYearOf(addDays(town.today, 365));
    first = calendarDate(`${year.slice(0, 4)}-08-20`);
  });
  afterAll(() => town.close());
  afterEach(() => town.expectWhole());

  /** Another teacher, and a librarian at the culture school. */
  async function colleagues(): Promise<void> {
    for (const [id, role] of [
      ['annen', 'teacher'],
      ['skolen', 'librarian'],
    ]) {
      await town.application.database.unitOfWork.run((tx) =>
        tx.run(
          `INSERT INTO user_account (id, username, password_hash, display_name, role, unit_id, lending_point_id, language, active,
             failed_logins, created_at, version)
           SELECT $1, $1, password_hash, 'Kollega K.', $2, unit_id, lending_point_id, language, active, 0, created_at, 1
           FROM user_account WHERE username = 'larer'`,
          [id ?? '', role ?? ''],
        ),
      );
    }
  }

  interface Child {
    readonly id: string;
    readonly name: string;
    readonly guardian: string;
  }

  /** A child in deepening, in both school years, with a guardian. */
  async function child(displayName: string, { of = 'larer', email = true } = {}): Promise<Child> {
    const address = email ? { email: `f-${randomUUID().slice(0, 8)}@example.org` } : {};
    const guardians = [{ displayName: `Forelder ${displayName}`, language: 'nb', ...address }];
    const { id } = await town.borrower({ displayName, birthDate: '2012-05-01', guardians });
    const admin = await town.as('admin');
    for (const schoolYear of [schoolYearOf(town.today), year]) {
      const json = { programme: 'deepening', schoolYear, schoolGrade: 9, teacher: of };
      const { status } = await admin.post(`/api/v1/borrowers/${id}/enrolments`, { json });
      if (status !== 201) throw new Error(`An enrolment: ${status}`);
    }
    const [guardian] = await town.rows<{ id: string }>('SELECT id FROM guardian WHERE borrower_id = $1', [id]);
    return { id, name: displayName, guardian: guardian?.id ?? '' };
  }

  /** A reservation of high quality for the next school year; it waits for the contract. */
  async function reserved(borrower: Child, of = 'larer'): Promise<{ readonly id: string; readonly code: string }> {
    const { code } = await town.register({ point: 'culture-school', grade: 'high', kind: 'cello' });
    const json = {
      ...{ instrument: code, borrower: borrower.id, pickupPoint: 'culture-school' },
      ...{ from: first, to: addDays(first, 200) },
    };
    const { status, body } = await (await town.as(of)).post('/api/v1/reservations', { json });
    if (status !== 201) throw new Error(`A reservation: ${status} ${JSON.stringify(body)}`);
    return { id: body.id, code };
  }

  async function accept(borrower: Child, json: object): Promise<void> {
    const { status, body } = await api.post(`/api/v1/borrowers/${borrower.id}/agreements`, {
      json: { acceptedBy: borrower.guardian, method: 'paper', ...json },
    });
    if (status !== 201) throw new Error(`An acceptance: ${status} ${JSON.stringify(body)}`);
  }

  const terms = { type: 'terms', version: currentVersion('terms') };
  const contractOf = (reservation: string): object => ({
    type: 'contract',
    version: currentVersion('contract'),
    reservation,
  });

  const shown = (code: string): string => `${code.slice(0, 3)}-${code.slice(3)}`;

  /** The words of a table's row that names somebody. */
  const rowOf = (markup: string, name: string): string => {
    const rows = [...markup.matchAll(/<tr\b.*?<\/tr>/gsu)].map(([row]) => row.replace(/<[^>]*>/gu, ' '));
    return (rows.find((row) => row.includes(name)) ?? '').replace(/\s+/gu, ' ');
  };

  async function pdf(path: string): Promise<string> {
    const answer = await fetch(`${town.url}${path}`, { headers: { authorization: `Bearer ${api.token ?? ''}` } });
    if (answer.status !== 200) return String(answer.status);
    return searchText(new Uint8Array(await answer.arrayBuffer()));
  }

  describe('the page of a school year', () => {
    it('shows own pupils with programme, what is reserved, the contract and the pick-up, and those who have nothing', async () => {
      const [asked, paper, missing, nothing] = [
        await child('Asta A.'),
        await child('Bo B.'),
        await child('Cara C.'),
        await child('Dag D.'),
      ];
      const strange = await child('Fremmed F.', { of: 'annen' });
      await reserved(strange, 'annen');
      const [one, two, three] = [await reserved(asked), await reserved(paper), await reserved(missing)];
      await api.post(`/api/v1/borrowers/${asked.id}/agreement-links`, {
        json: { type: 'contract', receiver: asked.guardian, reservation: one.id },
      });
      await accept(asked, terms);
      await accept(paper, terms);
      await accept(paper, contractOf(two.id));
      const { markup, text } = await teacher.read(`${page}?year=${year}`);
      expect(rowOf(markup, 'Asta A.')).toMatch(
        new RegExp(`Fordypning, 9\\. trinn .*Cello 4/4 ${shown(one.code)} .* Spurt Venter på godkjenning`, 'u'),
      );
      expect(rowOf(markup, 'Bo B.')).toMatch(/På papir Bekreftet/u);
      expect(rowOf(markup, 'Cara C.')).toMatch(/Mangler Vilkår mangler Venter på godkjenning .*Kulturskolen/u);
      expect(rowOf(markup, 'Dag D.')).toMatch(/Ingenting Reserver/u);
      expect(text).not.toContain('Fremmed');
      expect((await other.read(`${page}?year=${year}`)).text).toContain('Fremmed F.');
      expect([nothing.id, three.id].every((id) => markup.includes(id))).toBe(true);
    });

    it('shows what somebody has now, also while the next school year is planned', async () => {
      const pupil = await child('Eli E.');
      const { code } = await town.register({ point: 'culture-school', kind: 'violin' });
      await accept(pupil, terms);
      const json = { instrument: code, borrower: pupil.id, lendingPoint: 'culture-school' };
      const { body } = await api.post('/api/v1/checkouts', { json });
      const next = (await teacher.read(`${page}?year=${year}`)).markup;
      expect(rowOf(next, 'Eli E.')).toMatch(/Fiolin 4\/4 .* Har nå, til/u);
      expect(next).not.toContain(`value="${body.id}"`);
      const now = (await teacher.read(`${page}?year=${schoolYearOf(town.today)}`)).markup;
      expect(rowOf(now, 'Eli E.')).toMatch(/Trengs ikke Hentet/u);
      expect(now).toContain(`value="${body.id}"`);
    });

    it('asks the database as often for many as for few, and is paged', async () => {
      const few = await statementsOf(town, () => other.read(`${page}?year=${year}`));
      const many = await statementsOf(town, () => teacher.read(`${page}?year=${year}`));
      expect(many).toBeLessThanOrEqual(few);
      const admin = await town.as('admin');
      const crowd = await Promise.all(Array.from({ length: 101 }, () => town.borrower({ displayName: 'Massevis M.' })));
      for (const { id } of crowd) {
        const json = { programme: 'breadth', schoolYear: year, teacher: 'annen' };
        await admin.post(`/api/v1/borrowers/${id}/enrolments`, { json });
      }
      const start = await other.read(`${page}?year=${year}`);
      const next = start.links().find((link) => link.includes('cursor=')) ?? '';
      const rest = await other.read(next);
      const count = (markup: string): number => [...markup.matchAll(/<tr role="row">/gu)].length - 1;
      expect([count(start.markup), count(rest.markup) > 0]).toEqual([100, true]);
      const names = [...start.links(), ...rest.links()].filter((link) => /^\/borrowers\/[^/]+$/u.test(link));
      for (const { id } of crowd) expect(names.filter((link) => link === `/borrowers/${id}`)).toHaveLength(1);
      expect((await other.read(`${page}?year=${year}&cursor=x`)).status).toBe(400);
    });

    it('is for a desk what passes through its points, for the manager without persons, and for nobody else', async () => {
      const pupil = await child('Gro G.');
      const { code } = await reserved(pupil);
      const atSchool = await desk.read(`${page}?year=${year}`);
      expect(rowOf(atSchool.markup, 'Gro G.')).toContain(shown(code));
      expect(atSchool.links().some((link) => link.startsWith('/teaching/reservations/'))).toBe(false);
      const library = await Visitor.loggedIn(town, 'bibliotek');
      expect((await library.read(`${page}?year=${year}`)).text).not.toContain('Gro G.');
      for (const path of ['', '/hand-out', '/back-in']) {
        const seen = await manager.read(`${page}${path}?year=${year}`);
        expect([path, seen.status]).toEqual([path, 200]);
        const people = await town.rows<{ name: string }>('SELECT display_name AS name FROM borrower');
        for (const { name } of people) expect(seen.text).not.toContain(name);
      }
      expect((await manager.read(`${page}/hand-out?year=${year}`)).text).toContain(shown(code));
      expect((await manager.read(`${page}/contracts?all=true`)).status).toBe(403);
      for (const name of ['nav', 'okonomi', 'admin']) {
        expect((await (await Visitor.loggedIn(town, name)).read(page)).status).toBe(403);
      }
    });

    it('plans the next school year from May on, and takes no other year than the two', async () => {
      const [now, next] = [schoolYearOf(town.today), year];
      expect((await teacher.read(page)).text).toContain(`Skoleåret ${now}`);
      expect((await teacher.read(`${page}?year=2001-2002`)).text).toContain(`Skoleåret ${now}`);
      expect((await teacher.read(`${page}?year=i+fjor`)).status).toBe(400);
      const { clock } = town.application;
      const today = town.today;
      clock.goTo(calendarDate(`${next.slice(0, 4)}-05-03`));
      try {
        expect((await (await Visitor.loggedIn(town, 'larer')).read(page)).text).toContain(`Skoleåret ${next}`);
      } finally {
        clock.goTo(today);
      }
    });
  });

  describe('the links that are missing', () => {
    it('are shown before they are sent, and sent once, each to a guardian with an address', async () => {
      const [pupil, silent] = [await child('Hedda H.'), await child('Iver I.', { email: false })];
      const [mine, his] = [await reserved(pupil), await reserved(silent)];
      const query = `year=${year}&chosen=${mine.id}&chosen=${his.id}`;
      const ask = await teacher.read(`${page}/links?${query}`);
      expect(rowOf(ask.markup, 'Hedda H.')).toMatch(/Vilkår Forelder Hedda H\./u);
      expect(ask.text).toContain('Ingen e-postadresse');
      expect(ask.text).toContain('Ja, send 2 lenker');
      const sent = await Promise.all([teacher.send(ask, `${page}/links`), teacher.send(ask, `${page}/links`)]);
      for (const { status } of sent) expect(status).toBe(200);
      expect(sent.some(({ text }) => text.includes('Dette er sendt'))).toBe(true);
      const links = await town.rows<{ purpose: string }>(
        'SELECT purpose FROM signed_link WHERE borrower_id = $1 ORDER BY purpose',
        [pupil.id],
      );
      expect(links.map(({ purpose }) => purpose)).toEqual(['contract', 'terms']);
      expect(await town.count('signed_link WHERE borrower_id = $1', [silent.id])).toBe(0);
      const again = await teacher.read(`${page}/links?year=${year}&chosen=${mine.id}`);
      expect(again.text).toContain('Ingen lenker mangler');
      expect(rowOf((await teacher.read(`${page}?year=${year}`)).markup, 'Hedda H.')).toMatch(/Spurt Vilkår: spurt/u);
    });

    it('are those of own pupils only, whatever is chosen', async () => {
      const strange = await child('Jorunn J.', { of: 'annen' });
      const { id } = await reserved(strange, 'annen');
      const ask = await teacher.read(`${page}/links?year=${year}&chosen=${id}`);
      expect(ask.text).not.toContain('Jorunn');
      const forged = await teacher.forge(`${page}/links`, { year, chosen: id, _key: randomUUID() });
      expect([forged.status, forged.text.includes('Jorunn')]).toEqual([200, false]);
      expect(await town.count('signed_link WHERE borrower_id = $1', [strange.id])).toBe(0);
    });

    it('are sent for the whole school year by one button', async () => {
      const pupil = await child('Kim K.', { of: 'annen' });
      await reserved(pupil, 'annen');
      const ask = await other.read(`${page}/links?year=${year}&all=true`);
      expect(ask.text).toContain('Kim K.');
      const sent = await other.send(ask, `${page}/links`);
      expect(rowOf(sent.markup, 'Kim K.')).toContain('Sendt');
      expect((await other.read(`${page}/links?year=${year}&all=true`)).text).toContain('Ingen lenker mangler');
    });
  });

  describe('the contracts in one file', () => {
    it('are as they were accepted, or with a line to sign, each from a page of its own', async () => {
      const [signed, open] = [await child('Liv L.'), await child('Mads M.')];
      const [one, two] = [await reserved(signed), await reserved(open)];
      await accept(signed, contractOf(one.id));
      const query = `year=${year}&chosen=${one.id}&chosen=${two.id}`;
      const begun = await teacher.read(`${page}/contracts?${query}`);
      expect([begun.status, begun.location]).toEqual([303, `${page}/contracts.pdf?${query}`]);
      const text = await pdf(begun.location);
      const [first = '', second = '', ...more] = text.split('\f');
      expect(more.join('').trim()).toBe('');
      expect(first).toMatch(/Låner: Liv L\.[^]*Godtatt av Forelder Liv L\./u);
      expect(first).toContain(shown(one.code));
      expect(second).toMatch(/Låner: Mads M\.[^]*Underskrift \(Forelder Mads M\.\)/u);
      expect(second).toContain(shown(two.code));
    });

    it('are all that are needed in the school year, of own pupils', async () => {
      const text = await pdf(`${page}/contracts.pdf?year=${year}&all=true`);
      for (const name of ['Asta A.', 'Bo B.', 'Liv L.', 'Mads M.']) expect(text).toContain(name);
      for (const name of ['Dag D.', 'Eli E.', 'Jorunn J.', 'Kim K.']) expect(text).not.toContain(name);
    });

    it('are none where nothing was chosen, or what was chosen is somebody else’s', async () => {
      const strange = await child('Nora N.', { of: 'annen' });
      const { id } = await reserved(strange, 'annen');
      for (const query of ['', `year=${year}&chosen=${id}`, `year=${year}&chosen=finnes-ikke`]) {
        expect((await teacher.read(`${page}/contracts?${query}`)).text).toContain('Ingen kontrakter å skrive ut');
        expect(await pdf(`${page}/contracts.pdf?${query}`)).toBe('404');
      }
    });

    it('show how far they have come where they take longer than a moment', async () => {
      const runs = town.application.app.get(ContractRuns, { strict: false });
      const { patienceMs } = runs;
      runs.patienceMs = 0;
      try {
        const pupil = await child('Odd O.');
        const { id } = await reserved(pupil);
        const waits = await teacher.read(`${page}/contracts?year=${year}&chosen=${id}`);
        expect([waits.status, waits.text]).toEqual([200, expect.stringMatching(/Lager kontrakter: \d av 1/u)]);
        const path = /data-progress="([^"]*)"/u.exec(waits.markup)?.[1]?.replaceAll('&amp;', '&') ?? '';
        let progress = { ready: false, done: 0, total: 0 };
        while (!progress.ready) progress = (await api.get(path)).body;
        expect(progress).toEqual({ done: 1, total: 1, ready: true });
        const then = /data-then="([^"]*)"/u.exec(waits.markup)?.[1]?.replaceAll('&amp;', '&') ?? '';
        expect(await pdf(then)).toContain('Odd O.');
      } finally {
        runs.patienceMs = patienceMs;
      }
    });
  });

  describe('the lists to be printed', () => {
    it('say what goes out and where it stands, and then what is to come back', async () => {
      const pupil = await child('Pia P.');
      const { code } = await town.register({ point: 'culture-school', kind: 'violin' });
      await accept(pupil, terms);
      const now = schoolYearOf(town.today);
      const period = { from: town.today, to: addDays(town.today, 60), pickupPoint: 'culture-school' };
      const json = { instrument: code, borrower: pupil.id };
      expect((await api.post('/api/v1/reservations', { json: { ...json, ...period } })).status).toBe(201);
      const out = await teacher.read(`${page}/hand-out?year=${now}`);
      expect(rowOf(out.markup, 'Pia P.')).toMatch(
        new RegExp(`Pia P\\. Fiolin 4/4 ${shown(code)} Kulturskolen Kulturskolen .* Bekreftet`, 'u'),
      );
      expect((await teacher.read(`${page}/back-in?year=${now}`)).text).not.toContain('Pia P.');
      expect((await api.post('/api/v1/checkouts', { json: { ...json, lendingPoint: 'culture-school' } })).status).toBe(
        201,
      );
      expect((await teacher.read(`${page}/hand-out?year=${now}`)).text).not.toContain('Pia P.');
      const back = await teacher.read(`${page}/back-in?year=${now}`);
      expect(rowOf(back.markup, 'Pia P.')).toContain(shown(code));
      expect(back.markup).toContain('data-print');
      const returned = { instrument: code, lendingPoint: 'culture-school' };
      expect((await api.post('/api/v1/returns', { json: returned })).status).toBe(200);
      expect((await teacher.read(`${page}/back-in?year=${now}`)).text).not.toContain('Pia P.');
    });
  });
});
