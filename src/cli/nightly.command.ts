import { NestFactory } from '@nestjs/core';
import { AppModule } from '../app.module.js';
import { SystemClock } from '../platform/clock/index.js';
import { toBoolean } from '../platform/database/index.js';
import { createLogger } from '../platform/logging/index.js';
import { Nightly } from '../reservations/index.js';
import type { Command } from './command.js';
import { dayOption } from './day-option.js';
import { withDatabase } from './with-database.js';

/** Does what a night does. Another day than today is a dry run, but in a demonstration, where it is how time passes. */
export const nightlyCommand: Command = {
  summary: 'does what a night does to reservations',
  help: `npm run cli -- nightly [--on YYYY-MM-DD]

Ends reservations whose time is over, finds other copies where the promised one will not be there, and gives what is free to
those who wait, in their order. Servers do it every night; safe to run twice.
--on another day than today only says what would be looked at; in a demonstration it is how time passes.`,
  run: (args) =>
    withDatabase(async (database, config) => {
      const { today, on } = dayOption(args, config);
      const row = await database.reader.one<{ demonstration: unknown }>('SELECT demonstration FROM installation');
      const dryRun = on !== today && !toBoolean(row?.demonstration);
      const parts = { config, database, clock: new SystemClock(config.timeZone), logger: createLogger(config) };
      const app = await NestFactory.createApplicationContext(AppModule.nightly(parts), { logger: ['error', 'warn'] });
      const nightly = app.get(Nightly, { strict: false });
      if (dryRun) {
        const { lapsed, noShows, endangered, waiting } = await nightly.preview(on);
        console.log(
          `${on}: ${lapsed} reservations would lapse, ${noShows} were not picked up, ${endangered} may need another copy, ${waiting} wait (dry run).`,
        );
      } else {
        const { lapsed, noShows, moved, placed } = await nightly.run(on);
        console.log(
          `${on}: ${lapsed} reservations lapsed, ${noShows} were not picked up, ${moved} moved to another copy, ${placed} got a copy.`,
        );
      }
      await app.close();
      return 0;
    }),
};
