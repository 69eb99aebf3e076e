import { Injectable, Logger } from '@nestjs/common';
import { Clock } from '../clock/index.js';
import { DatabaseUnavailable, Reader, UnitOfWork } from '../database/index.js';
import { HandlerTable } from './handler-table.js';
import { OutboxRepository } from './outbox.repository.js';
import type { Outcome } from './topics.js';
import type { Job } from './transport.js';

/** Runs a job: reads its row, lets the handler decide, and writes down how it ended. */
@Injectable()
export class JobRun {
  private readonly log = new Logger('Outbox');

  constructor(
    private readonly reader: Reader,
    private readonly unitOfWork: UnitOfWork,
    private readonly rows: OutboxRepository,
    private readonly handlers: HandlerTable,
    private readonly clock: Clock,
  ) {}

  /**
   * Runs it unless its lease ran out while it waited in the transport: then it is another round's to run, perhaps elsewhere.
   * @throws whatever the handler threw, so that the transport runs it again within the lease
   */
  async run(job: Job): Promise<void> {
    const row = await this.rows.leased(this.reader, job.outboxId, job.round, this.clock.now());
    if (row?.topic !== job.topic) return; // Done, given up, another round's, or another database's job.
    const opened = this.handlers.open(row.topic, row.payload);
    if (opened === undefined) return; // The relay gives it up when its rounds are used up.
    const outcome = await this.handle(job, () => opened.handler.handle(opened.payload, { round: row.rounds }));
    await this.unitOfWork.run(async (tx) => {
      switch (outcome.end) {
        case 'done':
          return this.rows.finish(tx, row.id);
        case 'later':
          return this.rows.giveBack(tx, row.id, row.rounds, outcome.at, outcome.code);
        case 'failed':
          return this.rows.note(tx, row.id, outcome.code);
      }
    });
  }

  private async handle(job: Job, work: () => Promise<Outcome>): Promise<Outcome> {
    try {
      return await work();
    } catch (error) {
      this.log.error(`Job ${job.outboxId} of ${job.topic} failed`, error instanceof Error ? error.stack : undefined);
      const code = error instanceof DatabaseUnavailable ? error.code : 'unexpected';
      await this.unitOfWork.run((tx) => this.rows.note(tx, job.outboxId, code)).catch(() => undefined);
      throw error;
    }
  }
}
