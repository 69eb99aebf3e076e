import { expect, it } from '@jest/globals';

import { loadConfig } from '../../src/platform/config/index.js';
import { peek } from '../../src/platform/database/index.js';
import { type TestDatabase, eachDatabase, freshDatabase } from '../support/databases.js';
import { HttpClient } from '../support/http.js';
import { runCli, startServer } from '../support/processes.js';

it('does not start with a wrong variable, names it, and never prints its value', async () => {
  const { code, output } = await runCli(['migrate'], { DATABASE_URL: 'mysql://canary@localhost/x' });
  expect(code).toBe(1);
  expect(output).toContain('DATABASE_URL must begin with sqlite: or postgres://');
  expect(output).not.toContain('canary');
});

async function rowsOf({ url }: TestDatabase, table: string): Promise<number> {
  const { database: config } = loadConfig({ DATABASE_URL: url, SECRET_KEY: 'k'.repeat(40) });
  return peek(config, async ({ all }) => (await all(`SELECT * FROM ${table}`)).length);
}

eachDatabase((database) => {
  it('shows an empty register’s set-up behind a link that works once, and can then be used', async () => {
    const server = await startServer({ env: { DATABASE_URL: database().url } });
    await server.until(() => server.logs.includes('setUp'));
    const [, path = ''] = /"setUp":"http:\/\/localhost:\d+(\/set-up\/[^"]+)"/.exec(server.logs) ?? [];
    expect(path).not.toBe('');
    const browser = new HttpClient(server.url);
    expect((await browser.get('/set-up/guessed')).status).toBe(404);
    expect((await browser.get(path)).status).toBe(200);
    const form = {
      token: path.split('/').at(-1) ?? '',
      municipality: 'Prøve kommune',
      municipalityNumber: '',
      displayName: 'Astrid A.',
      username: 'astrid',
      password: 'kort',
    };
    const refused = await browser.post('/set-up', { form });
    expect(refused.status).toBe(400);
    expect(refused.body).toContain('15');
    const done = await browser.post('/set-up', { form: { ...form, password: 'en setning som huskes' } });
    expect(done.status).toBe(303);
    expect((await browser.get(path)).status).toBe(404);
    const admin = await HttpClient.loggedIn(server.url, 'astrid', 'en setning som huskes');
    const kinds = await admin.get('/api/v1/instrument-kinds');
    expect(kinds.status).toBe(200);
    const points = await admin.get('/api/v1/lending-points');
    expect(JSON.stringify(points.body)).toContain('culture-school');
    expect(await server.stop()).toBe(0);
    const check = await runCli(['check'], { DATABASE_URL: database().url });
    expect(check.code).toBe(0);
  });

  it('takes in another municipality, with its own units and points, and refuses what is wrong', async () => {
    const env = { DATABASE_URL: database().url };
    const add = (...args: string[]): ReturnType<typeof runCli> => runCli(['municipality', 'add', ...args], env);
    expect((await add('nabo', '--name', 'Nabo kommune', '--number', '1234')).code).toBe(0);
    for (const [said, ...args] of [
      ['already', 'nabo', '--name', 'Nabo kommune'],
      ['no slug', 'Næbo', '--name', 'Nabo kommune'],
      ['--name', 'sunn'],
      ['four digits', 'sunn', '--name', 'Sunn kommune', '--number', '12'],
    ] as const) {
      expect(await add(...args)).toMatchObject({ code: 1, output: expect.stringContaining(said) });
    }
    expect((await runCli(['municipality', 'list'], env)).output).toMatch(/municipality .*\nnabo +Nabo kommune/u);
    expect(await rowsOf(database(), 'municipality')).toBe(2);
    const points = await rowsOf(database(), 'lending_point');
    expect(points).toBe(6);
    expect((await runCli(['check'], env)).code).toBe(0);
  });

  it('refuses to seed a demonstration into a register that is in use', async () => {
    const { code, output } = await runCli(['seed-demo'], { DATABASE_URL: database().url });
    expect(code).toBe(1);
    expect(output).toContain('not empty');
  });

  it('makes a demonstration anew in place of an older one, with reminders, and says how time passes', async () => {
    const demo = await freshDatabase(database().name);
    try {
      const env = { DATABASE_URL: demo.url, SECRET_KEY: 'k'.repeat(40) };
      let printed = '';
      for (let times = 0; times < 2; times += 1) {
        const { code, output } = await runCli(['seed-demo'], env);
        expect(output).toContain('The demonstration is ready');
        expect(code).toBe(0);
        printed = output;
      }
      expect((await runCli(['check'], env)).code).toBe(0);
      // There are reminders from the start, and the printed command is how time passes.
      expect(await rowsOf(demo, 'message')).toBeGreaterThan(5);
      const [, day = ''] = /sweep --on (\d{4}-\d\d-\d\d)/.exec(printed) ?? [];
      expect((await runCli(['sweep', '--on', day], env)).output).toMatch(
        new RegExp(`${day}: [1-9]\\d* messages owed`, 'u'),
      );
    } finally {
      await demo.drop();
    }
  });

  it('says what a sweep on another day would do, and does nothing, outside a demonstration', async () => {
    const { code, output } = await runCli(['sweep', '--on', '2031-03-05'], { DATABASE_URL: database().url });
    expect(output).toContain('dry run');
    expect(code).toBe(0);
  });
});
