import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { loadConfig } from '../../src/platform/config/index.js';
import { type Database, openDatabase, schemaDrift, schemaFingerprint } from '../../src/platform/database/index.js';
import { schema } from '../../src/schema.js';
import { eachDatabase } from '../support/databases.js';

eachDatabase((database) => {
  let db: Database;
  beforeAll(async () => {
    db = await openDatabase(loadConfig({ DATABASE_URL: database().url, SECRET_KEY: 'k'.repeat(32) }).database, schema);
  });
  afterAll(() => db.close());

  it('has the schema that the entities describe', async () => {
    expect(await schemaDrift(db.dataSource)).toEqual([]);
  });

  it('has the schema of the committed fingerprint', async () => {
    const committed = readFileSync(`migrations/schema.${database().name}.txt`, 'utf8');
    expect(await schemaFingerprint(db.dataSource)).toBe(committed);
  });

  it('goes down to nothing and up again to the same', async () => {
    const before = await schemaFingerprint(db.dataSource);
    for (const _migration of schema.migrations) await db.dataSource.undoLastMigration({ transaction: 'each' });
    expect(await schemaFingerprint(db.dataSource)).toBe('\n');
    await db.dataSource.runMigrations({ transaction: 'each' });
    expect(await schemaFingerprint(db.dataSource)).toBe(before);
  });
});
