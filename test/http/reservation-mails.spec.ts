import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';

import { type CalendarDate, addDays, formatDay } from '../../src/platform/calendar/index.js';
import { until } from '../queue/support.js';
import { eachDatabase } from '../support/databases.js';
import { SmtpSink } from '../support/smtp-sink.js';
import { type Listed, ReservationDesk, label, names, openDaysUpTo, secret, sender } from './reservation-desk.js';
import { Town } from './town.js';
import { Visitor } from './visitor.js';

eachDatabase((database) => {
  let town: Town;
  let sink: SmtpSink;
  let desk: ReservationDesk;
  let start: CalendarDate;
  beforeAll(async () => {
    sink = await SmtpSink.start();
    town = await Town.start(database(), { ...secret, ...sender, SMTP_URL: sink.url });
    desk = new ReservationDesk(town, sink);
    start = town.today;
  });
  afterAll(async () => {
    await town.close();
    await sink.stop();
  });
  afterEach(async () => {
    town.application.clock.goTo(start);
    sink.answerWith(() => 'accept');
    await town.expectWhole();
  });

  describe('what is put on the hold shelf', () => {
    it('is told at once, in the borrower’s language, with all that one needs to fetch it and without a name', async () => {
      const reserved = await desk.promised(
        await desk.person('pl', { displayName: 'Nabo N.', fullName: 'Nabo Nordmann' }),
      );
      const { pickupCode, readyUntil } = await desk.shelve(reserved);
      const mail = await desk.mailTo(reserved.person);
      const [point] = await town.rows<{ name: string; address: string; phone: string }>(
        `SELECT p.name, p.address, COALESCE(p.phone, u.phone) AS phone FROM lending_point p JOIN unit u ON u.id = p.unit_id
           WHERE p.id = 'library'`,
      );
      const [hours] = await town.rows<{ opens: string; closes: string }>(
        `SELECT opens, closes FROM opening_hours WHERE lending_point_id = 'library' AND weekday = 1`,
      );
      expect(mail.subject).toBe('Gotowe do odbioru');
      expect(mail.headers.get('content-language')).toBe('pl');
      const day = formatDay(readyUntil, 'pl', 'long');
      expect(mail.text).toContain(
        `- Guitar ${label(reserved.code)} – odbiór najpóźniej: ${day}, kod odbioru: ${pickupCode}`,
      );
      for (const part of [point?.name, point?.address, point?.phone]) expect(mail.text).toContain(part ?? 'nothing');
      expect(mail.text).toContain(`poniedziałek ${hours?.opens}–${hours?.closes}`);
      expect(`${mail.subject}${mail.text}`).not.toMatch(names);
      await desk.settled(reserved);
      expect(await desk.messagesOf(reserved.id)).toEqual([{ kind: 'reservation-ready', state: 'sent' }]);
    });

    it('is told to each guardian of a child in their language, and once to who is its guardian twice', async () => {
      const { id, addresses } = await desk.child('ar', 'uk', 'nb');
      await town.application.database.unitOfWork.run((tx) =>
        tx.run(
          `UPDATE guardian SET email = $1, email_key = $1, language = 'ar' WHERE borrower_id = $2 AND email = $3`,
          [addresses[0] ?? '', id, addresses[2] ?? ''],
        ),
      );
      const reserved = await desk.promised({ id, address: '' });
      const { pickupCode } = await desk.shelve(reserved);
      const arabic = await desk.mailTo({ address: addresses[0] ?? '' });
      const ukrainian = await desk.mailTo({ address: addresses[1] ?? '' });
      expect(arabic.subject).toBe('جاهز للاستلام');
      expect(arabic.html).toContain(`<bdi>${pickupCode}</bdi>`);
      expect(ukrainian.subject).toBe('Можна забирати');
      expect(`${arabic.text}${arabic.html ?? ''}${ukrainian.text}`).not.toMatch(names);
      expect(await desk.messagesOf(reserved.id)).toHaveLength(2);
    });

    it('is shown to staff where there is nobody to write to', async () => {
      const { id } = await town.borrower();
      const reserved = await desk.promised({ id, address: '' });
      await desk.shelve(reserved);
      const mine = (await desk.listed('&state=no-contact')).find((one) => one.items[0]?.reservation === reserved.id);
      expect(mine).toMatchObject({
        receiver: { kind: 'nobody', displayName: null },
        borrower: { id, displayName: 'Prøve P.' },
        items: [{ loan: null, instrument: reserved.code, instrumentKind: 'guitar', kind: 'reservation-ready' }],
      });
      const page = await (await Visitor.loggedIn(town, 'bibliotek')).read('/reminders?state=no-contact');
      expect(page.text).toMatch(/Ingen å skrive til for Prøve P\. Klar til henting: Gitar/u);
    });

    it('is tried again from the list of reminders where it did not arrive', async () => {
      sink.answerWith(() => 'never');
      const reserved = await desk.promised();
      await desk.shelve(reserved);
      const failed = async (): Promise<Listed | undefined> =>
        (await desk.listed('&state=failed')).find((one) => one.items[0]?.reservation === reserved.id);
      await until(async () => (await failed()) !== undefined, 'it has failed');
      sink.answerWith(() => 'accept');
      const path = `/api/v1/reminders/${(await failed())?.id}/retry`;
      expect((await (await town.as('ungdom')).post(path)).status).toBe(404);
      expect((await (await desk.library()).post(path)).status).toBe(202);
      expect((await desk.mailTo(reserved.person)).subject).toBe('Klart til å hentes');
    });
  });

  describe('who waits in line', () => {
    it('is told at once of an instrument that comes back early, and gets its days', async () => {
      const waiting = await desk.waitedFor({ from: desk.day(8), to: desk.day(40) });
      const back = await desk.takeBack(waiting.code);
      expect(back.body.next).toMatchObject({ step: 'shelf' });
      expect(await desk.reservation(waiting.id)).toMatchObject({ state: 'confirmed', instrument: waiting.code });
      const { subject, text } = await desk.mailTo(waiting.person);
      expect(subject).toBe('Det er funnet et instrument til reservasjonen');
      const [from, to] = [desk.day(8), desk.day(40)].map((day) => formatDay(day, 'nb', 'long'));
      expect(text).toContain(`- Gitar ${label(waiting.code)} – fra: ${from}, til: ${to}`);
      expect(text).not.toMatch(names);
      const mine = (await desk.listed()).find((one) => one.items[0]?.reservation === waiting.id);
      expect(mine?.items).toMatchObject([{ kind: 'reservation-placed' }]);
    });

    it('is told only that it is ready where it goes to the hold shelf at once', async () => {
      const waiting = await desk.waitedFor();
      const back = await desk.takeBack(waiting.code);
      expect(back.body.next).toMatchObject({ step: 'hold', at: 'library', reservation: waiting.id });
      const { subject, text } = await desk.mailTo(waiting.person);
      expect(subject).toBe('Klart til å hentes');
      expect(text).toContain(back.body.next.pickupCode);
      await desk.settled(waiting);
      expect(await desk.messagesOf(waiting.id)).toEqual([
        { kind: 'reservation-placed', state: 'cancelled' },
        { kind: 'reservation-ready', state: 'sent' },
      ]);
    });

    it('is told of what somebody else cancels, and of what the night finds, once the morning has come', async () => {
      const first = await desk.promised();
      const second = await desk.person();
      const { body } = await desk.reserve(second.id, first.code, {}, true);
      await desk.do(first.id, 'cancel');
      expect((await desk.mailTo(second)).subject).toBe('Det er funnet et instrument til reservasjonen');

      const waiting = await desk.waitedFor({ from: desk.day(8), to: desk.day(40) });
      await desk.takeBack(waiting.code, { condition: 'needs-repair' });
      expect(await desk.reservation(waiting.id)).toMatchObject({ state: 'waiting' });
      await town.application.database.unitOfWork.run(async (tx) => {
        await tx.run(
          `UPDATE repair SET completed_at = $1, completed_by = opened_by, outcome = 'in-order' WHERE instrument_code = $2`,
          [town.application.clock.now(), waiting.code],
        );
        await tx.run(`UPDATE instrument SET state = 'available', version = version + 1 WHERE code = $1`, [
          waiting.code,
        ]);
      });
      town.application.clock.goTo(desk.day(1), '04:00');
      await desk.nightly();
      expect(await desk.reservation(waiting.id)).toMatchObject({ state: 'confirmed' });
      await until(
        async () => (await town.count(`outbox WHERE last_error = 'quiet-hours'`)) === 1,
        'it is held back until the morning',
      );
      expect(desk.mailsTo(waiting.person)).toEqual([]);
      town.application.clock.goTo(town.today, '08:00');
      expect((await desk.mailTo(waiting.person)).subject).toBe('Det er funnet et instrument til reservasjonen');
      expect(body.state).toBe('waiting');
    });
  });

  describe('the sweep', () => {
    it('reminds of what waits to be picked up, on its last open day but one, together with what is due, once', async () => {
      const person = await desk.person();
      const reserved = await desk.promised(person);
      const { pickupCode, readyUntil } = await desk.shelve(reserved);
      await desk.mailTo(person);
      const [last, lastButOne = start, before = start] = await openDaysUpTo(town, readyUntil);
      expect(last).toBe(readyUntil);
      const loan = await town.loan();
      const dueOn = addDays(lastButOne, 3);
      await town.application.database.unitOfWork.run(async (tx) => {
        await tx.run('UPDATE loan SET borrower_id = $1, due_on = $2 WHERE id = $3', [person.id, dueOn, loan.id]);
        await tx.run('UPDATE instrument SET due_on = $1 WHERE code = $2', [dueOn, loan.instrument]);
      });
      const remindersOf = async (): Promise<string[]> => (await desk.messagesOf(reserved.id)).map(({ kind }) => kind);
      town.application.clock.goTo(before);
      await desk.sweep();
      expect(await remindersOf()).toEqual(['reservation-ready']);
      town.application.clock.goTo(lastButOne);
      await Promise.all([desk.sweep(), desk.sweep()]);
      await desk.sweep();
      expect(await remindersOf()).toEqual(['reservation-ready', 'reservation-lapsing']);
      await sink.waitFor(() => desk.mailsTo(person).length === 2);
      const mail = desk.mailsTo(person)[1];
      expect(mail?.subject).toContain('Påminnelse: lån som snart skal leveres tilbake');
      expect(mail?.text).toContain(
        `- Gitar ${label(reserved.code)} – hentes senest: ${formatDay(readyUntil, 'nb', 'long')}, hentekode: ${pickupCode}`,
      );
      expect(mail?.text).toContain(label(loan.instrument));
      const mine = (await desk.listed()).filter((one) => one.items.some(({ loan: id }) => id === loan.id));
      expect(mine.map((one) => one.items.map(({ kind }) => kind).sort())).toEqual([
        ['due-soon', 'reservation-lapsing'],
      ]);
      await desk.takeBack(loan.instrument);
    });

    it('reminds of what is promised, has begun and stands at its point, and not of what is somewhere else', async () => {
      const [here, away] = [await desk.promised(), await desk.promised()];
      for (const { id } of [here, away]) await changeTo(town, id, desk.day(1));
      await (await desk.library()).post(`/api/v1/instruments/${away.code}/transfers`, { json: { to: 'youth-arena' } });
      await desk.sweep();
      const { subject, text } = await desk.mailTo(here.person);
      expect(subject).toBe('Påminnelse: noe er reservert og venter på å bli hentet');
      expect(text).toContain(`hentes senest: ${formatDay(desk.day(1), 'nb', 'long')}`);
      expect(text).not.toContain('hentekode');
      expect(await desk.messagesOf(away.id)).toEqual([]);
      await desk.nightly(desk.day(2));
      expect(await desk.reservation(here.id)).toMatchObject({ state: 'no-show' });
    });

    it('reminds the guardian who was asked, five days after, with the link that still works, until somebody has answered', async () => {
      const teacher = await town.as('larer');
      const { code } = await town.register({ grade: 'high', kind: 'cello', point: 'culture-school' });
      const { id: pupil, addresses } = await desk.child('so', 'nb');
      const enrolment = { programme: 'deepening', schoolYear: '2026-2027', schoolGrade: 8, teacher: 'larer' };
      await (await town.as('admin')).post(`/api/v1/borrowers/${pupil}/enrolments`, { json: enrolment });
      const wish = {
        borrower: pupil,
        instrument: code,
        from: desk.day(20),
        to: desk.day(200),
        pickupPoint: 'culture-school',
      };
      const made = await teacher.post('/api/v1/reservations', { json: wish });
      expect(made.body).toMatchObject({ state: 'awaiting-acceptance' });
      const [guardian] = (await teacher.get(`/api/v1/borrowers/${pupil}`)).body.guardians as { id: string }[];
      const asked = { type: 'contract', receiver: guardian?.id, reservation: made.body.id };
      const link = await teacher.post(`/api/v1/borrowers/${pupil}/agreement-links`, { json: asked });
      expect(link.status).toBe(201);
      const receiver = { address: addresses[0] ?? '' };
      const first = await desk.mailTo(receiver);
      town.application.clock.passDays(4);
      await desk.sweep();
      expect(await desk.messagesOf(made.body.id)).toEqual([]);
      town.application.clock.passDays(1);
      await desk.sweep();
      await desk.sweep();
      await sink.waitFor(() => desk.mailsTo(receiver).length === 2);
      const reminder = desk.mailsTo(receiver)[1];
      expect(reminder?.subject).toBe('Xusuusin: jawaabtaadii weli nama soo gaarin');
      const address = /https:\/\/\S+\/a\/[\w-]+/u;
      const [path] = address.exec(reminder?.text ?? '') ?? [];
      expect(path).toBe(address.exec(first.text)?.[0]);
      expect(reminder?.text).not.toMatch(names);
      expect(reminder?.text).toContain(`- Cello ${label(code)} – ugu dambayn ka jawaab:`);
      expect(desk.mailsTo({ address: addresses[1] ?? '' })).toEqual([]);
      const seen = (await desk.listed('', 'larer')).find((one) => one.items[0]?.reservation === made.body.id);
      expect(seen?.items).toMatchObject([{ kind: 'acceptance-missing' }]);
      const visitor = Visitor.stranger(town.url);
      const page = new URL(path ?? '').pathname;
      await visitor.send(await visitor.read(`${page}?answer=accepted`), page);
      const answered = await (await town.as('larer')).get(`/api/v1/reservations/${made.body.id}`);
      expect(answered.body.state).toBe('confirmed');
      town.application.clock.passDays(1);
      await desk.sweep();
      expect(await desk.messagesOf(made.body.id)).toHaveLength(1);
    });

    it('finds what is reserved along indexes', async () => {
      const { reader, unitOfWork } = town.application.database;
      const asked: { sql: string; values: readonly unknown[] }[] = [];
      const all = reader.all.bind(reader);
      Object.assign(reader, {
        all: (sql: string, values: readonly never[] = []) => {
          asked.push({ sql, values });
          return all(sql, values);
        },
      });
      await desk.sweep(desk.day(1)).finally(() => Object.assign(reader, { all }));
      const about = asked.filter(({ sql }) => /FROM reservation r/u.test(sql) && !/ANY_OF/u.test(sql));
      expect(about.length).toBeGreaterThanOrEqual(2);
      await unitOfWork.run(async (tx) => {
        const isSqlite = database().name === 'sqlite';
        if (!isSqlite) await tx.run('SET LOCAL enable_seqscan = off');
        for (const { sql, values } of about) {
          const rows = await tx.all<object>(`EXPLAIN ${isSqlite ? 'QUERY PLAN ' : ''}${sql}`, values as never[]);
          const plan = JSON.stringify(rows);
          expect(plan).toMatch(/ix_reservation_(state_day|point_state_day|held)/u);
          expect(plan).not.toMatch(/SCAN (r|s|i|n)\b|Seq Scan/u);
        }
      });
    });
  });
});

/** Lets a reservation end on another day. */
async function changeTo(town: Town, id: string, to: CalendarDate): Promise<void> {
  await town.application.database.unitOfWork.run((tx) =>
    tx.run('UPDATE reservation SET to_day = $1, busy_to = $1, version = version + 1 WHERE id = $2', [to, id]),
  );
}
