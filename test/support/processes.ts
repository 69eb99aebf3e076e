import { afterAll } from '@jest/globals';
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { freePort } from './ports.js';

export type Environment = Readonly<Record<string, string>>;

export interface ProcessOptions {
  readonly env?: Environment;
  /** Runs the program under another one, such as `['strace', '-f', '-o', file]`. */
  readonly under?: readonly string[];
  /** How long to wait until it is ready, in ms. */
  readonly patience?: number;
}

/** Those that a test which failed has left behind end with its suite. */
const running = new Set<RunningProcess>();
afterAll(async () => {
  await Promise.all([...running].map((one) => one.kill()));
});

/** A process of the built program, with a data folder of its own. */
export class RunningProcess {
  private output = '';
  readonly ended: Promise<number | NodeJS.Signals>;

  constructor(
    private readonly child: ChildProcess,
    private readonly dataDir: string,
    /** Whether a signal goes to the whole group: strace keeps what it is sent to itself. */
    private readonly isGroup = false,
  ) {
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding('utf8').on('data', (chunk: string) => {
        this.output += chunk;
      });
    }
    this.ended = new Promise((resolve) => child.once('exit', (code, signal) => resolve(code ?? signal ?? 0)));
    running.add(this);
    void this.ended.then(() => {
      running.delete(this);
      rmSync(this.dataDir, { recursive: true, force: true });
    });
  }

  get pid(): number {
    return this.child.pid!;
  }

  /** Everything that it has written so far. */
  get logs(): string {
    return this.output;
  }

  get isRunning(): boolean {
    return this.child.exitCode === null && this.child.signalCode === null;
  }

  /** `kill -9`: it has no chance to finish anything. */
  async kill(): Promise<void> {
    this.signal('SIGKILL');
    await this.ended;
  }

  /** Asks it to stop, as systemd does, and gives its exit code. */
  async stop(): Promise<number | NodeJS.Signals> {
    this.signal('SIGTERM');
    return this.ended;
  }

  private signal(signal: NodeJS.Signals): void {
    if (this.isRunning) process.kill(this.isGroup ? -this.pid : this.pid, signal);
  }

  /** Waits until `isReady`. @throws with the logs where it ends first or takes longer than `patience` ms */
  async until(isReady: () => boolean | Promise<boolean>, patience = 120_000): Promise<void> {
    const end = Date.now() + patience;
    while (!(await isReady())) {
      if (!this.isRunning || Date.now() > end) {
        await this.kill();
        throw new Error(`The process did not get ready:\n${this.output}`);
      }
      await new Promise((resolve) => setTimeout(resolve, 25));
    }
  }
}

export interface RunningServer extends RunningProcess {
  /** `http://localhost:PORT` */
  readonly url: string;
}

/** Starts `dist/server/main.js` on a free port and waits until `/health/ready` says so. */
export async function startServer(options: ProcessOptions = {}): Promise<RunningServer> {
  const port = await freePort();
  const url = `http://localhost:${port}`;
  const server = startBuilt('main.js', { ...options, env: { PORT: `${port}`, BASE_URL: url, ...options.env } });
  await server.until(() => answers(`http://127.0.0.1:${port}/health/ready`), options.patience);
  return Object.assign(server, { url });
}

/** Starts `dist/server/worker.js` and waits until it says that it is ready; it needs REDIS_URL and a PostgreSQL. */
export async function startWorker(options: ProcessOptions = {}): Promise<RunningProcess> {
  const worker = startBuilt('worker.js', options);
  await worker.until(() => worker.logs.includes('worker ready'), options.patience);
  return worker;
}

/** Starts `dist/server/cli.js`. */
export function startCli(args: readonly string[], env: Environment = {}): RunningProcess {
  return startBuilt('cli.js', { env }, args);
}

/** Runs `dist/server/cli.js` to its end. */
export async function runCli(
  args: readonly string[],
  env: Environment = {},
): Promise<{ code: unknown; output: string }> {
  const command = startCli(args, env);
  const code = await command.ended;
  return { code, output: command.logs };
}

function startBuilt(
  script: string,
  { env = {}, under = [] }: ProcessOptions,
  args: readonly string[] = [],
): RunningProcess {
  const path = join(process.cwd(), 'dist/server', script);
  if (!existsSync(path)) throw new Error(`${path} is not there; npm test builds it, and so does npm run build.`);
  const dataDir = mkdtempSync(join(tmpdir(), 'klangbank-data-'));
  const [program, ...rest] = [...under, process.execPath, path, ...args];
  const child = spawn(program!, rest, {
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: under.length > 0,
    // Nothing of the developer's own environment but the place of programs and temporary files.
    env: { PATH: process.env['PATH'], TMPDIR: process.env['TMPDIR'] ?? tmpdir(), DATA_DIR: dataDir, ...env },
  });
  return new RunningProcess(child, dataDir, under.length > 0);
}

async function answers(url: string): Promise<boolean> {
  try {
    return (await fetch(url)).ok;
  } catch {
    return false;
  }
}
