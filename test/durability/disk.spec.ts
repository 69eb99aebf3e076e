import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type Sqlite from 'better-sqlite3';
import { spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { statSync } from 'node:fs';
import pg from 'pg';

import { Town, expectProblem, kindOf } from '../http/town.js';
import { type Sendable, send, writeOf } from '../http/writes.js';
import { type TestDatabase, freshDatabase } from '../support/databases.js';
import type { Answer } from '../support/http.js';
import { type RunningServer, startServer } from '../support/processes.js';
import { program, services } from '../support/services.js';
import { count, inTime, rounds } from '../support/soak.js';
import { type DemoRegister, demoRegister, logIn } from './demo-register.js';

const newBorrower = writeOf('POST /api/v1/borrowers');
const checkout = writeOf('POST /api/v1/checkouts');

/** Cards of borrowers that were answered with 201, and the other answers. */
interface Tried {
  readonly stored: readonly string[];
  readonly refused: readonly Answer[];
}

/** Registers borrowers, some at a time, until one is refused. */
async function registerUntilRefused(town: Town, atOnce = 20): Promise<Tried> {
  const stored: string[] = [];
  const refused: Answer[] = [];
  for (let batch = 0; batch < 4_000 / atOnce && refused.length === 0; batch += 1) {
    const requests = await Promise.all(Array.from({ length: atOnce }, () => newBorrower.prepare(town)));
    const answers = await Promise.all(requests.map((request) => send(town, newBorrower, request)));
    for (const answer of answers) {
      if (answer.status === 201) stored.push(answer.body.cardNumber);
      else refused.push(answer);
    }
  }
  return { stored, refused };
}

/** Says that the register holds exactly what was answered with success since `before`. */
async function expectExactly(town: Town, before: number, stored: readonly string[]): Promise<void> {
  expect(await town.count('borrower')).toBe(before + stored.length);
  const words = await town.count('borrower_word w LEFT JOIN borrower b ON b.id = w.borrower_id WHERE b.id IS NULL');
  expect(words).toBe(0);
  await town.expectWhole();
}

/** Everything that a register which cannot be written still does, and does not. */
async function expectReadable(town: Town): Promise<void> {
  const manager = await town.as('lager');
  expect((await manager.get('/api/v1/instruments?limit=5')).status).toBe(200);
  expect((await manager.get('/health/ready')).status).toBe(200);
  const desk = await town.as('bibliotek');
  expect((await desk.get('/api/v1/loans?state=open')).status).toBe(200);
}

/** Whoever looks up a person is logged for it, or does not get to see the person. */
async function expectNobodySeen(town: Town, code: string): Promise<void> {
  const desk = await town.as('bibliotek');
  const [{ id } = { id: '' }] = await town.rows<{ id: string }>('SELECT id FROM borrower ORDER BY id LIMIT 1');
  expectProblem(await desk.get(`/api/v1/borrowers/${id}`), 503, code);
}

describe('an embedded database', () => {
  let database: TestDatabase;
  let town: Town;
  let driver: Sqlite.Database;

  beforeAll(async () => {
    database = await freshDatabase('sqlite');
    town = await Town.start(database);
    const { driver: source } = town.application.database.dataSource as unknown as {
      driver: { databaseConnection: Sqlite.Database };
    };
    driver = source.databaseConnection;
  });
  afterAll(async () => {
    await town.close();
    await database.drop();
  });

  it('that is full refuses with 503 and a code, keeps nothing half, and goes on when there is room', async () => {
    for (let round = 0; round < rounds(1, 50) && inTime(round); round += 1) {
      const prepared: Sendable[] = [];
      while (prepared.length < 40) prepared.push(await checkout.prepare(town));
      const before = await town.count('borrower');
      for (const who of ['lager', 'bibliotek']) await town.as(who);
      const pages = driver.pragma('page_count', { simple: true }) as number;
      driver.pragma(`max_page_count = ${pages + 8}`);
      const { stored, refused } = await registerUntilRefused(town);
      expect(refused.length).toBeGreaterThan(0);
      for (const answer of refused) {
        expectProblem(answer, 503, 'database-full');
        expect(answer.headers.get('retry-after')).toMatch(/^\d+$/);
      }
      await expectExactly(town, before, stored);
      // The first of them may still fit into what is left.
      let [refusedHandOver, key] = [prepared[0]!, { 'idempotency-key': '' }];
      let answer: Answer | undefined;
      for (const handOver of prepared) {
        [refusedHandOver, key] = [handOver, { 'idempotency-key': randomUUID() }];
        answer = await send(town, checkout, handOver, key);
        if (answer.status !== 201) break;
      }
      expect(answer && kindOf(answer)).toBe('503 database-full');
      await expectReadable(town);
      driver.pragma('max_page_count = 4294967294');
      expect((await send(town, checkout, refusedHandOver, key)).status).toBe(201);
      expect((await send(town, newBorrower, await newBorrower.prepare(town))).status).toBe(201);
      await town.expectWhole();
      count('full disk, SQLite');
    }
  });

  it('that can only be read refuses with 503 and a code, and goes on when it can be written', async () => {
    for (let round = 0; round < rounds(1, 50) && inTime(round); round += 1) {
      const prepared = await checkout.prepare(town);
      const before = await town.count('borrower');
      const loans = await town.count('loan');
      driver.pragma('query_only = ON');
      const { stored, refused } = await registerUntilRefused(town);
      expect(stored).toEqual([]);
      for (const answer of refused) expectProblem(answer, 503, 'database-read-only');
      const key = { 'idempotency-key': randomUUID() };
      expectProblem(await send(town, checkout, prepared, key), 503, 'database-read-only');
      await expectReadable(town);
      await expectNobodySeen(town, 'database-read-only');
      driver.pragma('query_only = OFF');
      await expectExactly(town, before, []);
      expect(await town.count('loan')).toBe(loans);
      // The refusal was the disk's and not the register's, so the key is still good.
      expect((await send(town, checkout, prepared, key)).status).toBe(201);
      await town.expectWhole();
      count('read-only, SQLite');
    }
  });
});

describe('PostgreSQL', () => {
  let database: TestDatabase;
  let town: Town;
  let administrator: pg.Client;
  let name: string;

  beforeAll(async () => {
    database = await freshDatabase('postgres');
    town = await Town.start(database);
    name = new URL(database.url).pathname.slice(1);
    administrator = new pg.Client({ connectionString: services.databaseUrl });
    await administrator.connect();
  });
  afterAll(async () => {
    await administrator.end();
    await town.close();
    await database.drop();
  });

  /** Cuts every connection to the test's database off; the next ones are under its new settings. */
  const cutOff = async (): Promise<void> => {
    await administrator.query('SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1', [name]);
  };
  const setReadOnly = async (on: 'on' | 'off'): Promise<void> => {
    await administrator.query(`ALTER DATABASE ${name} SET default_transaction_read_only = ${on}`);
    await cutOff();
  };
  /** Asks until the server has found the database again. */
  const settled = async (isSo: (answer: Answer) => boolean): Promise<Answer> => {
    let answer = await send(town, newBorrower, await newBorrower.prepare(town));
    for (let tries = 0; tries < 40 && !isSo(answer); tries += 1) {
      expect([201, 503]).toContain(answer.status);
      answer = await send(town, newBorrower, await newBorrower.prepare(town));
    }
    return answer;
  };

  /**
   * Leaves no room for another row of the log, which every write appends to: its file becomes as large as one can be, though it
   * takes up nothing, and where PostgreSQL would begin the next one stands the device that is always full.
   */
  const fillDisk = async (): Promise<() => Promise<void>> => {
    const inside = new pg.Client({ connectionString: database.url });
    await inside.connect();
    const run = (command: string): Promise<unknown> => inside.query(`COPY (SELECT 1) TO PROGRAM '${command}'`);
    await inside.query('ALTER TABLE audit_entry SET (autovacuum_enabled = off)');
    await inside.query('CHECKPOINT');
    const { rows } = await inside.query<{ file: string }>(
      `SELECT current_setting('data_directory') || '/' || pg_relation_filepath('audit_entry') AS file`,
    );
    const file = rows[0]?.file ?? '';
    await run(`truncate -s 1G "${file}" && ln -s /dev/full "${file}.1"`);
    return async () => {
      await run(`rm "${file}.1"`);
      // Into a new file: who has the device open would go on writing to it, and the old one is long to read.
      await inside.query('VACUUM FULL audit_entry');
      await inside.end();
    };
  };

  it('whose disk is full refuses with 503 and a code, keeps nothing half, and goes on when there is room', async () => {
    for (let round = 0; round < rounds(1, 20) && inTime(round); round += 1) {
      const prepared = await checkout.prepare(town);
      for (const who of ['lager', 'bibliotek']) await town.as(who);
      const before = await town.count('borrower');
      const loans = await town.count('loan');
      const makeRoom = await fillDisk();
      const { stored, refused } = await registerUntilRefused(town, 1);
      expect(refused.map(kindOf)).toEqual(['503 database-full']);
      for (const answer of refused) {
        expectProblem(answer, 503, 'database-full');
        expect(answer.headers.get('retry-after')).toMatch(/^\d+$/);
      }
      const key = { 'idempotency-key': randomUUID() };
      expectProblem(await send(town, checkout, prepared, key), 503, 'database-full');
      expect(await town.count('loan')).toBe(loans);
      await expectExactly(town, before, stored);
      await expectReadable(town);
      await expectNobodySeen(town, 'database-full');
      await makeRoom();
      expect((await send(town, newBorrower, await newBorrower.prepare(town))).status).toBe(201);
      expect((await send(town, checkout, prepared, key)).status).toBe(201);
      await town.expectWhole();
      count('full disk, PostgreSQL');
    }
  });

  it('that can only be read refuses with 503 and a code, and goes on when it can be written', async () => {
    for (let round = 0; round < rounds(1, 20) && inTime(round); round += 1) {
      const prepared = await checkout.prepare(town);
      for (const who of ['lager', 'bibliotek']) await town.as(who);
      await setReadOnly('on');
      expect(kindOf(await settled(({ body }) => body.code === 'database-read-only'))).toBe('503 database-read-only');
      const before = await town.count('borrower');
      const { stored, refused } = await registerUntilRefused(town);
      expect(stored).toEqual([]);
      for (const answer of refused) expectProblem(answer, 503, 'database-read-only');
      const key = { 'idempotency-key': randomUUID() };
      expectProblem(await send(town, checkout, prepared, key), 503, 'database-read-only');
      await expectReadable(town);
      await expectNobodySeen(town, 'database-read-only');
      expect(await town.count('borrower')).toBe(before);
      await setReadOnly('off');
      expect((await settled(({ status }) => status === 201)).status).toBe(201);
      expect((await send(town, checkout, prepared, key)).status).toBe(201);
      await town.expectWhole();
      count('read-only, PostgreSQL');
    }
  });

  it('that cuts connections off in the middle loses nothing that was answered, and a key tells what was done', async () => {
    for (let round = 0; round < rounds(1, 50) && inTime(round); round += 1) {
      const requests = await Promise.all(Array.from({ length: 40 }, () => newBorrower.prepare(town)));
      const keyed = requests.map((request) => ({ request, key: { 'idempotency-key': randomUUID() } }));
      const before = await town.count('borrower');
      const under = Promise.all(keyed.map(({ request, key }) => send(town, newBorrower, request, key)));
      await cutOff();
      const first = await under;
      expect(first.map(({ status }) => status).filter((status) => status !== 201 && status !== 503)).toEqual([]);
      await settled(({ status }) => status === 201);
      const extra = (await town.count('borrower')) - before;
      expect(extra).toBeGreaterThanOrEqual(first.filter(({ status }) => status === 201).length);
      const second = await Promise.all(keyed.map(({ request, key }) => send(town, newBorrower, request, key)));
      expect(second.map(kindOf)).toEqual(second.map(() => '201'));
      const cards = keyed.map(({ request }) => (request.json as { cardNumber: string }).cardNumber.toUpperCase());
      const stored = await town.count('borrower WHERE card_number = ANY_OF($1)', [JSON.stringify(cards)]);
      expect(stored).toBe(keyed.length);
      await town.expectWhole();
      count('connections cut off, PostgreSQL');
    }
  });
});

describe('the built server', () => {
  let register: DemoRegister;

  beforeAll(async () => {
    register = await demoRegister('sqlite');
  });
  afterAll(() => register.drop());

  /** The system's own limit on the size of a file, which the write-ahead log meets in the middle of a commit. */
  const limitFiles = ({ pid }: RunningServer, bytes: number | 'unlimited'): void => {
    const { status, stderr } = spawnSync(program('prlimit'), ['--pid', `${pid}`, `--fsize=${bytes}:unlimited`]);
    if (status !== 0) throw new Error(stderr.toString());
  };

  it('whose log can grow no more answers 503, keeps what it answered, and goes on when it can', async () => {
    const stored: string[] = [];
    for (let round = 0; round < rounds(1, 20) && inTime(round); round += 1) {
      const server = await startServer({ env: register.env, patience: 240_000 });
      const [desk, manager] = await Promise.all([logIn(server.url, 'bibliotek'), logIn(server.url, 'lager')]);
      const person = { type: 'person', displayName: 'Prøve P.', birthDate: '1985-02-03', language: 'nb' };
      const file = (register.env['DATABASE_URL'] ?? '').slice('sqlite:'.length);
      limitFiles(server, statSync(`${file}-wal`).size + 40_000);
      const refused: Answer[] = [];
      for (let batch = 0; batch < 100 && refused.length === 0; batch += 1) {
        const answers = await Promise.all(
          Array.from({ length: 20 }, () => desk.post('/api/v1/borrowers', { json: person })),
        );
        for (const answer of answers) {
          if (answer.status === 201) stored.push(answer.body.id);
          else refused.push(answer);
        }
      }
      expect(refused.length).toBeGreaterThan(0);
      for (const answer of refused) expectProblem(answer, 503, answer.body.code);
      expect((await manager.get('/api/v1/instruments?limit=1')).status).toBe(200);
      limitFiles(server, 'unlimited');
      const after = await desk.post('/api/v1/borrowers', { json: person });
      expect(after.status).toBe(201);
      stored.push(after.body.id);
      await server.kill();
      const ids = await register.look(({ reader }) =>
        reader.all<{ id: string }>(`SELECT id FROM borrower WHERE display_name = 'Prøve P.'`),
      );
      expect(ids.map(({ id }) => id).sort()).toEqual([...stored].sort());
      expect(await register.check()).toEqual({ code: 0, output: expect.any(String) });
      count('full log, built server');
    }
  });
});
