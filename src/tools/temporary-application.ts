import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createApplication } from '../application.js';
import { SystemClock } from '../platform/clock/index.js';
import { loadConfig } from '../platform/config/index.js';
import { openDatabase } from '../platform/database/index.js';
import { createLogger } from '../platform/logging/index.js';
import { schema } from '../schema.js';

/** Builds the whole application on an empty database of its own, for tools that describe it. */
export async function withTemporaryApplication(work: (app: NestFastifyApplication) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'klangbank-tool-'));
  const config = loadConfig({ DATA_DIR: folder, LOG_LEVEL: 'silent' });
  const database = await openDatabase(config.database, schema);
  const clock = new SystemClock(config.timeZone);
  const app = await createApplication({ config, database, clock, logger: createLogger(config) });
  try {
    await work(app);
  } finally {
    await app.close();
    await database.close();
    rmSync(folder, { recursive: true });
  }
}
