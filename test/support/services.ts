import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

/** Real servers and programs for tests; scripts/services.mjs has got them before the first test runs. */
export const services = {
  /** A PostgreSQL whose user may do everything there: create databases, end connections, and fill a disk. */
  get databaseUrl(): string {
    return required('TEST_DATABASE_URL');
  },
  /** A Redis that all suites share: use a prefix of your own, or start one of your own (redis.ts) to stop or flush it. */
  get redisUrl(): string {
    return required('TEST_REDIS_URL');
  },
  /** The Chromium that runs the pages. */
  get chromium(): string {
    return required('CHROMIUM');
  },
};

/** The path of an installed program, such as `zbarimg`. @throws where it is not installed: never a skip. */
export function program(name: string): string {
  const paths = (process.env['PATH'] ?? '').split(delimiter).map((folder) => join(folder, name));
  const found = paths.find((path) => isExecutable(path));
  if (found === undefined) throw new Error(`${name} is not installed; npm test says how to get it.`);
  return found;
}

function required(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set; npm test and npm run test:only start what is needed.`);
  return value;
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
