import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';

import { currentVersion } from '../../src/borrowers/index.js';
import { SignedLinks } from '../../src/messages/index.js';
import { addDays } from '../../src/platform/calendar/index.js';
import { searchText } from '../labels/sheet-reader.js';
import { eachDatabase } from '../support/databases.js';
import { HttpClient } from '../support/http.js';
import { SmtpSink } from '../support/smtp-sink.js';
import { Town, expectProblem, items, kindOf, reasons } from './town.js';
import { type Page, Visitor } from './visitor.js';
import { child, termsOnPaper } from './writes.js';

const address = 'https://laan.demo.kommune.no';

eachDatabase((database) => {
  let town: Town;
  let sink: SmtpSink;
  let start: Town['today'];
  beforeAll(async () => {
    sink = await SmtpSink.start();
    const env = { SMTP_URL: sink.url, MAIL_FROM: 'Demo kommune <post@demo.example>', BASE_URL: address };
    town = await Town.start(database(), env);
    start = town.today;
  });
  afterAll(async () => {
    await town.close();
    await sink.stop();
  });
  afterEach(async () => {
    town.application.clock.goTo(start);
    await town.expectWhole();
  });

  interface Sent {
    readonly borrower: string;
    readonly guardian: string;
    readonly link: string;
    readonly token: string;
    readonly path: string;
  }

  const tokenOf = (link: string): string => town.application.app.get(SignedLinks, { strict: false }).tokenOf(link);
  const ask = async (borrower: string, receiver: string, more: Record<string, unknown> = {}) =>
    (await town.as('bibliotek')).post(`/api/v1/borrowers/${borrower}/agreement-links`, {
      json: { type: 'terms', receiver, ...more },
    });
  const send = async (nth: 0 | 1 = 0, of?: { id: string; guardians: readonly [string, string] }): Promise<Sent> => {
    const { id: borrower, guardians } = of ?? (await child(town));
    const { status, body } = await ask(borrower, guardians[nth]);
    expect(status).toBe(201);
    const token = tokenOf(body.id);
    return { borrower, guardian: guardians[nth], link: body.id, token, path: `/a/${token}` };
  };
  const read = (path: string): Promise<Page> => Visitor.stranger(town.url).read(path);
  /** Goes through the page as a reader does: opens it, chooses an answer, confirms it, and is led to what was answered. */
  const answer = async (path: string, outcome = 'accepted'): Promise<Page> => {
    const visitor = Visitor.stranger(town.url);
    const confirmation = await visitor.read(`${path}?answer=${outcome}`);
    const led = await visitor.send(confirmation, path);
    expect(led.status).toBe(303);
    return visitor.follow(led);
  };
  const agreements = (borrower: string): Promise<number> => town.count('agreement WHERE borrower_id = $1', [borrower]);

  describe('the mail', () => {
    it('carries the link that works, in the guardian’s language, at once, and names nobody', async () => {
      const { borrower, guardian, token } = await send();
      const [row] = await town.rows<{ email: string }>('SELECT email FROM guardian WHERE id = $1', [guardian]);
      const [mail] = (await sink.waitFor((all) => all.some(({ to }) => to.includes(row?.email ?? '')))).filter(
        ({ to }) => to.includes(row?.email ?? ''),
      );
      expect(mail?.subject).toBe('يرجى الموافقة على شروط إعارة آلة موسيقية');
      expect(mail?.headers.get('content-language')).toBe('ar');
      expect(mail?.text).toContain(`${address}/a/${token}`);
      expect(JSON.stringify(mail)).not.toContain('Barn B.');
      const found = /https:\/\/\S+\/a\/[\w-]+/u.exec(mail?.text ?? '')?.[0] ?? '';
      const receipt = await answer(new URL(found).pathname);
      expect(receipt.text).toContain('شكرًا، لقد وافقت');
      expect(await agreements(borrower)).toBe(1);
    });

    it('goes out as often as there are reasons on one day, but not where the answer is there already', async () => {
      const one = await child(town);
      const before = sink.accepted.length;
      await send(1, one);
      await send(1, one);
      await sink.waitFor((all) => all.length >= before + 1);
      const states = await town.rows<{ kind: string }>('SELECT kind FROM message WHERE borrower_id = $1', [one.id]);
      expect(states).toEqual([{ kind: 'acceptance' }, { kind: 'acceptance' }]);
    });

    it('cannot be sent to who has no address, who is no guardian of this child, or has accepted', async () => {
      const { id, guardians } = await child(town);
      const { id: other } = await town.borrower({ birthDate: '2015-03-02', guardians: [{ displayName: 'Mor M.' }] });
      const [silent] = await town.rows<{ id: string }>('SELECT id FROM guardian WHERE borrower_id = $1', [other]);
      expect(reasons(await ask(other, silent?.id ?? ''))).toEqual(['receiver-without-address']);
      expect(kindOf(await ask(other, guardians[0]))).toBe('400 unknown-acceptor');
      expect(reasons(await ask(id, id))).toEqual(['guardian-must-accept']);
      const desk = await town.as('bibliotek');
      await desk.post(`/api/v1/borrowers/${id}/agreements`, { json: termsOnPaper(guardians[0]) });
      expect(kindOf(await ask(id, guardians[0]))).toBe('409 agreement-already-accepted');
      expectProblem(await ask(randomUUID(), guardians[0]), 404, 'not-found');
    });
  });

  describe('the page', () => {
    it('is in the guardian’s language from right to left, with the Norwegian text that governs, without cookie or script', async () => {
      const { path } = await send();
      const page = await read(path);
      expect(page.status).toBe(200);
      expect(page.markup).toContain('<html lang="ar" dir="rtl"');
      expect(page.markup).not.toMatch(/<script/u);
      expect(page.header('set-cookie')).toBe('');
      expect(page.header('cache-control')).toBe('no-store');
      expect(page.header('referrer-policy')).toBe('no-referrer');
      expect(page.text).toContain('النص النرويجي أدناه هو النص الملزم');
      expect(page.text).toContain('Instrumentet er kommunens.');
      expect(page.text).toContain('Barn B.');
    });

    it('can be read in each of the 13 languages, and in both that govern', async () => {
      const { path } = await send(1);
      const languages = ['nb', 'nn', 'se', 'en', 'uk', 'ar', 'ru', 'pl', 'ti', 'so', 'lt', 'fa', 'ku'];
      const links = (await read(path)).links();
      for (const language of languages) {
        expect(links).toContain(`${path}?lang=${language}`);
        expect((await read(`${path}?lang=${language}`)).markup).toContain(`<html lang="${language}"`);
      }
      expect((await read(`${path}?text=nn`)).text).toContain('Instrumentet er kommunen sitt.');
      expect((await read(`${path}?lang=xx`)).status).toBe(400);
    });

    it('changes nothing by being read, however often', async () => {
      const { borrower, path } = await send();
      await Promise.all(
        ['', '?answer=accepted', '?answer=declined', '/contract.pdf'].map((more) => read(`${path}${more}`)),
      );
      expect(await agreements(borrower)).toBe(0);
      expect((await read(path)).status).toBe(200);
    });

    it('takes an acceptance, and then shows it with day, version and copy', async () => {
      const { borrower, guardian, path } = await send(1);
      const receipt = await answer(path);
      expect(receipt.text).toContain('Takk, du har godtatt');
      expect(receipt.text).toContain('19. oktober 2026');
      const list = await (await town.as('bibliotek')).get(`/api/v1/borrowers/${borrower}/agreements`);
      expect(items(list)).toMatchObject([
        { method: 'link', outcome: 'accepted', acceptedBy: { kind: 'guardian', id: guardian }, registeredBy: null },
      ]);
      const { code } = await town.register();
      const json = { instrument: code, borrower, lendingPoint: 'library' };
      expect((await (await town.as('bibliotek')).post('/api/v1/checkouts', { json })).status).toBe(201);
      const pdf = await fetch(`${town.url}${path}/contract.pdf`);
      expect(pdf.headers.get('content-type')).toBe('application/pdf');
      const text = searchText(new Uint8Array(await pdf.arrayBuffer()));
      expect(text).toContain('Vilkår for lån av instrument');
      expect(text).toContain('Godtatt av Foresatt nb');
    });

    it('takes a refusal, which opens nothing, and does not stand in the way of a later acceptance', async () => {
      const { borrower, guardian, path } = await send(1);
      expect((await answer(path, 'declined')).text).toContain('Du har ikke godtatt');
      const { code } = await town.register();
      const desk = await town.as('bibliotek');
      const json = { instrument: code, borrower, lendingPoint: 'library' };
      expect(reasons(await desk.post('/api/v1/checkouts', { json }))).toEqual(['agreement-missing']);
      const again = await ask(borrower, guardian);
      await answer(`/a/${tokenOf(again.body.id)}`);
      expect((await desk.post('/api/v1/checkouts', { json })).status).toBe(201);
      expect(await agreements(borrower)).toBe(2);
    });

    it('shows a contract as it is, and takes no answer to one that has changed since it was read', async () => {
      const { id, guardians } = await child(town);
      const desk = await town.as('bibliotek');
      await desk.post(`/api/v1/borrowers/${id}/agreements`, { json: termsOnPaper(guardians[1]) });
      const { code } = await town.register({ grade: 'basic' });
      const loan = await desk.post('/api/v1/checkouts', {
        json: { instrument: code, borrower: id, lendingPoint: 'library' },
      });
      const sent = await ask(id, guardians[1], { type: 'contract', loan: loan.body.id });
      const path = `/a/${tokenOf(sent.body.id)}`;
      const page = await read(path);
      expect(page.text).toContain('Gitar 4/4');
      expect(page.text).toContain('Følger med: Etui, Reim');
      const visitor = Visitor.stranger(town.url);
      const confirmation = await visitor.read(`${path}?answer=accepted`);
      await desk.post(`/api/v1/loans/${loan.body.id}/renewals`, { json: {} });
      const led = await visitor.follow(await visitor.send(confirmation, path));
      expect(led.text).toContain('Noe er endret siden du åpnet siden.');
      expect(await town.count(`agreement WHERE loan_id = $1`, [loan.body.id])).toBe(0);
      expect((await answer(path)).text).toContain('Takk, du har godtatt');
      const [kept] = await town.rows<{ facts: string }>('SELECT facts FROM agreement WHERE loan_id = $1', [
        loan.body.id,
      ]);
      expect(JSON.parse(kept?.facts ?? '')).toMatchObject({ kind: { nb: 'Gitar' }, size: '4/4' });
      expect(kept?.facts).not.toMatch(/Barn|Foresatt/u);
    });
  });

  describe('a link that opens nothing any more', () => {
    it('says so when it was used, has expired, was revoked or never was, each with what to do', async () => {
      const used = await send(1);
      await answer(used.path);
      expect((await read(used.path)).text).toContain('Takk, du har godtatt');
      const revoked = await send(1);
      const desk = await town.as('bibliotek');
      await desk.post(`/api/v1/agreement-links/${revoked.link}/revocation`, {});
      const page = await read(revoked.path);
      expect(page.status).toBe(410);
      expect(page.text).toContain('Lenken gjelder ikke lenger');
      const late = await send(1);
      town.application.clock.goTo(addDays(start, 14));
      const expired = await read(late.path);
      expect(expired.status).toBe(410);
      expect(expired.text).toContain('Be utlånsstedet om en ny lenke');
      expect((await read(used.path)).status).toBe(200);
      town.application.clock.goTo(addDays(start, 31));
      expect((await read(used.path)).status).toBe(410);
      const unknown = await read('/a/no-such-token');
      expect(unknown.status).toBe(404);
      expect(unknown.text).toContain('Lenken finnes ikke');
      expect((await read(`/a/${encodeURIComponent('æ\r\nx: y/..')}`)).status).toBe(404);
      for (const { path } of [revoked, late]) expect((await read(`${path}/contract.pdf`)).status).toBe(404);
    });

    it('takes no answer either', async () => {
      const { borrower, link, path } = await send();
      const visitor = Visitor.stranger(town.url);
      const confirmation = await visitor.read(`${path}?answer=accepted`);
      await (await town.as('bibliotek')).post(`/api/v1/agreement-links/${link}/revocation`, {});
      expect((await visitor.follow(await visitor.send(confirmation, path))).status).toBe(410);
      const { path: second } = await send();
      const late = await visitor.read(`${second}?answer=accepted`);
      town.application.clock.goTo(addDays(start, 15));
      expect((await visitor.follow(await visitor.send(late, second))).status).toBe(410);
      expect(await agreements(borrower)).toBe(0);
    });

    it('is one whose receiver is no guardian any more, or whose child has come of age', async () => {
      const one = await child(town);
      const { path } = await send(0, one);
      const desk = await town.as('bibliotek');
      const json = { guardians: [{ id: one.guardians[1] }] };
      await desk.patch(`/api/v1/borrowers/${one.id}`, { json, headers: { 'if-match': '"1"' } });
      expect((await read(path)).status).toBe(410);
      const birthDate = `${Number(start.slice(0, 4)) - 18}${addDays(start, 3).slice(4)}`;
      const guardians = [{ displayName: 'Far F.', email: 'far@example.org', language: 'nb' }];
      const { id } = await town.borrower({ birthDate, guardians });
      const [father] = await town.rows<{ id: string }>('SELECT id FROM guardian WHERE borrower_id = $1', [id]);
      const sent = await ask(id, father?.id ?? '');
      const link = `/a/${tokenOf(sent.body.id)}`;
      expect((await read(link)).status).toBe(200);
      town.application.clock.goTo(addDays(start, 3));
      expect((await read(link)).status).toBe(410);
    });

    it('is an older one as soon as a newer one was sent, and everybody’s as soon as one has accepted', async () => {
      const one = await child(town);
      const [older, newer, other] = [await send(0, one), await send(0, one), await send(1, one)];
      expect((await read(older.path)).status).toBe(410);
      await answer(newer.path);
      expect((await read(other.path)).status).toBe(410);
      expect(await agreements(one.id)).toBe(1);
    });
  });

  describe('many at once', () => {
    it('press one button: one answer is recorded, and all are led to it', async () => {
      const { borrower, path } = await send(1);
      const visitors = Array.from({ length: 10 }, () => Visitor.stranger(town.url));
      const pages = await Promise.all(visitors.map((visitor) => visitor.read(`${path}?answer=accepted`)));
      const led = await Promise.all(visitors.map((visitor, nth) => visitor.send(pages[nth]!, path)));
      expect(led.map(({ status }) => status)).toEqual(Array.from({ length: 10 }, () => 303));
      for (const [nth, visitor] of visitors.entries()) {
        expect((await visitor.follow(led[nth]!)).text).toContain('Takk, du har godtatt');
      }
      expect(await agreements(borrower)).toBe(1);
      expect(await town.count(`audit_entry WHERE subject_id = $1 AND action = 'agreement.accepted'`, [borrower])).toBe(
        1,
      );
    });

    it('both guardians press at the same time: one acceptance is recorded, and the other link is over', async () => {
      for (let round = 0; round < 3; round += 1) {
        const one = await child(town);
        const sent = [await send(0, one), await send(1, one)];
        const visitors = sent.map(() => Visitor.stranger(town.url));
        const pages = await Promise.all(sent.map(({ path }, nth) => visitors[nth]!.read(`${path}?answer=accepted`)));
        const led = await Promise.all(sent.map(({ path }, nth) => visitors[nth]!.send(pages[nth]!, path)));
        const ends = await Promise.all(led.map((page, nth) => visitors[nth]!.follow(page)));
        expect(ends.map(({ status }) => status).sort()).toEqual([200, 410]);
        expect(await agreements(one.id)).toBe(1);
      }
    });
  });

  it('keeps the token out of every table, every answer to staff and every name of a route', async () => {
    const { borrower, token, path } = await send();
    await answer(path);
    await (await town.as('bibliotek')).get('/metrics');
    const tables =
      database().name === 'sqlite'
        ? await town.rows<{ name: string }>(
            `SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'`,
          )
        : await town.rows<{ name: string }>(
            `SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public'`,
          );
    expect(tables.length).toBeGreaterThan(20);
    for (const { name } of tables) {
      expect(JSON.stringify(await town.rows(`SELECT * FROM "${name}"`))).not.toContain(token);
    }
    const desk = await town.as('bibliotek');
    for (const address of [
      `/api/v1/borrowers/${borrower}/agreement-links`,
      `/api/v1/borrowers/${borrower}/agreements`,
      `/borrowers/${borrower}/agreements`,
      '/metrics',
    ]) {
      expect(JSON.stringify((await desk.get(address)).body)).not.toContain(token);
    }
  });

  it('cannot be sent, revoked or seen by who may not', async () => {
    const { borrower, guardian, link } = await send();
    for (const username of ['nav', 'okonomi', 'lager', 'admin']) {
      const client = await town.as(username);
      const json = { type: 'terms', receiver: guardian };
      expect((await client.post(`/api/v1/borrowers/${borrower}/agreement-links`, { json })).status).toBe(403);
      expect((await client.post(`/api/v1/agreement-links/${link}/revocation`, {})).status).toBe(403);
    }
    const teacher = await town.as('larer');
    expectProblem(await teacher.post(`/api/v1/agreement-links/${link}/revocation`, {}), 404, 'not-found');
    expectProblem(await teacher.get(`/api/v1/borrowers/${borrower}/agreement-links`), 404, 'not-found');
    expectProblem(
      await new HttpClient(town.url).get(`/api/v1/borrowers/${borrower}/agreement-links`),
      401,
      'not-logged-in',
    );
  });

  it('is refused for a while to who opens too many', async () => {
    const client = new HttpClient(town.url);
    let last = await client.get('/a/guess');
    for (let count = 0; count < 1_000 && last.status !== 429; count += 1) last = await client.get(`/a/guess-${count}`);
    expect(last.status).toBe(429);
    expect(Number(last.headers.get('retry-after'))).toBeGreaterThan(0);
  });

  describe('the page for staff', () => {
    it('offers the contract of a loan from the page of the loan', async () => {
      const { id, guardians } = await child(town);
      const overrides = [{ code: 'agreement-missing', comment: 'Far kommer' }];
      const { code } = await town.register();
      const json = { instrument: code, borrower: id, lendingPoint: 'library', overrides };
      const loan = await (await town.as('bibliotek')).post('/api/v1/checkouts', { json });
      const visitor = await Visitor.loggedIn(town, 'bibliotek');
      const links = (await visitor.read(`/loans/${loan.body.id}`)).links();
      const page = await visitor.read(links.find((href) => href.startsWith(`/borrowers/${id}/agreements`)) ?? '');
      const version = currentVersion('contract');
      const filled = { type: 'contract', version, method: 'paper', acceptedBy: guardians[0], loan: loan.body.id };
      const done = await visitor.follow(await visitor.send(page, `/borrowers/${id}/agreements`, filled));
      expect(done.markup).toContain('Registrert.');
      const again = await visitor.follow(
        await visitor.send(page, `/borrowers/${id}/agreements`, { ...filled, _key: '' }),
      );
      expect(again.markup).toContain('Det er ikke mer å gjøre.');
      expect(await town.count('agreement WHERE loan_id = $1', [loan.body.id])).toBe(1);
    });

    it('leads from a refusal at the desk to what can be done, and back', async () => {
      town.application.clock.goTo(addDays(start, 1));
      const { id, guardians } = await child(town);
      const { code } = await town.register();
      const visitor = await Visitor.loggedIn(town, 'bibliotek');
      const desk = await visitor.read(`/desk?borrower=${id}&instrument=${code}`);
      const link = desk.links().find((href) => href.startsWith(`/borrowers/${id}/agreements`)) ?? '';
      const page = await visitor.read(link);
      expect(page.text).toContain('Ingen foresatt har godtatt ennå.');
      const sent = await visitor.follow(await visitor.send(page, `/borrowers/${id}/agreement-links`));
      expect(sent.markup).toContain('Lenken er på vei.');
      expect(sent.text).toContain('venter på svar');
      const registered = await visitor.follow(await visitor.send(sent, `/borrowers/${id}/agreements`));
      expect(registered.text).toContain('Dette er godtatt.');
      expect(registered.text).toContain('trukket tilbake');
      expect(await town.count(`agreement WHERE borrower_id = $1 AND acceptor_id = $2`, [id, guardians[0]])).toBe(1);
      const back = registered.links().find((href) => href.startsWith('/desk')) ?? '';
      expect((await visitor.read(back)).text).not.toContain('Kan ikke leveres ut');
    });
  });
});
