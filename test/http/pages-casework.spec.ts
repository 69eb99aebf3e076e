import { createHmac } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';

import { borrowerLanguages } from '../../src/platform/i18n/index.js';
import { SealedContent, applicantTexts } from '../../src/subsidies/index.js';
import { eachDatabase } from '../support/databases.js';
import { Town } from './town.js';
import { Visitor, statementsOf } from './visitor.js';
import { child, openCase } from './writes.js';

const secretKey = 's'.repeat(40);
/** Words by which an applicant could know who decides. */
const units = /\bNAV\b|Integrering|integration|friplass/iu;

eachDatabase((database) => {
  let town: Town;
  let nav: Visitor;
  let desk: Visitor;

  beforeAll(async () => {
    town = await Town.start(database(), { SECRET_KEY: secretKey });
    nav = await Visitor.loggedIn(town, 'nav');
    desk = await Visitor.loggedIn(town, 'bibliotek');
  });
  afterAll(() => town.close());
  afterEach(() => town.expectWhole());

  /** The newest link, as its mail carries it. */
  const newestLink = async (): Promise<{ path: string; message: string }> => {
    const rows = await town.rows<{ id: string; message_id: string }>('SELECT id, message_id FROM subsidy_case_link');
    const row = rows.find(({ id }) => !known.has(id));
    for (const { id } of rows) known.add(id);
    const id = row?.id ?? '';
    const token = createHmac('sha256', secretKey).update(`case link ${id}`).digest('base64url');
    return { path: `/s/${token}`, message: row?.message_id ?? '' };
  };
  const known = new Set<string>();
  const paths = async (): Promise<string[]> =>
    (await town.rows<{ id: string }>('SELECT id FROM subsidy_case')).map(({ id }) => id);

  it('goes from the desk to the family, to the caseworker and back, and nobody is told who pays', async () => {
    const { id: borrower } = await child(town);
    await newestLink();
    const before = new Set(await paths());

    const file = await desk.read(`/borrowers/${borrower}`);
    expect(file.links()).toContain(`/support?borrower=${borrower}`);
    const form = await desk.read(`/support?borrower=${borrower}`);
    const sent = await desk.send(form, '/support', { note: 'Trenger hjelp.' });
    expect(sent.text).toMatch(/Kvittering: K-[0-9A-Z]{8}/u);
    expect(sent.text).not.toMatch(units);
    const id = (await paths()).find((one) => !before.has(one)) ?? '';
    expect((await desk.read(`/casework/cases/${id}`)).status).toBe(404);

    const link = await newestLink();
    const mail = await town.application.app
      .get(SealedContent, { strict: false })
      .contentFor(town.application.database.reader, { id: link.message } as never);
    expect(mail).toMatchObject({ is: 'due', mail: { language: 'ar', to: expect.stringContaining('foresatt-ar') } });
    expect(JSON.stringify(mail)).toContain(link.path);
    expect(JSON.stringify(mail)).not.toMatch(units);
    expect(JSON.stringify(mail)).not.toContain('Barn B.');
    const stranger = Visitor.stranger(town.url);
    const question = await stranger.read(link.path);
    expect(question.text).toContain(applicantTexts.ar.yes);
    expect(question.text).toContain('Barn B.');
    expect(question.header('cache-control')).toBe('no-store');
    const asked = await stranger.read(`${link.path}?lang=en&answer=confirmed`);
    const thanks = await stranger.follow(await stranger.send(asked, link.path));
    expect(thanks.text).toContain(applicantTexts.en.thanks);
    expect(thanks.text).not.toMatch(units);
    // Pressed twice, the second press finds the first.
    expect((await stranger.follow(await stranger.send(asked, link.path))).text).toContain(applicantTexts.en.thanks);

    const inbox = await nav.read('/casework?state=submitted');
    expect(inbox.links()).toContain(`/casework/cases/${id}`);
    expect(inbox.text).toContain('Barn B.');
    const path = `/casework/cases/${id}`;
    const page = await nav.follow(await nav.send(await nav.read(path), `${path}/assignment`));
    expect(page.markup).toMatch(/<title>Sak – /u);
    expect(page.text).toContain('Trenger hjelp.');
    const wrong = await nav.send(page, `${path}/letter`, { share: '', grounds: 'Nei' });
    expect(wrong.errorAt('share')).toContain('hvor mye');
    const letter = await nav.send(page, `${path}/letter`, {
      share: '80',
      cap: '500',
      grounds: 'Familien har ikke råd.',
    });
    expect(letter.text).toContain('80 prosent av hvert beløp');
    expect(letter.text).toContain('Du kan klage');
    const decided = await nav.follow(await nav.send(letter, `${path}/decision`));
    expect(decided.text).toContain('Innvilget');
    const [coverage] = await town.rows('SELECT basis_points, cap_ore FROM coverage WHERE borrower_id = $1', [borrower]);
    expect(coverage).toEqual({ basis_points: 8_000, cap_ore: 50_000 });

    const [delivery] = decided.markup.match(/\/casework\/cases\/[^"]*\/delivery/u) ?? [''];
    const delivered = await nav.follow(await nav.forge(delivery, { way: 'e-mail' }));
    const code = /Koden til brevet er (\d{6})/u.exec(delivered.text)?.[1] ?? '';
    expect(code).toMatch(/^\d{6}$/u);
    const notice = await newestLink();
    const locked = await stranger.read(`${notice.path}?lang=nb`);
    expect(locked.text).toContain(applicantTexts.nb.letterIntro);
    const refused = await stranger.follow(await stranger.send(locked, notice.path, { code: '12345x' }));
    expect(refused.text).toContain(applicantTexts.nb.wrongCode);
    const opened = await stranger.send(locked, notice.path, { code });
    expect(opened.header('content-type')).toBe('application/pdf');
    const after = await nav.read(path);
    expect(after.text).toContain('Framme');
    expect(after.text).toContain('Brev hentet');
  });

  it('shows a letter no more after five wrong codes', async () => {
    const id = await openCase(town);
    await newestLink();
    const client = await town.as('nav');
    // The applicant is an adult with an address.
    const [one] = await town.rows<{ id: string }>(`SELECT id FROM borrower ORDER BY created_at DESC, id LIMIT 1`);
    expect(one).toBeDefined();
    const cases = `/api/v1/subsidy-applications/${id}`;
    const { body } = await client.post(`${cases}/decision`, { json: { outcome: 'rejected', grounds: 'Nei.' } });
    await town.application.database.unitOfWork.run((tx) =>
      tx.run(`UPDATE borrower SET email = 'voksen@example.org', email_key = 'voksen@example.org' WHERE id = $1`, [
        body.borrower,
      ]),
    );
    await client.post(`${cases}/letters/${String(body.letters[0].id)}/delivery`, { json: { way: 'e-mail' } });
    const { path } = await newestLink();
    const stranger = Visitor.stranger(town.url);
    const page = await stranger.read(`${path}?lang=nb`);
    for (let attempt = 0; attempt < 5; attempt += 1) await stranger.send(page, path, { code: 'x' });
    expect((await stranger.read(`${path}?lang=nb`)).text).toContain(applicantTexts.nb.locked);
    expect((await stranger.send(page, path, { code: 'x' })).status).toBe(303);
  });

  it('is written in every language in which applicants are written to, and names no unit in any', () => {
    for (const { code } of borrowerLanguages) {
      const texts = Object.entries(applicantTexts[code]).filter(([, text]) => typeof text === 'string');
      for (const [key, text] of texts)
        expect({ code, key, text }).toEqual({ code, key, text: expect.not.stringMatching(units) });
      for (const key of ['ask', 'confirmYes', 'confirmNo'] as const)
        expect(applicantTexts[code][key]).toContain('{name}');
    }
  });

  describe('the inbox', () => {
    it('asks the database as often for many cases as for few', async () => {
      const few = await statementsOf(town, () => nav.read('/casework?state=revoked'));
      for (let nth = 0; nth < 12; nth += 1) await openCase(town);
      const many = await statementsOf(town, () => nav.read('/casework?state=submitted'));
      expect(many).toBeLessThanOrEqual(few + 1);
    });

    it('tells what ends soon, what waits and what it waits for', async () => {
      const page = await nav.read('/casework?state=all');
      for (const words of ['Løper ut snart', 'Venter på bekreftelse', 'Bekreftelse', 'Svar fra søkeren']) {
        expect(page.text).toContain(words);
      }
    });

    it('takes an application that came on paper, and says what is wrong with it', async () => {
      const form = await nav.read('/casework/new');
      const wrong = await nav.send(form, '/casework/new', { borrower: 'N-nobody', grounds: 'Søker.' });
      expect(wrong.errorAt('borrower')).not.toBe('');
      const { cardNumber } = await town.borrower();
      const done = await nav.follow(
        await nav.send(wrong, '/casework/new', { borrower: cardNumber, grounds: 'Søker.' }),
      );
      expect(done.text).toContain('Søknad registrert');
    });
  });

  it('does not exist for anybody else, whichever page', async () => {
    const id = await openCase(town);
    for (const who of ['larer', 'admin', 'okonomi']) {
      const visitor = await Visitor.loggedIn(town, who);
      for (const path of ['/casework', '/casework/log', `/casework/cases/${id}`]) {
        expect((await visitor.read(path)).status).toBe(404);
      }
    }
    const other = await Visitor.loggedIn(town, 'integrering');
    expect((await other.read(`/casework/cases/${id}`)).status).toBe(404);
  });

  it('asks for a reason where the case is somebody else’s, and keeps it', async () => {
    const id = await openCase(town);
    await town.application.database.unitOfWork.run((tx) =>
      tx.run(`UPDATE user_account SET unit_id = 'nav' WHERE username = 'integrering'`),
    );
    const admin = await town.as('admin');
    expect((await admin.get('/api/v1/me')).status).toBe(200);
    const other = await Visitor.loggedIn(town, 'integrering');
    // Another unit is another account: the right to read ended with the old one.
    expect((await other.read('/casework')).text).toContain('ikke aktivert');
    expect((await other.read(`/casework/cases/${id}`)).status).toBe(404);
    const colleagues = await nav.read('/casework/colleagues');
    const [give] = colleagues.markup.match(/\/casework\/colleagues\/[^"]*\/access(?=")/u) ?? [''];
    await nav.follow(await nav.send(colleagues, give));
    const asked = await other.read(`/casework/cases/${id}`);
    expect(asked.text).toContain('annens');
    const opened = await other.send(asked, `/casework/cases/${id}/opening`, { reason: 'Kollegaen er syk' });
    expect(opened.text).toContain('Kollegaen er syk');
    expect((await nav.read('/casework/log')).text).toContain('Ga tilgang');
    const ended = await nav.read('/casework/colleagues');
    const [take] = ended.markup.match(/\/casework\/colleagues\/[^"]*\/access-end/u) ?? [''];
    await nav.follow(await nav.send(ended, take));
    expect((await other.read('/casework')).text).toContain('ikke aktivert');
  });

  it('asks who is there after ten minutes without any work', async () => {
    const { clock } = town.application;
    const visitor = await Visitor.loggedIn(town, 'nav');
    expect((await visitor.read('/casework')).status).toBe(200);
    clock.goTo(town.today, '10:09');
    expect((await visitor.read('/casework')).status).toBe(200);
    clock.goTo(town.today, '10:18');
    expect((await visitor.read('/casework')).status).toBe(200);
    clock.goTo(town.today, '10:29');
    const gone = await visitor.read('/casework');
    expect(gone.status).toBe(303);
    expect(gone.location).toMatch(/^\/login/u);
    expect((await visitor.read('/instruments')).status).toBe(303);
    clock.goTo(town.today);
  });
});
