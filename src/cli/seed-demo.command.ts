import { demoPassword, emptyDemo, seedDemo } from '../demo/index.js';
import { hashPassword } from '../identity/index.js';
import { SystemClock } from '../platform/clock/index.js';
import { loadConfig } from '../platform/config/index.js';
import { type Glance, peek, toBoolean } from '../platform/database/index.js';
import type { Command } from './command.js';
import { withDatabase } from './with-database.js';

/** Makes a fresh demonstration in an empty database, or in place of an older demonstration. */
export const seedDemoCommand: Command = {
  summary: 'makes a fresh demonstration in an empty database or in place of an older one',
  help: `npm run cli -- seed-demo

Fills the database with Demo kommune and a year of lending, and marks it as a demonstration. One that is marked already is emptied
first. Touches no other database.`,
  run: async () => {
    // Looked at before the migrations run: a register that is in use is not even migrated.
    const found = await peek(loadConfig().database, contentsOf);
    if (found === 'something-else') {
      console.error(
        'This database is not empty, and it is not marked as a demonstration: it is left alone. Set DATABASE_URL to a new one.',
      );
      return 1;
    }
    return withDatabase(async ({ unitOfWork, tables }, config) => {
      if (found === 'demonstration') await emptyDemo(unitOfWork, tables);
      await seedDemo(unitOfWork, new SystemClock(config.timeZone).today(), hashPassword);
      console.log(`The demonstration is ready. Every log-in has the password ${demoPassword}.`);
      return 0;
    });
  },
};

async function contentsOf({ tables, all }: Glance): Promise<'nothing' | 'demonstration' | 'something-else'> {
  if (tables.length === 0) return 'nothing';
  // Tables, but none of ours: somebody else's database.
  if (!tables.includes('installation') || !tables.includes('user_account')) return 'something-else';
  const [installation] = await all<{ demonstration: unknown }>('SELECT demonstration FROM installation');
  if (toBoolean(installation?.demonstration)) return 'demonstration';
  const users = await all('SELECT id FROM user_account LIMIT 1');
  return installation === undefined && users.length === 0 ? 'nothing' : 'something-else';
}
