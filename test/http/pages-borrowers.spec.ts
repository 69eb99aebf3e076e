import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';

import { eachDatabase } from '../support/databases.js';
import { Town } from './town.js';
import { type Page, Visitor, statementsOf } from './visitor.js';

const child = {
  type: 'person',
  fullName: 'Selma Dahl',
  birthDate: '2015-03-14',
  language: 'uk',
  guardian1Name: 'Olena D.',
  guardian1Email: 'olena@example.org',
  guardian1Language: 'uk',
};

eachDatabase((database) => {
  let town: Town;
  let librarian: Visitor;
  let teacher: Visitor;
  let admin: Visitor;
  beforeAll(async () => {
    town = await Town.start(database());
    librarian = await Visitor.loggedIn(town, 'bibliotek');
    teacher = await Visitor.loggedIn(town, 'larer');
    admin = await Visitor.loggedIn(town, 'admin');
  });
  afterAll(() => town.close());

  const registered = async (more: Record<string, string> = {}): Promise<string> => {
    const form = { ...child, email: 'selma@example.org', phone: '22 33 44 55', address: 'Bakken 1', ...more };
    const sent = await librarian.send(await librarian.read('/borrowers/new'), '/borrowers', form);
    expect(sent.status).toBe(303);
    return sent.location;
  };
  const edit = async (who: Visitor, path: string, filled: Record<string, string>): Promise<Page> =>
    who.send(await who.read(`${path}/edit`), path, filled);
  const ownPupil = async (): Promise<string> => {
    const [row] = await town.rows<{ id: string }>(
      `SELECT e.borrower_id AS id FROM enrolment e JOIN user_account u ON u.id = e.teacher_user_id
       WHERE u.username = 'larer' ORDER BY e.borrower_id LIMIT 1`,
    );
    return `/borrowers/${row?.id ?? ''}`;
  };

  describe('the list of borrowers', () => {
    it('finds by card and by the beginning of a name, and says when nobody is found', async () => {
      const { id, cardNumber } = await town.borrower({ displayName: 'Åshild Ø.' });
      const byCard = await librarian.read(`/borrowers?q=${cardNumber}`);
      expect(byCard.links()).toContain(`/borrowers/${id}`);
      expect((await librarian.read(`/borrowers?q=${encodeURIComponent('åsh')}`)).links()).toContain(`/borrowers/${id}`);
      const nobody = await librarian.read('/borrowers?q=qwertyx');
      expect(nobody.text).toContain('Ingen lånere passer');
    });

    it('asks the database as often for many as for few', async () => {
      const few = await statementsOf(town, () => librarian.read('/borrowers?q=Åshild'));
      const many = await statementsOf(town, () => librarian.read('/borrowers'));
      expect(many).toBeLessThanOrEqual(few + 1);
      expect(many).toBeLessThan(15);
    });

    it('is for those who may find people: others are refused, and strangers are led to the log-in', async () => {
      for (const username of ['lager', 'okonomi', 'nav']) {
        const visitor = await Visitor.loggedIn(town, username);
        expect((await visitor.read('/borrowers')).status).toBe(403);
      }
      const stranger = await Visitor.stranger(town.url).read('/borrowers');
      expect([stranger.status, stranger.location]).toEqual([303, '/login?next=%2Fborrowers']);
      expect((await teacher.read('/borrowers/new')).status).toBe(403);
      expect((await teacher.read('/borrowers')).text).not.toContain('Ny låner');
    });

    it('shows an administrator who there is, but not what they have out', async () => {
      expect((await admin.read('/borrowers')).text).not.toContain('Ute nå');
      expect((await librarian.read('/borrowers')).text).toContain('Ute nå');
    });
  });

  describe('the form of a new borrower', () => {
    it('registers a child with a guardian and leads to its page, which says so once', async () => {
      const path = await registered();
      const page = await librarian.read(path);
      expect(page.text).toContain('Selma D. er registrert.');
      expect(page.text).toMatch(/Foresatte .*Olena D\..*olena@example\.org.*Українська/u);
      expect((await librarian.read(path)).text).not.toContain('er registrert.');
    });

    it('comes back with what was typed and with every error at its field', async () => {
      const form = { ...child, guardian1Name: '', guardian2Email: 'x', guardian1Email: '', phone: 'ring meg' };
      const page = await librarian.send(await librarian.read('/borrowers/new'), '/borrowers', form);
      expect(page.status).toBe(400);
      expect(page.form('/borrowers')).toMatchObject({ fullName: 'Selma Dahl', phone: 'ring meg', language: 'uk' });
      expect(page.errorAt('phone')).toContain('telefonnummer');
      expect(page.errorAt('guardian2Name')).toBe('Må fylles ut.');
      expect(page.errorAt('guardian2Email')).not.toBe('');
      const alone = await librarian.send(page, '/borrowers', { phone: '', guardian2Email: '' });
      expect(alone.errorAt('guardian1Name')).toContain('minst én foresatt');
      expect(alone.links()).toContain('#field-guardian1Name');
    });

    it('names the card number that is taken, and takes the card that the desk did not know', async () => {
      const { cardNumber } = await town.borrower();
      const blank = await librarian.read(`/borrowers/new?cardNumber=${cardNumber}`);
      expect(blank.form('/borrowers')).toMatchObject({ cardNumber });
      const page = await librarian.send(blank, '/borrowers', child);
      expect([page.status, page.text]).toEqual([400, expect.stringContaining('Kortnummeret er allerede i bruk')]);
    });

    it('sent twice registers once', async () => {
      const blank = await librarian.read('/borrowers/new');
      const form = { ...child, cardNumber: `N${randomUUID().slice(0, 9).toUpperCase()}` };
      const [one, other] = await Promise.all([
        librarian.send(blank, '/borrowers', form),
        librarian.send(blank, '/borrowers', form),
      ]);
      expect(one.status).toBe(303);
      expect(other.location).toBe(one.location);
      expect(await town.count('borrower WHERE card_number = $1', [form.cardNumber])).toBe(1);
    });

    it('sent again with something else in it asks whether that is meant, and then does it', async () => {
      const blank = await librarian.read('/borrowers/new');
      await librarian.send(blank, '/borrowers', child);
      const again = await librarian.send(blank, '/borrowers', { ...child, fullName: 'Selma Berg' });
      expect([again.status, again.text]).toEqual([400, expect.stringContaining('Dette skjemaet er sendt før')]);
      expect((await librarian.send(again, '/borrowers')).status).toBe(303);
    });

    it('refuses a field that it does not have, a form of another site, and roles that may not', async () => {
      const strange = await librarian.send(await librarian.read('/borrowers/new'), '/borrowers', {
        ...child,
        unit: 'x',
      });
      expect(strange.status).toBe(400);
      const forged = await librarian.forge('/borrowers', { ...child, _csrf: 'guessed' });
      expect(forged.status).toBe(403);
      expect((await teacher.forge('/borrowers', child)).status).toBe(403);
    });
  });

  describe('the form of a borrower who is there', () => {
    it('changes what was changed, clears what was emptied, and keeps the full name that it does not show', async () => {
      const path = await registered({ guardian2Name: 'Petro D.', guardian2Language: 'uk' });
      const form = { displayName: 'Selma Ny D.', phone: '', guardian1Name: '', guardian2Phone: '99 88 77 66' };
      expect((await edit(librarian, path, form)).location).toBe(path);
      const page = await librarian.read(`${path}?show=full-name`);
      expect(page.text).toContain('Endringene er lagret.');
      expect(page.text).toContain('Selma Dahl');
      expect(page.text).toContain('99 88 77 66');
      expect(page.text).not.toContain('Olena');
      expect(page.text).not.toContain('22 33 44 55');
    });

    it('comes back with errors', async () => {
      const path = await registered();
      const page = await edit(librarian, path, { displayName: ' ', birthDate: '2030-01-01' });
      expect(page.status).toBe(400);
      expect(page.errorAt('displayName')).toBe('Må fylles ut.');
      const later = await edit(librarian, path, { birthDate: '2030-01-01' });
      expect(later.errorAt('birthDate')).toContain('ikke kommet ennå');
    });

    it('made from an old version says what changed meanwhile, loses nothing, and can be sent again', async () => {
      const path = await registered();
      const old = await librarian.read(`${path}/edit`);
      await edit(librarian, path, { phone: '40 00 00 01', cardNumber: `N${randomUUID().slice(0, 9)}` });
      const page = await librarian.send(old, path, { email: 'ny@example.org', phone: '40 00 00 02' });
      expect(page.status).toBe(412);
      expect(page.text).toContain('Noen andre har endret dette mens du skrev.');
      expect(page.errorAt('phone')).toContain('du skrev noe annet enn det som nå er lagret: 40 00 00 01');
      expect(page.errorAt('cardNumber')).toMatch(/Lånekort er endret til: N/u);
      expect((await librarian.send(page, path)).status).toBe(303);
      const after = (await librarian.read(path)).text;
      expect(after).toContain('ny@example.org');
      expect(after).toContain('40 00 00 02');
      expect((await librarian.send(old, path, { version: 'x' })).status).toBe(412);
    });

    it('sent twice changes once', async () => {
      const path = await registered();
      const form = await librarian.read(`${path}/edit`);
      const both = await Promise.all([1, 2].map(() => librarian.send(form, path, { email: 'en@example.org' })));
      expect(both.map(({ status }) => status)).toEqual([303, 303]);
      const id = path.slice('/borrowers/'.length);
      expect(await town.count(`audit_entry WHERE action = 'borrower.changed' AND subject_id = $1`, [id])).toBe(1);
    });

    it('sets and lifts the protection of an address, and never tells who has one', async () => {
      const path = await registered();
      await edit(librarian, path, { protectedAddress: 'true' });
      const nothingGiven = await registered({ phone: '', address: '' });
      // The first reading of each takes the message of what was just done.
      for (const one of [path, nothingGiven]) await librarian.read(one);
      expect((await librarian.read(path)).text).toBe((await librarian.read(nothingGiven)).text);
      expect((await librarian.read(`${path}/edit`)).form(path)).toMatchObject({ protectedAddress: '', phone: '' });
      expect((await edit(librarian, path, { phone: '22 33 44 55' })).status).toBe(303);
      expect((await librarian.read(path)).text).not.toContain('22 33 44 55');
      expect((await edit(librarian, path, { protectedAddress: 'false', phone: '22 33 44 55' })).status).toBe(303);
      expect((await librarian.read(path)).text).toContain('22 33 44 55');
    });

    it('leaves contact as it is for an administrator, who is not shown it', async () => {
      const path = await registered();
      expect((await admin.read(path)).text).not.toMatch(/selma@example|olena@example|Bakken|Telefon/u);
      expect((await edit(admin, path, { displayName: 'Selma A.' })).status).toBe(303);
      const page = await librarian.read(path);
      expect(page.text).toMatch(/Selma A\..*selma@example\.org.*22 33 44 55.*Bakken 1.*olena@example\.org/u);
    });

    it('is for those within reach: a teacher has own pupils only', async () => {
      const stranger = `/borrowers/${(await town.borrower()).id}`;
      for (const path of [stranger, `${stranger}/edit`, `/borrowers/${randomUUID()}`, '/borrowers/nobody']) {
        expect([path, (await teacher.read(path)).status]).toEqual([path, 404]);
      }
      expect((await teacher.forge(stranger, { displayName: 'Ny', version: '1' })).status).toBe(404);
      const pupil = await ownPupil();
      expect((await edit(teacher, pupil, { email: 'elev@example.org' })).location).toBe(pupil);
    });
  });

  describe('the full name', () => {
    it('is shown only when asked for, and that is logged', async () => {
      const path = await registered();
      const id = path.slice('/borrowers/'.length);
      const shown = (): Promise<number> =>
        town.count(`audit_entry WHERE action = 'borrower.full-name-shown' AND subject_id = $1`, [id]);
      const page = await librarian.read(path);
      expect(page.text).not.toContain('Selma Dahl');
      expect(page.links()).toContain(`${path}?show=full-name`);
      expect(await shown()).toBe(0);
      expect((await librarian.read(`${path}?show=full-name`)).text).toContain('Selma Dahl');
      expect(await shown()).toBe(1);
      expect((await admin.read(`${path}?show=full-name`)).text).not.toContain('Selma Dahl');
      expect(await shown()).toBe(1);
    });
  });

  describe('the form of an enrolment', () => {
    const form = { programme: 'deepening', schoolYear: '2026-2027', schoolGrade: '9', teacher: 'larer' };
    const enrol = async (who: Visitor, path: string, filled: Record<string, string>): Promise<Page> =>
      who.send(await who.read(`${path}/enrolments/new`), `${path}/enrolments`, filled);

    it('gives a pupil a place, once however often it is sent', async () => {
      const path = await registered();
      const blank = await admin.read(`${path}/enrolments/new`);
      const both = await Promise.all([1, 2].map(() => admin.send(blank, `${path}/enrolments`, form)));
      expect(both.map(({ location }) => location)).toEqual([path, path]);
      expect((await teacher.read(path)).text).toMatch(/Fordypning 2026-2027 9/u);
      expect(await town.count('enrolment WHERE borrower_id = $1', [path.slice('/borrowers/'.length)])).toBe(1);
    });

    it('comes back with what is wrong: nothing chosen, no grade, one too low', async () => {
      const path = await registered();
      const nothing = await enrol(admin, path, { programme: '' });
      expect([nothing.status, nothing.errorAt('programme')]).toEqual([400, 'Må fylles ut.']);
      expect((await enrol(admin, path, { ...form, schoolGrade: '' })).errorAt('schoolGrade')).toBe('Må fylles ut.');
      const low = await enrol(admin, path, { ...form, schoolGrade: '4' });
      expect(low.text).toContain('Programmet er for elever fra 8. trinn');
      expect(low.form(`${path}/enrolments`)).toMatchObject({
        programme: 'deepening',
        schoolGrade: '4',
        teacher: 'larer',
      });
    });

    it('is not for librarians, nor for other teachers’ pupils', async () => {
      const path = await registered();
      expect((await librarian.read(`${path}/enrolments/new`)).status).toBe(403);
      expect((await librarian.forge(`${path}/enrolments`, form)).status).toBe(403);
      expect((await librarian.read(path)).text).not.toContain('Ny elevplass');
      expect((await teacher.read(`${path}/enrolments/new`)).status).toBe(404);
      expect((await teacher.forge(`${path}/enrolments`, form)).status).toBe(404);
      expect((await enrol(teacher, await ownPupil(), { ...form, teacher: '' })).status).toBe(303);
    });
  });
});
