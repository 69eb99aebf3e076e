import type { AsyncLocalStorage } from 'node:async_hooks';
import type pg from 'pg';
import { DataSource } from 'typeorm';
import type { PostgresDriver } from 'typeorm/driver/postgres/PostgresDriver.js';
import { type Database, type Schema, sourceOptions, tablesOf } from './database.js';
import { InsertStatements } from './insert-statements.js';
import { PostgresReader, PostgresUnitOfWork, postgresTypes } from './postgres.js';

/**
 * A key that no other application's advisory lock is likely to have ("klang" in ASCII, as a number): servers that start
 * together on PostgreSQL migrate one at a time.
 */
const migrationLock = 0x6b6c616e67;

/** Opens a database of a PostgreSQL server. */
export async function openPostgres(
  url: string,
  schema: Schema,
  inside: AsyncLocalStorage<true> | null,
): Promise<Database> {
  const source = new DataSource({
    ...sourceOptions(schema),
    type: 'postgres',
    url,
    applicationName: 'klangbank',
    poolSize: 20,
    extra: { types: postgresTypes, connectionTimeoutMillis: 5_000, statement_timeout: 30_000 },
  });
  useInstantsWithZone(source);
  await source.initialize();
  const pool = (source.driver as PostgresDriver).master as pg.Pool;
  await migrateAlone(source, pool);
  const unitOfWork = new PostgresUnitOfWork(pool, new InsertStatements(source), inside);
  return {
    kind: 'postgres',
    reader: new PostgresReader(pool),
    unitOfWork,
    tables: tablesOf(source),
    dataSource: source,
    close: async () => {
      await unitOfWork.close();
      await source.destroy();
    },
  };
}

/** Entities say `Date` for an instant; on PostgreSQL that is `timestamptz`, where TypeORM would take one without a zone. */
function useInstantsWithZone(source: DataSource): void {
  const driver = source.driver as PostgresDriver;
  const normalizeType = driver.normalizeType.bind(driver);
  driver.normalizeType = (column) => (column.type === Date ? 'timestamp with time zone' : normalizeType(column));
}

async function migrateAlone(source: DataSource, pool: pg.Pool): Promise<void> {
  const client = await pool.connect();
  try {
    await client.query('SET statement_timeout = 0');
    await client.query('SELECT pg_advisory_lock($1)', [migrationLock]);
    await source.runMigrations({ transaction: 'each' });
    await client.query('SELECT pg_advisory_unlock($1)', [migrationLock]);
  } finally {
    client.release(true);
  }
}
