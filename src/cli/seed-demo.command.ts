import { demoPassword, seedDemo } from '../demo/index.js';
import { hashPassword } from '../identity/index.js';
import { SystemClock } from '../platform/clock/index.js';
import { loadConfig } from '../platform/config/index.js';
import { holdsRows } from '../platform/database/index.js';
import type { Command } from './command.js';
import { withDatabase } from './with-database.js';

/** Fills an empty database with the demonstration. */
export const seedDemoCommand: Command = {
  summary: 'fills an empty database with the demonstration',
  help: 'npm run cli -- seed-demo\n\nFills an empty database with Demo kommune and a year of lending, and marks it as a demonstration. Touches no other database.',
  run: async () => {
    // Looked at before the migrations run: a register that is in use is not even migrated.
    if (await holdsRows(loadConfig().database, ['installation', 'user_account'])) {
      console.error(
        'This database is not empty; a demonstration goes into an empty one only. Set DATABASE_URL to a new one.',
      );
      return 1;
    }
    return withDatabase(async ({ unitOfWork }, config) => {
      await seedDemo(unitOfWork, new SystemClock(config.timeZone).today(), hashPassword);
      console.log(`The demonstration is ready. Every log-in has the password ${demoPassword}.`);
      return 0;
    });
  },
};
