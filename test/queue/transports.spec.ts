import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Redis } from 'ioredis';
import { setTimeout as pause } from 'node:timers/promises';
import type { Database } from '../../src/platform/database/index.js';
import type { OutboxSettings, Outcome } from '../../src/platform/outbox/index.js';
import { type DatabaseName, type TestDatabase, freshDatabase } from '../support/databases.js';
import { OwnRedis } from '../support/redis.js';
import { services } from '../support/services.js';
import { count, inTime, rounds } from '../support/soak.js';
import { errand, Errands, OutboxProcessUnderTest, open, until } from './support.js';

type TransportName = 'in-process' | 'bull';

const redisUrlOf = (transport: TransportName): string | null => (transport === 'bull' ? services.redisUrl : null);

/** One contract for every way that a job can travel. */
describe.each<[TransportName, DatabaseName]>([
  ['in-process', 'sqlite'],
  ['bull', 'sqlite'],
  ['bull', 'postgres'],
])('the outbox with the %s transport on %s', (transport, databaseName) => {
  let empty: TestDatabase;
  let database: Database;
  let errands: Errands;
  const running: OutboxProcessUnderTest[] = [];

  const start = async (settings: Partial<OutboxSettings> = {}): Promise<OutboxProcessUnderTest> => {
    const started = await OutboxProcessUnderTest.start({
      database,
      errands,
      redisUrl: redisUrlOf(transport),
      settings,
    });
    running.push(started);
    return started;
  };

  beforeAll(async () => {
    empty = await freshDatabase(databaseName);
    database = await open(empty);
  });
  afterAll(async () => {
    await database.close();
    await empty.drop();
  });
  beforeEach(() => {
    errands = new Errands();
  });
  afterEach(async () => {
    await Promise.all(running.splice(0).map((one) => one.stop()));
    await database.unitOfWork.run((tx) => tx.run('DELETE FROM outbox'));
  });

  it('does what was committed, once, and leaves no row behind', async () => {
    const process = await start();
    await process.add('one', 'two');
    await until(() => process.isEmpty(), 'both are done');
    expect(errands.runs.map(({ id }) => id).sort()).toEqual(['one', 'two']);
  });

  it('never does what was undone', async () => {
    const process = await start();
    const undone = process.unitOfWork.run(async (tx) => {
      await process.outbox.add(tx, errand, { id: 'undone' });
      throw new Error('changed my mind');
    });
    await expect(undone).rejects.toThrow('changed my mind');
    await process.add('after');
    await until(() => process.isEmpty(), 'the other is done');
    expect([...errands.ids]).toEqual(['after']);
  });

  it('runs a job again within its lease when it throws', async () => {
    errands.act = async (_id, run) => {
      if (run === 1) throw new Error('stumbled');
      return { end: 'done' };
    };
    const process = await start();
    await process.add('stumbling');
    await until(() => process.isEmpty(), 'it is done');
    const [first, second] = errands.of('stumbling');
    expect(second!.at - first!.at).toBeLessThan(600);
    expect(errands.runs).toHaveLength(2);
  });

  it('offers a job that failed again only when its lease has run out', async () => {
    errands.act = async (_id, run) => (run === 1 ? { end: 'failed', code: 'not-today' } : { end: 'done' });
    const process = await start();
    await process.add('patient');
    await until(() => process.isEmpty(), 'it is done');
    const [first, second] = errands.of('patient');
    expect(errands.runs).toHaveLength(2);
    expect(second!.at - first!.at).toBeGreaterThanOrEqual(500);
  });

  it('gives a job up after its last round, says so, and keeps the row where it is counted', async () => {
    errands.act = async () => ({ end: 'failed', code: 'never' });
    const process = await start();
    await process.add('hopeless');
    // It says so within the unit of work that writes it down.
    await until(async () => (await process.counts()).failed > 0, 'it is given up');
    expect(errands.givenUp).toEqual([{ id: 'hopeless', code: 'never' }]);
    expect(errands.of('hopeless')).toHaveLength(3);
    expect(await process.counts()).toMatchObject({ waiting: 0, failed: 1 });
  });

  it('comes back later for a job that could not be done yet, as often as it takes', async () => {
    errands.act = async (_id, run) =>
      run < 6 ? { end: 'later', at: new Date(Date.now() + 60), code: 'early' } : { end: 'done' };
    const process = await start();
    await process.add('early');
    await until(() => process.isEmpty(), 'it is done');
    expect(errands.of('early')).toHaveLength(6);
    expect(errands.givenUp).toEqual([]);
  });

  it('does many jobs, a few at a time', async () => {
    errands.act = async () => {
      await pause(2);
      return { end: 'done' };
    };
    const process = await start();
    const ids = Array.from({ length: 150 }, (_one, index) => `job-${index}`);
    await process.add(...ids);
    await until(() => process.isEmpty(), 'all are done', 20_000);
    expect(errands.ids.size).toBe(150);
    expect(errands.mostAtOnce).toBeLessThanOrEqual(3);
  });

  it('shares the rows between two processes without doing one twice', async () => {
    const lease = { leaseMs: 60_000, longestLeaseMs: 60_000 };
    const [one] = [await start(lease), await start(lease)];
    const ids = Array.from({ length: 60 }, (_one, index) => `shared-${index}`);
    await one.add(...ids);
    await until(() => one.isEmpty(), 'all are done', 20_000);
    expect(errands.runs).toHaveLength(60);
  });

  it('finishes what runs when it is stopped, takes nothing new, and the next process does the rest', async () => {
    let release = (): void => undefined;
    const held = new Promise<void>((resolve) => (release = resolve));
    errands.act = async (id) => {
      if (id === 'running') await held;
      return { end: 'done' };
    };
    const first = await start();
    await first.add('running');
    await until(() => errands.of('running').length === 1, 'it runs');
    const stopping = first.stop();
    running.splice(running.indexOf(first), 1);
    await pause(50);
    await database.unitOfWork.run((tx) => first.outbox.add(tx, errand, { id: 'rest' }));
    release();
    await stopping;
    expect(errands.of('rest')).toHaveLength(0);
    const second = await start();
    await until(() => second.isEmpty(), 'the rest is done');
    expect(errands.of('running')).toHaveLength(1);
    expect(errands.of('rest')).toHaveLength(1);
  });

  it('loses nothing with a process that never answers again', async () => {
    let release = (): void => undefined;
    const silence = new Promise<Outcome>((resolve) => (release = () => resolve({ end: 'done' })));
    errands.act = async (_id, run) => (run === 1 ? silence : { end: 'done' });
    const process = await start();
    await process.add('orphan');
    await until(() => process.isEmpty(), 'it is done after its lease');
    expect(errands.of('orphan')).toHaveLength(2);
    release();
  });
});

describe('the outbox in one process, with another beside it', () => {
  it('leaves to the other what waited in memory until its lease ran out', async () => {
    const empty = await freshDatabase('sqlite');
    const database = await open(empty);
    const errands = new Errands();
    const free = new Map<string, () => void>();
    errands.act = async (id, run) => {
      if (run === 1) await new Promise<void>((resolve) => free.set(id, resolve));
      return { end: 'done' };
    };
    const start = (settings: Partial<OutboxSettings>): Promise<OutboxProcessUnderTest> =>
      OutboxProcessUnderTest.start({ database, errands, settings });
    const first = await start({ concurrency: 1, leaseMs: 300, pollMs: 60_000 });
    await first.add('running', 'waiting');
    await until(() => errands.of('running').length === 1, 'the first is held up');
    const second = await start({ leaseMs: 60_000, longestLeaseMs: 60_000 });
    await until(() => errands.of('waiting').length === 1, 'the second has what waited');
    free.get('running')!();
    await pause(300);
    expect(errands.of('waiting')).toHaveLength(1);
    free.get('waiting')!();
    await until(() => second.isEmpty(), 'both are done');
    await Promise.all([first.stop(), second.stop()]);
    await database.close();
    await empty.drop();
  });
});

describe('the outbox while Redis comes and goes', () => {
  let empty: TestDatabase;
  let database: Database;
  let redis: OwnRedis;
  let errands: Errands;
  const running: OutboxProcessUnderTest[] = [];

  const start = async (role: { relays: boolean; consumes: boolean }): Promise<OutboxProcessUnderTest> => {
    const started = await OutboxProcessUnderTest.start({ database, errands, redisUrl: redis.url, ...role });
    running.push(started);
    return started;
  };
  const idsOf = (name: string, count: number): string[] =>
    Array.from({ length: count }, (_one, index) => `${name}-${index}`);

  beforeAll(async () => {
    empty = await freshDatabase('sqlite');
    database = await open(empty);
  });
  afterAll(async () => {
    await database.close();
    await empty.drop();
  });
  const begin = async (): Promise<void> => {
    errands = new Errands();
    redis = await OwnRedis.start();
  };
  const end = async (): Promise<void> => {
    await Promise.all(running.splice(0).map((one) => one.stop()));
    await redis.stop();
    await database.unitOfWork.run((tx) => tx.run('DELETE FROM outbox'));
  };
  /** Once, and in a soak run again and again, each time with a Redis of its own. */
  const again = async (name: string, story: () => Promise<void>): Promise<void> => {
    for (let round = 0; round < rounds(1, 50) && inTime(round); round += 1) {
      await begin();
      await story().finally(end);
      count(name);
    }
  };

  it('does everything although Redis is killed under way and comes back empty', () =>
    again('Redis killed', async () => {
      errands.act = async () => {
        await pause(10);
        return { end: 'done' };
      };
      const server = await start({ relays: true, consumes: false });
      await start({ relays: false, consumes: true });
      await server.add(...idsOf('before', 60));
      await until(() => errands.runs.length > 5, 'some are done');
      await redis.kill();
      const began = performance.now();
      await server.add(...idsOf('during', 20));
      expect(performance.now() - began).toBeLessThan(1_000);
      await pause(300);
      await redis.start();
      await until(() => server.isEmpty(), 'all are done');
      expect(errands.ids.size).toBe(80);
    }));

  it('does everything although Redis is flushed under way', () =>
    again('Redis flushed', async () => {
      errands.act = async () => {
        await pause(10);
        return { end: 'done' };
      };
      const process = await start({ relays: true, consumes: true });
      await process.add(...idsOf('flushed', 60));
      await until(() => errands.runs.length > 5, 'some are done');
      await flush(redis.url);
      await until(() => process.isEmpty(), 'all are done');
      expect(errands.ids.size).toBe(60);
    }));

  it('starts without Redis, keeps what is written, and does it when Redis comes', () =>
    again('starts without Redis', async () => {
      await redis.kill();
      const process = await start({ relays: true, consumes: true });
      await process.add('waiting');
      await pause(300);
      expect(errands.runs).toHaveLength(0);
      await redis.start();
      await until(() => process.isEmpty(), 'it is done', 20_000);
      expect([...errands.ids]).toEqual(['waiting']);
    }));

  it('stops in time while Redis is away and a job is running', () =>
    again('stops without Redis', async () => {
      errands.act = async () => {
        await pause(500);
        return { end: 'done' };
      };
      const process = await start({ relays: true, consumes: true });
      await process.add('running');
      await until(() => errands.runs.length === 1, 'it runs');
      await redis.kill();
      const began = performance.now();
      await process.stop();
      running.splice(0);
      expect(performance.now() - began).toBeLessThan(12_000);
      expect(await database.reader.all('SELECT id FROM outbox')).toEqual([]);
    }));

  it('keeps two installations on one Redis apart', () =>
    again('two installations on one Redis', async () => {
      const other = await freshDatabase('sqlite');
      const otherDatabase = await open(other);
      const otherErrands = new Errands();
      const one = await start({ relays: true, consumes: true });
      const two = await OutboxProcessUnderTest.start({
        database: otherDatabase,
        errands: otherErrands,
        redisUrl: redis.url,
      });
      await Promise.all([one.add(...idsOf('mine', 20)), two.add(...idsOf('yours', 20))]);
      await until(async () => (await one.isEmpty()) && (await two.isEmpty()), 'both are done');
      expect([...errands.ids].every((id) => id.startsWith('mine'))).toBe(true);
      expect(errands.runs).toHaveLength(20);
      expect(otherErrands.runs).toHaveLength(20);
      await two.stop();
      await otherDatabase.close();
      await other.drop();
    }));
});

async function flush(url: string): Promise<void> {
  const client = new Redis(url);
  await client.flushall();
  await client.quit();
}
