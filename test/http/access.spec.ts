import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { eachDatabase, freshDatabase } from '../support/databases.js';
import { HttpClient } from '../support/http.js';
import { Town, expectProblem } from './town.js';

const logIn = '/api/v1/session';
const password = 'klangbank-demo';

/** A log-in as a browser keeps it: by its cookie alone. */
async function browser(town: Town, username: string): Promise<HttpClient> {
  const client = new HttpClient(town.url);
  const answer = await client.post(logIn, { json: { username, password } });
  expect(answer.status).toBe(200);
  return client;
}

eachDatabase((database) => {
  let town: Town;
  beforeAll(async () => {
    town = await Town.start(database());
  });
  afterAll(() => town.close());

  describe('a log-in', () => {
    it('gives a token and the user, and a cookie that scripts cannot read', async () => {
      const answer = await new HttpClient(town.url).post(logIn, { json: { username: ' Bibliotek ', password } });
      expect(answer.body).toEqual({
        token: expect.stringMatching(/^[\w-]{32,}$/),
        user: { username: 'bibliotek', displayName: expect.any(String), role: 'librarian', place: 'library' },
      });
      const [cookie] = answer.headers.getSetCookie();
      expect(cookie).toMatch(/^klangbank_session=.+/);
      for (const part of [/; ?HttpOnly/i, /; ?SameSite=Lax/i, /; ?Path=\//i]) expect(cookie).toMatch(part);
      expect(cookie).not.toMatch(/Secure/i);
    });

    it('says the same of a wrong password and of a name that nobody has', async () => {
      const client = new HttpClient(town.url);
      const wrong = await client.post(logIn, { json: { username: 'integrering', password: 'wrong' } });
      const nobody = await client.post(logIn, { json: { username: 'nobody-at-all', password: 'wrong' } });
      expectProblem(wrong, 401, 'wrong-credentials');
      expect(nobody.body).toEqual(wrong.body);
    });

    it.each(['friplass', 'somebody-unknown'])(
      'of %s is closed for a while after five wrong passwords',
      async (username) => {
        const client = new HttpClient(town.url);
        const start = town.today;
        for (let attempt = 0; attempt < 5; attempt += 1) {
          expectProblem(await client.post(logIn, { json: { username, password: 'wrong' } }), 401, 'wrong-credentials');
        }
        const locked = await client.post(logIn, { json: { username, password } });
        expectProblem(locked, 429, 'too-many-requests');
        const seconds = Number(locked.headers.get('retry-after'));
        expect(seconds).toBeGreaterThan(0);
        expect(seconds).toBeLessThanOrEqual(60);
        expect(locked.body.detail).toContain(String(seconds));
        town.application.clock.goTo(start, '10:02');
        const after = await client.post(logIn, { json: { username, password } });
        expect(after.status).toBe(username === 'friplass' ? 200 : 401);
        town.application.clock.goTo(start);
      },
    );

    it('counts wrong passwords that come at the same time', async () => {
      const client = new HttpClient(town.url);
      const json = { username: 'okonomi', password: 'wrong' };
      const attempts = await Promise.all(Array.from({ length: 8 }, () => client.post(logIn, { json })));
      expect(attempts.filter(({ status }) => ![401, 429].includes(status))).toEqual([]);
      expectProblem(await client.post(logIn, { json: { ...json, password } }), 429, 'too-many-requests');
    });

    it('ends when it is ended, and after a working day', async () => {
      const desk = await town.open('bibliotek');
      expect((await desk.get('/api/v1/me')).status).toBe(200);
      expect((await desk.delete('/api/v1/session')).status).toBe(204);
      expectProblem(await desk.get('/api/v1/me'), 401, 'not-logged-in');
      const tired = await town.open('bibliotek');
      const start = town.today;
      town.application.clock.goTo(start, '21:59');
      expect((await tired.get('/api/v1/me')).status).toBe(200);
      town.application.clock.goTo(start, '22:00');
      expectProblem(await tired.get('/api/v1/me'), 401, 'not-logged-in');
      town.application.clock.goTo(start);
    });

    it('is nothing that can be guessed at', async () => {
      for (const authorization of ['Bearer', 'Bearer ', 'Bearer x', 'Basic YTpi', `Bearer ${'x'.repeat(4_000)}`]) {
        const answer = await new HttpClient(town.url).get('/api/v1/me', { headers: { authorization } });
        expectProblem(answer, 401, 'not-logged-in');
      }
      const cookie = 'klangbank_session=%00; klangbank_form="';
      expectProblem(await new HttpClient(town.url).get('/api/v1/me', { headers: { cookie } }), 401, 'not-logged-in');
    });
  });

  describe('a browser', () => {
    it('changes something only with the token of our own page', async () => {
      const client = await browser(town, 'bibliotek');
      const json = { type: 'person', displayName: 'Ny L.', birthDate: '1990-01-31', language: 'nb' };
      expectProblem(await client.post('/api/v1/borrowers', { json }), 403, 'form-expired');
      for (const token of ['', 'guessed', 'x'.repeat(64), '%00']) {
        const headers = { 'x-csrf-token': token };
        expectProblem(await client.post('/api/v1/borrowers', { json, headers }), 403, 'form-expired');
      }
      const other = await browser(town, 'bibliotek');
      const { csrfToken: stranger } = (await other.get('/api/v1/me')).body;
      const stolen = { 'x-csrf-token': String(stranger) };
      expectProblem(await client.post('/api/v1/borrowers', { json, headers: stolen }), 403, 'form-expired');
      const before = await town.count('borrower');
      const { csrfToken } = (await client.get('/api/v1/me')).body;
      const headers = { 'x-csrf-token': String(csrfToken) };
      expect((await client.post('/api/v1/borrowers', { json, headers })).status).toBe(201);
      expect(await town.count('borrower')).toBe(before + 1);
      expectProblem(await client.delete('/api/v1/session'), 403, 'form-expired');
      expect((await client.delete('/api/v1/session', { headers })).status).toBe(204);
    });

    it('cannot be made to change something by a form of another site', async () => {
      const client = await browser(town, 'bibliotek');
      for (const path of ['/api/v1/borrowers', '/API/v1/borrowers']) {
        const answer = await client.post(path, { form: { type: 'person', displayName: 'X', language: 'nb' } });
        expect([400, 403]).toContain(answer.status);
      }
      const me = await new HttpClient(town.url).get('/api/v1/me', { headers: { origin: 'https://evil.example' } });
      expect(me.headers.get('access-control-allow-origin')).toBeNull();
    });
  });

  describe('every answer', () => {
    it('carries the headers that keep browsers from harm', async () => {
      const client = new HttpClient(town.url);
      const addresses = [
        '/',
        '/login',
        '/health/live',
        '/api/docs',
        '/api/v1/me',
        '/api/v1/instrument-kinds',
        '/nothing',
      ];
      for (const address of [...addresses, '/api/v1/instruments/%', '/%', `/i/${'x'.repeat(400)}`]) {
        const { headers } = await client.get(address);
        const policy = headers.get('content-security-policy') ?? '';
        expect({ address, policy }).toEqual({ address, policy: expect.stringMatching(/default-src 'none'/) });
        expect({ address, policy }).toEqual({ address, policy: expect.stringMatching(/frame-ancestors 'none'/) });
        expect(policy).not.toMatch(/script-src[^;]*'unsafe/);
        expect({ address, sniff: headers.get('x-content-type-options') }).toEqual({ address, sniff: 'nosniff' });
        expect(headers.get('referrer-policy')).toBe('same-origin');
        expect(headers.get('permissions-policy')).toContain('camera=');
        expect(headers.get('x-powered-by')).toBeNull();
      }
    });

    it('of the interface is kept by no cache', async () => {
      const desk = await town.as('bibliotek');
      for (const address of ['/api/v1/me', '/api/v1/loans', '/api/v1/nothing', '/API/V1/me']) {
        expect((await desk.get(address)).headers.get('cache-control')).toBe('no-store');
      }
    });

    it('asks browsers for https only where there is https', async () => {
      const { headers } = await new HttpClient(town.url).get('/health/live');
      expect(headers.get('strict-transport-security')).toBeNull();
      const another = await freshDatabase(database().name);
      const secure = await Town.start(another, { BASE_URL: 'https://instrumenter.example.no' });
      try {
        const answer = await new HttpClient(secure.url).post(logIn, { json: { username: 'nav', password } });
        expect(answer.headers.get('strict-transport-security')).toMatch(/max-age=\d{7}/);
        expect(answer.headers.getSetCookie()[0]).toMatch(/; ?Secure/i);
        const browser = new HttpClient(secure.url);
        const answers = [
          await browser.get('/login'),
          await browser.post('/language', { form: { language: 'nn', returnTo: '/' } }),
          await browser.post('/login', { form: { username: 'admin', password } }),
          await browser.get('/admin/points/new'),
          await browser.post('/admin/points', { form: { id: 'ny', name: 'Ny', kind: 'library', unit: 'library' } }),
        ];
        const cookies = answers.flatMap((one) => one.headers.getSetCookie());
        const names = cookies.map((cookie) => cookie.split('=')[0]);
        expect(names).toEqual(
          expect.arrayContaining(['klangbank_form', 'klangbank_language', 'klangbank_session', 'klangbank_flash']),
        );
        for (const cookie of cookies) expect(cookie).toMatch(/; ?Secure/i);
      } finally {
        await secure.close();
        await another.drop();
      }
    });
  });

  it('tells operators how it is, on loopback or with their token', async () => {
    const client = new HttpClient(town.url);
    expect((await client.get('/health/live')).body).toEqual({ status: 'ok' });
    expect((await client.get('/health/ready')).body).toEqual({ status: 'ok' });
    const metrics = await client.get('/metrics');
    expect(metrics.status).toBe(200);
    expect(metrics.body).toMatch(/^# HELP /m);
    expect(metrics.body).not.toMatch(/klangbank-demo|N\d{9}|@example/);
  });
});
