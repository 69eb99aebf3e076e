import { afterAll, beforeAll, describe } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';

import { services } from './services.js';

export type DatabaseName = 'sqlite' | 'postgres';

/** An empty database, as `DATABASE_URL` names it. */
export interface TestDatabase {
  readonly name: DatabaseName;
  readonly url: string;
  /** Removes it with everything in it; who is still connected is cut off. */
  drop(): Promise<void>;
}

/** A fresh, empty database: a SQLite file in a folder of its own, or a database in the PostgreSQL of the tests. */
export async function freshDatabase(name: DatabaseName): Promise<TestDatabase> {
  return name === 'sqlite' ? freshSqlite() : freshPostgres();
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
export function eachDatabase(says: (database: () => TestDatabase) => void): void {
  describe.each<DatabaseName>(['sqlite', 'postgres'])('on %s', (name) => {
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
  return {
    name: 'sqlite',
    url: `sqlite:${join(folder, 'klangbank.sqlite')}`,
    drop: async () => rmSync(folder, { recursive: true, force: true }),
  };
}

async function freshPostgres(): Promise<TestDatabase> {
  const name = `klangbank_${randomUUID().replaceAll('-', '')}`;
  // template0, because nobody can be connected to it, so that suites do not wait for each other.
  await administer(`CREATE DATABASE ${name} TEMPLATE template0`);
  const url = new URL(services.databaseUrl);
  url.pathname = `/${name}`;
  return { name: 'postgres', url: url.href, drop: () => administer(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`) };
}

async function administer(sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: services.databaseUrl });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
