import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Worker, parentPort } from 'node:worker_threads';

/** Learns how many parts of a job are done, where a job has parts. */
export type Progress = (done: number) => void;

/** What a press does with a job. */
export type PressWork<Work> = (work: Work, progress: Progress) => Promise<Uint8Array>;

/** Makes documents. Holds no data and decides nothing. */
export abstract class Press<Work> {
  abstract press(work: Work, progress?: Progress): Promise<Uint8Array>;
  /** Stops what is under way. */
  abstract close(): Promise<void>;
}

interface Waiting {
  readonly resolve: (bytes: Uint8Array) => void;
  readonly reject: (error: Error) => void;
  readonly progress: Progress | undefined;
}

interface Answer {
  readonly id: number;
  /** Of a job that goes on. */
  readonly done?: number;
  readonly bytes?: Uint8Array;
  readonly error?: unknown;
}

/**
 * A press in a thread of its own: loading pdfkit and parsing the fonts takes some 400 ms and a full print a second, and
 * the server's own thread may not stand still for 50. Cutting the work in slices would not help, for the loading and
 * the parsing cannot be cut. The thread starts with the first job and ends after a while without any, so that an idle
 * server does not pay for its memory.
 */
export class ThreadPress<Work> extends Press<Work> {
  private worker: Worker | undefined;
  private readonly waiting = new Map<number, Waiting>();
  private idle: NodeJS.Timeout | undefined;
  private jobs = 0;

  constructor(
    private readonly entry: URL,
    private readonly idleMs = 60_000,
  ) {
    super();
  }

  press(work: Work, progress?: Progress): Promise<Uint8Array> {
    clearTimeout(this.idle);
    this.jobs += 1;
    const id = this.jobs;
    const worker = (this.worker ??= this.start());
    worker.ref();
    return new Promise((resolve, reject) => {
      this.waiting.set(id, { resolve, reject, progress });
      worker.postMessage({ id, work });
    });
  }

  async close(): Promise<void> {
    clearTimeout(this.idle);
    await this.worker?.terminate();
  }

  private start(): Worker {
    const worker = new Worker(this.entry);
    worker.on('message', (answer: Answer) => this.answered(answer));
    worker.on('error', (error) => this.ended(worker, error));
    worker.on('exit', () => this.ended(worker, new Error('The press was stopped')));
    return worker;
  }

  private answered({ id, done, bytes, error }: Answer): void {
    const waiting = this.waiting.get(id);
    if (done !== undefined) {
      waiting?.progress?.(done);
      return;
    }
    this.waiting.delete(id);
    if (bytes === undefined) waiting?.reject(error instanceof Error ? error : new Error(String(error)));
    else waiting?.resolve(bytes);
    if (this.waiting.size > 0) return;
    this.worker?.unref();
    this.idle = setTimeout(() => this.rest(), this.idleMs).unref();
  }

  /** Lets the thread go. It takes a moment to end, in which a job already needs another one. */
  private rest(): void {
    const { worker } = this;
    this.worker = undefined;
    void worker?.terminate();
  }

  /** What waited learns of it; the next job starts a new thread. */
  private ended(worker: Worker, error: unknown): void {
    if (this.worker !== worker) return;
    this.worker = undefined;
    for (const { reject } of this.waiting.values()) reject(error instanceof Error ? error : new Error(String(error)));
    this.waiting.clear();
  }
}

/** A press in the caller's thread, for programs that run from sources: a thread needs a compiled file to start. */
export class InlinePress<Work> extends Press<Work> {
  constructor(private readonly work: PressWork<Work>) {
    super();
  }

  press(work: Work, progress: Progress = () => undefined): Promise<Uint8Array> {
    return this.work(work, progress);
  }

  async close(): Promise<void> {
    // Nothing of it outlives a job.
  }
}

/** The press of this installation. @param entry the compiled file of its thread, which calls {@link pressInThread} */
export function openPress<Work>(entry: URL, work: PressWork<Work>): Press<Work> {
  return existsSync(fileURLToPath(entry)) ? new ThreadPress(entry) : new InlinePress(work);
}

/** What the thread of a {@link ThreadPress} does: one job after the other, each answered under its number. */
export function pressInThread<Work>(press: PressWork<Work>): void {
  parentPort?.on('message', ({ id, work }: { readonly id: number; readonly work: Work }) => {
    press(work, (done) => parentPort?.postMessage({ id, done })).then(
      (bytes) => parentPort?.postMessage({ id, bytes }),
      (error: unknown) => parentPort?.postMessage({ id, error }),
    );
  });
}
