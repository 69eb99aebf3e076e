import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Redis } from 'ioredis';
import { setTimeout as pause } from 'node:timers/promises';

import { addDays, dayOf } from '../../src/platform/calendar/index.js';
import type { Database } from '../../src/platform/database/index.js';
import type { DatabaseName } from '../support/databases.js';
import { type RunningProcess, type RunningServer, runCli, startServer, startWorker } from '../support/processes.js';
import { OwnRedis } from '../support/redis.js';
import { SmtpSink } from '../support/smtp-sink.js';
import { count, inTime, rounds } from '../support/soak.js';
import { type DemoRegister, demoRegister } from './demo-register.js';

interface StoredMessage {
  readonly id: string;
  readonly state: string;
  readonly sending: unknown;
  readonly attempts: number;
  readonly repeats: number;
  readonly mailId: string | null;
}

const readMessages = (database: Database): Promise<StoredMessage[]> =>
  database.reader.all<StoredMessage>(
    `SELECT id, state, sending_since AS sending, attempts, possible_repeats AS repeats, provider_message_id AS "mailId"
     FROM message WHERE channel = 'email'`,
  );

/**
 * Makes every borrower of the demonstration late since yesterday, and owes them a reminder instead of those that the demonstration
 * begins with. Gives how many are owed.
 */
async function oweReminders(register: DemoRegister): Promise<number> {
  const today = dayOf(new Date(), 'Europe/Oslo');
  await register.look((database) =>
    database.unitOfWork.run(async (tx) => {
      for (const table of ['outbox', 'reminder', 'message']) await tx.run(`DELETE FROM ${table}`);
      await tx.run(`UPDATE loan SET due_on = $1 WHERE state = 'open' AND out_on <= $1`, [addDays(today, -1)]);
      for (const table of ['borrower', 'guardian']) {
        const address = `'en.' || id || '@example.org'`;
        await tx.run(`UPDATE ${table} SET email = ${address}, email_key = ${address} WHERE email IS NULL`);
      }
    }),
  );
  // A day that is still to come: there the demonstration's time passes, and nobody sleeps. On some days nobody is written to.
  for (let later = 1; later < 6; later += 1) {
    const { code, output } = await runCli(['sweep', '--on', addDays(today, later)], register.env);
    const [, owed] = /: (\d+) messages owed/.exec(output) ?? [];
    if (code !== 0) throw new Error(output);
    if (owed !== undefined) return Number(owed);
  }
  throw new Error('Five days in a row on which nobody is written to');
}

/** Lets the time pass that a lease takes, which a test does not wait for. */
async function leasesRunOut(register: DemoRegister): Promise<void> {
  const past = new Date(Date.now() - 24 * 3_600_000);
  await register.look((database) =>
    database.unitOfWork.run(async (tx) => {
      await tx.run('UPDATE outbox SET lease_until = $1', [past]);
      await tx.run('UPDATE message SET sending_since = $1 WHERE sending_since IS NOT NULL', [past]);
    }),
  );
}

/** What the sink and the register say of one run of deliveries with kills in it. */
class Ledger {
  /** Times that a kill fell between the sink's 250 and our record, by Message-ID. */
  readonly unrecorded = new Map<string, number>();
  /** Messages of which a kill cut off an attempt. */
  readonly cutOff = new Set<string>();
  private accepted = new Set<object>();

  constructor(private readonly sink: SmtpSink) {}

  /** Reads after a kill what was under way. */
  afterKill(stored: readonly StoredMessage[]): void {
    const fresh = this.sink.accepted.filter((mail) => !this.accepted.has(mail));
    this.accepted = new Set(this.sink.accepted);
    for (const { id, state, sending, mailId } of stored) {
      if (sending === null || state !== 'queued') continue;
      this.cutOff.add(id);
      if (fresh.some(({ messageId }) => messageId === mailId)) add(this.unrecorded, mailId ?? '');
    }
  }

  /** What is wrong in the end; empty is well. */
  faults(stored: readonly StoredMessage[], owed: number): string[] {
    const received = new Map<string, number>();
    for (const { messageId } of this.sink.accepted) add(received, messageId);
    const idsTo = new Map<string, Set<string>>();
    for (const { to, messageId } of this.sink.accepted) {
      const receiver = to.join();
      idsTo.set(receiver, (idsTo.get(receiver) ?? new Set()).add(messageId));
    }
    return [
      ...(stored.length === owed ? [] : [`${owed} owed, ${stored.length} stored`]),
      ...stored.filter(({ state }) => state !== 'sent').map(({ id, state }) => `${id} is ${state}`),
      ...stored.filter(({ mailId }) => !received.has(mailId ?? '')).map(({ id }) => `lost: ${id}`),
      ...[...received].flatMap(([id, times]) => {
        const explained = 1 + (this.unrecorded.get(id) ?? 0);
        return times === explained ? [] : [`${id} came ${times} times, and ${explained} are explained`];
      }),
      // Every attempt but the last one was cut off, and may have arrived.
      ...stored
        .filter(({ attempts, repeats }) => repeats !== attempts - 1)
        .map(({ id, attempts, repeats }) => `${id} counts ${repeats} possible repeats in ${attempts} attempts`),
      ...stored
        .filter(({ id, attempts }) => attempts > 1 !== this.cutOff.has(id))
        .map(({ id, attempts }) => `${id} took ${attempts} attempts, and that is not what the kills did`),
      ...[...idsTo].filter(([, ids]) => ids.size > 1).map(([to]) => `two reminders to ${to}`),
    ];
  }
}

function add(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

/** Kills when the sink has answered one more mail: in the same turn where it is aimed, else some time after. */
async function killAt(
  sink: SmtpSink,
  victim: RunningProcess,
  { mails, waitMs }: { mails: number; waitMs: number | null },
): Promise<void> {
  let left = mails;
  await new Promise<void>((resolve) => {
    const stop = sink.onAnswer(() => {
      left -= 1;
      if (left > 0) return;
      stop();
      if (waitMs === null) void victim.kill().then(resolve);
      else
        void pause(waitMs)
          .then(() => victim.kill())
          .then(resolve);
    });
    void victim.ended.then(() => resolve());
  });
}

const isDelivered = async (register: DemoRegister): Promise<boolean> =>
  register.look(async ({ reader }) => (await reader.all('SELECT id FROM outbox')).length === 0);

/** As many as fit before a message is given up: with each kill its lease runs out once more. */
const killsInARun = 6;

describe.each<DatabaseName>(['sqlite', 'postgres'])('reminders on %s', (name) => {
  let register: DemoRegister;
  let sink: SmtpSink;
  let owed: number;
  let redis: OwnRedis | undefined;
  const running: RunningProcess[] = [];

  beforeAll(async () => {
    if (name === 'postgres') redis = await OwnRedis.start();
  });
  afterAll(async () => {
    await Promise.all(running.map((one) => one.kill()));
    await sink.stop();
    await redis?.stop();
    await register.drop();
  });

  const env = (): Record<string, string> => ({
    ...register.env,
    SMTP_URL: sink.url,
    MAIL_FROM: 'Demo kommune <post@demo.example>',
    ...(redis === undefined ? {} : { REDIS_URL: redis.url }),
  });
  const start = async (): Promise<RunningServer> => {
    const server = await startServer({ env: env(), patience: 240_000 });
    running.push(server);
    return server;
  };
  const startConsumer = async (): Promise<RunningProcess> => {
    if (redis === undefined) return start();
    const worker = await startWorker({ env: env(), patience: 240_000 });
    running.push(worker);
    return worker;
  };

  /** What else falls over beside the worker: the relay's own process, and the queue with everything in it. */
  const alsoFails = async (round: number, queue: OwnRedis, server: RunningServer): Promise<RunningServer> => {
    if (round === 1) {
      await server.kill();
      return start();
    }
    if (round === 2) {
      await queue.kill();
      await queue.start();
    }
    if (round === 3) {
      const client = new Redis(queue.url);
      await client.flushall();
      await client.quit();
    }
    return server;
  };

  /** Delivers everything that is owed, with kills under way. */
  const deliverThroughKills = async (): Promise<Ledger> => {
    const ledger = new Ledger(sink);
    let server = redis === undefined ? undefined : await start();
    for (let round = 0; round < killsInARun && !(await isDelivered(register)); round += 1) {
      const consumer = await startConsumer();
      const aimed = round % 2 === 0;
      await killAt(sink, consumer, { mails: 1 + (round % 3), waitMs: aimed ? null : (round * 17) % 60 });
      await sink.quiet();
      ledger.afterKill(await register.look(readMessages));
      count(`kills during deliveries on ${name}`);
      if (server !== undefined && redis !== undefined) server = await alsoFails(round, redis, server);
      await leasesRunOut(register);
    }
    const last = await startConsumer();
    await last.until(() => isDelivered(register));
    expect(await last.stop()).toBe(0);
    if (server !== undefined) expect(await server.stop()).toBe(0);
    return ledger;
  };

  it('are lost by no kill -9, and repeated only where it fell between the mail server’s 250 and our record', async () => {
    let unrecorded = 0;
    for (let run = 0; run < rounds(1, 20) && inTime(run); run += 1) {
      if (run > 0) await Promise.all([register.drop(), sink.stop()]);
      [register, sink] = await Promise.all([demoRegister(name), SmtpSink.start()]);
      owed = await oweReminders(register);
      expect(owed).toBeGreaterThan(20);
      sink.answerWith(async () => {
        await pause(40);
        return 'accept' as const;
      });
      const ledger = await deliverThroughKills();
      expect(ledger.faults(await register.look(readMessages), owed)).toEqual([]);
      // The kills did what they were for.
      expect(ledger.cutOff.size).toBeGreaterThan(0);
      const explained = [...ledger.unrecorded.values()].reduce((sum, times) => sum + times, 0);
      count(`explained repeats on ${name}`, explained);
      unrecorded += explained;
    }
    expect(unrecorded).toBeGreaterThan(0);
  });

  it('would be noticed if one were lost or repeated', async () => {
    const stored = await register.look(readMessages);
    const [first] = sink.log;
    if (first === undefined) throw new Error('Nothing was sent');
    const ledger = new Ledger(sink);
    sink.log.push({ ...first });
    expect(ledger.faults(stored, owed)).toContainEqual(expect.stringMatching(/times, and 1 are explained/));
    const without = stored.filter(({ mailId }) => mailId !== first.messageId);
    expect(ledger.faults([...without, { ...stored[0]!, id: 'x', mailId: '<never@sent>' }], owed)).toContain('lost: x');
  });
});
