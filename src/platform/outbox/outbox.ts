import { Injectable } from '@nestjs/common';
import { Clock } from '../clock/index.js';
import type { Tx } from '../database/index.js';
import { HandlerTable } from './handler-table.js';
import { OutboxRepository } from './outbox.repository.js';
import { Relay } from './relay.js';
import type { Payload, Topic } from './topics.js';

/** Where a feature leaves what shall happen after its unit of work. */
@Injectable()
export class Outbox {
  constructor(
    private readonly rows: OutboxRepository,
    private readonly handlers: HandlerTable,
    private readonly relay: Relay,
    private readonly clock: Clock,
  ) {}

  /**
   * Writes a job into the caller's unit: it will be done at least once if the unit is stored, and never if it is not.
   * @throws Error if no handler is registered for the topic (a fault of the program)
   */
  async add<T extends Topic>(tx: Tx, topic: T, payload: Payload<T>): Promise<void> {
    this.handlers.require(topic);
    await this.rows.add(tx, topic.name, JSON.stringify(payload), this.clock.now());
  }

  /** Makes the rows due that were put off for a reason which no longer holds. */
  async hurry(tx: Tx, code: string): Promise<void> {
    await this.rows.hurry(tx, code, this.clock.now());
  }

  /** Tells the relay that something was committed. Not needed for correctness: it looks every second. */
  nudge(): void {
    this.relay.nudge();
  }
}
