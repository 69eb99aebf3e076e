import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';

import { eachDatabase, freshDatabase } from '../support/databases.js';
import { type SmallTown, smallTown } from '../support/small-town.js';
import { Town } from './town.js';
import { Visitor, statementsOf } from './visitor.js';

eachDatabase((database) => {
  let town: Town;
  let librarian: Visitor;
  let teacher: Visitor;
  let accountant: Visitor;
  let manager: Visitor;
  beforeAll(async () => {
    town = await Town.start(database());
    librarian = await Visitor.loggedIn(town, 'bibliotek');
    teacher = await Visitor.loggedIn(town, 'larer');
    accountant = await Visitor.loggedIn(town, 'okonomi');
    manager = await Visitor.loggedIn(town, 'lager');
  });
  afterAll(() => town.close());

  const change = (sql: string, values: readonly string[]): Promise<number> =>
    town.application.database.unitOfWork.run((tx) => tx.run(sql, values));

  describe('the lists of loans', () => {
    it('show what is out, what is late and what came back, each with its day', async () => {
      const out = await librarian.read('/loans');
      expect(out.text).toMatch(/Instrument Låner Lånt ut Frist/u);
      const { instrument } = await town.loan('library', await town.register());
      const code = `${instrument.slice(0, 3)}-${instrument.slice(3)}`;
      expect((await librarian.read('/loans?state=&point=')).text).toContain(code);
      expect((await librarian.read('/loans/overdue')).text).not.toContain(code);
      expect((await librarian.read('/loans?state=returned')).text).toMatch(/Frist Levert/u);
      expect((await librarian.read('/loans?state=lost')).status).toBe(400);
    });

    it('ask the database as often for many loans as for few', async () => {
      const few = await statementsOf(town, () => librarian.read('/loans?state=overdue'));
      const many = await statementsOf(town, () => librarian.read('/loans?state=returned'));
      expect(many).toBeLessThanOrEqual(few + 2);
    });

    it('show the desk its own unit’s loans, and the accountant loans without persons or buttons', async () => {
      const { id, borrower } = await town.loan('youth-arena', await town.register({ point: 'youth-arena' }));
      expect((await librarian.read('/loans')).links()).not.toContain(`/loans/${id}`);
      expect((await librarian.read(`/loans/${id}`)).status).toBe(404);
      const youth = await Visitor.loggedIn(town, 'ungdom');
      expect((await youth.read('/loans')).links()).toEqual(
        expect.arrayContaining([`/loans/${id}`, `/borrowers/${borrower}`]),
      );
      for (const reader of [accountant, manager]) {
        const list = await reader.read('/loans');
        expect(list.links().filter((link) => link.startsWith('/borrowers/'))).toEqual([]);
        expect(list.text).not.toMatch(/Låner|Forny/u);
        expect((await reader.read(`/loans/${id}`)).text).not.toContain('Låner');
      }
      expect((await accountant.read(`/loans/${id}`)).text).toContain('Å betale');
      expect((await manager.read(`/loans/${id}`)).text).not.toContain('Å betale');
      expect((await (await Visitor.loggedIn(town, 'nav')).read('/loans')).status).toBe(403);
    });
  });

  describe('the page of a loan', () => {
    it('renews, once however often it is pressed, and goes back to where the button stood', async () => {
      const { id } = await town.loan('library', await town.register({ grade: 'basic' }));
      const list = await librarian.read('/loans');
      const action = `/loans/${id}/renewals`;
      const both = await Promise.all([1, 2].map(() => librarian.send(list, action)));
      expect(both.map(({ status, location }) => [status, location])).toEqual([
        [303, '/loans'],
        [303, '/loans'],
      ]);
      expect((await librarian.read('/loans')).text).toMatch(/Fornyet\. Ny frist: \w+dag /u);
      const page = await librarian.read(`/loans/${id}`);
      expect(page.text).toContain('Fornyet én gang');
      expect(page.text).toMatch(/Tilbehør som fulgte med .*Etui.*Reim/u);
      const again = await librarian.send(page, action);
      expect(again.status).toBe(422);
      expect(again.text).toMatch(/Kan ikke fornyes ennå .*i dag/u);
      expect(again.hasForm(action)).toBe(false);
    });

    it('lets an exception be made where one may be, with an explanation that is kept', async () => {
      const { id } = await town.loan('library', await town.register({ grade: 'basic' }));
      await change('UPDATE loan SET renewals = 90 WHERE id = $1', [id]);
      const action = `/loans/${id}/renewals`;
      const refused = await librarian.send(await librarian.read('/loans'), action);
      expect([refused.status, refused.hasForm(action)]).toEqual([422, true]);
      const silent = await librarian.send(refused, action);
      expect([silent.status, silent.errorAt('overrideComment')]).toEqual([422, 'Skriv hvorfor du gjør unntak.']);
      const done = await librarian.send(silent, action, { overrideComment: 'Konsert i morgen' });
      expect([done.status, done.location]).toEqual([303, '/loans']);
      const [kept] = await town.rows<{ detail: string }>(
        `SELECT detail FROM audit_entry WHERE action = 'loan.renewed' AND subject_id = $1`,
        [id],
      );
      expect(kept?.detail).toContain('Konsert i morgen');
    });

    it('never leads away from the site, and refuses who may not renew', async () => {
      const { id } = await town.loan('library', await town.register({ grade: 'basic' }));
      const returnTo = 'https://example.org/';
      const page = await librarian.read(`/loans/${id}`);
      expect((await librarian.send(page, `/loans/${id}/renewals`, { returnTo })).location).toBe(`/loans/${id}`);
      expect((await accountant.forge(`/loans/${id}/renewals`)).status).toBe(403);
      expect((await teacher.forge(`/loans/${id}/renewals`)).status).toBe(404);
      expect((await librarian.forge(`/loans/${randomUUID()}/renewals`)).status).toBe(404);
    });
  });

  describe('the page of labels', () => {
    it('finds by filter and by codes of every kind, and names those that nobody has', async () => {
      const { code } = await town.register({ kind: 'guitar' });
      const aliases = [`GML${randomUUID().slice(0, 8).toUpperCase()}`];
      const desk = await town.as('lager');
      const aliased = await desk.post('/api/v1/instruments', {
        json: { kind: 'guitar', size: '4/4', grade: 'good', homePoint: 'library', aliases },
      });
      const codes = [code.toLowerCase(), aliases[0], 'ABCDEFG', `https://x.no/I/${code}`].join('\n');
      const page = await librarian.read(`/labels?instruments=${encodeURIComponent(codes)}`);
      expect(page.form('/labels/sheet')['instruments']).toEqual([code, aliased.body.code]);
      expect(page.text).toContain('En kode er ikke funnet: ABCDEFG');
      const byKind = await librarian.read('/labels?kind=guitar&point=library&state=available&q=');
      expect(byKind.form('/labels/sheet')['instruments']).toContain(code);
      expect(byKind.form('/labels')).toMatchObject({ kind: 'guitar', state: 'available' });
      expect((await librarian.read('/labels')).text).toContain('Ingen instrumenter er valgt ennå');
    });

    it('greys out a sheet on which nothing readable goes, with the reason', async () => {
      const page = await librarian.read('/labels?kind=guitar');
      expect(page.markup).toMatch(/<option[^>]*value="avery-l4730"[^>]*disabled[^>]*>[^<]*trenger minst/u);
      const chosen = await librarian.read('/labels?kind=guitar&stock=avery-l4730');
      expect(chosen.hasForm('/labels/sheet')).toBe(false);
      const codeOnly = await librarian.read('/labels?kind=guitar&stock=avery-l4730&design=code-only');
      expect(codeOnly.form('/labels/sheet')).toMatchObject({ stock: 'avery-l4730', design: 'code-only' });
    });

    it('downloads the sheet as a file, as often as it is asked for', async () => {
      const page = await librarian.read('/labels?kind=guitar&stock=avery-l6011');
      for (const startAt of ['1', '5']) {
        const file = await librarian.send(page, '/labels/sheet', { startAt });
        expect(file.status).toBe(200);
        expect(file.header('content-type')).toBe('application/pdf');
        expect(file.header('content-disposition')).toBe('attachment; filename="etiketter-avery-l6011.pdf"');
      }
    });

    it('comes back where nothing is ticked or the place is not on the sheet', async () => {
      const page = await librarian.read('/labels?kind=guitar');
      const none = await librarian.send(page, '/labels/sheet', { instruments: [] });
      expect([none.status, none.text]).toEqual([400, expect.stringContaining('Gi minst én.')]);
      const beyond = await librarian.send(page, '/labels/sheet', { startAt: '999' });
      expect([beyond.status, beyond.text]).toEqual([400, expect.stringContaining('begynn på en av dem')]);
      expect(beyond.form('/labels/sheet')['instruments']).toEqual(page.form('/labels/sheet')['instruments']);
    });

    it('is not for those who print no labels', async () => {
      expect((await accountant.read('/labels')).status).toBe(403);
      expect((await accountant.forge('/labels/sheet', { stock: 'avery-l6011' })).status).toBe(403);
    });
  });

  describe('the page of reminders', () => {
    const message = async (state: string, error: string | null): Promise<string> => {
      const id = randomUUID();
      const loan = await town.loan('library', await town.register());
      const now = town.application.clock.now();
      await town.application.database.unitOfWork.run(async (tx) => {
        await tx.run(
          `INSERT INTO message (id, kind, receiver_kind, receiver_id, borrower_id, channel, language, day, state, attempts,
             possible_repeats, last_error, created_at)
           VALUES ($1, 'reminder', 'borrower', $2, $2, 'email', 'nb', $3, $4, 3, 1, $5, $6)`,
          [id, loan.borrower, town.today, state, error, now],
        );
        await tx.run(
          `INSERT INTO reminder (loan_id, kind, day, occasion, receiver_id, channel, message_id)
           VALUES ($1, 'overdue-first', $2, 0, $3, 'email', $4)`,
          [loan.id, town.today, loan.borrower, id],
        );
      });
      return id;
    };

    it('says to whom, about what and why it did not arrive, and tries again once', async () => {
      const id = await message('failed', 'smtp-550');
      const action = `/reminders/${id}/retry`;
      const page = await librarian.read('/reminders?state=failed');
      expect(page.text).toContain('E-post er ikke satt opp.');
      expect(page.text).toMatch(
        /Prøve P\. Forfalt, første gang: Gitar .* Ikke levert .*\(550\).* Kan ha kommet fram to ganger\./u,
      );
      const both = await Promise.all([1, 2].map(() => librarian.send(page, action)));
      expect(both.map(({ status, location }) => [status, location])).toEqual([
        [303, '/reminders?state=failed'],
        [303, '/reminders?state=failed'],
      ]);
      expect(await town.count(`audit_entry WHERE action = 'reminder.retried' AND subject_id = $1`, [id])).toBe(1);
      expect((await librarian.read('/reminders')).text).toContain('Påminnelsen prøves igjen.');
      const late = await librarian.forge(action);
      expect((await librarian.follow(late)).text).toContain('det er ikke noe å prøve igjen');
    });

    it('is for desks about their own points', async () => {
      const id = await message('failed', 'smtp-550');
      const youth = await Visitor.loggedIn(town, 'ungdom');
      expect((await youth.read('/reminders')).hasForm(`/reminders/${id}/retry`)).toBe(false);
      expect((await youth.forge(`/reminders/${id}/retry`)).status).toBe(404);
      expect((await accountant.read('/reminders')).status).toBe(403);
      expect((await accountant.forge(`/reminders/${id}/retry`)).status).toBe(403);
      expect((await librarian.read('/reminders?state=lost')).status).toBe(400);
      expect((await librarian.read('/reminders?cursor=lost')).status).toBe(400);
    });
  });
});

describe('the page of labels of an installation whose address is localhost', () => {
  let town: SmallTown;
  let drop: () => Promise<void>;
  beforeAll(async () => {
    const database = await freshDatabase('sqlite');
    drop = () => database.drop();
    town = await smallTown(database);
  });
  afterAll(async () => {
    await town.close();
    await drop();
  });

  it('says why nothing can be printed, and offers no sheet', async () => {
    const desk = await town.user('desk', 'librarian', 'library');
    const { status, body } = await desk.get('/labels?q=');
    expect(status).toBe(200);
    expect(body).toContain('Etiketter kan ikke lages');
    expect(body).toContain('BASE_URL peker på localhost');
    expect(body).not.toContain('action="/labels/sheet"');
  });
});
