import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Reader } from '../platform/database/index.js';
import { Metrics } from '../platform/metrics/index.js';
import { OutboxRepository } from '../platform/outbox/index.js';

/** How much waits in the outbox, and how much was given up: the two numbers that an operator wants an alarm on. */
@Injectable()
export class QueueMetrics implements OnModuleInit {
  constructor(
    private readonly metrics: Metrics,
    private readonly outbox: OutboxRepository,
    private readonly reader: Reader,
  ) {}

  onModuleInit(): void {
    const { metrics, outbox, reader } = this;
    metrics.gauge('klangbank_outbox_waiting', 'Jobs that wait', async () => (await outbox.counts(reader)).waiting);
    metrics.gauge(
      'klangbank_outbox_failed',
      'Jobs that were given up',
      async () => (await outbox.counts(reader)).failed,
    );
  }
}
