import type { DatabaseConfig } from '../config/index.js';
import type { Database, Schema } from './database.js';

/**
 * Opens the database, applies what is missing of the migrations, and makes the ways to read and write. Of the two drivers only
 * the one that is asked for is loaded.
 */
export async function openDatabase(config: DatabaseConfig, schema: Schema): Promise<Database> {
  if (config.type === 'sqlite') return (await import('./open-sqlite.js')).openSqlite(config.file, schema);
  return (await import('./open-postgres.js')).openPostgres(config.url, schema);
}
