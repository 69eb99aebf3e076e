/** The processes that are measured, each on a core of its own, and the load client on another. */
import { spawn } from 'node:child_process';
import { closeSync, mkdirSync, openSync, readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { ended, findProgram, freePort, stop } from '../../scripts/processes.mjs';

const taskset = availableParallelism() > 1 ? findProgram('taskset') : undefined;
/** Whether server and client are kept apart. */
export const pinned = taskset !== undefined;
const cores = { server: '0', client: '1' };
const script = (name) => fileURLToPath(new URL(name, import.meta.url));
/** What Node is given to run: ours as `npm start` says. */
const programs = {
  ours: JSON.parse(readFileSync('package.json', 'utf8')).scripts.start.split(' ').slice(1),
  floor: [script('floor.mjs')],
  noop: [script('noop.mjs')],
};

const running = new Set();
process.once('exit', () => {
  for (const child of running) child.kill('SIGKILL');
});

function start(core, run, env, stdio) {
  const [program, ...args] = [...(taskset ? [taskset, '-c', cores[core]] : []), process.execPath, ...run];
  const child = spawn(program, args, { stdio, env: { PATH: process.env.PATH, ...env } });
  running.add(child);
  child.once('exit', () => running.delete(child));
  return child;
}

/** A server of one of the `programs`, its log in a file as under a service manager. */
export class Server {
  #child;
  #folder;

  /** Starts it and waits until it is ready, which took `readyMs`. */
  static async start(name, folder, env = {}) {
    const server = new Server();
    server.name = name;
    server.port = await freePort();
    server.#folder = join(folder, `${name}-${server.port}`);
    mkdirSync(server.#folder, { recursive: true });
    const log = openSync(join(server.#folder, 'log'), 'w');
    const from = performance.now();
    const settings = { PORT: `${server.port}`, BASE_URL: `http://localhost:${server.port}`, DATA_DIR: server.#folder };
    server.#child = start('server', programs[name], { ...settings, ...env }, ['ignore', log, log]);
    closeSync(log);
    while (!(await isReady(server.port))) {
      if (server.#child.exitCode !== null || performance.now() - from > 30_000) {
        throw new Error(`${name} did not get ready:\n${server.log()}`);
      }
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    server.readyMs = performance.now() - from;
    return server;
  }

  /** The token of a user. */
  async logIn(user) {
    const { status, body } = await this.ask('POST', '/api/v1/session', { json: user });
    if (body.token === undefined) throw new Error(`${user.username} could not log in: ${status}`);
    return body.token;
  }

  /** Asks the interface. */
  async ask(method, path, { json, token } = {}) {
    const response = await fetch(`http://127.0.0.1:${this.port}${path}`, {
      method,
      headers: {
        ...(token !== undefined && { authorization: `Bearer ${token}` }),
        ...(json !== undefined && { 'content-type': 'application/json' }),
      },
      ...(json !== undefined && { body: JSON.stringify(json) }),
    });
    return { status: response.status, body: await response.json() };
  }

  log() {
    return readFileSync(join(this.#folder, 'log'), 'utf8').slice(-4_000);
  }

  /** Resident memory in MB, where /proc tells it. */
  memory() {
    try {
      const [, kilobytes] = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${this.#child.pid}/status`, 'utf8')) ?? [];
      return Number(kilobytes) / 1024;
    } catch {
      return Number.NaN;
    }
  }

  /** Time that it has had a processor so far, in ms, where /proc tells it (in hundredths of a second). */
  processorTime() {
    try {
      const fields = readFileSync(`/proc/${this.#child.pid}/stat`, 'utf8').split(') ')[1].split(' ');
      return (Number(fields[11]) + Number(fields[12])) * 10;
    } catch {
      return Number.NaN;
    }
  }

  async stop() {
    await stop(this.#child);
  }
}

/** Whether a server answers `GET /health/ready` with 200. */
function isReady(port) {
  return new Promise((resolve) => {
    const socket = connect({ port, host: '127.0.0.1' }, () =>
      socket.write('GET /health/ready HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n'),
    );
    socket.once('data', (data) => {
      resolve(data.latin1Slice(0, 15).includes(' 200'));
      socket.destroy();
    });
    socket.once('error', () => resolve(false));
    socket.once('close', () => resolve(false));
  });
}

/** The load client. */
export class Client {
  #child = start('client', [script('client.mjs')], {}, ['ignore', 'inherit', 'inherit', 'ipc']);

  /** @throws what went wrong in the client, also where an answer was not as it should be */
  async run(job) {
    const { result, error } = await new Promise((resolve, reject) => {
      this.#child.once('message', resolve);
      this.#child.once('exit', () => reject(new Error('The load client ended.')));
      this.#child.send(job);
    });
    this.#child.removeAllListeners('exit');
    this.#child.once('exit', () => running.delete(this.#child));
    if (error !== undefined) throw new Error(error);
    if (result.wrong.count > 0)
      throw new Error(`${result.wrong.count} wrong answers, the first:\n${result.wrong.first}`);
    return result;
  }

  async stop() {
    this.#child.disconnect();
    await ended(this.#child);
  }
}
