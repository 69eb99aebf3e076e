import { randomUUID } from 'node:crypto';

import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';

import { ClosingNight } from '../../src/lending/index.js';
import { ClosureMover } from '../../src/lending/closing/closure-mover.js';
import { Sweep } from '../../src/reminders/index.js';
import { type CalendarDate, addDays } from '../../src/platform/calendar/index.js';
import { usualDay } from '../support/application.js';
import { eachDatabase } from '../support/databases.js';
import type { Answer, HttpClient } from '../support/http.js';
import { addNeighbour } from '../support/neighbour.js';
import { Town, expectProblem, items, reasons, wrongFields } from './town.js';

interface Lent {
  readonly id: string;
  readonly instrument: string;
  readonly borrower: string;
}

/** Monday to Friday of the week after the next, which has no holiday. */
const [monday, tuesday, wednesday, thursday, friday] = [14, 15, 16, 17, 18].map((days) => addDays(usualDay, days)) as [
  CalendarDate,
  CalendarDate,
  CalendarDate,
  CalendarDate,
  CalendarDate,
];
const nextMonday = addDays(monday, 7);

eachDatabase((database) => {
  let town: Town;
  let admin: HttpClient;
  let library: HttpClient;

  beforeAll(async () => {
    town = await Town.start(database());
    [admin, library] = [await town.as('admin'), await town.as('bibliotek')];
  });
  afterAll(() => town.close());
  afterEach(async () => {
    jest.restoreAllMocks();
    town.application.clock.goTo(usualDay);
    await town.expectWhole();
  });

  /** A point of the library that no other test knows, open from Monday to Friday. */
  async function place(): Promise<string> {
    const id = `filial-${randomUUID().slice(0, 8)}`;
    const openingHours = [1, 2, 3, 4, 5].map((weekday) => ({ weekday, opens: '10:00', closes: '18:00' }));
    const json = { id, unit: 'library', kind: 'library', name: 'Filialen', openingHours };
    expect((await admin.post('/api/v1/lending-points', { json })).status).toBe(201);
    return id;
  }

  async function lent(point: string, dueOn: CalendarDate): Promise<Lent> {
    const json = { ...(await town.checkoutBody(point, await town.register({ point }))), dueOn };
    const { status, body } = await library.post('/api/v1/checkouts', { json });
    expect({ status, dueOn: body.dueOn }).toEqual({ status: 201, dueOn });
    return body;
  }

  async function lentOn(point: string, days: readonly CalendarDate[]): Promise<Lent[]> {
    const loans: Lent[] = [];
    for (const day of days) loans.push(await lent(point, day));
    return loans;
  }

  const close = (
    point: string,
    from: string,
    to: string,
    { query = '', headers = {}, as = admin, reason = 'Vannskade' } = {},
  ): Promise<Answer> =>
    as.post(`/api/v1/lending-points/${point}/closures${query}`, { json: { from, to, reason }, headers });

  const dueDays = async (loans: readonly Lent[]): Promise<string[]> =>
    Promise.all(loans.map(async ({ id }) => (await library.get(`/api/v1/loans/${id}`)).body.dueOn));

  const reserve = async (instrument: string, point: string, from: CalendarDate, to: CalendarDate): Promise<Answer> => {
    const { id: borrower } = await town.borrower({ email: `laaner-${randomUUID().slice(0, 8)}@example.org` });
    return library.post('/api/v1/reservations', { json: { borrower, instrument, from, to, pickupPoint: point } });
  };

  describe('closing a point', () => {
    it('moves what is due then to open days after it, as many on each, the first due first', async () => {
      const point = await place();
      const loans = await lentOn(point, [monday, monday, tuesday, tuesday, wednesday]);
      const later = await lent(point, thursday);
      const { status, body } = await close(point, monday, wednesday);
      expect({ status, body }).toMatchObject({
        status: 201,
        body: { from: monday, to: wednesday, days: 3, openDays: 3 },
      });
      const after = await dueDays(loans);
      expect(after.slice(0, 2).sort()).toEqual([thursday, thursday]);
      expect(after.slice(2)).toEqual([friday, friday, nextMonday]);
      expect(await dueDays([later])).toEqual([thursday]);
      expect(body.perDay).toEqual([
        { day: thursday, returns: 2, dueAnyway: 1 },
        { day: friday, returns: 2, dueAnyway: 0 },
        { day: nextMonday, returns: 1, dueAnyway: 0 },
      ]);
      expect(body.moved).toHaveLength(5);
      const moved = body.moved as unknown[];
      expect(moved.at(-1)).toEqual({
        loan: loans[4]?.id,
        instrument: loans[4]?.instrument,
        dueOn: [wednesday, nextMonday],
      });
      expect([body.kept, body.prolonged]).toEqual([[], []]);
    });

    it('changes the due day of loan and instrument, uses up no renewal, and is in the log once for each', async () => {
      const point = await place();
      const loan = await lent(point, monday);
      const before = (await library.get(`/api/v1/loans/${loan.id}`)).body as { version: number };
      await close(point, monday, monday);
      const { body } = await library.get(`/api/v1/loans/${loan.id}`);
      expect(body).toMatchObject({ dueOn: tuesday, renewals: 0, version: before.version + 1 });
      expect((await library.get(`/api/v1/instruments/${loan.instrument}`)).body).toMatchObject({ dueOn: tuesday });
      const logged = await town.rows<{ detail: string }>(
        `SELECT detail FROM audit_entry WHERE action = 'loan.due-moved' AND subject_id = $1`,
        [loan.id],
      );
      expect(logged.map(({ detail }) => JSON.parse(detail))).toMatchObject([{ dueOn: [monday, tuesday] }]);
      expect((await library.post(`/api/v1/loans/${loan.id}/renewals`, { json: {} })).status).toBe(200);
    });

    it('may be for a single day, and for one on which it is closed anyway', async () => {
      const point = await place();
      const loan = await lent(point, friday);
      expect((await close(point, friday, friday)).body).toMatchObject({ days: 1, openDays: 1 });
      expect(await dueDays([loan])).toEqual([nextMonday]);
      const sunday = addDays(monday, -1);
      expect((await close(point, sunday, sunday)).body).toMatchObject({ days: 1, openDays: 0, moved: [] });
    });

    it('may begin today, for what is due today', async () => {
      const point = await place();
      const loan = await lent(point, monday);
      town.application.clock.goTo(monday);
      const { status } = await close(point, monday, monday, { as: await town.as('admin') });
      expect(status).toBe(201);
      const desk = await town.as('bibliotek');
      expect((await desk.get(`/api/v1/loans/${loan.id}`)).body.dueOn).toBe(tuesday);
    });

    it('leaves what is promised to somebody else as it is, and says so', async () => {
      const point = await place();
      const loan = await lent(point, monday);
      const { status } = await reserve(loan.instrument, point, wednesday, addDays(wednesday, 20));
      expect(status).toBe(201);
      const { body } = await close(point, monday, tuesday);
      expect(body).toMatchObject({
        moved: [],
        kept: [{ loan: loan.id, instrument: loan.instrument, dueOn: monday, reason: 'promised-to-others' }],
      });
      expect(await dueDays([loan])).toEqual([monday]);
    });

    it('lets others have another copy where that makes room', async () => {
      const point = await place();
      const loan = await lent(point, monday);
      await town.register({ point });
      const { id: borrower } = await town.borrower();
      const period = { from: wednesday, to: addDays(wednesday, 20), pickupPoint: point };
      const wish = { borrower, kind: 'guitar', grade: 'good', ...period };
      const { body: promised } = await library.post('/api/v1/reservations', { json: wish });
      await town.application.database.unitOfWork.run((tx) =>
        tx.run('UPDATE reservation SET instrument_code = $1 WHERE id = $2', [loan.instrument, promised.id]),
      );
      expect((await close(point, monday, tuesday)).body.kept).toEqual([]);
      expect(await dueDays([loan])).toEqual([wednesday]);
      expect((await library.get(`/api/v1/reservations/${promised.id}`)).body.instrument).not.toBe(loan.instrument);
    });

    it('keeps what waits on the hold shelf as many open days longer as it takes, and tells its borrower', async () => {
      const point = await place();
      const { code } = await town.register({ point });
      const { body: promised } = await reserve(code, point, town.today, addDays(town.today, 60));
      const { body: ready } = await library.post(`/api/v1/reservations/${promised.id}/ready`, {});
      const until = ready.readyUntil as CalendarDate;
      const before = addDays(until, -1);
      const { body } = await close(point, before, until);
      const [was, is] = body.prolonged[0].readyUntil;
      expect(body.prolonged).toMatchObject([{ reservation: promised.id, instrument: code }]);
      expect([was, is > until]).toEqual([until, true]);
      expect((await library.get(`/api/v1/reservations/${promised.id}`)).body.readyUntil).toBe(is);
      const told = `reminder WHERE reservation_id = $1 AND kind = 'reservation-ready'`;
      expect(await town.count(told, [promised.id])).toBe(2);
      town.application.clock.goTo(addDays(until, 1));
      await town.application.app.get(ClosingNight, { strict: false }).run(town.today);
      expect(await town.count(told, [promised.id])).toBe(2);
    });

    it('is seen by whoever lends afterwards', async () => {
      const point = await place();
      const [loan] = await lentOn(point, [friday]);
      await close(point, monday, wednesday);
      const json = { ...(await town.checkoutBody(point, await town.register({ point }))), dueOn: tuesday };
      const refusal = await library.post('/api/v1/checkouts', { json });
      expect(reasons(refusal)).toEqual(['due-date-closed']);
      expect(refusal.body.rejections).toMatchObject([{ nextOpen: thursday }]);
      expect(await dueDays([loan!])).toEqual([friday]);
    });

    it('with a dry run says the same and changes nothing', async () => {
      const point = await place();
      const loans = await lentOn(point, [monday, tuesday, wednesday]);
      const logged = await town.count('audit_entry');
      const dry = await close(point, monday, wednesday, { query: '?dryRun=true' });
      expect(dry.status).toBe(200);
      expect(await town.count('audit_entry')).toBe(logged);
      expect(await dueDays(loans)).toEqual([monday, tuesday, wednesday]);
      expect(items(await admin.get(`/api/v1/lending-points/${point}/closures`))).toEqual([]);
      const done = await close(point, monday, wednesday);
      expect({ ...done.body, id: null }).toEqual(dry.body);
      expect(dry.body.moved).toHaveLength(3);
    });

    it('tells the borrower once, and not of a due day that has been changed since', async () => {
      const point = await place();
      const [loan, renewed] = await lentOn(point, [monday, monday]);
      await close(point, monday, monday);
      await library.post(`/api/v1/loans/${renewed?.id}/renewals`, { json: {} });
      const sweep = town.application.app.get(Sweep, { strict: false });
      for (const days of [1, 2]) await sweep.run(addDays(usualDay, days));
      const told = `reminder WHERE loan_id = $1 AND kind = 'due-moved'`;
      expect(await town.count(told, [loan?.id ?? ''])).toBe(1);
      expect(await town.count(told, [renewed?.id ?? ''])).toBe(0);
    });

    it('names nobody', async () => {
      const point = await place();
      const loan = await lent(point, monday);
      const { body } = await close(point, monday, monday);
      expect(JSON.stringify(body)).not.toContain(loan.borrower);
      expect(JSON.stringify(body)).not.toContain('Prøve P.');
    });

    it('is refused with every wrong field named', async () => {
      const point = await place();
      const wrong = async (from: string, to: string, reason = 'Maling'): Promise<Record<string, string>> => {
        const answer = await close(point, from, to, { reason });
        expectProblem(answer, 400, 'bad-input');
        expect(wrongFields(await close(point, from, to, { reason, query: '?dryRun=true' }))).toEqual(
          wrongFields(answer),
        );
        return wrongFields(answer);
      };
      expect(await wrong('2026-02-30', 'i morgen', ' ')).toEqual({
        from: 'not-a-day',
        to: 'not-a-day',
        reason: expect.any(String),
      });
      expect(await wrong(tuesday, monday)).toEqual({ to: 'ends-before-it-begins' });
      expect(await wrong(addDays(usualDay, -1), monday)).toEqual({ from: 'closure-in-the-past' });
      expect(await wrong(monday, addDays(monday, 366))).toEqual({ to: 'closure-too-long' });
      expect(await wrong('9999-12-30', '9999-12-31')).toEqual({ from: 'closure-too-far-ahead' });
      await close(point, tuesday, wednesday);
      expect(await wrong(monday, tuesday)).toEqual({ from: 'closed-already' });
      expect((await close(point, monday, monday)).status).toBe(201);
      expect((await admin.post(`/api/v1/lending-points/${point}/closures`, { json: { from: friday } })).status).toBe(
        400,
      );
    });

    it('is not for those who lend there, nor for a place that there is not', async () => {
      const point = await place();
      expectProblem(await close(point, monday, monday, { as: library }), 403, 'not-permitted');
      expectProblem(await close('ingen', monday, monday), 404, 'not-found');
    });

    it('that was cut off is finished by the same request under its key, and the returns come out even', async () => {
      const point = await place();
      const loans = await lentOn(point, [monday, monday, tuesday, wednesday]);
      const headers = { 'idempotency-key': randomUUID() };
      cutOffAfter(2);
      expect((await close(point, monday, tuesday, { headers })).status).toBe(500);
      expect((await dueDays(loans)).filter((day) => day === monday || day === tuesday)).toHaveLength(1);
      jest.restoreAllMocks();
      const { status, body } = await close(point, monday, tuesday, { headers });
      expect({ status, days: body.perDay }).toEqual({
        status: 201,
        days: [
          { day: wednesday, returns: 2, dueAnyway: 1 },
          { day: thursday, returns: 1, dueAnyway: 0 },
        ],
      });
      expect((await dueDays(loans)).sort()).toEqual([wednesday, wednesday, wednesday, thursday]);
    });

    it('that was cut off is finished in the night', async () => {
      const point = await place();
      const loans = await lentOn(point, [monday, tuesday]);
      cutOffAfter(0);
      expect((await close(point, monday, tuesday)).status).toBe(500);
      expect(await dueDays(loans)).toEqual([monday, tuesday]);
      jest.restoreAllMocks();
      const night = town.application.app.get(ClosingNight, { strict: false });
      expect(await night.preview(town.today)).toMatch(/^2 loans/);
      expect(await night.run(town.today)).toMatch(/^2 loans/);
      expect(await dueDays(loans)).toEqual([wednesday, thursday]);
      expect(await night.run(town.today)).toMatch(/^0 loans/);
    });
  });

  /** The process ends after so many loans. */
  function cutOffAfter(count: number): void {
    const mover = town.application.app.get(ClosureMover, { strict: false });
    const move = mover.moveLoan.bind(mover);
    let done = 0;
    jest.spyOn(mover, 'moveLoan').mockImplementation((...args) => {
      if (done === count) throw new Error('cut off');
      done += 1;
      return move(...args);
    });
  }

  describe('closures', () => {
    it('that have not ended are listed, the earliest first', async () => {
      const point = await place();
      await close(point, wednesday, thursday, { reason: 'Maling' });
      await close(point, monday, monday, { reason: 'Kurs' });
      expect(items(await library.get(`/api/v1/lending-points/${point}/closures`))).toMatchObject([
        { from: monday, to: monday, reason: 'Kurs', lendingPoint: point },
        { from: wednesday, to: thursday, reason: 'Maling' },
      ]);
      town.application.clock.goTo(tuesday);
      const list = await (await town.as('bibliotek')).get(`/api/v1/lending-points/${point}/closures`);
      expect(items<{ from: string }>(list).map(({ from }) => from)).toEqual([wednesday]);
    });

    it('can be taken back until they begin, which moves nothing back', async () => {
      const point = await place();
      const loan = await lent(point, monday);
      const { body } = await close(point, monday, monday);
      const withdrawal = `/api/v1/closures/${body.id}/withdrawal`;
      expect((await admin.post(withdrawal, {})).status).toBe(200);
      expectProblem(await admin.post(withdrawal, {}), 409, 'closure-begun');
      expect(items(await admin.get(`/api/v1/lending-points/${point}/closures`))).toEqual([]);
      expect(await dueDays([loan])).toEqual([tuesday]);
      await lent(point, monday);
      expect((await close(point, monday, monday)).status).toBe(201);
    });

    it('that have begun cannot', async () => {
      const point = await place();
      const { body } = await close(point, monday, tuesday);
      town.application.clock.goTo(monday);
      const later = await town.as('admin');
      expectProblem(await later.post(`/api/v1/closures/${body.id}/withdrawal`, {}), 409, 'closure-begun');
      expectProblem(await later.post('/api/v1/closures/none/withdrawal', {}), 404, 'not-found');
    });

    it('of another municipality are not there', async () => {
      await addNeighbour(town.application);
      expectProblem(await close('nabo-bibliotek', monday, monday), 404, 'not-found');
      expectProblem(await close('nabo-bibliotek', monday, monday, { query: '?dryRun=true' }), 404, 'not-found');
      expectProblem(await admin.get('/api/v1/lending-points/nabo-bibliotek/closures'), 404, 'not-found');
    });
  });
});
