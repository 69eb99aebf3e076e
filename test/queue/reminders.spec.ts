import { type INestApplicationContext } from '@nestjs/common';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { AcceptanceContent, AcceptanceMailsModule } from '../../src/borrowers/index.js';
import { MessageDelivery, MessagesModule, messageDelivery } from '../../src/messages/index.js';
import { type CalendarDate, calendarDate, zonedInstant } from '../../src/platform/calendar/index.js';
import { Clock } from '../../src/platform/clock/index.js';
import { ConfigModule, loadConfig } from '../../src/platform/config/index.js';
import { type Database, DatabaseModule, type SqlValue } from '../../src/platform/database/index.js';
import { OutboxModule } from '../../src/platform/outbox/index.js';
import { NoticeContent, ReminderContent, RemindersModule, Sweep } from '../../src/reminders/index.js';
import { ReceiversQuery } from '../../src/reminders/persistence/receivers.query.js';
import { CaseNoticesModule, SealedContent } from '../../src/subsidies/index.js';
import { eachDatabase } from '../support/databases.js';
import { services } from '../support/services.js';
import { SmtpSink } from '../support/smtp-sink.js';
import { borrower, change, giveBack, loan, moveTo, renew, settle } from './register.js';
import { clockModule, contextOf, impatient, open, until } from './support.js';

const zone = 'Europe/Oslo';
/** A Tuesday. */
const today = calendarDate('2026-03-10');

/** Stands on a day of the test's choice; the seconds go on, so that leases run out. */
class DayClock extends Clock {
  private readonly started = performance.now();

  constructor(
    private day: CalendarDate,
    private time = '10:00',
  ) {
    super();
  }

  goTo(day: string, time = '10:00'): void {
    this.day = calendarDate(day);
    this.time = time;
  }

  override now(): Date {
    return new Date(zonedInstant(this.day, this.time, zone).getTime() + performance.now() - this.started);
  }

  override today(): CalendarDate {
    return this.day;
  }
}

interface Message {
  readonly id: string;
  readonly state: string;
  readonly language: string;
  readonly attempts: number;
  readonly possible_repeats: number;
  readonly last_error: string | null;
  readonly provider_message_id: string | null;
}

eachDatabase((fresh) => {
  let database: Database;
  let sink: SmtpSink;
  let clock: DayClock;
  const running: INestApplicationContext[] = [];

  /** A process that sweeps and, if it consumes, delivers. */
  const start = async (
    options: { mail?: boolean; consumes?: boolean; redisUrl?: string } = {},
  ): Promise<INestApplicationContext> => {
    const mail = options.mail === false ? {} : { SMTP_URL: sink.url, MAIL_FROM: 'Demo kommune <post@demo.example>' };
    const config = loadConfig({ SECRET_KEY: 'k'.repeat(32), DATABASE_URL: fresh().url, ...mail });
    const consumes = options.consumes ?? true;
    const app = await contextOf([
      ConfigModule.with(config),
      DatabaseModule.with(database),
      clockModule(clock),
      OutboxModule.with({
        ...{ redisUrl: options.redisUrl ?? null, relays: consumes, consumes },
        topics: { messageDelivery },
        handlers: { messageDelivery: MessageDelivery },
        settings: impatient,
      }),
      MessagesModule.with({
        reminder: ReminderContent,
        notice: NoticeContent,
        acceptance: AcceptanceContent,
        sealed: SealedContent,
      }),
      { module: AcceptanceMailsModule },
      { module: CaseNoticesModule },
      RemindersModule.with({ routes: false, sweepsDaily: false }),
    ]);
    running.push(app);
    return app;
  };
  const stop = async (app: INestApplicationContext): Promise<void> => {
    running.splice(running.indexOf(app), 1);
    await app.close();
  };
  const messages = (): Promise<Message[]> =>
    database.reader.all<Message>('SELECT * FROM message ORDER BY created_at, id');
  const settled = (): Promise<void> =>
    until(async () => (await database.reader.all('SELECT id FROM outbox')).length === 0, 'everything is delivered');
  const mailTo = async (app: INestApplicationContext, on: CalendarDate = today) => {
    await app.get(Sweep).run(on);
    await settled();
    return sink.accepted;
  };

  beforeAll(async () => {
    database = await open(fresh());
    await settle(database);
  });
  afterAll(() => database.close());
  beforeEach(async () => {
    sink = await SmtpSink.start();
    clock = new DayClock(today);
  });
  afterEach(async () => {
    await Promise.all(running.splice(0).map((app) => app.close()));
    await sink.stop();
    await database.unitOfWork.run(async (tx) => {
      for (const table of ['outbox', 'reminder', 'message', 'loan', 'guardian', 'borrower', 'instrument']) {
        await tx.run(`DELETE FROM ${table}`);
      }
    });
  });

  describe('a sweep', () => {
    it('decides once, however many run at the same time', async () => {
      for (let n = 0; n < 25; n += 1) {
        const guardians = [
          { email: `mor${n}@example.org`, language: 'ar' },
          { email: `far${n}@example.org`, language: 'nb' },
        ];
        const id = await borrower(database, { birthDate: '2016-01-01', guardians });
        await loan(database, { borrowerId: id, dueOn: '2026-03-12' });
      }
      const apps = await Promise.all(Array.from({ length: 10 }, () => start({ consumes: false })));
      const results = await Promise.all(apps.map((app) => app.get(Sweep).run(today)));
      expect(results.reduce((sum, { messages: owed }) => sum + owed, 0)).toBe(50);
      expect(await messages()).toHaveLength(50);
      expect(await database.reader.all('SELECT * FROM reminder')).toHaveLength(50);
      expect(await database.reader.all('SELECT * FROM outbox')).toHaveLength(50);
    });

    it('owes nothing twice when it runs again, on the day or the days after', async () => {
      await loan(database, { borrowerId: await borrower(database), dueOn: '2026-03-12' });
      const app = await start();
      expect(await mailTo(app)).toHaveLength(1);
      expect(await app.get(Sweep).run(today)).toEqual({ quiet: false, messages: 0, nobody: 0 });
      expect(await mailTo(app, calendarDate('2026-03-12'))).toHaveLength(1);
      expect(await mailTo(app, calendarDate('2026-03-13'))).toHaveLength(2);
    });

    it('gathers what one person is owed on a day in one mail, and leaves the rest for tomorrow once that is gone', async () => {
      const id = await borrower(database);
      const late = await loan(database, { borrowerId: id, dueOn: '2026-03-02' });
      const soon = await loan(database, { borrowerId: id, dueOn: '2026-03-12' });
      const app = await start();
      const [mail] = await mailTo(app);
      expect(mail?.subject).toContain('skulle vært levert');
      expect(mail?.text).toContain(
        `${late.code.slice(0, 3)}-${late.code.slice(3)} – skulle vært levert: mandag 2. mars`,
      );
      expect(mail?.text).toContain(`${soon.code.slice(0, 3)}-${soon.code.slice(3)} – leveres senest: torsdag 12. mars`);
      await loan(database, { borrowerId: id, dueOn: '2026-03-11' });
      expect(await mailTo(app)).toHaveLength(1);
      clock.goTo('2026-03-11');
      expect(await mailTo(app, calendarDate('2026-03-11'))).toHaveLength(2);
    });

    it('writes one mail to a parent of two children, and another in another language', async () => {
      const parent = (email: string, language = 'nb') => ({
        birthDate: '2015-05-05',
        guardians: [{ email, language }],
      });
      const codes: string[] = [];
      for (const child of [
        parent('Anne@example.org'),
        parent(' anne@Example.org '),
        parent('anne@example.org', 'en'),
      ]) {
        codes.push((await loan(database, { borrowerId: await borrower(database, child), dueOn: '2026-03-12' })).code);
      }
      const app = await start();
      expect(await app.get(Sweep).preview(today)).toMatchObject({ messages: 2 });
      const mails = await mailTo(app);
      expect(mails).toHaveLength(2);
      const shown = codes.map((code) => `${code.slice(0, 3)}-${code.slice(3)}`);
      const both = mails.filter(({ text }) => text.includes(shown[0] ?? '') && text.includes(shown[1] ?? ''));
      expect(both).toHaveLength(1);
      expect(await app.get(Sweep).run(today)).toEqual({ quiet: false, messages: 0, nobody: 0 });
    });

    it('knows a person by the address in any case, also of letters beyond ASCII, and writes one mail', async () => {
      const child = { birthDate: '2016-01-01' };
      const spellings = ['ØRN@Example.org', 'ørn@example.org', ' Ørn@EXAMPLE.ORG'];
      for (const email of spellings) {
        const id = await borrower(database, { ...child, guardians: [{ email, language: 'nb' }] });
        await loan(database, { borrowerId: id, dueOn: '2026-03-12' });
      }
      await loan(database, { borrowerId: await borrower(database, { email: 'ørn@example.org' }), dueOn: '2026-03-12' });
      const app = await start();
      const mails = await mailTo(app);
      expect(mails).toHaveLength(1);
      expect(mails[0]?.to[0]?.toLowerCase()).toBe('ørn@example.org');
      expect((await messages()).map(({ state }) => state)).toEqual(['sent']);
    });

    it('finds who stands for a person along an index', async () => {
      const asked: { sql: string; values: readonly SqlValue[] }[] = [];
      await database.unitOfWork.run(async (tx) => {
        const one = (sql: string, values: readonly SqlValue[] = []): Promise<undefined> => {
          asked.push({ sql, values });
          return Promise.resolve(undefined);
        };
        await new ReceiversQuery().firstOf({ all: tx.all.bind(tx), one }, 'mor@example.org', 'nb');
        const isSqlite = fresh().name === 'sqlite';
        if (!isSqlite) await tx.run('SET LOCAL enable_seqscan = off');
        const [{ sql, values } = { sql: '', values: [] }] = asked;
        const rows = await tx.all<object>(`EXPLAIN ${isSqlite ? 'QUERY PLAN ' : ''}${sql}`, values);
        const plan = JSON.stringify(rows);
        expect(plan).toContain('ix_guardian_email');
        expect(plan).toContain('ix_borrower_email');
        expect(plan).not.toMatch(/SCAN (guardian|borrower)|Seq Scan/);
      });
    });

    it('catches up after missed days with the latest stage only', async () => {
      await loan(database, { borrowerId: await borrower(database), dueOn: '2026-02-10' });
      const app = await start();
      const mails = await mailTo(app);
      expect(mails).toHaveLength(1);
      expect(mails[0]?.text).toContain('den siste påminnelsen');
    });

    it('goes by the days of the row that each loan was made under, or was renewed under last', async () => {
      const app = await start();
      const kinds = async (ids: readonly string[]): Promise<string[]> => {
        const rows = await database.reader.all<{ loan_id: string; kind: string; day: string }>(
          'SELECT loan_id, kind, day FROM reminder ORDER BY day',
        );
        return ids.map((id) => rows.flatMap((row) => (row.loan_id === id ? [`${row.kind} ${row.day}`] : [])).join());
      };
      const dueIn = async (dueOn: string, rule: 'usual' | 'patient'): Promise<string> =>
        (await loan(database, { borrowerId: await borrower(database), dueOn, rule })).id;
      const soon = [await dueIn('2026-03-24', 'patient'), await dueIn('2026-03-24', 'usual')];
      const late = [await dueIn('2026-03-09', 'patient'), await dueIn('2026-03-09', 'usual')];
      await mailTo(app);
      expect(await kinds(soon)).toEqual(['due-soon 2026-03-10', '']);
      expect(await kinds(late)).toEqual(['due-soon 2026-02-23', 'overdue-first 2026-03-10']);
      expect(sink.accepted).toHaveLength(3);
      clock.goTo('2026-03-12');
      await mailTo(app, calendarDate('2026-03-12'));
      expect(await kinds(late)).toEqual(['due-soon 2026-02-23,overdue-first 2026-03-12', 'overdue-first 2026-03-10']);
      await change(database, (tx) => tx.run(`UPDATE loan SET rule_id = 'patient' WHERE id = $1`, [soon[1] ?? '']));
      await mailTo(app, calendarDate('2026-03-12'));
      expect(await kinds(soon)).toEqual(['due-soon 2026-03-10', 'due-soon 2026-03-10']);
    });

    it('is quiet on Sundays and public holidays, and catches up on the next day', async () => {
      await loan(database, { borrowerId: await borrower(database), dueOn: '2026-04-06' });
      const app = await start();
      const quietDays = ['2026-04-03', '2026-04-05', '2026-04-06'];
      for (const day of quietDays) {
        expect(await app.get(Sweep).run(calendarDate(day))).toEqual({ quiet: true, messages: 0, nobody: 0 });
      }
      expect(await mailTo(app, calendarDate('2026-04-07'))).toHaveLength(1);
    });

    it('shows staff whom nobody can reach, and writes as soon as there is an address', async () => {
      const id = await borrower(database, { email: null });
      await loan(database, { borrowerId: id, dueOn: '2026-03-12' });
      const app = await start();
      expect(await app.get(Sweep).run(today)).toEqual({ quiet: false, messages: 0, nobody: 1 });
      expect(await app.get(Sweep).run(today)).toEqual({ quiet: false, messages: 0, nobody: 0 });
      expect((await messages()).map(({ state }) => state)).toEqual(['no-contact']);
      await moveTo(database, id, 'ny@example.org', 'nb');
      expect(await mailTo(app, calendarDate('2026-03-11'))).toHaveLength(1);
    });

    it('tells beforehand what it would do, and does nothing', async () => {
      await loan(database, { borrowerId: await borrower(database), dueOn: '2026-03-12' });
      const app = await start();
      expect(await app.get(Sweep).preview(today)).toEqual({ quiet: false, messages: 1, nobody: 0 });
      expect(await messages()).toEqual([]);
    });

    it('never writes about what was returned or is said to be', async () => {
      const id = await borrower(database);
      const returned = await loan(database, { borrowerId: id, dueOn: '2026-03-02' });
      const claimed = await loan(database, { borrowerId: id, dueOn: '2026-03-02' });
      await giveBack(database, returned.id, '2026-03-09');
      await change(database, (tx) =>
        tx.run('UPDATE loan SET claimed_returned_at = $2 WHERE id = $1', [claimed.id, clock.now()]),
      );
      const app = await start();
      expect(await mailTo(app)).toEqual([]);
    });
  });

  describe('delivery', () => {
    it('drops what was returned or renewed after it was decided', async () => {
      const [one, other] = [await borrower(database), await borrower(database)];
      const back = await loan(database, { borrowerId: one, dueOn: '2026-03-12' });
      const kept = await loan(database, { borrowerId: one, dueOn: '2026-03-13' });
      const renewed = await loan(database, { borrowerId: other, dueOn: '2026-03-12' });
      const sweeper = await start({ consumes: false });
      await sweeper.get(Sweep).run(today);
      await giveBack(database, back.id, today);
      await renew(database, renewed.id, '2026-04-14');
      await start();
      await settled();
      expect(sink.accepted).toHaveLength(1);
      expect(sink.accepted[0]?.text).toContain(kept.code.slice(3));
      expect(sink.accepted[0]?.text).not.toContain(back.code.slice(3));
      expect((await messages()).map(({ state }) => state).sort()).toEqual(['cancelled', 'sent']);
    });

    it('writes to each guardian in their own language, from right to left where it must', async () => {
      const guardians = [
        { email: 'mor@example.org', language: 'ar' },
        { email: 'far@example.org', language: 'uk' },
      ];
      const id = await borrower(database, { birthDate: '2016-01-01', email: 'barn@example.org', guardians });
      const { code } = await loan(database, { borrowerId: id, dueOn: '2026-03-12' });
      const app = await start();
      const mails = await mailTo(app);
      const [arabic] = mails.filter(({ to }) => to.includes('mor@example.org'));
      const [ukrainian] = mails.filter(({ to }) => to.includes('far@example.org'));
      expect(mails).toHaveLength(2);
      expect(arabic?.subject).toContain('تذكير');
      expect(arabic?.html).toContain(`<bdi>${code.slice(0, 3)}-${code.slice(3)}</bdi>`);
      expect(arabic?.headers.get('content-language')).toBe('ar');
      expect(ukrainian?.subject).toContain('Нагадування');
      expect(ukrainian?.html).toBeNull();
      expect(ukrainian?.text).toContain('четвер, 12 березня 2026');
      expect(mails.map(({ text, html }) => `${text}${html ?? ''}`).join('')).not.toMatch(/Kari|Nordmann|Ola/u);
    });

    it('uses the address and the language that the register has when it sends', async () => {
      const id = await borrower(database, { email: 'gammel@example.org' });
      await loan(database, { borrowerId: id, dueOn: '2026-03-12' });
      const sweeper = await start({ consumes: false });
      await sweeper.get(Sweep).run(today);
      await moveTo(database, id, 'ny@example.org', 'pl');
      await start();
      await settled();
      expect(sink.accepted.map(({ to }) => to)).toEqual([['ny@example.org']]);
      expect(sink.accepted[0]?.subject).toContain('Przypomnienie');
      expect((await messages())[0]?.language).toBe('pl');
    });

    it('tries again, with the same Message-ID, what the server did not take yet', async () => {
      await loan(database, { borrowerId: await borrower(database), dueOn: '2026-03-12' });
      let times = 0;
      sink.answerWith(() => ((times += 1) < 3 ? 'later' : 'accept'));
      const app = await start();
      await mailTo(app);
      const [message] = await messages();
      expect(message).toMatchObject({ state: 'sent', attempts: 3, possible_repeats: 0, last_error: null });
      expect(new Set(sink.log.map(({ messageId }) => messageId))).toEqual(new Set([`<${message!.id}@demo.example>`]));
    });

    it('stops at once, and says so, when the server will never take it', async () => {
      await loan(database, { borrowerId: await borrower(database), dueOn: '2026-03-12' });
      sink.answerWith(() => 'never');
      const app = await start();
      await mailTo(app);
      expect(await messages()).toMatchObject([{ state: 'failed', attempts: 1, last_error: 'smtp-550' }]);
      expect(sink.log).toHaveLength(1);
    });

    it('gives up in the end, and says so, when the server cannot be reached', async () => {
      await loan(database, { borrowerId: await borrower(database), dueOn: '2026-03-12' });
      const app = await start();
      await sink.stop();
      await app.get(Sweep).run(today);
      await until(async () => (await messages())[0]?.state === 'failed', 'it is given up');
      expect(await messages()).toMatchObject([{ state: 'failed', attempts: 3, last_error: 'smtp-unreachable' }]);
    });

    it('counts a possible repeat when the connection broke off before an answer came', async () => {
      await loan(database, { borrowerId: await borrower(database), dueOn: '2026-03-12' });
      const app = await start();
      let first = true;
      sink.answerWith(async () => {
        if (!first) return 'accept';
        first = false;
        void sink.stop().then(() => sink.start());
        return new Promise(() => undefined);
      });
      await mailTo(app);
      expect(await messages()).toMatchObject([{ state: 'sent', attempts: 2, possible_repeats: 1 }]);
    });

    it('keeps messages in the list while there is no mail server, and sends them when there is one', async () => {
      await loan(database, { borrowerId: await borrower(database), dueOn: '2026-03-12' });
      const without = await start({ mail: false });
      await without.get(Sweep).run(today);
      await until(async () => (await messages())[0]?.last_error === 'mail-not-configured', 'it is noted');
      expect(await messages()).toMatchObject([{ state: 'queued', attempts: 0 }]);
      await stop(without);
      await start();
      await settled();
      expect(sink.accepted).toHaveLength(1);
    });

    it('holds everything between 21 and 8 o’clock, of yesterday and of today, and sends a day’s that is still to come', async () => {
      await loan(database, { borrowerId: await borrower(database), dueOn: '2026-03-12' });
      const sweeper = await start({ consumes: false });
      await sweeper.get(Sweep).run(today);
      clock.goTo('2026-03-11', '03:00');
      const night = await start();
      await until(
        async () => (await database.reader.all(`SELECT id FROM outbox WHERE last_error = 'quiet-hours'`)).length === 1,
        'it is held back',
      );
      expect(sink.log).toEqual([]);
      clock.goTo('2026-03-11', '08:00');
      await settled();
      expect(sink.accepted).toHaveLength(1);
      await loan(database, { borrowerId: await borrower(database), dueOn: '2026-03-12' });
      clock.goTo('2026-03-11', '23:30');
      await night.get(Sweep).run(calendarDate('2026-03-11'));
      await until(
        async () => (await database.reader.all(`SELECT id FROM outbox WHERE last_error = 'quiet-hours'`)).length === 1,
        'that of today is held back too',
      );
      expect(sink.accepted).toHaveLength(1);
      clock.goTo('2026-03-12', '08:00');
      await settled();
      expect(sink.accepted).toHaveLength(2);
      clock.goTo('2026-03-12', '23:30');
      await loan(database, { borrowerId: await borrower(database), dueOn: '2026-03-16' });
      expect((await mailTo(night, calendarDate('2026-03-13'))).length).toBeGreaterThan(2);
    });

    it('goes over Redis just the same', async () => {
      const ids = await Promise.all(Array.from({ length: 12 }, () => borrower(database)));
      for (const borrowerId of ids) await loan(database, { borrowerId, dueOn: '2026-03-12' });
      const app = await start({ redisUrl: services.redisUrl });
      const mails = await mailTo(app);
      expect(new Set(mails.flatMap(({ to }) => to)).size).toBe(12);
      expect(mails).toHaveLength(12);
    });
  });
});
