import { BullModule, getQueueToken } from '@nestjs/bull';
import { type DynamicModule, Logger, Module } from '@nestjs/common';
import type { Queue, QueueOptions } from 'bull';
import { Redis, type RedisOptions } from 'ioredis';
import { Reader } from '../database/index.js';
import { OutboxRepository } from './outbox.repository.js';
import type { OutboxSettings } from './settings.js';
import { type Job, type JobRunner, Transport } from './transport.js';

type ClientType = 'client' | 'subscriber' | 'bclient';

/** A Redis that does not answer in this time counts as away. */
const answerMs = 2_000;
/** Beyond the five seconds for which Bull's blocking read waits. */
const silenceMs = 20_000;
const mostAtOnce = 200;

const sides = { producer: 'outbox-producer', consumer: 'outbox-consumer' } as const;

/**
 * An ioredis client that Bull may ask to connect while Redis is away: ioredis goes on trying by itself, and a rejection here
 * would be one that nobody catches (Bull reconnects its blocking client when it pauses and when it closes).
 */
class PatientRedis extends Redis {
  override connect(): Promise<void> {
    return super.connect().catch(() => undefined);
  }
}

/** The connections of both queues, so that a stop can end them whatever state Bull is in. */
class RedisClients {
  private readonly open: Redis[] = [];

  constructor(private readonly url: string) {}

  create(type: ClientType): Redis {
    const client = new PatientRedis(this.url, optionsOf(type));
    client.on('error', () => undefined); // Told to the queue, which logs it; without a listener ioredis prints it.
    this.open.push(client);
    return client;
  }

  close(): void {
    for (const client of this.open) {
      client.disconnect();
      // ioredis forgets the timer of its `socketTimeout` here, which would keep the process alive until it fires.
      clearTimeout(Reflect.get(client, 'socketTimeoutTimer') as NodeJS.Timeout | undefined);
    }
  }
}

/**
 * Commands give up after {@link answerMs}: `queue.add` would else wait for as long as Redis is away. Bull needs its blocking
 * and its subscribing client without limits, and an offline queue on all three.
 */
function optionsOf(type: ClientType): RedisOptions {
  const common: RedisOptions = {
    connectTimeout: 5_000,
    keepAlive: 10_000,
    retryStrategy: (times) => Math.min(50 * 2 ** Math.min(times, 10), 2_000),
  };
  if (type === 'client') return { ...common, commandTimeout: answerMs, maxRetriesPerRequest: 1 };
  const blocking: RedisOptions = { ...common, maxRetriesPerRequest: null, enableReadyCheck: false };
  return type === 'bclient' ? { ...blocking, socketTimeout: silenceMs } : blocking;
}

/** Carries jobs over Redis with Bull: one queue that only adds, another, apart from it, that only consumes. */
class BullTransport extends Transport {
  private readonly log = new Logger('Queue');
  private readonly running = new Set<Promise<void>>();
  private stopping = false;
  private away = false;

  constructor(
    private readonly producer: Queue<Job>,
    private readonly consumer: Queue<Job> | undefined,
    private readonly clients: { close(): void },
    private readonly settings: OutboxSettings,
  ) {
    super();
    producer.on('error', (error) => this.sayAway(error));
    producer.client.on('ready', () => this.sayBack());
    consumer?.on('error', (error) => this.sayAway(error));
  }

  override room(): number {
    return !this.stopping && this.producer.client.status === 'ready' ? mostAtOnce : 0;
  }

  override whenRoom(listener: () => void): void {
    this.producer.client.on('ready', listener);
  }

  override async offer(job: Job): Promise<void> {
    if (this.room() === 0) throw new Error('Redis is away');
    const added = this.producer.add(job, {
      // One id for each round: a job that is already there is not doubled, and a lost one does not block the next round.
      jobId: `${job.outboxId}-${job.round}`,
      attempts: this.settings.runsPerLease,
      backoff: { type: 'fixed', delay: this.settings.runAgainMs },
      removeOnComplete: true,
      removeOnFail: true,
    });
    await within(2 * answerMs, added);
  }

  override consume(run: JobRunner): void {
    const { consumer } = this;
    if (consumer === undefined) throw new Error('This process was started without a consumer');
    // Bull names its connection without catching what Redis answers; a name is not worth a crash.
    Object.assign(consumer, { setWorkerName: () => Promise.resolve() });
    const work = ({ data }: { data: Job }): Promise<void> => {
      const running = run({ outboxId: data.outboxId, topic: data.topic, round: data.round });
      const settled = running.catch(() => undefined).finally(() => this.running.delete(settled));
      this.running.add(settled);
      return running;
    };
    consumer.process(this.settings.concurrency, work).catch((error: unknown) => {
      if (!this.stopping) this.log.error('The consumer ended', error instanceof Error ? error.stack : undefined);
    });
  }

  override async stop(): Promise<readonly Job[]> {
    this.stopping = true;
    if (this.consumer !== undefined) {
      // Takes nothing new. Bull's own waiting pause can hang while Redis is away, hence the limits.
      await within(answerMs, this.consumer.pause(true, true)).catch(() => undefined);
      await within(this.settings.stopMs, Promise.all(this.running)).catch(() => undefined);
      await within(2 * answerMs, this.consumer.close()).catch(() => undefined);
    }
    await within(answerMs, this.producer.close()).catch(() => undefined);
    this.clients.close();
    return []; // What has not begun stands in Redis.
  }

  private sayAway(error: Error): void {
    if (this.away || this.stopping) return;
    this.away = true;
    this.log.warn(`Redis does not answer (${error.message}); jobs wait in the outbox`);
  }

  private sayBack(): void {
    if (this.away) this.log.log('Redis answers again');
    this.away = false;
  }
}

/** Waits for a promise, but not longer than so many milliseconds. */
async function within<T>(milliseconds: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => {
      reject(new Error('Redis did not answer in time'));
    }, milliseconds);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** Provides the {@link Transport} over Redis. */
@Module({})
export class BullTransportModule {
  static with(redisUrl: string, consumes: boolean, settings: OutboxSettings): DynamicModule {
    const clients = new RedisClients(redisUrl);
    const names: string[] = consumes ? [sides.producer, sides.consumer] : [sides.producer];
    const tokens = names.map((name) => getQueueToken(name));
    const queues = names.map((name) => ({
      name,
      inject: [Reader],
      // The queue in Redis is named after the database, the same for both sides.
      useFactory: async (reader: Reader): Promise<QueueOptions & { name: string }> => ({
        name: 'outbox',
        prefix: `klangbank:${await new OutboxRepository().queueName(reader)}`,
        createClient: (type) => clients.create(type),
        settings: { retryProcessDelay: 1_000 },
        ...{ skipVersionCheck: true },
      }),
    }));
    return {
      module: BullTransportModule,
      imports: [BullModule.registerQueueAsync(...queues)],
      providers: [
        {
          provide: Transport,
          inject: tokens,
          useFactory: (producer: Queue<Job>, consumer?: Queue<Job>) =>
            new BullTransport(producer, consumer, clients, settings),
        },
      ],
      exports: [Transport],
    };
  }
}
