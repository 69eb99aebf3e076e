import type { Logger } from 'pino';
import type { Clock } from './platform/clock/index.js';
import type { Config } from './platform/config/index.js';
import type { Database } from './platform/database/index.js';

/** What an application is made of; tests and demonstrations give their own clock. */
export interface ApplicationParts {
  readonly config: Config;
  readonly database: Database;
  readonly clock: Clock;
  readonly logger: Logger;
}
