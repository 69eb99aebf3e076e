import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import type { DatabaseName } from '../support/databases.js';
import { HttpClient } from '../support/http.js';
import { startServer } from '../support/processes.js';
import { type DemoRegister, demoRegister, logIn } from './demo-register.js';
import { deskHands } from './desk-hands.js';

describe.each<DatabaseName>(['sqlite', 'postgres'])('a server on %s that is asked to stop', (name) => {
  let register: DemoRegister;
  beforeAll(async () => {
    register = await demoRegister(name);
  });
  afterAll(() => register.drop());

  it('finishes what runs and answers it, takes nothing new, and ends with 0', async () => {
    const server = await startServer({ env: register.env, patience: 240_000 });
    const [desk, manager] = await Promise.all([logIn(server.url, 'bibliotek'), logIn(server.url, 'lager')]);
    const hands = await deskHands(desk, manager, 12);
    const { body: all } = await desk.get('/api/v1/instruments?limit=200');
    const codes = (all.items as { code: string }[]).map(({ code }) => code);
    const sheet = { instruments: codes, stock: 'avery-l4736' };
    let stopped = false;
    const sheets = Array.from({ length: 4 }, () => desk.post('/api/v1/label-sheets', { json: sheet }));
    const working = Promise.all(hands.map((hand) => hand.work(desk, () => stopped)));
    await server.until(() => hands.reduce((sum, { lent }) => sum + lent.length, 0) > 30);
    const asked = performance.now();
    const ended = server.stop();
    expect((await Promise.all(sheets)).map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    expect(await ended).toBe(0);
    // Not as long as clients keep connections that they do not use (72 s and more).
    expect(performance.now() - asked).toBeLessThan(30_000);
    stopped = true;
    await working;
    await expect(new HttpClient(server.url).get('/health/live')).rejects.toThrow();
    const stored = await register.look(({ reader }) =>
      reader.all<{ id: string }>('SELECT id FROM loan WHERE instrument_code = ANY_OF($1)', [
        JSON.stringify(hands.map(({ instrument }) => instrument)),
      ]),
    );
    // Not one was done without being answered, and the other way round.
    expect(stored.map(({ id }) => id).sort()).toEqual(hands.flatMap(({ lent }) => lent).sort());
    expect(await register.check()).toEqual({ code: 0, output: expect.any(String) });
  });
});
