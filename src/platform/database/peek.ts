import { existsSync } from 'node:fs';
import type { DatabaseConfig } from '../config/index.js';
import { sqliteDriver } from './sqlite-driver.js';

/** Whether any of some tables that a database has holds a row. Changes nothing, not even the schema. */
export async function holdsRows(config: DatabaseConfig, tables: readonly string[]): Promise<boolean> {
  return config.type === 'sqlite' ? sqliteHolds(config.file, tables) : postgresHolds(config.url, tables);
}

async function sqliteHolds(file: string, tables: readonly string[]): Promise<boolean> {
  if (!existsSync(file)) return false;
  const driver = await sqliteDriver();
  const db = new driver(file, { readonly: true });
  try {
    const known = db.prepare("SELECT name FROM sqlite_master WHERE type = 'table'").pluck().all();
    const there = tables.filter((table) => known.includes(table));
    // Tables, but none of ours: somebody else's database.
    if (known.length > 0 && there.length === 0) return true;
    return there.some((table) => db.prepare(`SELECT 1 FROM "${table}" LIMIT 1`).get() !== undefined);
  } finally {
    db.close();
  }
}

async function postgresHolds(url: string, tables: readonly string[]): Promise<boolean> {
  const { default: pg } = await import('pg');
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  await client.connect();
  try {
    const { rows } = await client.query<{ name: string }>(
      "SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public'",
    );
    const there = tables.filter((table) => rows.some(({ name }) => name === table));
    if (rows.length > 0 && there.length === 0) return true;
    for (const table of there) {
      const found = await client.query(`SELECT 1 FROM "${table}" LIMIT 1`);
      if (found.rowCount !== 0) return true;
    }
    return false;
  } finally {
    await client.end();
  }
}
