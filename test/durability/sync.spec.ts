import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

import { HttpClient } from '../support/http.js';
import { type RunningServer, runCli, startServer } from '../support/processes.js';
import { program } from '../support/services.js';

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
  const desk = await HttpClient.loggedIn(server.url, 'bibliotek', 'klangbank-demo');
  const { body: shelf } = await desk.get('/api/v1/instruments?state=available&grade=basic&point=library&limit=20');
  const { body: people } = await desk.get('/api/v1/borrowers?limit=200');
  const before = trace().length;
  const statuses: number[] = [];
  for (const [index, { code }] of (shelf.items as { code: string }[]).slice(0, 3).entries()) {
    const adults = (people.items as { id: string; birthDate: string | null; blocks: unknown[] }[]).filter(
      ({ blocks }) => blocks.length === 0,
    );
    for (const { id } of adults.slice(index * 5)) {
      const json = { instrument: code, borrower: id, lendingPoint: 'library' };
      const { status } = await desk.post('/api/v1/checkouts', { json });
      statuses.push(status);
      if (status === 201) break;
    }
  }
  expect(statuses.filter((status) => status === 201)).toHaveLength(3);
  await pause(300);
  const seen = events(trace().slice(before - 1));
  const answers = seen.flatMap((event, index) => (event === '201' ? [index] : []));
  expect(answers).toHaveLength(3);
  for (const index of answers) expect(seen[index - 1]).toBe('sync');
});

it('answers what changes nothing without a sync', async () => {
  const desk = await HttpClient.loggedIn(server.url, 'bibliotek', 'klangbank-demo');
  await pause(300);
  const before = trace().length;
  await desk.get('/api/v1/instruments?limit=5');
  await pause(300);
  expect(events(trace().slice(before - 1))).toEqual(['200']);
});
