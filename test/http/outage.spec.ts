import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { DatabaseUnavailable, type Database } from '../../src/platform/database/index.js';
import { type TestApplication, startApplication } from '../support/application.js';
import { type TestDatabase, freshDatabase } from '../support/databases.js';
import { HttpClient } from '../support/http.js';

let database: TestDatabase;
let app: TestApplication;

beforeAll(async () => {
  database = await freshDatabase('sqlite');
  app = await startApplication(database);
});
afterAll(async () => {
  await app.close();
  await database.drop();
});

/** Lets every read fail as if the server of the database were gone, for as long as `work` takes. */
async function withoutDatabase(db: Database, work: () => Promise<void>): Promise<void> {
  const { reader } = db;
  const [all, one] = [reader.all.bind(reader), reader.one.bind(reader)];
  const gone = (): Promise<never> => Promise.reject(new DatabaseUnavailable('database-unreachable'));
  Object.assign(reader, { all: gone, one: gone });
  try {
    await work();
  } finally {
    Object.assign(reader, { all, one });
  }
}

it('answers 503 on a page and in the interface while the database is gone, and goes on when it is back', async () => {
  const desk = await app.as('bibliotek');
  const browser = new HttpClient(app.url);
  await browser.get('/login');
  const login = await browser.post('/login', { form: { username: 'bibliotek', password: 'klangbank-demo' } });
  expect(login.status).toBe(303);
  expect((await browser.get('/instruments')).status).toBe(200);
  await withoutDatabase(app.database, async () => {
    const page = await browser.get('/instruments');
    expect(page.status).toBe(503);
    expect(page.headers.get('content-type')).toContain('html');
    const api = await desk.get('/api/v1/instruments');
    expect(api.status).toBe(503);
    expect(api.body.code).toBe('database-unreachable');
    expect(api.headers.get('retry-after')).toBe('5');
    expect((await desk.get('/health/ready')).status).toBe(503);
    expect((await desk.get('/health/live')).status).toBe(200);
  });
  expect((await browser.get('/instruments')).status).toBe(200);
  expect((await desk.get('/health/ready')).status).toBe(200);
});

it('reads an empty JSON body as none, and a token in a field as one in a header', async () => {
  const browser = new HttpClient(app.url);
  const json = { username: 'bibliotek', password: 'klangbank-demo' };
  expect((await browser.post('/api/v1/session', { json })).status).toBe(200);
  // Again, with the cookie of the first: logging in needs no token.
  expect((await browser.post('/api/v1/session', { json: { ...json, username: 'larer' } })).status).toBe(200);
  const { body: me } = await browser.get('/api/v1/me');
  const borrower = { displayName: 'Kari N.', birthDate: '1980-01-01' };
  expect((await browser.post('/api/v1/session', { json })).status).toBe(200);
  const { body: librarian } = await browser.get('/api/v1/me');
  expect(librarian.csrfToken).not.toBe(me.csrfToken);
  expect((await browser.post('/api/v1/borrowers', { json: borrower })).status).toBe(403);
  const vouched = { ...borrower, _csrf: librarian.csrfToken };
  expect((await browser.post('/api/v1/borrowers', { json: vouched })).status).toBe(201);

  const desk = await app.as('bibliotek');
  const { body: loans } = await desk.get('/api/v1/loans?state=open&limit=1');
  const empty = await fetch(`${app.url}/api/v1/loans/${loans.items[0].id}/renewals`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${desk.token}` },
    body: '',
  });
  expect([200, 422]).toContain(empty.status);
});

it('forgets a session the moment it ends', async () => {
  const desk = await app.as('bibliotek');
  expect((await desk.get('/api/v1/me')).status).toBe(200);
  const meanwhile = Promise.all(Array.from({ length: 10 }, () => desk.get('/api/v1/me')));
  expect((await desk.delete('/api/v1/session')).status).toBe(204);
  await meanwhile;
  expect((await desk.get('/api/v1/me')).status).toBe(401);
});
