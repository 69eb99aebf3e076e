import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import type Sqlite from 'better-sqlite3';
import type pg from 'pg';
import { DataSource, type DataSourceOptions, type MixedList } from 'typeorm';
import type { BetterSqlite3Driver } from 'typeorm/driver/better-sqlite3/BetterSqlite3Driver.js';
import type { PostgresDriver } from 'typeorm/driver/postgres/PostgresDriver.js';
import type { DatabaseConfig } from '../config/index.js';
import { InsertStatements } from './insert-statements.js';
import { PostgresReader, PostgresUnitOfWork, postgresTypes } from './postgres.js';
import { SnakeNaming } from './snake-naming.js';
import { sqliteDriver } from './sqlite-driver.js';
import { SqliteErrors } from './sqlite-errors.js';
import { SqliteReader } from './sqlite-reader.js';
import { SqliteUnitOfWork } from './sqlite-unit-of-work.js';
import type { Reader } from './unit-of-work.js';
import { type UnitOfWork } from './unit-of-work.js';

/** What the schema is made of: the application's entities and its one list of migrations. */
export interface Schema {
  readonly entities: readonly (new () => object)[];
  readonly migrations: readonly (new () => object)[];
}

/** An open, migrated database. */
export interface Database {
  readonly kind: 'sqlite' | 'postgres';
  readonly reader: Reader;
  readonly unitOfWork: UnitOfWork & { close(): Promise<void> };
  /** Every table of the entities, those that refer to others before those that they refer to. */
  readonly tables: readonly string[];
  /** For migrations and schema checks only; never used for reading or writing data. */
  readonly dataSource: DataSource;
  close(): Promise<void>;
}

/**
 * A key that no other application's advisory lock is likely to have ("klang" in ASCII, as a number): servers that start
 * together on PostgreSQL migrate one at a time.
 */
const migrationLock = 0x6b6c616e67;

/** Opens the database, applies what is missing of the migrations, and makes the ways to read and write. */
export async function openDatabase(config: DatabaseConfig, schema: Schema): Promise<Database> {
  return config.type === 'sqlite' ? openSqlite(config.file, schema) : openPostgres(config.url, schema);
}

function common(
  schema: Schema,
): Pick<DataSourceOptions, 'entities' | 'migrations' | 'namingStrategy' | 'migrationsTableName'> {
  return {
    entities: [...schema.entities] as MixedList<new () => object>,
    migrations: [...schema.migrations] as MixedList<new () => object>,
    namingStrategy: new SnakeNaming(),
    migrationsTableName: 'schema_migration',
  };
}

function tablesOf(source: DataSource): string[] {
  const left = new Map(
    source.entityMetadatas.map(({ tableName, foreignKeys }) => [
      tableName,
      foreignKeys.map(({ referencedEntityMetadata }) => referencedEntityMetadata.tableName),
    ]),
  );
  const order: string[] = [];
  while (left.size > 0) {
    const referred = new Set([...left].flatMap(([table, others]) => others.filter((other) => other !== table)));
    const free = [...left.keys()].filter((table) => !referred.has(table));
    if (free.length === 0)
      throw new RangeError(`Tables refer to each other in a circle: ${[...left.keys()].join(', ')}`);
    for (const table of free) left.delete(table);
    order.push(...free);
  }
  return order;
}

function sqliteSource(driver: typeof Sqlite, file: string, schema: Schema, readonly: boolean): DataSource {
  return new DataSource({
    ...common(schema),
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
      }
      db.pragma('foreign_keys = ON');
      db.pragma('cache_size = -16000');
    },
  });
}

function connectionOf(source: DataSource): Sqlite.Database {
  return (source.driver as BetterSqlite3Driver).databaseConnection as Sqlite.Database;
}

async function openSqlite(file: string, schema: Schema): Promise<Database> {
  mkdirSync(dirname(file), { recursive: true });
  const driver = await sqliteDriver();
  const writer = await sqliteSource(driver, file, schema, false).initialize();
  const db = connectionOf(writer);
  // A second server that starts at the same time waits here instead of failing.
  db.pragma('busy_timeout = 30000');
  await writer.runMigrations({ transaction: 'each' });
  db.pragma('busy_timeout = 50');
  const source = await sqliteSource(driver, file, schema, true).initialize();
  const unitOfWork = new SqliteUnitOfWork(db, new InsertStatements(writer), new SqliteErrors(db));
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

async function openPostgres(url: string, schema: Schema): Promise<Database> {
  const source = new DataSource({
    ...common(schema),
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
  const unitOfWork = new PostgresUnitOfWork(pool, new InsertStatements(source));
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
