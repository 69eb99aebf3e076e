import 'reflect-metadata';
import { createApplication } from './application.js';
import { SystemClock } from './platform/clock/index.js';
import { ConfigurationError, loadConfig } from './platform/config/index.js';
import { openDatabase } from './platform/database/index.js';
import { createLogger } from './platform/logging/index.js';
import { schema } from './schema.js';
import { SetUp } from './setup/index.js';
import { onStopSignal } from './stop-signal.js';

/** Starts the server, which then serves until it is told to stop; what is configured wrong ends the process with a word about it. */
export async function serve(): Promise<void> {
  try {
    const config = loadConfig();
    const logger = createLogger(config);
    const database = await openDatabase(config.database, schema, 'trusted');
    const app = await createApplication({ config, database, clock: new SystemClock(config.timeZone), logger });
    await app.listen(config.port, config.host);
    logger.info({ address: await app.getUrl(), database: database.kind }, 'listening');
    const setUp = await app.get(SetUp).link();
    if (setUp !== undefined) logger.warn({ setUp }, 'the register is empty: open this link once to set it up');
    onStopSignal(logger, async () => {
      await app.close();
      await database.close();
    });
  } catch (error) {
    console.error(error instanceof ConfigurationError ? `Configuration: ${error.message}` : error);
    process.exit(1);
  }
}
