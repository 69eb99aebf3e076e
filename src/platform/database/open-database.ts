import { AsyncLocalStorage } from 'node:async_hooks';
import type { DatabaseConfig } from '../config/index.js';
import type { Database, Schema } from './database.js';

/**
 * Opens the database, applies what is missing of the migrations, and makes the ways to read and write. Of the two drivers only
 * the one that is asked for is loaded.
 *
 * A unit of work inside a unit of work is a mistake of ours, and is refused. The server alone trusts that there is none, since on Node 20
 * following who is inside makes every promise dearer: a look-up takes a fifth longer. The tests drive every route of it with the refusal.
 */
export async function openDatabase(
  config: DatabaseConfig,
  schema: Schema,
  nesting: 'refused' | 'trusted' = 'refused',
): Promise<Database> {
  const inside = nesting === 'refused' ? new AsyncLocalStorage<true>() : null;
  if (config.type === 'sqlite') return (await import('./open-sqlite.js')).openSqlite(config.file, schema, inside);
  return (await import('./open-postgres.js')).openPostgres(config.url, schema, inside);
}
