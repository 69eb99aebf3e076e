import { afterAll, beforeAll, expect, it } from '@jest/globals';

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
