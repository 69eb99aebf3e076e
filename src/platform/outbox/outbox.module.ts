import { type DynamicModule, Module, type Provider } from '@nestjs/common';
import { HandlerTable } from './handler-table.js';
import { InProcessTransport } from './in-process-transport.js';
import { JobRun } from './job-run.js';
import { Outbox } from './outbox.js';
import { OutboxProcess, type OutboxRole } from './outbox-process.js';
import { OutboxRepository } from './outbox.repository.js';
import { OUTBOX_ROLE, OUTBOX_SETTINGS } from './outbox.tokens.js';
import { Relay } from './relay.js';
import { type OutboxSettings, usualSettings } from './settings.js';
import type { Handlers, Topics } from './topics.js';
import { Transport } from './transport.js';

/** How a process takes part. */
export interface OutboxOptions<T extends Topics> extends OutboxRole {
  /** Absent: jobs run in this process. */
  readonly redisUrl: string | null;
  readonly topics: T;
  /** The class that does each topic's jobs; its module provides it. */
  readonly handlers: Handlers<T>;
  readonly settings?: Partial<OutboxSettings>;
}

/** The outbox with its relay and transport, injectable everywhere. */
@Module({})
export class OutboxModule {
  /** @throws Error when the table of topics and handlers is not whole */
  static with<T extends Topics>(options: OutboxOptions<T>): DynamicModule {
    const { redisUrl, consumes } = options;
    const table = new HandlerTable(options.topics, options.handlers);
    const settings: OutboxSettings = { ...usualSettings, ...options.settings };
    const common: Provider[] = [
      { provide: OUTBOX_SETTINGS, useValue: settings },
      { provide: OUTBOX_ROLE, useValue: { relays: options.relays, consumes } },
    ];
    const queued = redisUrl !== null && (options.relays || consumes);
    return {
      module: OutboxModule,
      global: true,
      imports: queued ? [bullTransport(redisUrl, consumes, settings)] : [],
      providers: [
        ...common,
        { provide: HandlerTable, useValue: table },
        ...(queued ? [] : [{ provide: Transport, useValue: new InProcessTransport(settings) }]),
        OutboxRepository,
        Relay,
        JobRun,
        Outbox,
        OutboxProcess,
      ],
      exports: [Outbox, OutboxRepository, OUTBOX_SETTINGS],
    };
  }
}

/** Bull and ioredis take 17 MB of memory (measured), so they are loaded only where there is a Redis. */
async function bullTransport(redisUrl: string, consumes: boolean, settings: OutboxSettings): Promise<DynamicModule> {
  const { BullTransportModule } = await import('./bull-transport.js');
  return BullTransportModule.with(redisUrl, consumes, settings);
}
