import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';

import { eachDatabase } from '../support/databases.js';
import { Town } from './town.js';
import { type Page, Visitor } from './visitor.js';

const password = 'en lang setning som passord';

eachDatabase((database) => {
  let town: Town;
  let admin: Visitor;
  let librarian: Visitor;
  beforeAll(async () => {
    town = await Town.start(database());
    admin = await Visitor.loggedIn(town, 'admin');
    librarian = await Visitor.loggedIn(town, 'bibliotek');
  });
  afterAll(() => town.close());

  const newName = (): string => `ny.${randomUUID().slice(0, 8)}`;
  const idOf = async (username: string): Promise<string> => {
    const [row] = await town.rows<{ id: string }>('SELECT id FROM user_account WHERE username = $1', [username]);
    return row?.id ?? '';
  };

  it('the administration shows each role what it may open', async () => {
    expect((await admin.read('/admin')).links()).toEqual(
      expect.arrayContaining(['/admin/users', '/admin/points', '/admin/rules', '/admin/programmes']),
    );
    expect((await librarian.read('/admin')).links()).not.toContain('/admin/users');
    const accountant = await Visitor.loggedIn(town, 'okonomi');
    expect((await accountant.read('/admin')).links()).not.toContain('/admin/rules');
    expect((await accountant.read('/admin/rules')).status).toBe(403);
    expect((await accountant.read('/admin/points')).status).toBe(200);
  });

  describe('users', () => {
    const form = {
      displayName: 'Nils N.',
      role: 'librarian',
      unit: 'library',
      lendingPoint: 'library',
      language: 'nn',
    };
    const opened = async (): Promise<string> => {
      const username = newName();
      const sent = await admin.send(await admin.read('/admin/users/new'), '/admin/users', {
        ...form,
        username,
        password,
      });
      expect([sent.status, sent.location]).toEqual([303, '/admin/users']);
      return username;
    };
    const edit = async (username: string): Promise<{ path: string; page: Page }> => {
      const path = `/admin/users/${await idOf(username)}`;
      return { path, page: await admin.read(path) };
    };

    it('get an account, with which they log in', async () => {
      const username = await opened();
      expect((await admin.read('/admin/users')).text).toMatch(
        new RegExp(`Brukeren er opprettet\\..*Nils N\\. ${username} bibliotekar Biblioteket Kan logge inn`, 'u'),
      );
      const nils = await Visitor.loggedIn(town, username, password);
      expect((await nils.read('/borrowers')).text).toContain('Lånarar');
    });

    it('get one account however often the form is sent', async () => {
      const username = newName();
      const blank = await admin.read('/admin/users/new');
      const both = await Promise.all(
        [1, 2].map(() => admin.send(blank, '/admin/users', { ...form, username, password })),
      );
      expect(both.map(({ status }) => status)).toEqual([303, 303]);
      expect(await town.count('user_account WHERE username = $1', [username])).toBe(1);
    });

    it('are not accepted half: every error stands at its field, and the password is not sent back', async () => {
      const blank = await admin.read('/admin/users/new');
      const page = await admin.send(blank, '/admin/users', {
        ...form,
        username: 'Nils N',
        password: 'for kort 123',
        displayName: '',
        role: '',
      });
      expect(page.status).toBe(400);
      expect(['displayName', 'username', 'role', 'password'].map((field) => page.errorAt(field))).toEqual([
        'Må fylles ut.',
        expect.stringContaining('små bokstaver'),
        'Må fylles ut.',
        'Passordet må ha minst 15 tegn.',
      ]);
      expect(page.markup).not.toContain('for kort 123');
      const places = { ...form, username: newName(), password, unit: 'culture-school', lendingPoint: 'library' };
      const elsewhere = await admin.send(page, '/admin/users', places);
      expect(elsewhere.errorAt('lendingPoint')).toContain('hører til en annen enhet');
      const taken = await admin.send(elsewhere, '/admin/users', { ...form, password, username: 'bibliotek' });
      expect([taken.status, taken.errorAt('username')]).toEqual([400, expect.stringContaining('opptatt')]);
    });

    it('lose their sessions with their account, which an administrator can open again', async () => {
      const username = await opened();
      const nils = await Visitor.loggedIn(town, username, password);
      const { path, page } = await edit(username);
      const { active: _active, ...closed } = page.form(path);
      expect((await admin.forge(path, closed as Record<string, string>)).status).toBe(303);
      expect((await nils.read('/borrowers')).location).toContain('/login');
      await expect(Visitor.loggedIn(town, username, password)).rejects.toThrow('401');
      const again = await edit(username);
      expect(again.page.form(again.path)).not.toHaveProperty('active');
      await admin.send(again.page, again.path, { active: 'true', password: `${password}!` });
      await Visitor.loggedIn(town, username, `${password}!`);
    });

    it('cannot close their own account', async () => {
      const { path, page } = await edit('admin');
      const answer = await admin.send(page, path, { role: 'librarian' });
      expect([answer.status, answer.text]).toEqual([400, expect.stringContaining('Du kan ikke stenge din egen konto')]);
      expect(answer.form(path)).toMatchObject({ role: 'librarian' });
    });

    it('edited from an old version come back with what changed meanwhile', async () => {
      const username = await opened();
      const { path, page } = await edit(username);
      await admin.send(await admin.read(path), path, { role: 'youth-worker', unit: 'youth-arenas', lendingPoint: '' });
      const late = await admin.send(page, path, { displayName: 'Nils Ny' });
      expect(late.status).toBe(412);
      expect(late.errorAt('role')).toBe('Rolle er endret til: ungdomsarbeider');
      expect(late.form(path)).toMatchObject({ displayName: 'Nils Ny', role: 'youth-worker', lendingPoint: '' });
      expect((await admin.send(late, path)).status).toBe(303);
    });

    it('are for administrators alone', async () => {
      const id = await idOf('ungdom');
      for (const path of ['/admin/users', '/admin/users/new', `/admin/users/${id}`]) {
        expect([path, (await librarian.read(path)).status]).toEqual([path, 403]);
      }
      expect((await librarian.forge('/admin/users', { ...form, username: newName(), password })).status).toBe(403);
      expect((await librarian.forge(`/admin/users/${id}`, form)).status).toBe(403);
      expect((await admin.read(`/admin/users/${randomUUID()}`)).status).toBe(404);
    });
  });

  describe('lending points', () => {
    const form = { name: 'Filialen', kind: 'library', unit: 'library', opens1: '10:00', closes1: '18:00' };
    const opened = async (): Promise<string> => {
      const id = `filial-${randomUUID().slice(0, 8)}`;
      const sent = await admin.send(await admin.read('/admin/points/new'), '/admin/points', { ...form, id });
      expect([sent.status, sent.location]).toEqual([303, '/admin/points']);
      return `/admin/points/${id}`;
    };

    it('are opened, once however often the form is sent, and changed with their hours', async () => {
      const id = `filial-${randomUUID().slice(0, 8)}`;
      const blank = await admin.read('/admin/points/new');
      const both = await Promise.all([1, 2].map(() => admin.send(blank, '/admin/points', { ...form, id })));
      expect(both.map(({ status }) => status)).toEqual([303, 303]);
      const path = `/admin/points/${id}`;
      const page = await admin.read(path);
      expect(page.form(path)).toMatchObject({ name: 'Filialen', opens1: '10:00', closes1: '18:00', opens2: '' });
      const changed = {
        name: `Filial ${id}`,
        phone: '22 00 11 22',
        opens1: '',
        closes1: '',
        opens6: '11:00',
        closes6: '15:00',
      };
      expect((await admin.send(page, path, changed)).location).toBe('/admin/points');
      expect((await admin.read('/admin/points')).text).toMatch(
        new RegExp(`Filial ${id} mandag–fredag Stengt lørdag 11:00–15:00 søndag Stengt`, 'u'),
      );
    });

    it('come back with what is wrong, hours too', async () => {
      const blank = await admin.read('/admin/points/new');
      const wrong = { ...form, name: '', id: 'Filial Vest', unit: '', closes1: '09:00', opens3: '10:00', isil: '?' };
      const page = await admin.send(blank, '/admin/points', wrong);
      expect(page.status).toBe(400);
      expect(page.errorAt('name')).toBe('Må fylles ut.');
      expect(page.errorAt('id')).toContain('små bokstaver');
      expect(page.errorAt('isil')).toContain('ISIL');
      expect(page.text).toContain('Skriv et klokkeslett som 08:30.');
      const hours = await admin.send(page, '/admin/points', {
        ...form,
        id: 'library',
        closes1: '09:00',
        opens3: '',
        isil: '',
      });
      expect(hours.text).toContain('Stengetiden må være etter åpningstiden.');
      expect(hours.links()).toContain('#field-closes1');
      expect(hours.errorAt('id')).toContain('velg en annen');
    });

    it('edited from an old version come back with what changed meanwhile', async () => {
      const path = await opened();
      const page = await admin.read(path);
      await admin.send(await admin.read(path), path, { opens1: '12:00', address: 'Torget 1' });
      const late = await admin.send(page, path, { name: 'Vestfilialen', opens2: '09:00', closes2: '12:00' });
      expect(late.status).toBe(412);
      expect(late.text).toContain('mandag er endret til: 12:00–18:00');
      expect(late.form(path)).toMatchObject({
        name: 'Vestfilialen',
        address: 'Torget 1',
        opens1: '12:00',
        opens2: '09:00',
      });
      expect((await admin.send(late, path)).status).toBe(303);
    });

    it('are read by everybody and changed by administrators alone', async () => {
      const path = await opened();
      const list = await librarian.read('/admin/points');
      expect([list.status, list.text]).toEqual([200, expect.not.stringContaining('Rediger')]);
      for (const one of ['/admin/points/new', path]) expect((await librarian.read(one)).status).toBe(403);
      for (const one of ['/admin/points', path]) expect((await librarian.forge(one, form)).status).toBe(403);
      expect((await admin.read('/admin/points/nowhere')).status).toBe(404);
    });
  });

  describe('units', () => {
    const path = '/admin/units/integration';

    it('are changed where something is wrong with how they are reached', async () => {
      const page = await admin.read(path);
      expect(page.form(path)).toMatchObject({ name: 'Integreringsseksjonen', email: 'integration@example.org' });
      const wrong = await admin.send(page, path, { name: ' ', phone: 'ring oss', email: 'post' });
      expect([wrong.status, wrong.errorAt('name')]).toEqual([400, 'Må fylles ut.']);
      for (const field of ['phone', 'email']) expect(wrong.errorAt(field)).not.toBe('');
      const right = { name: 'Integrering', phone: '22 00 11 22', email: '' };
      expect((await admin.send(wrong, path, right)).location).toBe('/admin/units');
      expect((await admin.read('/admin/units')).text).toContain('Integrering 22 00 11 22 –');
    });

    it('edited from an old version come back with what changed meanwhile', async () => {
      const page = await admin.read(path);
      await admin.send(await admin.read(path), path, { phone: '22 00 11 33' });
      const late = await admin.send(page, path, { name: 'Integrering og mangfold' });
      expect([late.status, late.errorAt('phone')]).toEqual([412, 'Telefon er endret til: 22 00 11 33']);
      expect(late.form(path)).toMatchObject({ name: 'Integrering og mangfold', phone: '22 00 11 33' });
      expect((await admin.send(late, path)).status).toBe(303);
    });

    it('are read by everybody and changed by administrators alone', async () => {
      const list = await librarian.read('/admin/units');
      expect([list.status, list.links()]).toEqual([200, expect.not.arrayContaining([path])]);
      expect((await librarian.read(path)).status).toBe(403);
      expect((await librarian.forge(path, { name: 'Min' })).status).toBe(403);
      expect((await admin.read('/admin/units/nowhere')).status).toBe(404);
    });
  });

  describe('terms', () => {
    const path = '/admin/terms/autumn-2026';

    it('are changed, and come back with what is wrong', async () => {
      expect((await admin.read('/admin/terms')).text).toMatch(/Skoleåret 2026-2027 .*Høst 2026 17\. aug\. 2026/u);
      const page = await admin.read(path);
      const wrong = await admin.send(page, path, { name: '', firstDay: '', lastDay: '2027-01-20' });
      expect(['name', 'firstDay'].map((field) => wrong.errorAt(field))).toEqual(['Må fylles ut.', expect.anything()]);
      const long = await admin.send(page, path, { lastDay: '2027-01-20' });
      expect([long.status, long.errorAt('lastDay')]).toEqual([
        400,
        'Semesteret overlapper Vår 2027; velg en dag utenfor det.',
      ]);
      expect((await admin.send(long, path, { lastDay: '2026-12-16' })).location).toBe('/admin/terms');
      expect((await admin.read('/admin/terms')).text).toContain('16. des. 2026');
    });

    it('edited from an old version come back with what changed meanwhile', async () => {
      const page = await admin.read(path);
      await admin.send(await admin.read(path), path, { firstDay: '2026-08-20' });
      const late = await admin.send(page, path, { name: 'Høstsemesteret' });
      expect([late.status, late.errorAt('firstDay')]).toEqual([412, 'Første dag er endret til: 20. aug. 2026']);
      expect((await admin.send(late, path)).status).toBe(303);
    });

    it('are read by everybody and changed by administrators alone', async () => {
      expect((await librarian.read('/admin/terms')).links()).not.toContain(path);
      expect((await librarian.read(path)).status).toBe(403);
      expect((await librarian.forge(path, { name: 'Min' })).status).toBe(403);
      expect((await admin.read('/admin/terms/nowhere')).status).toBe(404);
    });
  });

  it('the loan rules say which row decides, and why', async () => {
    const page = await librarian.read('/admin/rules');
    expect(page.text).toContain('Hvilken regel avgjør?');
    expect(page.text).toMatch(/Bibliotek, kvalitet: God/u);
    const asked = await librarian.read(
      '/admin/rules?lendingPoint=library&kind=violin&grade=good&programme=&borrowerCategory=child&on=2026-10-19',
    );
    expect(asked.text).toContain('Den gjelder: typen utlånssted, kvalitetsgraden.');
    expect(page.text).toMatch(
      /Kulturskole, kvalitet: Høy, Fordypning Gjelder fra 1\. jan\. 2020 Ja, når læreren har reservert ut skoleåret/u,
    );
    expect(page.text).toContain('7 åpne dager vilkår, kontrakt 3 dager før fristen; 1, 7 og 21 dager etter');
    expect((await librarian.read('/admin/rules?lendingPoint=moon&kind=violin&grade=good')).status).toBe(400);
    expect((await librarian.read('/admin/rules?on=someday')).status).toBe(400);
  });

  describe('loan rules', () => {
    let manager: Visitor;
    beforeAll(async () => {
      manager = await Visitor.loggedIn(town, 'lager');
    });

    const added = async (more: Record<string, string> = {}): Promise<Page> => {
      const blank = await manager.read('/admin/rules/new?like=library-good');
      const place = { where: 'point:youth-arena', kind: 'tuba', borrowerCategory: 'ensemble', grade: '' };
      return manager.send(blank, '/admin/rules', { ...place, ...more });
    };

    it('are added like another one, and decide from then on', async () => {
      const sent = await added({ fee: '1 250,50', dueSoonDays: '10' });
      expect(sent.status).toBe(303);
      const page = await manager.follow(sent);
      expect(page.text).toContain('Regelen er lagt til.');
      expect(page.text).toMatch(/Ungdomsarenaen, Tuba, Ensemble/u);
      expect(page.text).toContain('1 250,50 kr');
      expect(page.text).toContain('10 dager før fristen; 1, 7 og 21 dager etter');
      const question = 'lendingPoint=youth-arena&kind=tuba&grade=good&borrowerCategory=ensemble';
      const asked = await librarian.read(`/admin/rules?${question}`);
      expect(asked.text).toContain('Den gjelder: utlånsstedet, instrumenttypen, gruppen av lånere.');
      expect(asked.links()).toContain(sent.location);
      // A form that was sent twice adds one row.
      const blank = await manager.read('/admin/rules/new?like=library-good');
      const twice = { where: 'point:youth-arena', kind: 'cello' };
      const [first, second] = [
        await manager.send(blank, '/admin/rules', twice),
        await manager.send(blank, '/admin/rules', twice),
      ];
      expect([first.status, second.location]).toEqual([303, first.location]);
    });

    it('come back with what was typed and everything that is wrong with it', async () => {
      const sent = await added({ fee: 'gratis', overdueSecondDays: '1', validFrom: '2026-01-01', maxOpenLoans: 'x' });
      expect(sent.status).toBe(400);
      expect(sent.errorAt('fee')).toMatch(/kroner/u);
      expect(sent.errorAt('maxOpenLoans')).toBe('Skriv et helt tall.');
      expect(sent.form('/admin/rules')).toMatchObject({ fee: 'gratis', where: 'point:youth-arena', kind: 'tuba' });
      const again = await manager.send(sent, '/admin/rules', { fee: '100', maxOpenLoans: '1' });
      expect(again.status).toBe(400);
      expect(again.errorAt('validFrom')).toBe('En regel kan tidligst begynne i dag. Velg i dag eller en senere dag.');
      expect(again.errorAt('overdueSecondDays')).toBe(
        'Må være flere dager etter fristen enn påminnelsen før, som kommer etter 1.',
      );
    });

    it('end on a day, and say meanwhile what comes in their place', async () => {
      const older = (await added({ kind: 'viola' })).location;
      const newer = await added({ kind: 'viola', validFrom: '2026-12-01' });
      const [page, early] = [await manager.read(older), await manager.read(older)];
      const wrong = await manager.send(page, `${older}/end`, { validTo: '2026-10-01' });
      expect([wrong.status, wrong.errorAt('validTo')]).toEqual([
        400,
        'Den siste dagen kan tidligst være i dag, og ikke før regelen begynner. Velg en senere dag.',
      ]);
      const ended = await manager.send(wrong, `${older}/end`, { validTo: '2026-10-19' });
      expect([ended.status, ended.location]).toEqual([303, older]);
      const old = await manager.send(early, `${older}/end`, { validTo: '2027-01-01' });
      expect(old.status).toBe(412);
      expect(old.text).toContain('Noen andre har endret dette mens du skrev.');
      expect(newer.status).toBe(303);
    });

    it('are withdrawn while nobody goes by them, and leave the list', async () => {
      const { location } = await added({ kind: 'cornet' });
      const sent = await manager.send(await manager.read(location), `${location}/withdrawal`);
      expect([sent.status, sent.location]).toEqual([303, location]);
      expect((await manager.follow(sent)).hasForm(`${location}/end`)).toBe(false);
      expect((await manager.read('/admin/rules')).links()).not.toContain(location);
      expect((await manager.read('/admin/rules?ended=true')).links()).toContain(location);
      const used = await manager.read('/admin/rules/library-good');
      expect(used.hasForm('/admin/rules/library-good/withdrawal')).toBe(false);
      const forged = await manager.forge('/admin/rules/library-good/withdrawal', { version: '1' });
      expect([forged.status, forged.text]).toEqual([400, expect.stringContaining('Sett en siste dag i stedet.')]);
    });

    it('are read by everybody at a desk and changed by the inventory manager alone', async () => {
      const page = await librarian.read('/admin/rules/library-good');
      expect(page.text).toContain('Lengste tid med ett instrument');
      expect(page.hasForm('/admin/rules/library-good/end')).toBe(false);
      expect((await librarian.read('/admin/rules')).links()).not.toContain('/admin/rules/new');
      expect((await librarian.read('/admin/rules/new')).status).toBe(403);
      expect((await admin.forge('/admin/rules/library-good/end', { validTo: '' })).status).toBe(403);
      expect((await manager.read('/admin/rules/nowhere')).status).toBe(404);
    });
  });

  it('the programmes say from which grade they are, and what they give a right to', async () => {
    expect((await librarian.read('/admin/programmes')).text).toMatch(/Fordypning 8 Ja/u);
  });
});
