import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { Housekeeping } from '../../src/operations/index.js';
import { type TestApplication, startApplication } from '../support/application.js';
import { eachDatabase } from '../support/databases.js';

eachDatabase((database) => {
  let app: TestApplication;
  beforeAll(async () => {
    app = await startApplication(database());
  });
  afterAll(() => app.close());

  const count = async (table: string): Promise<number> =>
    (await app.database.reader.one<{ n: number }>(`SELECT CAST(COUNT(*) AS INTEGER) AS n FROM ${table}`))?.n ?? -1;

  it('keeps an idempotency key for 14 days and a session until it has ended, and forgets them then', async () => {
    const desk = await app.as('bibliotek');
    const borrower = { displayName: 'Kari N.', language: 'nb', birthDate: '1980-01-01' };
    const request = { json: borrower, headers: { 'idempotency-key': 'once' } };
    const first = await desk.post('/api/v1/borrowers', request);
    expect(first.status).toBe(201);
    app.clock.passDays(13);
    await app.app.get(Housekeeping).run();
    expect(await count('idempotency_key')).toBe(1);
    expect(await count('user_session')).toBe(0);
    app.clock.passDays(2);
    await app.app.get(Housekeeping).run();
    expect(await count('idempotency_key')).toBe(0);
    expect((await desk.get('/api/v1/me')).status).toBe(401);
  });
});
