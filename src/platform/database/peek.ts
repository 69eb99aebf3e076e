import { existsSync } from 'node:fs';
import type { DatabaseConfig } from '../config/index.js';
import { sqliteDriver } from './sqlite-driver.js';

/** A database as it is found, before anything is done to it. */
export interface Glance {
  /** The names of its tables; none where there is no database yet. */
  readonly tables: readonly string[];
  /** Reads rows. */
  readonly all: <Row>(sql: string) => Promise<Row[]>;
}

/** Looks into a database and changes nothing, not even the schema. */
export async function peek<T>(config: DatabaseConfig, look: (glance: Glance) => Promise<T>): Promise<T> {
  return config.type === 'sqlite' ? peekSqlite(config.file, look) : peekPostgres(config.url, look);
}

async function peekSqlite<T>(file: string, look: (glance: Glance) => Promise<T>): Promise<T> {
  if (!existsSync(file)) return look({ tables: [], all: () => Promise.resolve([]) });
  const driver = await sqliteDriver();
  const db = new driver(file, { readonly: true });
  try {
    const tables = db.prepare("SELECT name FROM sqlite_master WHERE type = 'table'").pluck().all() as string[];
    return await look({
      tables,
      all: <Row>(sql: string) => Promise.resolve(db.prepare<[], Row>(sql).all()),
    });
  } finally {
    db.close();
  }
}

async function peekPostgres<T>(url: string, look: (glance: Glance) => Promise<T>): Promise<T> {
  const { default: pg } = await import('pg');
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  await client.connect();
  try {
    await client.query('SET default_transaction_read_only = on');
    const { rows } = await client.query<{ name: string }>(
      "SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public'",
    );
    return await look({
      tables: rows.map(({ name }) => name),
      all: async <Row>(sql: string) => (await client.query(sql)).rows as Row[],
    });
  } finally {
    await client.end();
  }
}
