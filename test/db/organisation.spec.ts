import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { Places, ProposeTerms, TermEntity } from '../../src/organisation/index.js';
import { calendarDate } from '../../src/platform/calendar/index.js';
import { counted } from '../support/counted.js';
import { eachDatabase } from '../support/databases.js';
import type { HttpClient } from '../support/http.js';
import { type SmallTown, smallTown } from '../support/small-town.js';

const points = '/api/v1/lending-points';
const monday = { weekday: 1, opens: '10:00', closes: '18:00' };
const saturday = { weekday: 6, opens: '11:00', closes: '15:00' };

eachDatabase((database) => {
  let town: SmallTown;
  let administrator: HttpClient;
  let librarian: HttpClient;

  beforeAll(async () => {
    town = await smallTown(database());
    administrator = await town.user('admin', 'administrator', 'municipality');
    librarian = await town.user('bibliotek', 'librarian', 'library');
  });
  afterAll(() => town.close());

  const etagOf = async (id: string): Promise<string> =>
    (await administrator.get(`${points}/${id}`)).headers.get('etag') ?? '';
  const setHours = async (id: string, openingHours: unknown, etag?: string) =>
    administrator.put(`${points}/${id}/opening-hours`, {
      json: { openingHours },
      headers: { 'if-match': etag ?? (await etagOf(id)) },
    });
  const wrong = (body: { errors: { field: string; code: string; detail: string }[] }): string[] =>
    body.errors.map(({ field, code }) => `${field}: ${code}`);

  it('lists units and lending points to all staff', async () => {
    const units = await librarian.get('/api/v1/units');
    expect(units.body.items).toContainEqual({
      id: 'library',
      municipality: 'town',
      kind: 'library',
      name: 'library',
      phone: null,
      email: null,
      version: 1,
    });
    const { body } = await librarian.get(points);
    expect(body.items).toContainEqual(
      expect.objectContaining({ id: 'library-point', unit: 'library', kind: 'library', openingHours: [], version: 1 }),
    );
  });

  it('opens a lending point with its hours, once for one key, and the administrator only', async () => {
    const json = {
      id: 'branch',
      unit: 'library',
      kind: 'library',
      name: ' Filialen ',
      openingHours: [saturday, monday],
    };
    expect((await librarian.post(points, { json })).status).toBe(403);
    const headers = { 'idempotency-key': 'open-the-branch' };
    const first = await administrator.post(points, { json, headers });
    const again = await administrator.post(points, { json, headers });
    expect([first.status, again.status]).toEqual([201, 201]);
    expect(first.body).toMatchObject({ id: 'branch', name: 'Filialen', openingHours: [monday, saturday], version: 1 });
    expect(again.body).toEqual(first.body);
  });

  it('names every wrong field of a new point with a remedy', async () => {
    const json = {
      id: 'library-point',
      unit: 'no-such-unit',
      kind: 'library',
      name: 'Bibliotek',
      openingHours: [monday, { weekday: 1, opens: '12:00', closes: '09:00' }],
    };
    const { status, body } = await administrator.post(points, { json });
    expect(status).toBe(400);
    expect(wrong(body)).toEqual([
      'openingHours.1.weekday: weekday-given-twice',
      'openingHours.1.closes: closes-before-it-opens',
      'unit: unknown-unit',
      'id: point-id-taken',
    ]);
    for (const error of body.errors) expect(error.detail).not.toBe('');
  });

  it('counts a name as the database does', async () => {
    const json = { id: 'long', unit: 'library', kind: 'library', name: 'A\uFE0F'.repeat(200) };
    expect(wrong((await administrator.post(points, { json })).body)).toEqual(['name: too-long']);
  });

  it('refuses hours that are no times or no weekday, naming the row', async () => {
    const { status, body } = await setHours('library-point', [{ weekday: 8, opens: '9', closes: '25:00' }]);
    expect(status).toBe(400);
    expect(wrong(body)).toEqual([
      'openingHours.0.weekday: too-large',
      'openingHours.0.opens: not-a-time',
      'openingHours.0.closes: not-a-time',
    ]);
  });

  it('puts other hours in place of the old, of one at a time, and tells what they were', async () => {
    const etag = await etagOf('youth-arena-point');
    const both = await Promise.all([
      setHours('youth-arena-point', [monday], etag),
      setHours('youth-arena-point', [saturday], etag),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 412]);
    expect((await setHours('youth-arena-point', [], '')).status).toBe(428);
    expect((await setHours('nowhere', [], '"1"')).status).toBe(404);
    const rows = await town.database.reader.all<{ detail: string }>(
      `SELECT detail FROM audit_entry WHERE action = 'lending-point.hours-changed' AND subject_id = 'youth-arena-point'`,
    );
    expect(rows).toHaveLength(1);
    expect(JSON.parse(rows[0]!.detail).openingHours[0]).toEqual([]);
  });

  it('gives open days and terms of a point without a statement once they are known, and anew after a change', async () => {
    const places = town.app.get(Places, { strict: false });
    const [mondayDay, saturdayDay] = [calendarDate('2026-11-23'), calendarDate('2026-11-28')];
    await town.database.unitOfWork.run((tx) =>
      tx.insert(TermEntity, {
        id: 'autumn-2026',
        municipalityId: 'town',
        schoolYear: '2026-2027',
        name: 'Høst 2026',
        firstDay: '2026-08-17',
        lastDay: '2026-12-18',
        version: 1,
      }),
    );
    await setHours('library-point', [monday]);
    const before = await places.calendar(town.database.reader, 'library-point');
    expect([before?.isOpen(mondayDay), before?.isOpen(saturdayDay)]).toEqual([true, false]);
    const { counting, statements } = counted(town.database.reader);
    await places.calendar(counting, 'library-point');
    expect((await places.terms(counting, 'library-point')).map(({ id }) => id)).toContain('autumn-2026');
    expect(statements()).toBe(0);
    await setHours('library-point', [saturday]);
    const after = await places.calendar(town.database.reader, 'library-point');
    expect([after?.isOpen(mondayDay), after?.isOpen(saturdayDay)]).toEqual([false, true]);
    expect(await places.calendar(town.database.reader, 'nowhere')).toBeUndefined();
  });

  it('changes how a unit is reached, of one at a time, and tells what it was', async () => {
    const path = '/api/v1/units/library';
    const read = await librarian.get(path);
    expect([read.status, read.body.version]).toEqual([200, 1]);
    const headers = { 'if-match': read.headers.get('etag') ?? '' };
    const change = { name: ' Biblioteket ', phone: '22 00 11 22' };
    expect((await librarian.patch(path, { json: change, headers })).status).toBe(403);
    expect((await administrator.patch(path, { json: change })).status).toBe(428);
    const done = await administrator.patch(path, { json: change, headers });
    expect([done.status, done.body]).toEqual([
      200,
      { ...read.body, name: 'Biblioteket', phone: '22 00 11 22', version: 2 },
    ]);
    expect((await administrator.patch(path, { json: { name: 'Sent' }, headers })).status).toBe(412);
    const now = { 'if-match': done.headers.get('etag') ?? '' };
    const refused = await administrator.patch(path, { json: { name: '', phone: 'x', email: 'x' }, headers: now });
    const fields = (refused.body as { errors: { field: string }[] }).errors.map(({ field }) => field);
    expect(fields.sort()).toEqual(['email', 'name', 'phone']);
    const taken = await administrator.patch(path, { json: { phone: null }, headers: now });
    expect(taken.body).toMatchObject({ name: 'Biblioteket', phone: null, version: 3 });
    expect((await administrator.get('/api/v1/units/nowhere')).status).toBe(404);
    expect((await administrator.patch('/api/v1/units/nowhere', { json: {}, headers: now })).status).toBe(404);
    expect(await town.app.get(Places, { strict: false }).unit(town.database.reader, 'library')).toEqual(taken.body);
    const [row] = await town.database.reader.all<{ detail: string }>(
      `SELECT detail FROM audit_entry WHERE action = 'unit.changed' AND subject_id = 'library' ORDER BY id`,
    );
    expect(JSON.parse(row!.detail)).toEqual({ name: ['library', 'Biblioteket'], phone: [null, '22 00 11 22'] });
  });

  it('proposes the usual terms of three school years where none is set, once, and leaves what is set', async () => {
    const [kept] = await town.database.reader.all<{ id: string }>(
      `SELECT id FROM term WHERE school_year = '2026-2027'`,
    );
    for (const _night of [1, 2]) await town.app.get(ProposeTerms, { strict: false }).run();
    const rows = await town.database.reader.all<{ year: string; n: number }>(
      `SELECT school_year AS year, CAST(COUNT(*) AS INTEGER) AS n FROM term WHERE municipality_id = 'town'
       GROUP BY school_year ORDER BY school_year`,
    );
    expect(kept?.id).toBe('autumn-2026');
    expect(rows).toEqual([
      { year: '2026-2027', n: 1 },
      { year: '2027-2028', n: 2 },
      { year: '2028-2029', n: 2 },
    ]);
    const terms = await town.app.get(Places, { strict: false }).terms(town.database.reader, 'library-point');
    expect(terms.at(-1)?.id).toBe('spring-2029');
  });

  it('sets the days of terms, which overlap no other and lie in their school year, and says what is wrong', async () => {
    const path = '/api/v1/terms/autumn-2027';
    const terms = await librarian.get('/api/v1/terms');
    expect(terms.body.items).toContainEqual(expect.objectContaining({ id: 'autumn-2027', schoolYear: '2027-2028' }));
    const read = await librarian.get(path);
    const headers = { 'if-match': read.headers.get('etag') ?? '' };
    const set = (json: unknown) => administrator.patch(path, { json, headers });
    expect((await librarian.patch(path, { json: {}, headers })).status).toBe(403);
    expect(wrong((await set({ lastDay: '2028-01-03' })).body)).toEqual(['lastDay: overlaps-term']);
    expect(wrong((await set({ firstDay: '2027-12-01', lastDay: '2027-11-30' })).body)).toEqual([
      'lastDay: ends-before-it-begins',
    ]);
    expect(wrong((await set({ firstDay: '2027-07-31' })).body)).toEqual(['firstDay: outside-school-year']);
    expect(wrong((await set({ firstDay: '2027-02-30' })).body)).toEqual(['firstDay: not-a-day']);
    expect((await administrator.patch(path, { json: {} })).status).toBe(428);
    const done = await set({ firstDay: '2027-08-18', lastDay: '2027-12-17' });
    expect([done.status, done.body]).toEqual([
      200,
      { ...read.body, firstDay: '2027-08-18', lastDay: '2027-12-17', version: 2 },
    ]);
    expect((await set({ lastDay: '2027-12-16' })).status).toBe(412);
    expect((await administrator.patch('/api/v1/terms/nowhere', { json: {}, headers })).status).toBe(404);
    expect((await administrator.get('/api/v1/terms/nowhere')).status).toBe(404);
    const known = await town.app.get(Places, { strict: false }).terms(town.database.reader, 'library-point');
    expect(known).toContainEqual(done.body);
  });
});
