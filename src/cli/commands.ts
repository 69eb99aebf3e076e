import {
  activateCaseworkerCommand,
  archiveLettersCommand,
  rotateCaseKeyCommand,
  supportRouteCommand,
} from './case-commands.js';
import type { Command } from './command.js';
import { municipalityCommand } from './municipality.command.js';
import { nightlyCommand } from './nightly.command.js';
import { checkRegister } from './register-checks.js';
import { seedDemoCommand } from './seed-demo.command.js';
import { sweepCommand } from './sweep.command.js';
import { userCommand } from './user.command.js';
import { withDatabase } from './with-database.js';

const migrate: Command = {
  summary: 'applies the migrations that are missing',
  help: 'npm run cli -- migrate\n\nApplies the migrations that are missing, in order. Safe to run twice; servers do it at start as well.',
  run: () =>
    withDatabase(async (database) => {
      console.log(`The ${database.kind} database is up to date.`);
      return Promise.resolve(0);
    }),
};

const check: Command = {
  summary: 'is the register whole?',
  help: 'npm run cli -- check\n\nLooks for anything that must never be, such as an instrument with two open loans. Exit code 0 when all is well.',
  run: () =>
    withDatabase(async (database) => {
      const results = await checkRegister(database.reader);
      for (const { name, broken } of results) {
        console.log(broken.length === 0 ? `ok      ${name}` : `BROKEN  ${name}: ${broken.join(', ')}`);
      }
      return results.every(({ broken }) => broken.length === 0) ? 0 : 1;
    }),
};

export const commands: Readonly<Record<string, Command>> = {
  migrate,
  'seed-demo': seedDemoCommand,
  sweep: sweepCommand,
  nightly: nightlyCommand,
  check,
  municipality: municipalityCommand,
  user: userCommand,
  'rotate-case-key': rotateCaseKeyCommand,
  'activate-caseworker': activateCaseworkerCommand,
  'archive-letters': archiveLettersCommand,
  'support-route': supportRouteCommand,
};

/** Lists the commands. */
export function printHelp(): void {
  console.log('npm run cli -- COMMAND [--help]\n');
  for (const [name, { summary }] of Object.entries(commands)) console.log(`  ${name.padEnd(21)}${summary}`);
}
