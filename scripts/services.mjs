/**
 * The services that the tests need: PostgreSQL, Redis, Chromium, and programs that look at our work from outside.
 * Used by scripts/test.mjs and by Jest's global set-up. On its own it runs one command with them:
 *
 *     node scripts/services.mjs node dist/server/main.js
 */
import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, chownSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import {
  ended,
  findPostgres,
  findProgram,
  freePort,
  run,
  startRedis,
  startServer,
  stop,
  unprivilegedUser,
} from './processes.mjs';

const findChromium = () => findProgram('chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable');

/** What the tests need, how we see that it is there, and the Debian package that brings it. */
const needed = [
  {
    name: 'PostgreSQL 15 or newer',
    package: 'postgresql',
    find: () => process.env.TEST_DATABASE_URL || findPostgres(),
  },
  // Also where TEST_REDIS_URL is set: the tests that stop Redis under way stop their own.
  { name: 'redis-server', package: 'redis-server', find: () => findProgram('redis-server') },
  { name: 'chromium', package: 'chromium', find: () => process.env.CHROMIUM || findChromium() },
  { name: 'zbarimg', package: 'zbar-tools', find: () => findProgram('zbarimg') },
  { name: 'pdftoppm', package: 'poppler-utils', find: () => findProgram('pdftoppm') },
  { name: 'pdftotext', package: 'poppler-utils', find: () => findProgram('pdftotext') },
  { name: 'strace', package: 'strace', find: () => findProgram('strace') },
  { name: 'prlimit', package: 'util-linux', find: () => findProgram('prlimit') },
];

const missing = () => needed.filter(({ find }) => !find());
const words = (list) => list.map(({ name }) => name).join(', ');

/**
 * Gets everything that is needed, installing it where that is allowed.
 * @returns the environment for the tests, and `stop`, which also runs on SIGINT, SIGTERM and exit
 * @throws with the command to type where something is missing and may not be installed from here
 */
export async function startServices() {
  if (missing().length > 0) install(missing());
  const folder = mkdtempSync(join(tmpdir(), 'klangbank-services-'));
  chmodSync(folder, 0o711); // PostgreSQL, as another user, has its own folder in this one.
  const children = [];
  let stopped;
  const stopAll = () => (stopped ??= stopServices(children, folder));
  for (const [signal, code] of [
    ['SIGINT', 130],
    ['SIGTERM', 143],
    ['SIGHUP', 129],
  ]) {
    process.once(signal, () => void stopAll().finally(() => process.exit(code)));
  }
  process.once('exit', () => {
    if (stopped) return;
    for (const { child } of children) child.kill('SIGKILL');
    rmSync(folder, { recursive: true, force: true });
  });

  try {
    const env = { CHROMIUM: process.env.CHROMIUM || findChromium() };
    env.TEST_DATABASE_URL = process.env.TEST_DATABASE_URL;
    if (!env.TEST_DATABASE_URL) {
      const { child, url } = await startPostgres(join(folder, 'postgres'));
      children.push({ child, signal: 'SIGINT' }); // fast shutdown: SIGTERM waits for every client
      env.TEST_DATABASE_URL = url;
    }
    env.TEST_REDIS_URL = process.env.TEST_REDIS_URL;
    if (!env.TEST_REDIS_URL) {
      const { child, url } = await startRedis(folder);
      children.push({ child, signal: 'SIGTERM' });
      env.TEST_REDIS_URL = url;
    }
    return { env, stop: stopAll };
  } catch (error) {
    await stopAll();
    throw error;
  }
}

export async function startPostgres(data) {
  const programs = findPostgres();
  const user = unprivilegedUser();
  mkdirSync(data, { mode: 0o700 });
  if (user) chownSync(data, user.uid, user.gid);
  const options = { ...user, cwd: data, env: { PATH: process.env.PATH, LC_ALL: 'C.UTF-8' } };
  const init = ['-D', data, '-U', 'klangbank', '--auth=trust', '--encoding=UTF8', '--locale=C.UTF-8', '--no-sync'];
  await run(join(programs, 'initdb'), init, options);
  const port = await freePort();
  const settings = ['listen_addresses=127.0.0.1', 'unix_socket_directories=', 'fsync=on', 'max_connections=200'];
  const child = await startServer(
    join(programs, 'postgres'),
    ['-D', data, '-p', `${port}`, ...settings.flatMap((setting) => ['-c', setting])],
    (text) => text.includes('database system is ready to accept connections'),
    options,
  );
  return { child, url: `postgres://klangbank@127.0.0.1:${port}/postgres` };
}

async function stopServices(children, folder) {
  await Promise.all(children.map(({ child, signal }) => stop(child, signal)));
  rmSync(folder, { recursive: true, force: true });
}

function install(absent) {
  const packages = [...new Set(absent.map((item) => item.package))];
  const apt = findProgram('apt-get');
  const isRoot = process.getuid?.() === 0;
  const sudo = isRoot ? [] : ['sudo'];
  const command = apt
    ? `${isRoot ? '' : 'sudo '}apt-get install -y ${packages.join(' ')}`
    : 'Install them with the package manager of this system.';
  const help = `The tests need what is not installed here: ${words(absent)}. Type:\n\n    ${command}\n`;

  const attended = [process.stdin, process.stdout, process.stderr].some(({ isTTY }) => isTTY);
  const allowed = isRoot || spawnSync('sudo', ['-n', 'true'], { stdio: 'ignore' }).status === 0;
  if (!apt || !allowed || (attended && !process.env.CI)) throw new Error(help);

  console.log(`Installing what the tests need: ${packages.join(' ')}`);
  for (const args of [
    ['update', '-q'],
    ['install', '-y', '-q', '--no-install-recommends', ...packages],
  ]) {
    const [program, ...rest] = [...sudo, 'env', 'DEBIAN_FRONTEND=noninteractive', apt, ...args];
    if (spawnSync(program, rest, { stdio: ['ignore', 'ignore', 'inherit'] }).status !== 0) throw new Error(help);
  }
  if (missing().length > 0) throw new Error(`Installed, and still not found: ${words(missing())}.\n\n    ${command}\n`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [program, ...args] = process.argv.slice(2);
  if (!program) throw new Error('Name the command that the services are for.');
  const services = await startServices().catch((error) => {
    console.error(error.message);
    process.exit(1);
  });
  const child = spawn(program, args, { stdio: 'inherit', env: { ...process.env, ...services.env } });
  process.once('exit', () => child.kill('SIGTERM'));
  const code = await ended(child);
  await services.stop();
  process.exitCode = typeof code === 'number' ? code : 1;
}
