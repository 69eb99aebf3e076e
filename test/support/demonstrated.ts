import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

import argon2 from 'argon2';
import { seedDemo, settleDemo } from '../../src/demo/index.js';
import type { CalendarDate } from '../../src/platform/calendar/index.js';
import type { Config } from '../../src/platform/config/index.js';
import { openDatabase } from '../../src/platform/database/index.js';
import { schema } from '../../src/schema.js';
import { type DatabaseName, type TestDatabase, configOf, freshDatabase } from './databases.js';

/** How long making a demonstration may take on a machine that does much else, in milliseconds. */
const patience = 120_000;

/**
 * Fills an empty database with the demonstration of a day. It is made once a run for each database, day and pair of keys, and copied
 * from then on: the demonstration is deterministic, and making it takes longer than most tests.
 */
export async function fillWithDemonstration(on: TestDatabase, config: Config, today: CalendarDate): Promise<void> {
  await on.copyFrom(await original(on.name, config, today));
}

/** The address of the one that is copied; whoever needs it first makes it, in whichever worker of Jest. */
async function original(name: DatabaseName, config: Config, today: CalendarDate): Promise<string> {
  const keys = createHash('sha256')
    .update(JSON.stringify([config.caseKey, config.secretKey]))
    .digest('hex');
  const folder = join(originals(), `${name} ${today} ${keys.slice(0, 16)}`);
  const [made, failed] = [join(folder, 'url'), join(folder, 'failed')];
  if (isFirst(folder)) {
    try {
      const database = await freshDatabase(name);
      await fill(database, config, today);
      writeFileSync(made, database.url);
    } catch (error) {
      writeFileSync(failed, String(error));
      throw error;
    }
  }
  for (let waited = 0; !existsSync(made); waited += 50) {
    if (existsSync(failed)) throw new Error(readFileSync(failed, 'utf8'));
    if (waited > patience) throw new Error('Whoever makes the demonstration does not come to an end.');
    await wait(50);
  }
  return readFileSync(made, 'utf8');
}

function originals(): string {
  const folder = process.env['TEST_ORIGINALS'];
  if (folder === undefined) throw new Error('TEST_ORIGINALS is not set; global-setup.mjs sets it.');
  return folder;
}

function isFirst(folder: string): boolean {
  try {
    mkdirSync(folder);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

/** As the product hashes passwords but for little memory and time, since nobody guesses here: a password is checked in 0.3 ms. */
function cheapHash(password: string): Promise<string> {
  return argon2.hash(password, { type: argon2.argon2id, memoryCost: 8, timeCost: 1, parallelism: 1 });
}

async function fill(on: TestDatabase, config: Config, today: CalendarDate): Promise<void> {
  const database = await openDatabase(configOf(on), schema);
  try {
    await seedDemo(database.unitOfWork, today, cheapHash, config.caseKey);
    await settleDemo(database, config, today);
  } finally {
    await database.close();
  }
}
