import { toBoolean } from '../platform/database/index.js';
import type { Command } from './command.js';
import { dayOption } from './day-option.js';
import { withDatabase } from './with-database.js';
import { withSweep } from './with-sweep.js';

/** Finds out what everybody is owed. Another day than today is a dry run, but in a demonstration, where it is how time passes. */
export const sweepCommand: Command = {
  summary: 'leaves a message for everybody who is owed a reminder',
  help: `npm run cli -- sweep [--on YYYY-MM-DD]

Finds out who is owed a reminder and leaves the messages for the server or worker to deliver. Safe to run twice.
--on another day than today only says what would be owed; in a demonstration it is how time passes.`,
  run: (args) =>
    withDatabase(async (database, config) => {
      const { today, on } = dayOption(args, config);
      const row = await database.reader.one<{ demonstration: unknown }>('SELECT demonstration FROM installation');
      const dryRun = on !== today && !toBoolean(row?.demonstration);
      const { quiet, messages, nobody } = await withSweep(database, config, (sweep) =>
        dryRun ? sweep.preview(on) : sweep.run(on),
      );
      if (quiet) console.log(`${on} is a Sunday or public holiday: nobody is written to, and the next day catches up.`);
      else
        console.log(
          `${on}: ${messages} messages ${dryRun ? 'would be owed (dry run)' : 'owed'}, ${nobody} borrowers with nobody to write to.`,
        );
      return 0;
    }),
};
