import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

import { type RunningServer, runCli, startServer } from '../support/processes.js';
import { program } from '../support/services.js';
import { count, inTime, rounds } from '../support/soak.js';
import { logIn } from './demo-register.js';
import { deskHands } from './desk-hands.js';

let folder: string;
let server: RunningServer;
const trace = (): string[] => readFileSync(join(folder, 'trace'), 'utf8').split('\n');

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'klangbank-sync-'));
  const env = { DATABASE_URL: `sqlite:${join(folder, 'demo.sqlite')}`, LOG_LEVEL: 'silent' };
  const seeded = await runCli(['seed-demo'], env);
  if (seeded.code !== 0) throw new Error(seeded.output);
  const under = [program('strace'), '-f', '-y', '-s', '64', '-e', 'trace=fsync,fdatasync,sendto,write,writev'];
  server = await startServer({ env, under: [...under, '-o', join(folder, 'trace')], patience: 240_000 });
});
afterAll(async () => {
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** What happened on the wire and on the disk, in order: `sync` when one has returned, else the status of an answer. */
function events(lines: readonly string[]): string[] {
  return lines.flatMap((line) => {
    if (/\bf(data)?sync\b.*-wal.*= 0$/.test(line) || /<\.\.\. f(data)?sync resumed>.*= 0$/.test(line)) return ['sync'];
    const [, status] = /HTTP\/1\.1 (\d{3})/.exec(line) ?? [];
    return status === undefined ? [] : [status];
  });
}

it('syncs the write-ahead log before it answers a hand-over, each time', async () => {
  const [desk, manager] = await Promise.all([logIn(server.url, 'bibliotek'), logIn(server.url, 'lager')]);
  for (let round = 0; round < rounds(1, 200) && inTime(round); round += 1) {
    const hands = await deskHands(desk, manager, 3);
    await pause(300);
    const before = trace().length;
    for (const hand of hands) await hand.work(desk, () => hand.lent.length === 1);
    await pause(300);
    const seen = events(trace().slice(before - 1));
    const answers = seen.flatMap((event, index) => (event === '201' ? [index] : []));
    expect(answers).toHaveLength(3);
    for (const index of answers) expect(seen[index - 1]).toBe('sync');
    count('hand-overs synced', 3);
  }
});

it('answers what changes nothing without a sync', async () => {
  const desk = await logIn(server.url, 'bibliotek');
  await pause(300);
  const before = trace().length;
  await desk.get('/api/v1/instruments?limit=5');
  await pause(300);
  expect(events(trace().slice(before - 1))).toEqual(['200']);
});
