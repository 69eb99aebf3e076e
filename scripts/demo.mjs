/**
 * `npm run demo`: a fresh demonstration on this machine, and nothing of it is left afterwards.
 * PORT, DATABASE_URL and REDIS_URL are used where they are set. A database of DATABASE_URL must be empty or marked as a
 * demonstration, which is then made anew; it stays afterwards.
 */
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { isBuilt } from './build-hash.mjs';
import { ended, findProgram, isFree, sleep, startRedis, stop } from './processes.mjs';

const logIns = [
  ['bibliotek', 'librarian', 'library'],
  ['ungdom', 'youth worker', 'youth arena'],
  ['larer', 'teacher', 'culture school'],
  ['lager', 'inventory manager', 'culture school'],
  ['nav', 'caseworker', 'NAV'],
  ['integrering', 'caseworker', 'Integration'],
  ['friplass', 'caseworker', 'culture school'],
  ['okonomi', 'accountant', 'municipality'],
  ['admin', 'administrator', 'municipality'],
];

process.chdir(fileURLToPath(new URL('..', import.meta.url)));
const folder = mkdtempSync(join(tmpdir(), 'klangbank-demo-'));
const children = new Set();
let leaving;

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => void leave(0));
process.once('exit', () => {
  for (const child of children) child.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

try {
  const onPostgres = /^postgres(ql)?:/.test(process.env.DATABASE_URL ?? '');
  if (!onPostgres) await requireSqlite();
  await build();
  const { redisUrl, transport } = await queue();
  const env = {
    ...process.env,
    DATA_DIR: process.env.DATA_DIR || folder,
    DATABASE_URL: process.env.DATABASE_URL || `sqlite:${join(folder, 'demo.sqlite')}`,
    ...(redisUrl ? { REDIS_URL: redisUrl } : {}),
  };
  const nextReminders = await seed(env);
  const { server, port } = await serve(env);
  // With PostgreSQL and a Redis the server leaves the jobs to workers.
  if (onPostgres && redisUrl) serveQueue(env);
  console.log(greeting(env.BASE_URL || `http://localhost:${port}`, transport, sweepCommand(env, nextReminders)));
  await leave(await ended(server));
} catch (error) {
  if (!leaving) {
    console.error(`\n${error.message}`);
    await leave(1);
  }
}

async function requireSqlite() {
  try {
    const { default: Database } = await import('better-sqlite3');
    new Database(':memory:').close();
  } catch {
    throw new Error(
      'The SQLite driver cannot be loaded: no ready-made one could be fetched for this machine, and building it needs ' +
        'a C++ compiler, make and python3 (on Debian: sudo apt-get install g++ make python3); then type npm ci again.',
    );
  }
}

/** Builds where needed. Two demonstrations started at once wait for each other here, and for nothing else. */
async function build() {
  const lock = '.cache/build-lock';
  mkdirSync('.cache', { recursive: true });
  while (!isBuilt()) {
    if (!takeLock(lock)) {
      await sleep(200);
      continue;
    }
    try {
      if (isBuilt()) return;
      console.log('Building (about half a minute, once) …');
      const code = await ended(start('npm', ['run', '--silent', 'build'], { stdio: 'inherit' }));
      if (code !== 0) throw new Error('The build failed.');
    } finally {
      rmSync(lock, { force: true });
    }
  }
}

/** A lock is a file with the id of its process; that of a process that is gone does not count. */
function takeLock(file) {
  try {
    writeFileSync(file, `${process.pid}`, { flag: 'wx' });
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
  }
  try {
    process.kill(Number(readFileSync(file, 'utf8')), 0);
    return false;
  } catch (error) {
    if (error.code !== 'ESRCH') return false;
    rmSync(file, { force: true });
    return takeLock(file);
  }
}

async function queue() {
  if (process.env.REDIS_URL) return { redisUrl: process.env.REDIS_URL, transport: 'Bull on the Redis of REDIS_URL' };
  if (!findProgram('redis-server')) return { transport: 'in process (no redis-server is installed)' };
  const { child, url } = await startRedis(folder);
  children.add(child);
  return { redisUrl: url, transport: 'Bull on a Redis of its own, gone afterwards' };
}

/** Makes the data, and gives the next day on which reminders fall due. */
async function seed(env) {
  console.log('Making the demonstration data …');
  const command = start(process.execPath, ['dist/server/cli.js', 'seed-demo'], {
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [command.stdout, command.stderr])
    stream.setEncoding('utf8').on('data', (text) => (output += text));
  if ((await ended(command)) !== 0) throw new Error(`The demonstration data could not be made:\n${output}`);
  return /--on (\d{4}-\d\d-\d\d)/.exec(output)?.[1];
}

/** What to type in another terminal to let time pass. A password of DATABASE_URL is not printed. */
function sweepCommand(env, day) {
  if (!day) return undefined;
  const database = /^sqlite:/.test(env.DATABASE_URL) ? quoted(env.DATABASE_URL) : '…';
  return `DATA_DIR=${quoted(env.DATA_DIR)} DATABASE_URL=${database} npm run cli -- sweep --on ${day}`;
}

/** A word as a shell takes it. */
function quoted(text) {
  return /^[\w./:@-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}

/** Serves on PORT, or on the next port that is free, also when somebody takes it in between. */
async function serve(env) {
  const wanted = Number(process.env.PORT || 3000);
  for (let port = wanted; port < wanted + 100; port += 1) {
    // The lock is for another demonstration that starts just now: nobody listens yet, and both would see it free.
    const lock = join(tmpdir(), `klangbank-demo-port-${port}`);
    if (!(await isFree(port)) || !takeLock(lock)) continue;
    process.once('exit', () => rmSync(lock, { force: true }));
    if (port !== wanted) console.log(`Port ${wanted} is taken; using ${port}.`);
    const address = env.BASE_URL || `http://localhost:${port}`;
    const server = start(process.execPath, ['dist/server/main.js'], {
      env: { ...env, PORT: `${port}`, BASE_URL: address, LOG_LEVEL: process.env.LOG_LEVEL || 'warn' },
      stdio: ['ignore', 'inherit', 'inherit'],
    });
    while (server.exitCode === null && server.signalCode === null) {
      if (await isReady(port)) return { server, port };
      await sleep(50);
    }
    if (await isFree(port)) throw new Error('The server did not start.');
  }
  throw new Error(`No port from ${wanted} on is free.`);
}

function serveQueue(env) {
  const options = {
    env: { ...env, LOG_LEVEL: process.env.LOG_LEVEL || 'warn' },
    stdio: ['ignore', 'inherit', 'inherit'],
  };
  start(process.execPath, ['dist/server/worker.js'], options);
}

async function isReady(port) {
  try {
    return (await fetch(`http://127.0.0.1:${port}/health/ready`)).ok;
  } catch {
    return false;
  }
}

function greeting(address, transport, command) {
  const rows = logIns.map(([name, role, place]) => `    ${name.padEnd(13)}${role.padEnd(19)}${place}`);
  const reminders = command
    ? `
  The reminders that are due stand on ${address}/reminders.
  To let time pass until the next, type in another terminal, in this folder:
    ${command}
`
    : '';
  const end = process.env.DATABASE_URL
    ? 'Ctrl-C stops it. Its data stay in the database of DATABASE_URL, until npm run demo makes them anew.'
    : 'Ctrl-C stops it and removes its data.';
  return `
  Klangbank is ready:   ${address}
  The desk:             ${address}/desk
  The API, browsable:   ${address}/api/docs
  Jobs run:             ${transport}

  Log in as (password klangbank-demo for all):
${rows.join('\n')}
${reminders}
  ${end}
`;
}

function start(program, args, options) {
  const child = spawn(program, args, options);
  children.add(child);
  child.once('exit', () => children.delete(child));
  return child;
}

/** Stops everything, newest first, and exits. */
async function leave(code) {
  leaving ??= (async () => {
    for (const child of [...children].reverse()) await stop(child);
    process.exit(typeof code === 'number' ? code : 1);
  })();
  await leaving;
}
