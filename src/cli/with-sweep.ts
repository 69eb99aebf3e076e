import { NestFactory } from '@nestjs/core';
import { AppModule } from '../app.module.js';
import { SystemClock } from '../platform/clock/index.js';
import type { Config } from '../platform/config/index.js';
import type { Database } from '../platform/database/index.js';
import { createLogger } from '../platform/logging/index.js';
import { Sweep } from '../reminders/index.js';

/** Makes the sweep of an open database for as long as `work` takes. What it owes a server or worker delivers. */
export async function withSweep<T>(database: Database, config: Config, work: (sweep: Sweep) => Promise<T>): Promise<T> {
  const parts = { config, database, clock: new SystemClock(config.timeZone), logger: createLogger(config) };
  const app = await NestFactory.createApplicationContext(AppModule.command(parts), { logger: ['error', 'warn'] });
  try {
    return await work(app.get(Sweep));
  } finally {
    await app.close();
  }
}
