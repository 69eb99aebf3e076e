import { Inject, Injectable, Logger } from '@nestjs/common';
import { Clock } from '../clock/index.js';
import { Reader, UnitOfWork } from '../database/index.js';
import { HandlerTable } from './handler-table.js';
import { OutboxRepository, type OutboxRow } from './outbox.repository.js';
import { OUTBOX_SETTINGS } from './outbox.tokens.js';
import { type OutboxSettings, leaseOf } from './settings.js';
import { type Job, Transport } from './transport.js';

const mostAtOnce = 50;

/**
 * Offers due rows to the transport. Any number of relays may run, in any process: a row is claimed by compare-and-set and is
 * offered again only when its lease has run out.
 */
@Injectable()
export class Relay {
  private readonly log = new Logger('Outbox');
  private looping: Promise<void> | undefined;
  private stopping = false;
  private nudged = false;
  private wake: () => void = () => undefined;

  constructor(
    private readonly reader: Reader,
    private readonly unitOfWork: UnitOfWork,
    private readonly rows: OutboxRepository,
    private readonly handlers: HandlerTable,
    private readonly transport: Transport,
    private readonly clock: Clock,
    @Inject(OUTBOX_SETTINGS) private readonly settings: OutboxSettings,
  ) {}

  start(): void {
    this.transport.whenRoom(() => this.nudge());
    this.looping ??= this.loop();
  }

  /** Asks it to look now. Without effect where no relay runs. */
  nudge(): void {
    this.nudged = true;
    this.wake();
  }

  /** Ends after the round that is under way. */
  async stop(): Promise<void> {
    this.stopping = true;
    this.nudge();
    await this.looping;
  }

  /** Frees jobs that a stopped transport had not begun, so that the next process need not wait for their leases. */
  async release(jobs: readonly Job[]): Promise<void> {
    if (jobs.length === 0) return;
    const now = this.clock.now();
    await this.unitOfWork.run(async (tx) => {
      for (const job of jobs) await this.rows.giveBack(tx, job.outboxId, job.round, now, null);
    });
  }

  private async loop(): Promise<void> {
    while (!this.stopping) {
      this.nudged = false;
      const more = await this.look().catch((error: unknown) => {
        this.log.warn(`The relay could not work: ${error instanceof Error ? error.message : 'unknown error'}`);
        return false;
      });
      if (!more) await this.pause();
    }
  }

  /** One round; true if there may be more to do at once. */
  private async look(): Promise<boolean> {
    const room = Math.min(mostAtOnce, this.transport.room());
    if (room === 0) return false;
    const now = this.clock.now();
    const due = await this.rows.due(this.reader, now, room);
    if (due.length === 0) return false;
    const [spent, fresh] = split(due, (row) => row.rounds >= this.settings.mostRounds);
    for (const row of spent) await this.giveUp(row, now);
    const refused = await this.offer(await this.claim(fresh, now));
    return refused === 0 && due.length === room;
  }

  private async claim(due: readonly OutboxRow[], now: Date): Promise<Job[]> {
    if (due.length === 0) return [];
    return this.unitOfWork.run(async (tx) => {
      const claimed: Job[] = [];
      for (const row of due) {
        const round = row.rounds + 1;
        const until = new Date(now.getTime() + leaseOf(round, this.settings));
        if (await this.rows.claim(tx, row, now, until)) claimed.push({ outboxId: row.id, topic: row.topic, round });
      }
      return claimed;
    });
  }

  /** Hands claimed jobs over; what the transport does not take comes again soon. Tells how many those were. */
  private async offer(jobs: readonly Job[]): Promise<number> {
    const answers = await Promise.allSettled(jobs.map((job) => this.transport.offer(job)));
    const refused = jobs.filter((_job, index) => answers[index]?.status === 'rejected');
    if (refused.length === 0) return 0;
    const again = new Date(this.clock.now().getTime() + this.settings.offerAgainMs);
    await this.unitOfWork.run(async (tx) => {
      for (const job of refused) await this.rows.giveBack(tx, job.outboxId, job.round, again, 'queue-unreachable');
    });
    return refused.length;
  }

  private async giveUp(row: OutboxRow, now: Date): Promise<void> {
    const opened = this.handlers.open(row.topic, row.payload);
    const code = opened === undefined ? 'unknown-topic' : (row.lastError ?? 'no-answer');
    const gone = await this.unitOfWork.run(async (tx) => {
      const mine = await this.rows.giveUp(tx, row, now, code);
      if (mine) await opened?.handler.givenUp(tx, opened.payload, code);
      return mine;
    });
    if (gone) this.log.error(`Job ${row.id} of ${row.topic} was given up: ${code}`);
  }

  private async pause(): Promise<void> {
    if (this.nudged) return;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, this.settings.pollMs);
      this.wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
    this.wake = () => undefined;
  }
}

function split<T>(all: readonly T[], test: (one: T) => boolean): [T[], T[]] {
  return [all.filter(test), all.filter((one) => !test(one))];
}
