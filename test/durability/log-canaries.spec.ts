import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import type { DatabaseName } from '../support/databases.js';
import { HttpClient } from '../support/http.js';
import { Visitor } from '../http/visitor.js';
import { type RunningServer, startServer } from '../support/processes.js';
import { SmtpSink } from '../support/smtp-sink.js';
import { type DemoRegister, demoRegister, logIn } from './demo-register.js';

/** Words that stand nowhere else; each is put into another place of a request. */
const canaries = {
  query: 'kanarigul',
  body: 'kanarigreen',
  name: 'Kanari Kvitt',
  password: 'kanaripassord-1234',
  key: 'kanari-key',
  header: 'kanarihode',
  path: 'KANARIVEI',
  broken: 'kanariknekt',
  form: 'kanariskjema',
} as const;

describe.each<DatabaseName>(['sqlite', 'postgres'])('the log of a server on %s, at its most talkative', (name) => {
  let register: DemoRegister;
  let server: RunningServer;
  let sink: SmtpSink;

  beforeAll(async () => {
    register = await demoRegister(name);
    sink = await SmtpSink.start();
    const mail = { SMTP_URL: sink.url, MAIL_FROM: 'Demo kommune <post@demo.example>' };
    server = await startServer({ env: { ...register.env, ...mail, LOG_LEVEL: 'debug' }, patience: 240_000 });
  });
  afterAll(async () => {
    await server.kill();
    await sink.stop();
    await register.drop();
  });

  /** Lets the database refuse a borrower for a reason that the program does not know. */
  const provokeFault = (): Promise<unknown> =>
    register.look((database) =>
      database.unitOfWork.run((tx) =>
        tx.run(
          name === 'postgres'
            ? `ALTER TABLE borrower ADD CONSTRAINT ck_canary CHECK (display_name NOT LIKE '%Feil')`
            : `CREATE TRIGGER canary BEFORE INSERT ON borrower WHEN NEW.display_name LIKE '%Feil'
               BEGIN SELECT RAISE(ABORT, 'refused by a trigger'); END`,
        ),
      ),
    );

  it('holds a line for each request, and nothing of what was asked or sent', async () => {
    const desk = await logIn(server.url, 'bibliotek');
    const person = { type: 'person', language: 'nb', birthDate: '1990-01-31', displayName: canaries.name };
    const { key, header, query, body, path, broken, form, password } = canaries;
    const headers = { 'idempotency-key': key, 'accept-language': header, 'user-agent': header };
    const first = await desk.post('/api/v1/borrowers', { json: { ...person, address: body }, headers });
    expect(first.status).toBe(201);
    for (const address of [
      `/api/v1/borrowers?q=${query}`,
      `/api/v1/borrowers?strange=${query}&limit=${query}`,
      `/api/v1/instruments/${path}?q=${query}`,
      `/i/${path}?${query}`,
      `/${path}/%?${query}`,
      `/api/v1/${path}?${query}`,
    ]) {
      expect((await desk.get(address)).status).toBeLessThan(500);
    }
    await desk.post('/api/v1/checkouts', { json: { instrument: body, borrower: body } });
    await desk.post('/api/v1/borrowers', { json: { ...person, [body]: body } });
    await fetch(`${server.url}/api/v1/checkouts`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${header}` },
      body: `{"${broken}": ${broken}`,
    });
    const stranger = new HttpClient(server.url);
    await stranger.post('/api/v1/session', { json: { username: body, password } });
    await stranger.get('/login');
    await stranger.post('/login', { form: { username: form, password } });
    await desk.get('/api/v1/me', { headers: { cookie: `klangbank_session=${header}` } });
    await provokeFault();
    const fault = await desk.post('/api/v1/borrowers', { json: { ...person, displayName: `${canaries.name} Feil` } });
    expect(fault.status).toBe(500);
    await server.until(() => server.logs.includes('"fault"'));

    for (const [place, word] of Object.entries(canaries)) {
      expect({ place, found: server.logs.includes(word) }).toEqual({ place, found: false });
    }
    for (const secret of [desk.token ?? '', 'klangbank-demo', register.env['SECRET_KEY'] ?? '']) {
      expect(server.logs).not.toContain(secret);
    }
    expect(server.logs).toContain('"route":"/api/v1/borrowers"');
    expect(server.logs).toContain('"method":"POST"');
  });

  it('holds nothing of a link that a guardian is sent, opens, answers and mistypes', async () => {
    const desk = await logIn(server.url, 'bibliotek');
    const guardians = [{ displayName: 'Foresatt F.', email: 'lenke@example.org', language: 'nb' }];
    const child = { type: 'person', language: 'nb', birthDate: '2016-01-31', displayName: 'Barn B.', guardians };
    const { body } = await desk.post('/api/v1/borrowers', { json: child });
    const asked = { type: 'terms', receiver: body.guardians[0].id };
    expect((await desk.post(`/api/v1/borrowers/${body.id}/agreement-links`, { json: asked })).status).toBe(201);
    const mails = await sink.waitFor((all) => all.some(({ to }) => to.includes('lenke@example.org')));
    const mail = mails.find(({ to }) => to.includes('lenke@example.org'));
    const path = new URL(/http\S+\/a\/[\w-]+/u.exec(mail?.text ?? '')?.[0] ?? '').pathname;
    const token = path.slice('/a/'.length);
    expect(token).toMatch(/^[\w-]{43}$/u);

    const visitor = Visitor.stranger(server.url);
    for (const more of ['', '?lang=ar', '?text=nn', '?lang=xx', '/contract.pdf', '/nothing', '%', '?%']) {
      const answer = await fetch(`${server.url}${path}${more}`, { headers: { referer: `${server.url}${path}` } });
      expect(answer.status).toBeLessThan(500);
    }
    await fetch(`${server.url}${path}`, { method: 'DELETE' });
    await fetch(`${server.url}${path}`, {
      method: 'POST',
      body: `{"${token}`,
      headers: { 'content-type': 'application/json' },
    });
    await fetch(`${server.url}/somewhere/${token}?token=${token}`);
    const receipt = await visitor.send(await visitor.read(`${path}?answer=accepted`), path);
    expect(receipt.status).toBe(303);
    expect((await visitor.follow(receipt)).text).toContain('Takk, du har godtatt');

    expect(server.logs).toContain('"route":"/a/:token"');
    expect(server.logs).not.toContain(token);
    // Not a part of it either, by which somebody could go on guessing.
    expect(server.logs).not.toContain(token.slice(0, 12));
    expect(server.logs).not.toContain('lenke@example.org');
  });
});
