import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import type { DatabaseName } from '../support/databases.js';
import { HttpClient } from '../support/http.js';
import { type RunningServer, startServer } from '../support/processes.js';
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

  beforeAll(async () => {
    register = await demoRegister(name);
    server = await startServer({ env: { ...register.env, LOG_LEVEL: 'debug' }, patience: 240_000 });
  });
  afterAll(async () => {
    await server.kill();
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
});
