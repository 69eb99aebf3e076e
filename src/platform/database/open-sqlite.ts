import type { AsyncLocalStorage } from 'node:async_hooks';
import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import type Sqlite from 'better-sqlite3';
import { DataSource } from 'typeorm';
import type { BetterSqlite3Driver } from 'typeorm/driver/better-sqlite3/BetterSqlite3Driver.js';
import { type Database, type Schema, sourceOptions, tablesOf } from './database.js';
import { InsertStatements } from './insert-statements.js';
import { sqliteDriver } from './sqlite-driver.js';
import { SqliteErrors } from './sqlite-errors.js';
import { SqliteReader } from './sqlite-reader.js';
import { SqliteUnitOfWork } from './sqlite-unit-of-work.js';

/** Opens a file, which is made where there is none, with one connection that writes and one that only reads. */
export async function openSqlite(
  file: string,
  schema: Schema,
  inside: AsyncLocalStorage<true> | null,
): Promise<Database> {
  mkdirSync(dirname(file), { recursive: true });
  const driver = await sqliteDriver();
  const writer = await sqliteSource(driver, file, schema, false).initialize();
  const db = connectionOf(writer);
  // A second server that starts at the same time waits here instead of failing.
  db.pragma('busy_timeout = 30000');
  await writer.runMigrations({ transaction: 'each' });
  db.pragma('busy_timeout = 50');
  // It only lends its connection, and needs no picture of the schema.
  const source = await sqliteSource(driver, file, { entities: [], migrations: [] }, true).initialize();
  const unitOfWork = new SqliteUnitOfWork(db, new InsertStatements(writer), new SqliteErrors(db), inside);
  return {
    kind: 'sqlite',
    reader: new SqliteReader(connectionOf(source)),
    unitOfWork,
    tables: tablesOf(writer),
    dataSource: writer,
    close: async () => {
      await unitOfWork.close();
      await source.destroy();
      await writer.destroy();
    },
  };
}

function sqliteSource(driver: typeof Sqlite, file: string, schema: Schema, readonly: boolean): DataSource {
  return new DataSource({
    ...sourceOptions(schema),
    type: 'better-sqlite3',
    database: file,
    readonly,
    driver,
    // Short, because the driver's wait blocks the event loop; the write gate waits with timers instead.
    timeout: 50,
    prepareDatabase: (db: Sqlite.Database) => {
      if (!readonly) {
        db.pragma('journal_mode = WAL');
        // An answered write survives a power cut.
        db.pragma('synchronous = FULL');
        // Pages of 4 kB. A hand-over writes some thirty, most of them again soon: moved to the file a quarter as often, hand-overs and returns
        // are a quarter faster, and the slowest of 20 a second take half as long (the usual is 1000).
        db.pragma('wal_autocheckpoint = 4000');
      }
      db.pragma('foreign_keys = ON');
      db.pragma('cache_size = -8000');
    },
  });
}

function connectionOf(source: DataSource): Sqlite.Database {
  return (source.driver as BetterSqlite3Driver).databaseConnection as Sqlite.Database;
}
