import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { createApplication } from '../../src/application.js';
import { type CalendarDate, addDays, calendarDate, zonedInstant } from '../../src/platform/calendar/index.js';
import { Clock } from '../../src/platform/clock/index.js';
import { type Config, loadConfig } from '../../src/platform/config/index.js';
import { type Database, openDatabase } from '../../src/platform/database/index.js';
import { createLogger } from '../../src/platform/logging/index.js';
import { schema } from '../../src/schema.js';
import type { TestDatabase } from './databases.js';
import { fillWithDemonstration } from './demonstrated.js';
import { HttpClient } from './http.js';

/** A Monday in an ordinary week of an autumn term. */
export const usualDay = calendarDate('2026-10-19');
const zone = 'Europe/Oslo';
/** The keys, where a test gives no others. */
const keys = { SECRET_KEY: 's'.repeat(40), CASE_KEY: 'k'.repeat(40) };

/** A clock that stands until it is set: ten in the morning, in Oslo. */
export class StandingClock extends Clock {
  constructor(
    private day: CalendarDate,
    private time = '10:00',
  ) {
    super();
  }

  override now(): Date {
    return zonedInstant(this.day, this.time, zone);
  }

  override today(): CalendarDate {
    return this.day;
  }

  goTo(day: CalendarDate, time = '10:00'): void {
    this.day = day;
    this.time = time;
  }

  passDays(days: number): void {
    this.goTo(addDays(this.day, days), this.time);
  }
}

/** The whole application in this process, on a real port, with the demonstration's data. */
export interface TestApplication {
  readonly url: string;
  readonly app: NestFastifyApplication;
  readonly database: Database;
  readonly clock: StandingClock;
  as(username: string): Promise<HttpClient>;
  close(): Promise<void>;
}

/** Starts it on a fresh database that it fills with the demonstration of the day. */
export async function startApplication(
  on: TestDatabase,
  env: Readonly<Record<string, string>> = {},
  today: CalendarDate = usualDay,
  logs?: { write(line: string): void },
): Promise<TestApplication> {
  return start(on, env, today, (config) => fillWithDemonstration(on, config, today), logs);
}

/** Starts it on a fresh database in which there is nothing, not even a user. */
export async function startEmptyApplication(
  on: TestDatabase,
  env: Readonly<Record<string, string>> = {},
): Promise<TestApplication> {
  return start(on, env, usualDay, () => Promise.resolve());
}

async function start(
  on: TestDatabase,
  env: Readonly<Record<string, string>>,
  today: CalendarDate,
  fill: (config: Config) => Promise<void>,
  logs?: { write(line: string): void },
): Promise<TestApplication> {
  const dataDir = mkdtempSync(join(tmpdir(), 'klangbank-app-'));
  const config = loadConfig({
    DATA_DIR: dataDir,
    DATABASE_URL: on.url,
    LOG_LEVEL: 'silent',
    PORT: '0',
    ...keys,
    ...env,
  });
  await fill(config);
  const database = await openDatabase(config.database, schema);
  const clock = new StandingClock(today);
  const app = await createApplication({ config, database, clock, logger: createLogger(config, logs) });
  await app.listen(0, '127.0.0.1');
  const url = await app.getUrl();
  return {
    url,
    app,
    database,
    clock,
    as: (username) => HttpClient.loggedIn(url, username, 'klangbank-demo'),
    close: async () => {
      await app.close();
      await database.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
