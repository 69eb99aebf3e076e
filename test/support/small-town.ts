import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createApplication } from '../../src/application.js';
import { ProgrammeEntity, shippedProgrammes } from '../../src/borrowers/index.js';
import { type Role, Sessions, UserAccountEntity } from '../../src/identity/index.js';
import { LendingPointEntity, MunicipalityEntity, UnitEntity } from '../../src/organisation/index.js';
import { type CalendarDate, calendarDate } from '../../src/platform/calendar/index.js';
import { Clock } from '../../src/platform/clock/index.js';
import { loadConfig } from '../../src/platform/config/index.js';
import { type Database, openDatabase } from '../../src/platform/database/index.js';
import { newId } from '../../src/platform/ids/index.js';
import { createLogger } from '../../src/platform/logging/index.js';
import { schema } from '../../src/schema.js';
import type { TestDatabase } from './databases.js';
import { HttpClient } from './http.js';

/** A clock that stands still on a Monday in November. */
class StandingClock extends Clock {
  now(): Date {
    return new Date('2026-11-23T09:00:00Z');
  }

  today(): CalendarDate {
    return calendarDate('2026-11-23');
  }
}

/** The whole application over HTTP, on a register that holds a municipality with its units, points and programmes only. */
export interface SmallTown {
  readonly database: Database;
  readonly app: NestFastifyApplication;
  /** Opens an account and gives a client that is logged in with it. */
  user(username: string, role: Role, unitId: string): Promise<HttpClient>;
  /** The id of an account. */
  userId(username: string): string;
  close(): Promise<void>;
}

const kinds = { library: 'library', 'youth-arenas': 'youth-arena', 'culture-school': 'culture-school' } as const;

export async function smallTown(fresh: TestDatabase, clock: Clock = new StandingClock()): Promise<SmallTown> {
  const config = loadConfig({
    DATABASE_URL: fresh.url,
    SECRET_KEY: 'k'.repeat(32),
    LOG_LEVEL: 'silent',
    BASE_URL: 'http://localhost:3000',
  });
  const database = await openDatabase(config.database, schema);
  await settle(database);
  const app = await createApplication({ config, database, clock, logger: createLogger(config) });
  await app.listen(0, '127.0.0.1');
  const ids = new Map<string, string>();
  return {
    database,
    app,
    user: async (username, role, unitId) => {
      const id = newId();
      ids.set(username, id);
      const { token } = await database.unitOfWork.run(async (tx) => {
        await tx.insert(UserAccountEntity, account(id, username, role, unitId, clock.now()));
        return app.get(Sessions, { strict: false }).open(tx, id);
      });
      const client = new HttpClient(await app.getUrl());
      client.token = token;
      return client;
    },
    userId: (username) => ids.get(username) ?? '',
    close: async () => {
      await app.close();
      await database.close();
    },
  };
}

async function settle(database: Database): Promise<void> {
  await database.unitOfWork.run(async (tx) => {
    await tx.insert(MunicipalityEntity, { id: 'town', name: 'Town', number: null });
    const unit = { municipalityId: 'town', phone: null, email: null };
    await tx.insert(UnitEntity, { ...unit, id: 'municipality', kind: 'municipality', name: 'Town' });
    for (const [id, kind] of Object.entries(kinds)) {
      await tx.insert(UnitEntity, { ...unit, id, kind, name: id });
      const place = { address: null, phone: null, isil: null, version: 1 };
      await tx.insert(LendingPointEntity, { ...place, id: `${kind}-point`, unitId: id, kind, name: kind });
    }
    for (const programme of shippedProgrammes) await tx.insert(ProgrammeEntity, programme);
  });
}

function account(id: string, username: string, role: Role, unitId: string, createdAt: Date): UserAccountEntity {
  return {
    id,
    username,
    passwordHash: 'nobody logs in with this',
    displayName: username,
    role,
    unitId,
    lendingPointId: null,
    language: 'nb',
    active: true,
    failedLogins: 0,
    lockedUntil: null,
    createdAt,
    version: 1,
  };
}
