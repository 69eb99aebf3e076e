import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { type TestDatabase, freshDatabase } from '../support/databases.js';
import { HeldRow } from '../support/held-row.js';
import type { HttpClient } from '../support/http.js';
import { Town } from './town.js';

/**
 * Two writes that meet at the worst moment: the first has changed what the second had read before it came to wait for it. On SQLite writes
 * stand in one line, and nothing is read before it is their turn.
 */
describe('on postgres, overtaken by', () => {
  let database: TestDatabase;
  let town: Town;
  let library: HttpClient;

  beforeAll(async () => {
    database = await freshDatabase('postgres');
    town = await Town.start(database);
    library = await town.as('bibliotek');
  });
  afterAll(async () => {
    await town.close();
    await database.drop();
  });
  afterEach(() => town.expectWhole());

  it('a replacement, a renewal of the loan changes nothing of the instrument that came back', async () => {
    const { id: borrower } = await town.borrower();
    const [old, fresh] = [await town.register({ grade: 'basic' }), await town.register({ grade: 'basic' })];
    const json = { instrument: old.code, borrower, lendingPoint: 'library' };
    const { body: loan } = await library.post('/api/v1/checkouts', { json });

    const held = await HeldRow.of(database, 'borrower WHERE id = $1', borrower);
    const wish = { replaces: old.code, instrument: fresh.code, lendingPoint: 'library', reason: 'Knekt hals' };
    const replacement = library.post(`/api/v1/loans/${loan.id}/replacements`, { json: wish });
    await held.awaited(1);
    const renewal = library.post(`/api/v1/loans/${loan.id}/renewals`, { json: {} });
    await held.awaited(2);
    await held.release();

    expect((await replacement).status).toBe(201);
    const { status, body } = await renewal;
    expect({ status, code: body.code }).toEqual({ status: 412, code: 'changed-meanwhile' });
    expect((await library.get(`/api/v1/instruments/${old.code}`)).body).toMatchObject({ state: 'available' });
    expect((await library.post(`/api/v1/loans/${loan.id}/renewals`, { json: {} })).status).toBe(200);
  });
});
