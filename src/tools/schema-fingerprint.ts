import 'reflect-metadata';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import type { DatabaseConfig } from '../platform/config/index.js';
import { openDatabase, schemaFingerprint } from '../platform/database/index.js';
import { schema } from '../schema.js';

/** Prints the fingerprint of a freshly migrated schema: `sqlite`, or `postgres` in a database of its own beside the given one. */
async function print(kind: string | undefined, postgresUrl: string | undefined): Promise<void> {
  if (kind === 'sqlite') {
    const folder = mkdtempSync(join(tmpdir(), 'klangbank-schema-'));
    await printOf({ type: 'sqlite', file: join(folder, 'schema.sqlite') });
    rmSync(folder, { recursive: true });
    return;
  }
  if (kind !== 'postgres' || postgresUrl === undefined) {
    throw new Error('Say sqlite, or postgres with the address of a server');
  }
  const name = `klangbank_schema_${process.pid}`;
  const admin = new pg.Client({ connectionString: postgresUrl });
  await admin.connect();
  await admin.query(`CREATE DATABASE ${name} TEMPLATE template0`);
  try {
    const url = new URL(postgresUrl);
    url.pathname = `/${name}`;
    await printOf({ type: 'postgres', url: url.href });
  } finally {
    await admin.query(`DROP DATABASE ${name} WITH (FORCE)`);
    await admin.end();
  }
}

async function printOf(config: DatabaseConfig): Promise<void> {
  const database = await openDatabase(config, schema);
  process.stdout.write(await schemaFingerprint(database.dataSource));
  await database.close();
}

await print(process.argv[2], process.argv[3]);
