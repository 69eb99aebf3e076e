import { afterAll, beforeAll, expect, it } from '@jest/globals';

import { SetUp } from '../../src/setup/index.js';
import { type TestApplication, startEmptyApplication, usualDay } from '../support/application.js';
import { type TestDatabase, freshDatabase } from '../support/databases.js';
import { HttpClient } from '../support/http.js';

let database: TestDatabase;
let application: TestApplication;

beforeAll(async () => {
  database = await freshDatabase('sqlite');
  application = await startEmptyApplication(database);
});
afterAll(async () => {
  await application.close();
  await database.drop();
});

it('lets nobody guess the link of the set-up for long, and asks to wait', async () => {
  const browser = new HttpClient(application.url);
  await browser.get('/login');
  const guess = () => browser.post('/set-up', { form: { token: 'guessed' } });
  let answer = await guess();
  expect(answer.status).toBe(404);
  for (let asked = 1; asked < 100 && answer.status === 404; asked += 1) answer = await guess();
  expect(answer.status).toBe(429);
  expect(answer.headers.get('retry-after')).toBe('60');
  expect(answer.body).toContain('Vent 60 sekunder');
  application.clock.goTo(usualDay, '10:01');
  expect((await guess()).status).toBe(404);
});

it('knows the municipality and its rules as soon as they are made, whatever was asked before', async () => {
  const { app, url } = application;
  // Read by the page of the log-in, and believed for a while.
  const browser = new HttpClient(url);
  await browser.get('/');
  const link = (await app.get(SetUp, { strict: false }).link()) ?? '';
  const first = { municipality: 'Prøve kommune', municipalityNumber: null, username: 'sjef', displayName: 'Sjef' };
  const password = 'en setning som huskes';
  await app.get(SetUp, { strict: false }).execute(link.split('/').at(-1) ?? '', { ...first, password }, 'nb');
  const admin = await HttpClient.loggedIn(url, 'sjef', password);
  expect((await admin.get('/api/v1/ledger')).status).toBe(200);
  const { body } = await admin.get('/api/v1/loan-rules');
  expect(JSON.stringify(body)).toContain('library');
});
