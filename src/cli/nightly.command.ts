import { NestFactory } from '@nestjs/core';
import { AppModule } from '../app.module.js';
import { SystemClock } from '../platform/clock/index.js';
import { toBoolean } from '../platform/database/index.js';
import { createLogger } from '../platform/logging/index.js';
import { NightlyRun } from '../platform/schedule/index.js';
import type { Command } from './command.js';
import { dayOption } from './day-option.js';
import { withDatabase } from './with-database.js';

/** Does what a night does. Another day than today is a dry run, but in a demonstration, where it is how time passes. */
export const nightlyCommand: Command = {
  summary: 'does what a night does: reservations, term fees, cases, figures, the ledger',
  help: `npm run cli -- nightly [--on YYYY-MM-DD]

Ends reservations whose time is over, finds other copies where the promised one will not be there, and gives what is free to
those who wait, in their order. Charges open loans for the term that has begun, once for each loan and term. Notes which grants are over,
counts the loans of the days that have ended for the figures of their school year, and books what units owe each other.
Servers do it every night; safe to run twice.
--on another day than today only says what would be looked at; in a demonstration it is how time passes.`,
  run: (args) =>
    withDatabase(async (database, config) => {
      const { today, on } = dayOption(args, config);
      const row = await database.reader.one<{ demonstration: unknown }>('SELECT demonstration FROM installation');
      const dryRun = on !== today && !toBoolean(row?.demonstration);
      const parts = { config, database, clock: new SystemClock(config.timeZone), logger: createLogger(config) };
      const app = await NestFactory.createApplicationContext(AppModule.nightly(parts), { logger: ['error', 'warn'] });
      const nightly = app.get(NightlyRun, { strict: false });
      const reports = dryRun ? await nightly.preview(on) : await nightly.run(on);
      for (const { step, text } of reports) console.log(`${on} ${step}: ${text}${dryRun ? ' (dry run)' : ''}.`);
      await app.close();
      return reports.some(({ failed }) => failed) ? 1 : 0;
    }),
};
