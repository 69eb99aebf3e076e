import {
  ConsoleLogger,
  type DynamicModule,
  Global,
  type INestApplicationContext,
  Injectable,
  Module,
  type Type,
} from '@nestjs/common';
import { Test } from '@nestjs/testing';
import { setTimeout as pause } from 'node:timers/promises';
import { Clock, SystemClock } from '../../src/platform/clock/index.js';
import { type Database, DatabaseModule, type Tx, UnitOfWork, openDatabase } from '../../src/platform/database/index.js';
import {
  type Handler,
  Outbox,
  OutboxModule,
  OutboxRepository,
  type OutboxSettings,
  type Outcome,
  topic,
} from '../../src/platform/outbox/index.js';
import { schema } from '../../src/schema.js';
import { type TestDatabase, configOf } from '../support/databases.js';

export const errand = topic('test.errand', 'id');

export interface ErrandRun {
  readonly id: string;
  readonly at: number;
}

/** What the handler of a test does; shared by every process that the test starts. */
export class Errands {
  readonly runs: ErrandRun[] = [];
  readonly givenUp: { id: string; code: string }[] = [];
  atOnce = 0;
  mostAtOnce = 0;
  act: (id: string, run: number) => Promise<Outcome> = async () => ({ end: 'done' });

  of(id: string): ErrandRun[] {
    return this.runs.filter((run) => run.id === id);
  }

  get ids(): Set<string> {
    return new Set(this.runs.map(({ id }) => id));
  }
}

/** Impatient, so that a lease runs out while the test waits. */
export const impatient: Partial<OutboxSettings> = {
  leaseMs: 900,
  longestLeaseMs: 1_200,
  mostRounds: 3,
  pollMs: 50,
  offerAgainMs: 100,
  runsPerLease: 2,
  runAgainMs: 100,
  concurrency: 3,
  stopMs: 3_000,
};

export interface OutboxProcessOptions {
  readonly database: Database;
  readonly errands: Errands;
  readonly redisUrl?: string | null;
  readonly relays?: boolean;
  readonly consumes?: boolean;
  readonly settings?: Partial<OutboxSettings>;
}

/** One process's outbox, as the application wires it, with a handler that does what the test says. */
export class OutboxProcessUnderTest {
  private constructor(
    private readonly app: INestApplicationContext,
    private readonly database: Database,
  ) {}

  static async start(options: OutboxProcessOptions): Promise<OutboxProcessUnderTest> {
    const { database, errands } = options;
    @Injectable()
    class ErrandHandler implements Handler<typeof errand> {
      async handle({ id }: { readonly id: string }): Promise<Outcome> {
        errands.runs.push({ id, at: performance.now() });
        errands.mostAtOnce = Math.max(errands.mostAtOnce, (errands.atOnce += 1));
        try {
          return await errands.act(id, errands.of(id).length);
        } finally {
          errands.atOnce -= 1;
        }
      }

      async givenUp(_tx: Tx, { id }: { readonly id: string }, code: string): Promise<void> {
        errands.givenUp.push({ id, code });
      }
    }
    const app = await contextOf([
      DatabaseModule.with(database),
      clockModule(new SystemClock('Europe/Oslo')),
      OutboxModule.with({
        redisUrl: options.redisUrl ?? null,
        relays: options.relays ?? true,
        consumes: options.consumes ?? true,
        topics: { errand },
        handlers: { errand: ErrandHandler },
        settings: { ...impatient, ...options.settings },
      }),
      providing(ErrandHandler),
    ]);
    return new OutboxProcessUnderTest(app, database);
  }

  /** Writes errands in one unit of work and nudges the relay, as a feature does. */
  async add(...ids: string[]): Promise<void> {
    await this.app.get(UnitOfWork).run(async (tx) => {
      for (const id of ids) await this.app.get(Outbox).add(tx, errand, { id });
    });
    this.app.get(Outbox).nudge();
  }

  get unitOfWork(): UnitOfWork {
    return this.app.get(UnitOfWork);
  }

  get outbox(): Outbox {
    return this.app.get(Outbox);
  }

  async counts(): Promise<{ waiting: number; failed: number }> {
    return this.app.get(OutboxRepository).counts(this.database.reader);
  }

  async isEmpty(): Promise<boolean> {
    return (await this.counts()).waiting === 0;
  }

  async stop(): Promise<void> {
    await this.app.close();
  }
}

/** Opens a test database with the application's schema. */
export async function open(database: TestDatabase): Promise<Database> {
  return openDatabase(configOf(database), schema);
}

/** A module that makes a clock injectable everywhere. */
export function clockModule(clock: Clock): DynamicModule {
  @Global()
  @Module({ providers: [{ provide: Clock, useValue: clock }], exports: [Clock] })
  class ClockModule {}
  return { module: ClockModule };
}

/** A module that provides one class. */
function providing(type: Type): DynamicModule {
  @Module({})
  class ProvidingModule {}
  return { module: ProvidingModule, providers: [type] };
}

/** The tests make things fail on purpose. */
class SilentLogger extends ConsoleLogger {
  override printMessages(): void {
    // Says nothing.
  }

  override printStackTrace(): void {
    // Nor this.
  }
}

/** A started application context of some modules. */
export async function contextOf(imports: DynamicModule[]): Promise<INestApplicationContext> {
  const testing = await Test.createTestingModule({ imports }).setLogger(new SilentLogger()).compile();
  return testing.init();
}

/** Waits until something is so. @throws after a while */
export async function until(isSo: () => boolean | Promise<boolean>, what: string, patienceMs = 60_000): Promise<void> {
  const started = performance.now();
  while (!(await isSo())) {
    if (performance.now() - started > patienceMs) throw new Error(`Still waiting: ${what}`);
    await pause(15);
  }
}
