import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import Sqlite from 'better-sqlite3';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { SystemClock } from '../../src/platform/clock/index.js';
import { loadConfig } from '../../src/platform/config/index.js';
import {
  ConstraintViolation,
  DataRefused,
  type Database,
  DatabaseUnavailable,
  NestedUnitOfWork,
  RunAgain,
  TransactionEnded,
  type Tx,
  openDatabase,
} from '../../src/platform/database/index.js';
import { InstallationEntity } from '../../src/organisation/index.js';
import { QualityGradeEntity } from '../../src/inventory/index.js';
import { schema } from '../../src/schema.js';
import { type TestDatabase, eachDatabase, freshDatabase } from '../support/databases.js';
import { count, inTime, rounds } from '../support/soak.js';

const open = (database: TestDatabase): Promise<Database> =>
  openDatabase(loadConfig({ DATABASE_URL: database.url, SECRET_KEY: 'k'.repeat(32) }).database, schema);

type Grade = Pick<QualityGradeEntity, keyof QualityGradeEntity>;
const grade = (id: string, position: number): Grade => ({ id, position, nb: id, nn: id, en: id, needsRight: false });
const countOf = async ({ reader }: Database): Promise<number> =>
  (await reader.one<{ n: number }>('SELECT CAST(COUNT(*) AS INTEGER) AS n FROM quality_grade'))?.n ?? -1;

eachDatabase((database) => {
  let db: Database;
  beforeAll(async () => {
    db = await open(database());
  });
  afterAll(() => db.close());

  it('stores what was acknowledged and nothing of what failed, of 300 staggered units of which a third throw, and shows no dirty row', async () => {
    for (let round = 0; round < rounds(1, 100) && inTime(round); round += 1) {
      const before = await countOf(db);
      const watching = { on: true };
      let dirty = 0;
      const watch = (async () => {
        while (watching.on) {
          dirty += (
            await db.reader.all(`SELECT id FROM quality_grade WHERE id LIKE 'stagger-${round}-%' AND en = 'half'`)
          ).length;
          await pause(1);
        }
      })();
      const units = Array.from({ length: 300 }, async (_unit, index) => {
        await pause(index * 2);
        return db.unitOfWork.run(async (tx) => {
          await tx.insert(QualityGradeEntity, {
            ...grade(`stagger-${round}-${index}`, 1_000 + 300 * round + index),
            en: 'half',
          });
          await pause(Math.random() * 3);
          await tx.run(`UPDATE quality_grade SET en = 'whole' WHERE id = $1`, [`stagger-${round}-${index}`]);
          if (index % 3 === 0) throw new Error('on purpose');
        });
      });
      const results = await Promise.allSettled(units);
      watching.on = false;
      await watch;
      const acknowledged = results.flatMap(({ status }, index) =>
        status === 'fulfilled' ? [`stagger-${round}-${index}`] : [],
      );
      const stored = await db.reader.all<{ id: string }>(
        `SELECT id FROM quality_grade WHERE id LIKE 'stagger-${round}-%'`,
      );
      expect(acknowledged).toHaveLength(200);
      expect(stored.map(({ id }) => id).sort()).toEqual(acknowledged.sort());
      expect(await countOf(db)).toBe(before + 200);
      expect(dirty).toBe(0);
      count('staggered units', 300);
    }
  });

  // Which of the first two is stored is for the database to say; the third always is, and the tests below count on it.
  it('fails only the unit that broke a constraint, and names it', async () => {
    const results = await Promise.allSettled([
      db.unitOfWork.run((tx) => tx.insert(QualityGradeEntity, grade('first', 1))),
      db.unitOfWork.run((tx) => tx.insert(QualityGradeEntity, grade('second', 1))),
      db.unitOfWork.run((tx) => tx.insert(QualityGradeEntity, grade('third', 3))),
    ]);
    const refusals = results.flatMap((result) => (result.status === 'rejected' ? [result.reason as unknown] : []));
    expect(refusals).toHaveLength(1);
    expect(refusals[0]).toBeInstanceOf(ConstraintViolation);
    expect((refusals[0] as ConstraintViolation).constraint).toBe('ux_quality_grade_position');
  });

  it('names a CHECK and a primary key alike on both databases', async () => {
    const row = { demonstration: false, createdAt: new Date(0) };
    await expect(db.unitOfWork.run((tx) => tx.insert(InstallationEntity, { ...row, id: 2 }))).rejects.toMatchObject({
      constraint: 'ck_installation_single',
    });
    await expect(db.unitOfWork.run((tx) => tx.insert(QualityGradeEntity, grade('third', 77)))).rejects.toMatchObject({
      constraint: 'pk_quality_grade',
    });
    const single = { id: 1, demonstration: false, createdAt: new Date(0) };
    const twice = db.unitOfWork.run(async (tx) => {
      await tx.insert(InstallationEntity, single);
      await tx.insert(InstallationEntity, single);
    });
    await expect(twice).rejects.toMatchObject({ constraint: 'pk_installation' });
    const orphan = db.unitOfWork.run((tx) =>
      tx.run(
        `INSERT INTO opening_hours (lending_point_id, weekday, opens, closes) VALUES ('nowhere', 1, '10:00', '16:00')`,
      ),
    );
    await expect(orphan).rejects.toMatchObject({ constraint: 'foreign-key' });
  });

  it('refuses a unit inside a unit, and a Tx that has ended', async () => {
    let kept: Tx | undefined;
    const nested = db.unitOfWork.run(async (tx) => {
      kept = tx;
      await db.unitOfWork.run(() => Promise.resolve());
    });
    await expect(nested).rejects.toBeInstanceOf(NestedUnitOfWork);
    await expect(kept?.run(`UPDATE quality_grade SET en = 'late'`)).rejects.toBeInstanceOf(TransactionEnded);
    expect(await db.reader.all(`SELECT id FROM quality_grade WHERE en = 'late'`)).toEqual([]);
  });

  it('never acknowledges a unit that swallowed an error of the database', async () => {
    const before = await countOf(db);
    const unit = db.unitOfWork.run(async (tx) => {
      await tx.insert(QualityGradeEntity, grade('swallower', 55));
      await tx.insert(QualityGradeEntity, grade('third', 56)).catch(() => undefined);
      return 'done';
    });
    const answer = await unit.catch(() => 'refused');
    expect(await countOf(db)).toBe(answer === 'done' ? before + 1 : before);
  });

  it('keeps instants to the millisecond and truth values as they were', async () => {
    const at = new Date('2026-03-29T00:59:59.999Z');
    await db.unitOfWork.run((tx) => tx.insert(InstallationEntity, { id: 1, demonstration: true, createdAt: at }));
    const found = await db.reader.all('SELECT id FROM installation WHERE created_at = $1 AND demonstration = $2', [
      at,
      true,
    ]);
    expect(found).toHaveLength(1);
  });

  it('reads a list of values by one parameter', async () => {
    const rows = await db.reader.all<{ id: string }>(
      'SELECT id FROM quality_grade WHERE id = ANY_OF($1) AND position = $2',
      [JSON.stringify(['first', 'third', 'nobody']), 3],
    );
    expect(rows.map(({ id }) => id)).toEqual(['third']);
  });

  it('takes no unit after it was closed, and finishes those it had taken', async () => {
    const second = await open(database());
    const running = second.unitOfWork.run(async (tx) => {
      await pause(30);
      await tx.insert(QualityGradeEntity, grade('last words', 99));
    });
    const closed = second.close();
    await expect(second.unitOfWork.run(() => Promise.resolve())).rejects.toMatchObject({ code: 'shutting-down' });
    await running;
    await closed;
    expect(await db.reader.all(`SELECT id FROM quality_grade WHERE id = 'last words'`)).toHaveLength(1);
  });
});

describe('SQLite', () => {
  let database: TestDatabase;
  let db: Database;
  beforeAll(async () => {
    database = await freshDatabase('sqlite');
    db = await open(database);
  });
  afterAll(async () => {
    await db.close();
    await database.drop();
  });

  it('runs with WAL, foreign keys and a sync before every answer, read back on the live connection', async () => {
    const pragma = async (name: string): Promise<unknown> => {
      const rows = await db.dataSource.query<Record<string, unknown>[]>(`PRAGMA ${name}`);
      return Object.values(rows[0] ?? {})[0];
    };
    expect(await pragma('journal_mode')).toBe('wal');
    expect(await pragma('synchronous')).toBe(2);
    expect(await pragma('foreign_keys')).toBe(1);
  });

  it('cannot write by the connection that reads', async () => {
    await expect(db.reader.all('DELETE FROM quality_grade RETURNING id')).rejects.toMatchObject({
      code: 'SQLITE_READONLY',
    });
  });

  it('waits for another process that holds the lock, and answers while it waits', async () => {
    const other = new Sqlite(database.url.replace('sqlite:', ''));
    other.exec('BEGIN IMMEDIATE');
    const unit = db.unitOfWork.run((tx) => tx.insert(QualityGradeEntity, grade('patient', 1)));
    await pause(200);
    expect(await countOf(db)).toBe(0);
    other.exec('COMMIT');
    other.close();
    await unit;
    expect(await countOf(db)).toBe(1);
  });

  it('says that the disk is full and stores nothing half', async () => {
    const before = await countOf(db);
    const pages = await db.dataSource.query<{ page_count: number }[]>('PRAGMA page_count');
    await db.dataSource.query(`PRAGMA max_page_count = ${pages[0]?.page_count ?? 0}`);
    const unit = db.unitOfWork.run(async (tx) => {
      for (let index = 0; index < 500; index += 1) {
        await tx.insert(QualityGradeEntity, { ...grade(`big-${index}`, 10_000 + index), en: 'x'.repeat(100) });
      }
    });
    await expect(unit).rejects.toEqual(new DatabaseUnavailable('database-full'));
    await db.dataSource.query('PRAGMA max_page_count = 1073741823');
    expect(await countOf(db)).toBe(before);
    await db.unitOfWork.run((tx) => tx.insert(QualityGradeEntity, grade('room again', 9)));
    expect(await countOf(db)).toBe(before + 1);
  });
});

describe('PostgreSQL', () => {
  let database: TestDatabase;
  let db: Database;
  beforeAll(async () => {
    database = await freshDatabase('postgres');
    db = await open(database);
  });
  afterAll(async () => {
    await db.close();
    await database.drop();
  });

  it('runs a unit again that lost a deadlock', async () => {
    await db.unitOfWork.run(async (tx) => {
      await tx.insert(QualityGradeEntity, grade('a', 1));
      await tx.insert(QualityGradeEntity, grade('b', 2));
    });
    let [runs, holding] = [0, 0];
    const crossing = (first: string, second: string): Promise<void> =>
      db.unitOfWork.run(async (tx) => {
        runs += 1;
        await tx.run('UPDATE quality_grade SET en = $1 WHERE id = $2', [`${first}${second}`, first]);
        holding += 1;
        while (holding < 2) await pause(5);
        await tx.run('UPDATE quality_grade SET en = $1 WHERE id = $2', [`${first}${second}`, second]);
      });
    await Promise.all([crossing('a', 'b'), crossing('b', 'a')]);
    // The one that gives way may meet the other a second time.
    expect(runs).toBeGreaterThanOrEqual(3);
  });

  it('runs a unit again that would have to wait out of order, undone and beginning with what it lacked', async () => {
    const begun: string[] = [];
    const lock = async (tx: Tx, more = ''): Promise<boolean> =>
      (await tx.one(`SELECT id FROM quality_grade WHERE id = 'a' FOR UPDATE${more}`)) !== undefined;
    let leave = (): void => undefined;
    const left = new Promise<void>((resolve) => (leave = resolve));
    const holder = db.unitOfWork.run(async (tx) => {
      await lock(tx);
      begun.push('holder');
      await left;
    });
    while (begun.length === 0) await pause(1);
    const other = db.unitOfWork.run(async (tx) => {
      begun.push('unit');
      await tx.run(`UPDATE quality_grade SET position = position + 10 WHERE id = 'b'`);
      if (await lock(tx, ' SKIP LOCKED')) return;
      leave();
      throw new RunAgain(async (again) => {
        begun.push('first');
        await lock(again);
      });
    });
    await Promise.all([holder, other]);
    expect(begun).toEqual(['holder', 'unit', 'first', 'unit']);
    const row = await db.reader.one<{ position: number }>(`SELECT position FROM quality_grade WHERE id = 'b'`);
    expect(row?.position).toBe(12);
    const never = db.unitOfWork.run(() => Promise.reject(new RunAgain(() => Promise.resolve())));
    await expect(never).rejects.toMatchObject({ code: 'database-busy' });
  });

  it('says of a value that no column holds that it is refused, and of a statement that took too long that it is busy', async () => {
    const long = db.unitOfWork.run((tx) => tx.insert(QualityGradeEntity, grade('x'.repeat(61), 9)));
    await expect(long).rejects.toThrow(DataRefused);
    const slow = db.unitOfWork.run(async (tx) => {
      await tx.run(`SET LOCAL statement_timeout = '20ms'`);
      await tx.one('SELECT pg_sleep(1)');
    });
    await expect(slow).rejects.toMatchObject({ code: 'database-busy' });
  });

  it('says that it is read-only and stores nothing', async () => {
    const admin = new pg.Client({ connectionString: database.url });
    await admin.connect();
    await admin.query(
      `ALTER DATABASE ${new URL(database.url).pathname.slice(1)} SET default_transaction_read_only = on`,
    );
    await admin.end();
    const second = await open(database);
    const unit = second.unitOfWork.run((tx) => tx.insert(QualityGradeEntity, grade('no', 9)));
    await expect(unit).rejects.toMatchObject({ code: 'database-read-only' });
    await second.close();
    expect(await countOf(db)).toBe(2);
  });
});

it('knows the day in Oslo on both sides of midnight and of a change of the clock', () => {
  expect(new SystemClock('Europe/Oslo').today()).toMatch(/^\d{4}-\d\d-\d\d$/);
});
