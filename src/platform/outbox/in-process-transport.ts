import { setTimeout as pause } from 'node:timers/promises';
import type { OutboxSettings } from './settings.js';
import { type Job, type JobRunner, Transport } from './transport.js';

const mostWaiting = 200;

/** Runs jobs in this process, a few at a time. For one server without Redis. */
export class InProcessTransport extends Transport {
  private readonly waiting: Job[] = [];
  /** Jobs that failed and wait for their next run within the lease. */
  private readonly pausing = new Map<NodeJS.Timeout, Job>();
  private readonly running = new Set<Promise<void>>();
  private readonly runs = new Map<Job, number>();
  private runner: JobRunner | undefined;
  private stopping = false;
  private roomListener: () => void = () => undefined;

  constructor(private readonly settings: OutboxSettings) {
    super();
  }

  override room(): number {
    if (this.stopping) return 0;
    return Math.max(0, mostWaiting - this.waiting.length - this.pausing.size);
  }

  override whenRoom(listener: () => void): void {
    this.roomListener = listener;
  }

  override async offer(job: Job): Promise<void> {
    if (this.room() === 0) throw new Error('The in-process transport takes nothing now');
    this.waiting.push(job);
    this.start();
  }

  override consume(run: JobRunner): void {
    this.runner = run;
    this.start();
  }

  override async stop(): Promise<readonly Job[]> {
    this.stopping = true;
    for (const timer of this.pausing.keys()) clearTimeout(timer);
    const left = [...this.waiting.splice(0), ...this.pausing.values()];
    this.pausing.clear();
    const limit = new AbortController();
    const late = pause(this.settings.stopMs, undefined, { signal: limit.signal, ref: false }).catch(() => undefined);
    await Promise.race([Promise.all(this.running), late]);
    limit.abort();
    return left;
  }

  private start(): void {
    while (this.runner !== undefined && !this.stopping && this.running.size < this.settings.concurrency) {
      const job = this.waiting.shift();
      if (job === undefined) return;
      const run = this.attempt(job, this.runner).finally(() => {
        this.running.delete(run);
        this.start();
        if (this.waiting.length === 0) this.roomListener();
      });
      this.running.add(run);
    }
  }

  private async attempt(job: Job, run: JobRunner): Promise<void> {
    const runs = (this.runs.get(job) ?? 0) + 1;
    this.runs.delete(job);
    try {
      await run(job);
    } catch {
      if (runs >= this.settings.runsPerLease || this.stopping) return;
      this.runs.set(job, runs);
      const timer = setTimeout(() => {
        this.pausing.delete(timer);
        this.waiting.push(job);
        this.start();
      }, this.settings.runAgainMs);
      this.pausing.set(timer, job);
    }
  }
}
