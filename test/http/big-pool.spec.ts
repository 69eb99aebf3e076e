import { afterAll, beforeAll, expect, it } from '@jest/globals';

import { addDays } from '../../src/platform/calendar/index.js';
import { eachDatabase } from '../support/databases.js';
import type { HttpClient } from '../support/http.js';
import { Town, reasons } from './town.js';

/** More of one kind than are looked at when promises are moved. */
const crowd = 510;

/** Copies of an instrument that come before every other one. */
async function multiply(town: Town, code: string): Promise<void> {
  const [row] = await town.rows('SELECT * FROM instrument WHERE code = $1', [code]);
  const columns = Object.keys(row ?? {});
  const changed: Readonly<Record<string, string>> = {
    code: 'CAST($1 AS VARCHAR(7))',
    sort_key: 'sort_key || CAST($1 AS VARCHAR(7))',
  };
  const values = columns.map((column) => changed[column] ?? column);
  await town.application.database.unitOfWork.run(async (tx) => {
    for (let nth = 0; nth < crowd; nth += 1) {
      await tx.run(
        `INSERT INTO instrument (${columns.join(', ')}) SELECT ${values.join(', ')} FROM instrument WHERE code = $2`,
        [`0000${String(nth).padStart(3, '0')}`, code],
      );
    }
  });
}

eachDatabase((database) => {
  let town: Town;
  let library: HttpClient;
  beforeAll(async () => {
    town = await Town.start(database());
    library = await town.as('bibliotek');
    await multiply(town, (await town.register({ kind: 'ukulele' })).code);
  });
  afterAll(() => town.close());

  it('promises the very copy that was named, however many there are of its kind, and keeps the promise', async () => {
    const { code } = await town.register({ kind: 'ukulele' });
    expect(await town.count('instrument WHERE kind_id = $1 AND code < $2', ['ukulele', code])).toBeGreaterThan(500);
    const [{ id: borrower }, { id: other }] = [await town.borrower(), await town.borrower()];
    const period = { from: addDays(town.today, 3), to: addDays(town.today, 20), pickupPoint: 'library' };
    const json = { instrument: code, borrower, ...period };
    const { status, body } = await library.post('/api/v1/reservations', { json });
    expect({ status, state: body.state, instrument: body.instrument }).toEqual({
      ...{ status: 201, state: 'confirmed', instrument: code },
    });
    const out = { instrument: code, borrower: other, lendingPoint: 'library' };
    const refused = await library.post('/api/v1/checkouts', { json: out });
    expect({ status: refused.status, reasons: reasons(refused) }).toEqual({
      status: 422,
      reasons: ['instrument-reserved'],
    });
    const own = await library.post('/api/v1/reservations', { json: { ...json, borrower: other } });
    expect({ status: own.status, reasons: reasons(own) }).toEqual({ status: 422, reasons: ['instrument-reserved'] });
  });
});
