import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { AppModule } from './app.module.js';
import { SystemClock } from './platform/clock/index.js';
import { ConfigurationError, loadConfig } from './platform/config/index.js';
import { openDatabase } from './platform/database/index.js';
import { NestLogger, createLogger } from './platform/logging/index.js';
import { onStopSignal } from './stop-signal.js';
import { schema } from './schema.js';

try {
  const config = loadConfig();
  if (config.redisUrl === null) throw new ConfigurationError('REDIS_URL', 'must name the Redis of the queue');
  if (config.database.type !== 'postgres') {
    throw new ConfigurationError('DATABASE_URL', 'must name a PostgreSQL: on SQLite the server itself does the jobs');
  }
  const logger = createLogger(config);
  const database = await openDatabase(config.database, schema);
  const parts = { config, database, clock: new SystemClock(config.timeZone), logger };
  const app = await NestFactory.createApplicationContext(AppModule.worker(parts), { logger: new NestLogger(logger) });
  logger.info('worker ready');
  onStopSignal(logger, async () => {
    await app.close();
    await database.close();
  });
} catch (error) {
  console.error(error instanceof ConfigurationError ? `Configuration: ${error.message}` : error);
  process.exit(1);
}
