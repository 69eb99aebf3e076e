import { afterAll, beforeAll, beforeEach, expect, it } from '@jest/globals';
import { type CalendarDate, calendarDate, zonedInstant } from '../../src/platform/calendar/index.js';
import { Clock } from '../../src/platform/clock/index.js';
import { type Database, DatabaseModule } from '../../src/platform/database/index.js';
import { Daily, ScheduleModule } from '../../src/platform/schedule/index.js';
import { eachDatabase } from '../support/databases.js';
import { clockModule, contextOf, open } from './support.js';

const zone = 'Europe/Oslo';

class SetClock extends Clock {
  day = calendarDate('2026-03-09');
  time = '10:00';

  override now(): Date {
    return zonedInstant(this.day, this.time, zone);
  }

  override today(): CalendarDate {
    return this.day;
  }
}

eachDatabase((fresh) => {
  let database: Database;
  let clock: SetClock;
  let did: string[];
  let fails = false;

  /** What a server does that is up at a time of a day: it looks at once, and is stopped again. */
  const serverAt = async (day: string, time: string): Promise<void> => {
    clock.day = calendarDate(day);
    clock.time = time;
    const app = await contextOf([DatabaseModule.with(database), clockModule(clock), { module: ScheduleModule }]);
    const run = async (on: CalendarDate): Promise<void> => {
      did.push(on);
      if (fails) throw new Error('not this time');
    };
    app.get(Daily).start({ name: 'test', at: '08:00', zone, run });
    await app.get(Daily).stop();
    await app.close();
  };

  beforeAll(async () => {
    database = await open(fresh());
  });
  afterAll(() => database.close());
  beforeEach(async () => {
    clock = new SetClock();
    did = [];
    fails = false;
    await database.unitOfWork.run((tx) => tx.run('DELETE FROM daily_run'));
  });

  it('has missed nothing on the day it is new', async () => {
    await serverAt('2026-03-09', '10:00');
    await serverAt('2026-03-09', '12:00');
    expect(did).toEqual([]);
  });

  it('runs from the set hour on, once a day, however often a server starts', async () => {
    await serverAt('2026-03-09', '07:00');
    await serverAt('2026-03-09', '07:59');
    expect(did).toEqual([]);
    await serverAt('2026-03-09', '08:00');
    await serverAt('2026-03-09', '20:00');
    await serverAt('2026-03-10', '07:59');
    expect(did).toEqual(['2026-03-09']);
  });

  it('makes up for the hour, not for the days, at which no server ran', async () => {
    await serverAt('2026-03-09', '10:00');
    await serverAt('2026-03-13', '09:30');
    expect(did).toEqual(['2026-03-13']);
  });

  it('runs again what failed', async () => {
    await serverAt('2026-03-09', '10:00');
    fails = true;
    await serverAt('2026-03-10', '08:00');
    fails = false;
    await serverAt('2026-03-10', '08:10');
    await serverAt('2026-03-10', '08:20');
    expect(did).toEqual(['2026-03-10', '2026-03-10']);
  });

  it('keeps its hour when the clocks are moved', async () => {
    await serverAt('2026-03-28', '10:00');
    await serverAt('2026-03-29', '07:59');
    expect(did).toEqual([]);
    await serverAt('2026-03-29', '08:00');
    expect(did).toEqual(['2026-03-29']);
  });
});
