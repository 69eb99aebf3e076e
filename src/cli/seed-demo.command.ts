import { demoPassword, emptyDemo, seedDemo, settleDemo } from '../demo/index.js';
import { hashPassword } from '../identity/index.js';
import { addDays, type CalendarDate } from '../platform/calendar/index.js';
import { SystemClock } from '../platform/clock/index.js';
import { loadConfig, withDemonstrationCaseKey } from '../platform/config/index.js';
import { type Glance, peek, toBoolean } from '../platform/database/index.js';
import type { Sweep } from '../reminders/index.js';
import type { Command } from './command.js';
import { withDatabase } from './with-database.js';
import { withSweep } from './with-sweep.js';

/** Makes a fresh demonstration in an empty database, or in place of an older demonstration. */
export const seedDemoCommand: Command = {
  summary: 'makes a fresh demonstration in an empty database or in place of an older one',
  help: `npm run cli -- seed-demo

Fills the database with Demo kommune and a year of lending, owes the reminders that are due, and marks it as a demonstration. One that is marked already is emptied
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
    return withDatabase(async (database, given) => {
      const config = withDemonstrationCaseKey(given);
      const today = new SystemClock(config.timeZone).today();
      if (found === 'demonstration') await emptyDemo(database.unitOfWork, database.tables);
      await seedDemo(database.unitOfWork, today, hashPassword, config.caseKey);
      await settleDemo(database, config, today);
      const next = await withSweep(database, config, (sweep) => oweReminders(sweep, today));
      console.log(`The demonstration is ready. Every log-in has the password ${demoPassword}.`);
      if (next !== undefined) console.log(`The next reminders are due on ${next}: npm run cli -- sweep --on ${next}`);
      return 0;
    });
  },
};

/** So many days ahead something falls due, whatever the day: the demonstration has loans that end within a week. */
const daysToLookAhead = 60;

/**
 * Owes what was due on the last morning on which people are written to.
 * @returns the next day on which something more is owed
 */
async function oweReminders(sweep: Sweep, today: CalendarDate): Promise<CalendarDate | undefined> {
  let morning = today;
  while ((await sweep.run(morning)).quiet) morning = addDays(morning, -1);
  for (let ahead = 1; ahead <= daysToLookAhead; ahead += 1) {
    const day = addDays(today, ahead);
    if ((await sweep.preview(day)).messages > 0) return day;
  }
  return undefined;
}

async function contentsOf({ tables, all }: Glance): Promise<'nothing' | 'demonstration' | 'something-else'> {
  if (tables.length === 0) return 'nothing';
  // Tables, but none of ours: somebody else's database.
  if (!tables.includes('installation') || !tables.includes('user_account')) return 'something-else';
  const [installation] = await all<{ demonstration: unknown }>('SELECT demonstration FROM installation');
  if (toBoolean(installation?.demonstration)) return 'demonstration';
  const users = await all('SELECT id FROM user_account LIMIT 1');
  return installation === undefined && users.length === 0 ? 'nothing' : 'something-else';
}
