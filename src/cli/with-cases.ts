import { NestFactory } from '@nestjs/core';
import type { INestApplicationContext } from '@nestjs/common';
import { AppModule } from '../app.module.js';
import { SystemClock } from '../platform/clock/index.js';
import type { Config } from '../platform/config/index.js';
import type { Database } from '../platform/database/index.js';
import { createLogger } from '../platform/logging/index.js';
import { withDatabase } from './with-database.js';

/** Starts what knows cases, for as long as `work` takes. */
export async function withCases(
  work: (app: INestApplicationContext, database: Database, config: Config) => Promise<number>,
): Promise<number> {
  return withDatabase(async (database, config) => {
    const parts = { config, database, clock: new SystemClock(config.timeZone), logger: createLogger(config) };
    const app = await NestFactory.createApplicationContext(AppModule.cases(parts), { logger: ['error', 'warn'] });
    try {
      return await work(app, database, config);
    } finally {
      await app.close();
    }
  });
}
