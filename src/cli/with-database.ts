import { type Config, loadConfig } from '../platform/config/index.js';
import { type Database, openDatabase } from '../platform/database/index.js';
import { schema } from '../schema.js';

/** Opens the configured database, migrated, for as long as `work` takes. */
export async function withDatabase(work: (database: Database, config: Config) => Promise<number>): Promise<number> {
  const config = loadConfig();
  const database = await openDatabase(config.database, schema);
  try {
    return await work(database, config);
  } finally {
    await database.close();
  }
}
