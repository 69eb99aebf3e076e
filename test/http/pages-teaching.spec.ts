import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';

import { addDays, schoolYearOf } from '../../src/platform/calendar/index.js';
import { eachDatabase } from '../support/databases.js';
import { HttpClient, type Answer } from '../support/http.js';
import { Town } from './town.js';
import { Visitor, statementsOf } from './visitor.js';

/** What is promised, whether or not somebody has yet to accept the contract. */
const promised = '(?:Bekreftet|Venter på godkjenning)';

eachDatabase((database) => {
  let town: Town;
  let teacher: Visitor;
  let librarian: Visitor;
  let other: Visitor;
  let period: { from: string; to: string };
  beforeAll(async () => {
    town = await Town.start(database());
    await anotherTeacher();
    teacher = await Visitor.loggedIn(town, 'larer');
    librarian = await Visitor.loggedIn(town, 'bibliotek');
    other = await Visitor.loggedIn(town, 'annen');
    period = { from: addDays(town.today, 200), to: addDays(town.today, 300) };
  });
  afterAll(() => town.close());
  afterEach(() => town.expectWhole());

  async function anotherTeacher(): Promise<void> {
    await town.application.database.unitOfWork.run((tx) =>
      tx.run(
        `INSERT INTO user_account (id, username, password_hash, display_name, role, unit_id, lending_point_id, language, active,
           failed_logins, created_at, version)
         SELECT 'annen', 'annen', password_hash, 'Annen L.', role, unit_id, lending_point_id, language, active, 0, created_at, 1
         FROM user_account WHERE username = 'larer'`,
      ),
    );
  }

  /** A pupil in deepening, in the school years of today and of the period. */
  async function pupil(displayName: string, of = 'larer', programme = 'deepening'): Promise<string> {
    const { id } = await town.borrower({ displayName });
    const admin = await town.as('admin');
    for (const schoolYear of new Set([schoolYearOf(town.today), schoolYearOf(addDays(town.today, 365))])) {
      const json = { programme, schoolYear, schoolGrade: 9, teacher: of };
      const { status, body } = await admin.post(`/api/v1/borrowers/${id}/enrolments`, { json });
      if (status !== 201) throw new Error(`An enrolment: ${status} ${JSON.stringify(body)}`);
    }
    return id;
  }

  /** New instruments of a size that the demonstration has none of. */
  async function instruments(kind: string, size: string, count: number): Promise<string[]> {
    const manager = await town.as('lager');
    const codes: string[] = [];
    for (let made = 0; made < count; made += 1) {
      const json = { kind, size, grade: 'high', homePoint: 'culture-school' };
      codes.push((await manager.post('/api/v1/instruments', { json })).body.code);
    }
    return codes;
  }

  const search = (pupils: readonly string[], kind: string, size: string, more: Record<string, string> = {}): string => {
    const query = new URLSearchParams(pupils.map((id) => ['borrower', id]));
    const asked = { kind, size, grade: 'high', point: 'culture-school', ...period, ...more };
    for (const [name, value] of Object.entries(asked)) query.append(name, value);
    return `/teaching/reserve?${query.toString()}`;
  };

  const reservationOf = async (borrower: string): Promise<string> => {
    const [row] = await town.rows<{ id: string }>('SELECT id FROM reservation WHERE borrower_id = $1', [borrower]);
    return row?.id ?? '';
  };

  const reserve = async (borrower: string, json: Record<string, unknown>): Promise<Answer> =>
    (await town.as('larer')).post('/api/v1/reservations', {
      json: { borrower, grade: 'high', pickupPoint: 'culture-school', ...period, ...json },
    });

  describe('the page of pupils', () => {
    it('shows own pupils, what they play, until when, and the next size', async () => {
      const [code = ''] = await instruments('violin', '1/4', 1);
      await instruments('violin', '1/2', 1);
      const id = await pupil('Vokser V.');
      const desk = await town.as('larer');
      const override = [{ code: 'grade-needs-reservation', comment: 'prøve' }];
      const json = { instrument: code, borrower: id, lendingPoint: 'culture-school', overrides: override };
      expect((await desk.post('/api/v1/checkouts', { json })).status).toBe(201);
      const page = await teacher.read('/teaching');
      expect(page.text).toMatch(/Vokser V\. Fordypning, 9\. trinn .* Fiolin 1\/4 .* til .* Neste størrelse: 1\/2/u);
      expect(page.links()).toContain(`/instruments/${code}/regrade`);
      const grow = page.links().find((link) => link.includes(`borrower=${id}`) && link.includes('size=1%2F2'));
      const growing = await teacher.read(grow ?? '');
      expect(growing.status).toBe(200);
      expect(growing.text).toContain('Spiller nå på Fiolin 1/4');
    });

    it('shows what is reserved, and the place of whoever waits', async () => {
      await instruments('double-bass', '1/4', 1);
      const [first, second] = [await pupil('Først F.'), await pupil('Venter V.')];
      await reserve(first, { kind: 'double-bass', size: '1/4' });
      await reserve(second, { kind: 'double-bass', size: '1/4' });
      const { text } = await teacher.read('/teaching');
      expect(text).toMatch(new RegExp(`Først F\\. .* Kontrabass 1/4, minst høy .* ${promised}`, 'u'));
      expect(text).toMatch(/Venter V\. .* Kontrabass 1\/4, minst høy .* I kø nummer 1/u);
    });

    it('is narrowed down to a programme, and shows nobody else’s pupils', async () => {
      await pupil('Bredde B.', 'larer', 'breadth');
      await pupil('Fremmed F.', 'annen');
      const all = (await teacher.read('/teaching')).text;
      expect(all).toContain('Bredde B.');
      expect(all).not.toContain('Fremmed F.');
      expect((await teacher.read('/teaching?programme=breadth')).text).toContain('Bredde B.');
      expect((await teacher.read('/teaching?programme=deepening')).text).not.toContain('Bredde B.');
      expect((await other.read('/teaching?programme=core')).text).toContain('Ingen av elevene dine');
    });

    it('asks the database as often for many pupils as for few', async () => {
      const few = await statementsOf(town, () => other.read('/teaching'));
      const many = await statementsOf(town, () => teacher.read('/teaching'));
      expect(many).toBeLessThanOrEqual(few + 3);
    });

    it('is for teachers', async () => {
      for (const path of ['/teaching', '/teaching/reserve', '/teaching/reservations']) {
        expect((await librarian.read(path)).status).toBe(403);
      }
      expect((await librarian.forge('/teaching/reservations', {})).status).toBe(403);
    });
  });

  describe('the page that reserves', () => {
    it('begins with the next school year, the own point and the highest grade', async () => {
      const values = (await teacher.read('/teaching/reserve?kind=cello')).markup;
      expect(values).toMatch(/name="from"[^>]*value="\d{4}-08-\d\d"/u);
      expect(values).toMatch(/name="to"[^>]*value="\d{4}-06-\d\d"/u);
      expect(values).toMatch(/<option value="high" selected/u);
      expect(values).toMatch(/<option value="culture-school" selected/u);
    });

    it('reserves for several at once, each by itself, and says what came of each', async () => {
      const codes = await instruments('double-bass', '1/8', 2);
      const pupils = [await pupil('Anna A.'), await pupil('Berit B.'), await pupil('Cato C.')];
      const broad = await pupil('Dina D.', 'larer', 'breadth');
      const page = await teacher.read(search([...pupils, broad], 'double-bass', '1/8'));
      expect(page.text).toContain('2 er ledige hele perioden.');
      const [, pinned = ''] = codes;
      const done = await teacher.send(page, '/teaching/reservations', { copy: [pinned, 'any', 'any', 'any'] });
      expect(done.status).toBe(200);
      expect(done.text).toContain('2 reservert, 1 i kø, 1 ikke reservert.');
      expect(done.text).toMatch(new RegExp(`Anna A\\. ${promised}`, 'u'));
      expect(done.text).toMatch(new RegExp(`Berit B\\. ${promised}`, 'u'));
      expect(done.text).toMatch(/Cato C\. I kø .* Nummer 1 i køen/u);
      expect(done.text).toMatch(/Dina D\. Ikke reservert \S.* Prøv noe annet/u);
      expect(await town.count('reservation WHERE pinned_code = $1', [pinned])).toBe(1);
    });

    it('does each once when the form is sent twice, also at the same time', async () => {
      await instruments('double-bass', '1/2', 3);
      const pupils = [await pupil('Eva E.'), await pupil('Frida F.')];
      const page = await teacher.read(search(pupils, 'double-bass', '1/2'));
      const answers = await Promise.all([1, 2].map(() => teacher.send(page, '/teaching/reservations')));
      for (const { text } of [...answers, await teacher.send(page, '/teaching/reservations')]) {
        expect(text).toContain('2 reservert, 0 i kø, 0 ikke reservert.');
      }
      for (const id of pupils) expect(await town.count('reservation WHERE borrower_id = $1', [id])).toBe(1);
    });

    it('reserves nothing for another teacher’s pupil, and does not name who that is', async () => {
      await instruments('double-bass', '3/4', 1);
      const [own, strange] = [await pupil('Gina G.'), await pupil('Hemmelig H.', 'annen')];
      const page = await teacher.read(search([own], 'double-bass', '3/4'));
      const done = await teacher.send(page, '/teaching/reservations', { borrower: strange });
      expect(done.status).toBe(422);
      expect(done.text).not.toContain('Hemmelig');
      expect(await town.count('reservation WHERE borrower_id = $1', [strange])).toBe(0);
    });

    it('comes back where nothing is chosen, where a day is none, and where the lists do not belong together', async () => {
      const id = await pupil('Ida I.');
      const page = await teacher.read(search([id], 'cello', ''));
      const nothing = await teacher.send(page, '/teaching/reservations', { copy: '' });
      expect([nothing.status, nothing.text]).toEqual([400, expect.stringContaining('Velg noe for minst én elev.')]);
      expect((await teacher.read(search([id], 'cello', '', { from: 'i morgen' }))).errorAt('from')).not.toBe('');
      expect((await teacher.send(page, '/teaching/reservations', { copy: ['any', 'any'] })).status).toBe(400);
      expect((await teacher.read(search([id], 'no-such-kind', ''))).text).toContain('Rett opp dette');
    });
  });

  describe('the pages of reservations', () => {
    it('list what is reserved for own pupils, and change and cancel it', async () => {
      await instruments('hardanger-fiddle', '1/2', 1);
      const id = await pupil('Jon J.');
      const strange = await pupil('Ukjent U.', 'annen');
      await reserve(id, { kind: 'hardanger-fiddle', size: '1/2' });
      const path = `/teaching/reservations/${await reservationOf(id)}`;
      const list = await teacher.read('/teaching/reservations');
      expect(list.text).toMatch(new RegExp(`Jon J\\. Hardingfele 1/2, minst høy .* Kulturskolen ${promised}`, 'u'));
      expect(list.links()).toEqual(expect.arrayContaining([path, `${path}/cancel`]));

      const [page, stale] = [await teacher.read(path), await teacher.read(path)];
      const to = addDays(town.today, 310);
      const changed = await teacher.send(page, path, { to });
      expect([changed.status, changed.location]).toEqual([303, path]);
      expect((await teacher.follow(changed)).text).toContain('Reservasjonen er endret.');
      expect(await town.count('reservation WHERE id = $1 AND to_day = $2', [path.split('/')[3] ?? '', to])).toBe(1);

      const late = await teacher.send(stale, path, { from: addDays(town.today, 201) });
      expect(late.status).toBe(412);
      expect(late.text).toContain('Noen andre har endret dette');
      expect(late.errorAt('to')).toContain('er endret til');

      const refused = await teacher.send(await teacher.read(path), path, { to: addDays(town.today, 5_000) });
      expect([refused.status, refused.errorAt('to') !== '']).toEqual([422, true]);

      const sure = await teacher.read(`${path}/cancel`);
      expect(sure.text).toContain('Avbestille reservasjonen?');
      const cancelled = await teacher.send(sure, `${path}/cancel`);
      expect((await teacher.follow(cancelled)).text).toContain('Reservasjonen for Jon J. er avbestilt.');
      expect((await teacher.forge(`${path}/cancel`)).status).toBe(409);
      expect((await teacher.read('/teaching/reservations')).links()).not.toContain(path);
      expect((await teacher.read('/teaching/reservations?state=cancelled')).links()).toContain(path);
      expect((await teacher.read(path)).text).toContain('Reservasjonen er avsluttet');

      for (const part of ['', '/cancel']) expect((await other.read(`${path}${part}`)).status).toBe(404);
      expect((await other.forge(`${path}/cancel`)).status).toBe(404);
      expect((await teacher.read('/teaching/reservations')).text).not.toContain('Ukjent');
      expect(await reservationOf(strange)).toBe('');
    });

    it('say that a change that cannot be promised was not made, unless the pupil shall wait', async () => {
      const [code = ''] = await instruments('hardanger-fiddle', '3/4', 1);
      const [id, rival] = [await pupil('Kari K.'), await pupil('Lars L.')];
      await reserve(id, { kind: 'hardanger-fiddle', size: '3/4' });
      // There are days of service between the two.
      const later = { from: addDays(town.today, 340), to: addDays(town.today, 350) };
      expect((await reserve(rival, { instrument: code, kind: undefined, grade: undefined, ...later })).status).toBe(
        201,
      );
      const path = `/teaching/reservations/${await reservationOf(id)}`;
      const page = await teacher.read(path);
      const no = await teacher.send(page, path, { to: addDays(town.today, 345) });
      expect([no.status, no.text]).toEqual([422, expect.stringContaining('Ingenting er ledig i hele perioden')]);
      const waits = await teacher.send(no, path, { wait: 'true' });
      expect((await teacher.follow(waits)).text).toContain('venter som nummer 1 i køen');
    });
  });

  describe('the timeline', () => {
    it('shows in a drawing and in words what is free, out and reserved, and no names', async () => {
      const [code = '', free = ''] = await instruments('viola', '30 cm', 2);
      const id = await pupil('Mona M.', 'annen');
      const json = { borrower: id, instrument: code, pickupPoint: 'culture-school', ...period };
      expect((await (await town.as('annen')).post('/api/v1/reservations', { json })).status).toBe(201);
      const path = `/availability?kind=viola&size=30+cm&grade=high&to=${period.to}`;
      for (const reader of [teacher, librarian]) {
        const page = await reader.read(path);
        expect(page.text).toContain('1 er ledig hele perioden.');
        expect(page.text).toMatch(/Bratsj 30 cm .* Kulturskolen Reservert \d/u);
        expect(page.markup).toContain(`>${free.slice(0, 3)}-${free.slice(3)}<`);
        expect(page.markup).toMatch(/<svg[^>]*role="img"/u);
        expect(page.markup).not.toContain('Mona');
      }
      expect((await teacher.read(path)).links().some((link) => link.startsWith('/teaching/reserve?'))).toBe(true);
      expect((await librarian.read(path)).links().some((link) => link.startsWith('/teaching/'))).toBe(false);
    });

    it('is paged, and says what is wrong with a filter', async () => {
      const first = await librarian.read('/availability?kind=guitar');
      const next = first.links().find((link) => link.includes('cursor='));
      if (next !== undefined) expect((await librarian.read(next)).links()).not.toEqual(first.links());
      expect((await librarian.read('/availability?from=i+dag')).errorAt('from')).not.toBe('');
      expect((await librarian.read(`/availability?to=${addDays(town.today, 900)}`)).errorAt('to')).not.toBe('');
      expect((await librarian.read('/availability?kind=kazoo')).text).toContain('Rett opp dette');
      expect((await librarian.read('/availability?point=nowhere&kind=cello')).text).toContain('Ingen instrumenter');
      expect((await librarian.read('/availability?cursor=x')).text).toContain('Rett opp dette');
    });

    it('asks the database as often for many instruments as for few', async () => {
      const few = await statementsOf(town, () => librarian.read('/availability?kind=cello&point=nowhere'));
      const many = await statementsOf(town, () => librarian.read('/availability?kind=guitar'));
      expect(many).toBeLessThanOrEqual(few + 1);
    });
  });

  describe('the calendar', () => {
    const addressOn = (markup: string): string => /value="([^"]*\/calendar\/[^"]+\.ics)"/u.exec(markup)?.[1] ?? '';
    const read = async (address: string): Promise<Answer> => new HttpClient(town.url).get(new URL(address).pathname);
    const make = async (who: Visitor, subject: string): Promise<string> => {
      const made = await who.forge('/calendar', { subject, _key: randomUUID() });
      expect(made.status).toBe(200);
      return addressOn(made.markup);
    };

    it('tells of own pupils’ pick-ups and due days by code and kind, and of nobody', async () => {
      await instruments('viola', '33 cm', 1);
      const id = await pupil('Navn N.');
      await reserve(id, { kind: 'viola', size: '33 cm' });
      const strange = await pupil('Annens A.', 'annen');
      const [hidden = ''] = await instruments('viola', '36 cm', 1);
      const json = { borrower: strange, instrument: hidden, pickupPoint: 'culture-school', ...period };
      expect((await (await town.as('annen')).post('/api/v1/reservations', { json })).status).toBe(201);
      const { status, body, headers } = await read(await make(teacher, 'pupils'));
      expect([status, headers.get('content-type')]).toEqual([200, 'text/calendar; charset=utf-8']);
      const text = String(body).replaceAll('\r\n ', '');
      expect(text).toMatch(/SUMMARY:Henting: Bratsj 33 cm [0-9A-Z]{3}-[0-9A-Z]{4}\r\n/u);
      expect(text).toMatch(/SUMMARY:Leveres: /u);
      expect(text).toContain(`DTSTART;VALUE=DATE:${period.from.replaceAll('-', '')}`);
      expect(text).not.toContain(`${hidden.slice(0, 3)}-${hidden.slice(3)}`);
      const people = await town.rows<{ id: string; name: string }>('SELECT id, display_name AS name FROM borrower');
      for (const person of people) {
        expect(text).not.toContain(person.name);
        expect(text).not.toContain(person.id);
      }
      expect(text).not.toContain(await reservationOf(id));
    });

    it('tells of a lending point to whoever works there', async () => {
      const { instrument } = await town.loan('library', await town.register({ kind: 'guitar' }));
      const address = await make(librarian, 'point:library');
      expect((await read(address)).body).toContain(`${instrument.slice(0, 3)}-${instrument.slice(3)}`);
      for (const subject of ['pupils', 'point:youth-arena', 'point:nowhere', 'something']) {
        expect((await librarian.forge('/calendar', { subject })).status).toBe(404);
        expect((await librarian.forge('/calendar/revoke', { subject })).status).toBe(404);
      }
      expect((await Visitor.loggedIn(town, 'okonomi').then((one) => one.read('/calendar'))).status).toBe(403);
    });

    it('is shown once, kept as a hash only, and ends when a new one is made, when it is revoked and with the account', async () => {
      const first = await make(other, 'pupils');
      const token = first.split('/').at(-1)?.replace('.ics', '') ?? '';
      expect((await other.read('/calendar')).markup).not.toContain(token);
      expect(await town.count('calendar_feed WHERE token_hash = $1', [token])).toBe(0);
      expect(await town.count('idempotency_key WHERE answer LIKE $1', [`%${token}%`])).toBe(0);
      expect(await town.count('audit_entry WHERE detail LIKE $1', [`%${token}%`])).toBe(0);
      const second = await make(other, 'pupils');
      expect([(await read(first)).status, (await read(second)).status]).toEqual([404, 200]);
      const page = await other.read('/calendar');
      const revoked = await other.send(page, '/calendar/revoke');
      expect((await other.follow(revoked)).text).toContain('Adressen virker ikke lenger.');
      expect((await read(second)).status).toBe(404);
      const third = await make(other, 'pupils');
      const role = (to: string): Promise<unknown> =>
        town.application.database.unitOfWork.run((tx) => tx.run(`UPDATE user_account SET ${to} WHERE id = 'annen'`));
      await role(`role = 'accountant'`);
      expect((await read(third)).status).toBe(404);
      await role(`role = 'teacher', active = FALSE`);
      expect((await read(third)).status).toBe(404);
      await role('active = TRUE');
      expect((await read(third)).status).toBe(200);
    });

    it('is made once for a form that is sent twice, and does not show the address again', async () => {
      const page = await teacher.read('/calendar');
      const made = await teacher.send(page, '/calendar');
      expect(addressOn(made.markup)).not.toBe('');
      const again = await teacher.send(page, '/calendar');
      expect([again.status, addressOn(again.markup)]).toEqual([200, '']);
      expect(again.text).toContain('har vært vist');
      expect((await read(addressOn(made.markup))).status).toBe(200);
    });
  });
});
