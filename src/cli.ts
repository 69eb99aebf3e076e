import 'reflect-metadata';
import { commands, printHelp } from './cli/commands.js';
import { ConfigurationError } from './platform/config/index.js';

/** Ends the process with 0 only on success. */
async function run([name, ...rest]: readonly string[]): Promise<number> {
  if (name === undefined || name === '--help' || name === 'help') {
    printHelp();
    return name === undefined ? 1 : 0;
  }
  const command = commands[name];
  if (command === undefined) {
    console.error(`There is no command "${name}". Try --help.`);
    return 1;
  }
  if (rest.includes('--help')) {
    console.log(command.help);
    return 0;
  }
  try {
    return await command.run(rest);
  } catch (error) {
    const configuration = error instanceof ConfigurationError;
    console.error(configuration ? `Configuration: ${error.message}` : error instanceof Error ? error.message : error);
    return 1;
  }
}

process.exit(await run(process.argv.slice(2)));
