import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import pg from 'pg';

/** Removes the demonstrations that were copied, and stops what global-setup.mjs started. */
export default async function tearDown() {
  const folder = process.env.TEST_ORIGINALS;
  const files = readdirSync(folder).map((name) => join(folder, name, 'url'));
  for (const file of files.filter((each) => existsSync(each))) await drop(readFileSync(file, 'utf8'));
  rmSync(folder, { recursive: true, force: true });
  await globalThis.stopServices?.();
}

async function drop(url) {
  if (url.startsWith('sqlite:')) {
    rmSync(dirname(url.slice('sqlite:'.length)), { recursive: true, force: true });
    return;
  }
  const client = new pg.Client({ connectionString: process.env.TEST_DATABASE_URL });
  await client.connect();
  try {
    await client.query(`DROP DATABASE IF EXISTS ${new URL(url).pathname.slice(1)} WITH (FORCE)`);
  } finally {
    await client.end();
  }
}
