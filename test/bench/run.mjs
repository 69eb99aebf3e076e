/**
 * `npm run bench`: how fast the application is, each figure beside its floor in the same run. Prints a table, writes
 * test/bench/results/latest.json, and says where a target was missed; the exit code is 0 all the same. A part has a file of its own.
 *
 *     --quick                 short windows and few pairs: does it work?
 *     --only lookup,sqlite    some of: sqlite postgres · lookup list checkout return start mixed availability inbox settlement
 */
import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

import { isBuilt } from '../../scripts/build-hash.mjs';
import { findPostgres, stop } from '../../scripts/processes.mjs';
import { startPostgres } from '../../scripts/services.mjs';
import { Report } from './report.mjs';
import { Client } from './servers.mjs';

process.chdir(fileURLToPath(new URL('../..', import.meta.url)));

const databases = ['sqlite', 'postgres'];
const ofServers = ['start', 'lookup', 'list', 'checkout', 'return', 'mixed'];
const ofCases = ['inbox', 'settlement'];
const measures = [...ofServers, 'availability', ...ofCases];
// Idle is what stays when V8 has given back what the start needed, which it does some 16 to 30 s after it.
const usual = {
  pairs: 5,
  warmMs: 700,
  windowMs: 3_000,
  starts: 5,
  idleMs: 40_000,
  mixedSeconds: 25,
  ...asked('large', 300),
};
const short = {
  pairs: 2,
  warmMs: 300,
  windowMs: 1_000,
  starts: 2,
  idleMs: 2_000,
  mixedSeconds: 5,
  ...asked('short', 50),
};

const { values: options } = parseArgs({
  options: { quick: { type: 'boolean', default: false }, only: { type: 'string', default: '' } },
});
const only = options.only.split(',').filter(Boolean);
const strange = only.filter((name) => ![...databases, ...measures].includes(name));
if (strange.length > 0) {
  console.error(`--only knows ${[...databases, ...measures].join(', ')}; not ${strange.join(', ')}.`);
  process.exit(2);
}
const settings = { connections: 10, ...(options.quick ? short : usual), measures: chosen(measures) };

const folder = mkdtempSync(join(tmpdir(), 'klangbank-bench-'));
chmodSync(folder, 0o711); // PostgreSQL, as another user, has its own folder in this one.
const stops = [() => rmSync(folder, { recursive: true, force: true })];
const stopAll = async () => {
  for (const one of stops.splice(0).reverse()) await one();
};
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => void stopAll().finally(() => process.exit(1)));

try {
  build();
  // Only now: they load what was built.
  const { PostgresRegisters, SqliteRegisters } = await import('./registers.mjs');
  const report = new Report(settings);
  const isAsked = (names) => names.some((name) => settings.measures.includes(name));
  const client = isAsked([...ofServers, 'settlement']) ? startClient() : undefined;
  const overHttp = isAsked(ofServers) ? await serving(report, client) : undefined;
  for (const kind of chosen(databases)) {
    const registers =
      kind === 'sqlite' ? new SqliteRegisters(join(folder, 'registers')) : new PostgresRegisters(await postgres());
    if (overHttp !== undefined) await measured(overHttp(registers));
    if (settings.measures.includes('availability')) {
      const { AvailabilityMeasurement } = await import('./availability.mjs');
      await measured(new AvailabilityMeasurement(registers, report, folder, settings));
    }
    if (isAsked(ofCases)) {
      const { SettlementMeasurement } = await import('./settlement.mjs');
      await measured(new SettlementMeasurement(registers, client, report, folder, settings));
    }
  }
  report.print();
  report.write(`test/bench/results/${only.length === 0 ? 'latest' : only.join('-')}.json`);
} finally {
  await stopAll();
}

/** What is measured of servers, with the client that asks them. */
async function serving(report, client) {
  const { Measurement, clientAlone } = await import('./measurement.mjs');
  report.client(await clientAlone(client, folder, settings));
  return (registers) => new Measurement(registers, client, report, folder, settings);
}

function startClient() {
  const client = new Client();
  stops.push(() => client.stop());
  return client;
}

async function measured(measurement) {
  stops.push(() => measurement.stop());
  await measurement.run();
}

/** How often each question is asked in the process, of which towns of promised-town.mjs and settled-town.mjs. */
function asked(town, asks) {
  return { towns: ['small', town], settledTown: town, asks };
}

function chosen(names) {
  const named = names.filter((name) => only.includes(name));
  return named.length === 0 ? names : named;
}

function build() {
  if (isBuilt()) return;
  console.log('Building …');
  const { status } = spawnSync('npm', ['run', '--silent', 'build'], { stdio: 'inherit' });
  if (status !== 0) throw new Error('The build failed.');
}

/** The PostgreSQL of TEST_DATABASE_URL, or a throw-away one that syncs what it commits. */
async function postgres() {
  if (process.env.TEST_DATABASE_URL) return process.env.TEST_DATABASE_URL;
  if (!findPostgres()) {
    throw new Error(
      'PostgreSQL 15 or newer is not installed: install it, set TEST_DATABASE_URL, or say --only sqlite.',
    );
  }
  const { child, url } = await startPostgres(join(folder, 'postgres'));
  stops.push(() => stop(child, 'SIGINT'));
  return url;
}
