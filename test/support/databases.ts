import { afterAll, beforeAll, describe } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';

import type { DatabaseConfig } from '../../src/platform/config/index.js';
import { services } from './services.js';
import { rounds } from './soak.js';

export type DatabaseName = 'sqlite' | 'postgres';

const databaseNames: readonly DatabaseName[] = ['sqlite', 'postgres'];

/**
 * The databases of what takes long and is the same whichever it is, such as who may read what: SQLite, and in a soak run both. What a database
 * answers is asked of each by the tests of what is done.
 */
export const fewDatabases: readonly DatabaseName[] = databaseNames.slice(0, rounds(1, 2));

/** An empty database, as `DATABASE_URL` names it. */
export interface TestDatabase {
  readonly name: DatabaseName;
  readonly url: string;
  /** Makes this one, to which nobody is connected, a copy of another one, to which nobody is connected either. */
  copyFrom(url: string): Promise<void>;
  /** Removes it with everything in it; who is still connected is cut off. */
  drop(): Promise<void>;
}

/** A fresh, empty database: a SQLite file in a folder of its own, or a database in the PostgreSQL of the tests. */
export async function freshDatabase(name: DatabaseName): Promise<TestDatabase> {
  return name === 'sqlite' ? freshSqlite() : freshPostgres();
}

/** How the program's configuration names it. */
export function configOf({ name, url }: Pick<TestDatabase, 'name' | 'url'>): DatabaseConfig {
  return name === 'sqlite' ? { type: 'sqlite', file: url.slice('sqlite:'.length) } : { type: 'postgres', url };
}

/**
 * Says the same of both databases:
 *
 *     eachDatabase((database) => {
 *       it('keeps what was answered', async () => { … database().url … });
 *     });
 *
 * Each `describe` has one fresh database, there from `beforeAll` on.
 */
export function eachDatabase(says: (database: () => TestDatabase) => void, names = databaseNames): void {
  describe.each(names)('on %s', (name) => {
    let database: TestDatabase | undefined;
    beforeAll(async () => {
      database = await freshDatabase(name);
    });
    afterAll(async () => {
      await database?.drop();
    });
    says(() => {
      if (database === undefined) throw new Error('The database is there from beforeAll on.');
      return database;
    });
  });
}

function freshSqlite(): TestDatabase {
  const folder = mkdtempSync(join(tmpdir(), 'klangbank-sqlite-'));
  const file = join(folder, 'klangbank.sqlite');
  return {
    name: 'sqlite',
    url: `sqlite:${file}`,
    copyFrom: async (url) => copyFileSync(url.slice('sqlite:'.length), file),
    drop: async () => rmSync(folder, { recursive: true, force: true }),
  };
}

async function freshPostgres(): Promise<TestDatabase> {
  const name = `klangbank_${randomUUID().replaceAll('-', '')}`;
  const drop = `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`;
  // template0, because nobody can be connected to it, so that suites do not wait for each other.
  await administer(`CREATE DATABASE ${name} TEMPLATE template0`);
  const url = new URL(services.databaseUrl);
  url.pathname = `/${name}`;
  return {
    name: 'postgres',
    url: url.href,
    copyFrom: (from) => administer(drop, `CREATE DATABASE ${name} TEMPLATE ${new URL(from).pathname.slice(1)}`),
    drop: () => administer(drop),
  };
}

async function administer(...statements: readonly string[]): Promise<void> {
  const client = new pg.Client({ connectionString: services.databaseUrl });
  await client.connect();
  try {
    for (const statement of statements) await client.query(statement);
  } finally {
    await client.end();
  }
}
