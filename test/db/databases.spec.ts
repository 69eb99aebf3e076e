import { describe, expect, it } from '@jest/globals';
import SqliteDatabase from 'better-sqlite3';
import { existsSync } from 'node:fs';
import pg from 'pg';

import { eachDatabase, freshDatabase } from '../support/databases.js';
import { services } from '../support/services.js';

describe('the databases of the tests', () => {
  eachDatabase((database) => {
    it('is empty, can be written, and is gone after drop', async () => {
      const one = await freshDatabase(database().name);
      expect(one.url).not.toBe(database().url);
      if (one.name === 'sqlite') {
        const file = one.url.slice('sqlite:'.length);
        const connection = new SqliteDatabase(file);
        expect(connection.prepare('SELECT count(*) AS tables FROM sqlite_master').get()).toEqual({ tables: 0 });
        connection.exec('CREATE TABLE loan (id INTEGER)');
        connection.close();
        await one.drop();
        expect(existsSync(file)).toBe(false);
      } else {
        const client = new pg.Client({ connectionString: one.url });
        client.on('error', () => undefined); // drop cuts us off
        await client.connect();
        await client.query('CREATE TABLE loan (id INTEGER)');
        await one.drop();
        await expect(client.query('SELECT 1')).rejects.toThrow();
      }
    });
  });

  it('keep what they acknowledge: PostgreSQL runs with fsync and synchronous_commit', async () => {
    const client = new pg.Client({ connectionString: services.databaseUrl });
    await client.connect();
    const settings = await client.query(
      "SELECT setting FROM pg_settings WHERE name IN ('fsync', 'synchronous_commit')",
    );
    await client.end();
    expect(settings.rows).toEqual([{ setting: 'on' }, { setting: 'on' }]);
  });
});
