import { Inject, Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import { HandlerTable } from './handler-table.js';
import { JobRun } from './job-run.js';
import { OUTBOX_ROLE } from './outbox.tokens.js';
import { Relay } from './relay.js';
import { Transport } from './transport.js';

/** What this process does with the outbox. Every process may write rows. */
export interface OutboxRole {
  /** Offers due rows to the transport. */
  readonly relays: boolean;
  /** Runs jobs. */
  readonly consumes: boolean;
}

/** Starts and stops this process's part of the outbox with the application. */
@Injectable()
export class OutboxProcess implements OnApplicationBootstrap, OnModuleDestroy {
  constructor(
    private readonly modules: ModuleRef,
    private readonly handlers: HandlerTable,
    private readonly relay: Relay,
    private readonly transport: Transport,
    private readonly jobs: JobRun,
    @Inject(OUTBOX_ROLE) private readonly role: OutboxRole,
  ) {}

  /** @throws Error if a topic's handler is provided by no module: such an application does not start */
  onApplicationBootstrap(): void {
    this.handlers.resolve(this.modules);
    if (this.role.consumes) this.transport.consume((job) => this.jobs.run(job));
    if (this.role.relays) this.relay.start();
  }

  /** Finishes what runs and takes nothing new; before the database is closed. */
  async onModuleDestroy(): Promise<void> {
    await this.relay.stop();
    await this.relay.release(await this.transport.stop());
  }
}
