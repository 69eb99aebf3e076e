import { spawn } from 'node:child_process';
import { accessSync, constants, readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { delimiter, join } from 'node:path';

/** The path of a program, or undefined where it is not installed. */
export function findProgram(...names) {
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean);
  return names.flatMap((name) => folders.map((folder) => join(folder, name))).find(isExecutable);
}

/** The folder with the programs of the newest PostgreSQL (Debian keeps them outside the PATH), or undefined. */
export function findPostgres() {
  const debian = '/usr/lib/postgresql';
  const folders = readFolder(debian)
    .filter((version) => /^\d+$/.test(version))
    .sort((a, b) => Number(b) - Number(a))
    .filter((version) => Number(version) >= 15)
    .map((version) => join(debian, version, 'bin'));
  return [...folders, ...(process.env.PATH ?? '').split(delimiter).filter(Boolean)].find(
    (folder) => isExecutable(join(folder, 'initdb')) && isExecutable(join(folder, 'postgres')),
  );
}

/** A port of the loopback that nobody listens on now. */
export function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

/** Whether a server can listen on this port of the loopback. */
export function isFree(port) {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });
}

/** The user who runs PostgreSQL when we are root (it refuses root), or undefined when we are not. */
export function unprivilegedUser() {
  if (process.getuid?.() !== 0) return undefined;
  const users = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'));
  const [, , uid, gid] = users.find(([name]) => name === 'postgres') ?? users.find(([name]) => name === 'nobody') ?? [];
  if (uid === undefined) throw new Error('PostgreSQL does not run as root, and there is no user postgres or nobody.');
  return { uid: Number(uid), gid: Number(gid) };
}

/** Runs a program to its end; its output is in the error when it fails. */
export async function run(program, args, options = {}) {
  const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'], ...options });
  const output = collect(child);
  const code = await ended(child);
  if (code !== 0) throw new Error(`${program} ${args.join(' ')} ended with ${code}:\n${output()}`);
  return output();
}

/** Starts a server and waits until `isReady(output)`; its output is in the error when it ends before. */
export async function startServer(program, args, isReady, options = {}) {
  const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'], ...options });
  const output = collect(child);
  for (let waited = 0; !isReady(output()); waited += 20) {
    if (child.exitCode !== null || child.signalCode !== null || waited > 30_000) {
      child.kill('SIGKILL');
      throw new Error(`${program} ${args.join(' ')} did not start:\n${output()}`);
    }
    await sleep(20);
  }
  return child;
}

/** A redis-server that keeps nothing, on a free port. */
export async function startRedis(folder) {
  const port = await freePort();
  const args = ['--port', `${port}`, '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no', '--dir', folder];
  const child = await startServer(findProgram('redis-server'), args, (text) =>
    text.includes('Ready to accept connections'),
  );
  return { child, url: `redis://127.0.0.1:${port}` };
}

/** Ends a process that we started: politely, and after ten seconds for good. */
export async function stop(child, signal = 'SIGTERM') {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const timer = setTimeout(() => child.kill('SIGKILL'), 10_000);
  child.kill(signal);
  await ended(child);
  clearTimeout(timer);
}

/** The exit code of a process, or the name of the signal that ended it. */
export function ended(child) {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve(child.exitCode ?? child.signalCode);
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code, signal) => resolve(code ?? signal));
  });
}

export const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

function collect(child) {
  let text = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (chunk) => {
      text = (text + chunk).slice(-100_000);
    });
  }
  return () => text;
}

function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function readFolder(path) {
  try {
    return readdirSync(path);
  } catch {
    return [];
  }
}
