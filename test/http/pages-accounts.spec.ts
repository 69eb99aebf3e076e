import { afterAll, beforeAll, expect, it } from '@jest/globals';

import { eachDatabase } from '../support/databases.js';
import { Town } from './town.js';
import { Visitor } from './visitor.js';

eachDatabase((database) => {
  let town: Town;
  let accountant: Visitor;
  beforeAll(async () => {
    town = await Town.start(database());
    accountant = await Visitor.loggedIn(town, 'okonomi');
  });
  afterAll(() => town.close());

  it('the accounts show what was settled, and lead to agreements and the ledger', async () => {
    const page = await accountant.read('/accounts');
    expect(page.status).toBe(200);
    expect(page.links()).toEqual(expect.arrayContaining(['/accounts/agreements', '/accounts/ledger']));
    for (const path of ['/accounts/agreements', '/accounts/agreements/new', '/accounts/ledger']) {
      expect([path, (await accountant.read(path)).status]).toEqual([path, 200]);
    }
  });

  it('a quarter is shown, and closed when somebody says that they have looked', async () => {
    const home = await accountant.read('/accounts');
    const shown = await accountant.send(home, '/accounts/settlements', { quarter: '2026-07-01' });
    expect(shown.status).toBe(303);
    const [row] = await town.rows<{ id: string }>(`SELECT id FROM settlement WHERE period = '2026-Q3'`);
    const path = `/accounts/settlements/${row?.id ?? ''}`;
    const page = await accountant.read(path);
    expect(page.links()).toEqual(expect.arrayContaining([`${path}/file?format=gl07`]));
    const unsure = await accountant.send(page, `${path}/close`);
    expect(unsure.status).toBe(400);
    expect((await accountant.send(unsure, `${path}/close`, { sure: 'yes' })).status).toBe(303);
    expect(await town.count(`settlement WHERE period = '2026-Q3' AND state = 'closed'`)).toBe(1);
  });

  it('an agreement is made in percent, and ended', async () => {
    const form = await accountant.read('/accounts/agreements/new');
    const filled = {
      name: 'Enkle',
      'type-repair': 'yes',
      grade: 'basic',
      'share-nav': '12,5',
      validFrom: '2026-11-01',
    };
    const wrong = await accountant.send(form, '/accounts/agreements/new', { ...filled, 'share-library': 'halvparten' });
    expect(wrong.status).toBe(400);
    const done = await accountant.send(wrong, '/accounts/agreements/new', { ...filled, 'share-library': '87,5' });
    expect(done.status).toBe(303);
    const [row] = await town.rows<{ id: string }>(`SELECT id FROM cost_agreement WHERE name = 'Enkle'`);
    const path = `/accounts/agreements/${row?.id ?? ''}`;
    expect(
      await town.count('cost_agreement_share WHERE agreement_id = $1 AND basis_points = 1250', [row?.id ?? '']),
    ).toBe(1);
    const ended = await accountant.send(await accountant.read(path), `${path}/end`, { lastDay: '2026-12-31' });
    expect(ended.status).toBe(303);
  });

  it('a unit is led to its own lines, and nobody at the desk to anything', async () => {
    const nav = await Visitor.loggedIn(town, 'nav');
    expect((await nav.read('/accounts')).status).toBe(303);
    expect((await nav.read('/accounts/ledger')).status).toBe(200);
    const librarian = await Visitor.loggedIn(town, 'bibliotek');
    expect((await librarian.read('/accounts')).status).toBe(403);
  });
});
