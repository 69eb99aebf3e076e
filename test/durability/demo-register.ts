import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { type Database, openDatabase } from '../../src/platform/database/index.js';
import { schema } from '../../src/schema.js';
import { type DatabaseName, configOf, freshDatabase } from '../support/databases.js';
import { HttpClient } from '../support/http.js';
import { type Environment, runCli } from '../support/processes.js';

/** The demonstration's register, made by the built program, and a look into it while no server holds it. */
export interface DemoRegister {
  readonly name: DatabaseName;
  /** What a process needs to work on it. */
  readonly env: Environment;
  /** Opens it, as a program of its own, for as long as `look` takes. */
  look<T>(look: (database: Database) => Promise<T>): Promise<T>;
  /** `cli check`: is the register whole? */
  check(): Promise<{ code: unknown; output: string }>;
  drop(): Promise<void>;
}

/** A fresh one. */
export async function demoRegister(name: DatabaseName): Promise<DemoRegister> {
  const database = await freshDatabase(name);
  const dataDir = mkdtempSync(join(tmpdir(), 'klangbank-register-'));
  const secret = 'k'.repeat(40);
  const env = { DATABASE_URL: database.url, SECRET_KEY: secret, CASE_KEY: 'c'.repeat(40), LOG_LEVEL: 'info' };
  const seeded = await runCli(['seed-demo'], env);
  if (seeded.code !== 0) throw new Error(seeded.output);
  return {
    name,
    env,
    look: async (look) => {
      const opened = await openDatabase(configOf(database), schema);
      try {
        return await look(opened);
      } finally {
        await opened.close();
      }
    },
    check: () => runCli(['check'], env),
    drop: async () => {
      rmSync(dataDir, { recursive: true, force: true });
      await database.drop();
    },
  };
}

/** A client with the demonstration's password. */
export function logIn(url: string, username: string): Promise<HttpClient> {
  return HttpClient.loggedIn(url, username, 'klangbank-demo');
}
