import { afterAll, beforeAll, expect, it } from '@jest/globals';

import { eachDatabase } from '../support/databases.js';
import { addNeighbour } from '../support/neighbour.js';
import { Town } from './town.js';
import { Visitor } from './visitor.js';

eachDatabase((database) => {
  let town: Town;
  let manager: Visitor;
  beforeAll(async () => {
    town = await Town.start(database());
    manager = await Visitor.loggedIn(town, 'lager');
  });
  afterAll(() => town.close());

  const stored = (code: string): Promise<{ id: string; type: string; ore: number; day: string }[]> =>
    town.rows(
      `SELECT id, cost_type AS type, amount_ore AS ore, incurred_on AS day FROM instrument_cost
       WHERE instrument_code = $1 ORDER BY recorded_on, corrects_id IS NOT NULL, id`,
      [code],
    );

  it('an instrument’s page leads to its costs, which say that there are none yet', async () => {
    const { code } = await town.register();
    const instrument = await manager.read(`/instruments/${code}`);
    expect(instrument.links()).toContain(`/instruments/${code}/costs`);
    const page = await manager.read(`/instruments/${code}/costs`);
    expect(page.status).toBe(200);
    expect(page.text).toContain('Ingen kostnader ennå');
    const desk = await Visitor.loggedIn(town, 'bibliotek');
    expect((await desk.read(`/instruments/${code}`)).links()).not.toContain(`/instruments/${code}/costs`);
    expect((await desk.read(`/instruments/${code}/costs`)).status).toBe(403);
    expect((await manager.read('/instruments/0000000/costs')).status).toBe(404);
  });

  it('a cost is recorded in kroner, once however often the form is sent', async () => {
    const { code } = await town.register();
    const path = `/instruments/${code}/costs`;
    const form = await manager.read(path);
    const filled = { costType: 'repair', amount: '1 250,50', incurredOn: '2026-09-01', note: 'Faktura 4711' };
    const done = await manager.send(form, path, filled);
    expect(done.status).toBe(303);
    await manager.send(form, path, filled);
    expect(await stored(code)).toMatchObject([{ type: 'repair', ore: 125_050, day: '2026-09-01' }]);
    const page = await manager.follow(done);
    expect(page.text).toContain('Kostnaden er ført.');
    expect(page.text).toMatch(/1\s250,50\skr/u);
    expect(page.text).toContain('Faktura 4711');
  });

  it('what is wrong is said at its field, what was typed stays, and nothing is recorded', async () => {
    const { code } = await town.register();
    const path = `/instruments/${code}/costs`;
    const form = await manager.read(path);
    const empty = await manager.send(form, path, { incurredOn: '' });
    expect(empty.status).toBe(400);
    for (const field of ['costType', 'amount', 'incurredOn']) expect(empty.errorAt(field)).not.toBe('');
    const filled = { costType: 'purchase', amount: 'gratis', incurredOn: '2026-09-01', note: 'Notert' };
    const free = await manager.send(empty, path, filled);
    expect(free.status).toBe(400);
    expect(free.errorAt('amount')).toContain('Skriv beløpet i kroner');
    expect(free.form(path)).toMatchObject({ amount: 'gratis', costType: 'purchase', note: 'Notert' });
    const none = await manager.send(free, path, { ...filled, amount: '0' });
    expect([none.status, none.errorAt('amount') === '']).toEqual([400, false]);
    const later = await manager.send(none, path, { ...filled, amount: '1', incurredOn: '2027-01-01' });
    expect(later.errorAt('incurredOn')).toContain('i dag eller tidligere');
    expect(await stored(code)).toEqual([]);
  });

  it('an amount is put right by a further line, and both are shown', async () => {
    const { code } = await town.register();
    const path = `/instruments/${code}/costs`;
    const filled = { costType: 'loss', amount: '900', incurredOn: '2026-09-01', note: '' };
    await manager.send(await manager.read(path), path, filled);
    const [cost] = await stored(code);
    const page = await manager.read(`/instrument-costs/${cost?.id ?? ''}`);
    const action = `/instrument-costs/${cost?.id ?? ''}/correction`;
    const same = await manager.send(page, action, { amount: '900,00', note: '' });
    expect([same.status, same.text.includes('Det er ingenting å rette')]).toEqual([400, true]);
    const unclear = await manager.send(page, action, { amount: '', note: '' });
    expect(unclear.errorAt('amount')).toContain('Skriv beløpet i kroner');
    const done = await manager.send(unclear, action, { amount: '850,25', note: 'Kreditnota' });
    expect(done.status).toBe(303);
    const shown = await manager.follow(done);
    expect(shown.text).toContain('Kreditnota');
    expect(shown.text).toMatch(/[-−]49,75\skr/u);
    expect((await stored(code)).map(({ ore }) => ore)).toEqual([90_000, -4_975]);
    expect((await manager.read(path)).text).toMatch(/850,25\skr \(rettet\)/u);
  });

  it('nobody of another municipality finds them', async () => {
    const { code } = await town.register();
    const path = `/instruments/${code}/costs`;
    await manager.send(await manager.read(path), path, { costType: 'loss', amount: '5', incurredOn: '2026-09-01' });
    const [cost] = await stored(code);
    await addNeighbour(town.application);
    const theirs = await town.as('nabo-lager');
    for (const address of [path, `/instrument-costs/${cost?.id ?? ''}`]) {
      expect([address, (await theirs.get(address)).status]).toEqual([address, 404]);
    }
  });
});
