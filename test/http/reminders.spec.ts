import { afterAll, beforeAll, beforeEach, expect, it } from '@jest/globals';
import { EnrolmentEntity } from '../../src/borrowers/index.js';
import { calendarDate } from '../../src/platform/calendar/index.js';
import { newId } from '../../src/platform/ids/index.js';
import { Sweep } from '../../src/reminders/index.js';
import { borrower, furnish, loan } from '../queue/register.js';
import { eachDatabase } from '../support/databases.js';
import type { HttpClient } from '../support/http.js';
import { type SmallTown, smallTown } from '../support/small-town.js';

/** A Monday. */
const today = calendarDate('2026-11-23');
const path = '/api/v1/reminders';

eachDatabase((fresh) => {
  let town: SmallTown;
  let librarian: HttpClient;
  let youthWorker: HttpClient;
  let teacher: HttpClient;
  let accountant: HttpClient;

  const sweep = () => town.app.get(Sweep, { strict: false }).run(today);
  const fail = (id: string) =>
    town.database.unitOfWork.run((tx) =>
      tx.run(`UPDATE message SET state = 'failed', last_error = 'smtp-550' WHERE id = $1`, [id]),
    );
  const items = async (client: HttpClient, query = '') => {
    const answer = await client.get(`${path}${query}`);
    expect(answer.status).toBe(200);
    return answer.body.items as { id: string; state: string; items: { loan: string; instrument: string }[] }[];
  };

  beforeAll(async () => {
    town = await smallTown(fresh());
    await furnish(town.database);
    librarian = await town.user('bibliotek', 'librarian', 'library');
    youthWorker = await town.user('ungdom', 'youth-worker', 'youth-arenas');
    teacher = await town.user('larer', 'teacher', 'culture-school');
    accountant = await town.user('okonomi', 'accountant', 'municipality');
  });
  afterAll(() => town.close());
  beforeEach(async () => {
    await town.database.unitOfWork.run(async (tx) => {
      for (const table of ['outbox', 'reminder', 'message', 'loan', 'instrument']) await tx.run(`DELETE FROM ${table}`);
    });
  });

  it('lists to whom, about what and how it stands, without an address or a word of it', async () => {
    const borrowerId = await borrower(town.database, { email: 'hemmelig@example.org', language: 'so' });
    const out = await loan(town.database, { borrowerId, dueOn: '2026-11-25', point: 'library-point' });
    await sweep();
    const answer = await librarian.get(path);
    const [{ error }] = answer.body.items;
    expect([null, 'mail-not-configured']).toContain(error);
    expect(answer.body).toEqual({
      items: [
        {
          id: expect.any(String),
          state: 'queued',
          day: '2026-11-23',
          receiver: { kind: 'borrower', displayName: 'Kari N.' },
          borrower: { id: borrowerId, displayName: 'Kari N.' },
          channel: 'email',
          language: 'so',
          items: [
            { loan: out.id, reservation: null, instrument: out.code, instrumentKind: 'violin', kind: 'due-soon' },
          ],
          attempts: 0,
          possibleRepeats: 0,
          error,
          createdAt: '2026-11-23T09:00:00.000Z',
          sentAt: null,
        },
      ],
      nextCursor: null,
    });
    expect(JSON.stringify(answer.body)).not.toContain('hemmelig');
  });

  it('filters by state and shows whom nobody can reach', async () => {
    const reachable = await borrower(town.database);
    const unreachable = await borrower(town.database, { email: null });
    for (const borrowerId of [reachable, unreachable]) {
      await loan(town.database, { borrowerId, dueOn: '2026-11-20', point: 'library-point' });
    }
    await sweep();
    expect(await items(librarian, '?state=queued')).toHaveLength(1);
    expect(await items(librarian, '?state=failed')).toHaveLength(0);
    const [lost] = await items(librarian, '?state=no-contact');
    expect(lost).toMatchObject({ receiver: { kind: 'nobody', displayName: null }, borrower: { id: unreachable } });
  });

  it('is read page by page, the newest first', async () => {
    for (let n = 0; n < 5; n += 1) {
      const borrowerId = await borrower(town.database);
      await loan(town.database, { borrowerId, dueOn: '2026-11-20', point: 'library-point' });
    }
    await sweep();
    const seen: string[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const answer = await librarian.get(`${path}?limit=2&cursor=${cursor}`);
      seen.push(...(answer.body.items as { id: string }[]).map(({ id }) => id));
      cursor = answer.body.nextCursor;
    }
    expect(seen).toHaveLength(5);
    expect(seen).toEqual([...seen].sort().reverse());
    const strange = Buffer.from('["x","y"]').toString('base64url');
    expect((await librarian.get(`${path}?cursor=${strange}`)).status).toBe(400);
    expect((await librarian.get(`${path}?state=lost`)).status).toBe(400);
  });

  it('shows each desk what concerns its own points, and a teacher own pupils', async () => {
    const [both, pupil] = [await borrower(town.database), await borrower(town.database)];
    await town.database.unitOfWork.run((tx) =>
      tx.insert(EnrolmentEntity, {
        ...{ id: newId(), borrowerId: pupil, programmeId: 'core', schoolYear: '2026-2027', schoolGrade: 5 },
        ...{ teacherUserId: town.userId('larer'), createdAt: new Date('2026-08-20T08:00:00Z') },
      }),
    );
    const atLibrary = await loan(town.database, { borrowerId: both, dueOn: '2026-11-20', point: 'library-point' });
    const atArena = await loan(town.database, { borrowerId: both, dueOn: '2026-11-20', point: 'youth-arena-point' });
    const atSchool = await loan(town.database, {
      borrowerId: pupil,
      dueOn: '2026-11-20',
      point: 'culture-school-point',
    });
    await sweep();
    const loansOf = async (client: HttpClient) =>
      (await items(client)).flatMap((one) => one.items.map(({ loan: id }) => id));
    expect(await loansOf(librarian)).toEqual([atLibrary.id]);
    expect(await loansOf(youthWorker)).toEqual([atArena.id]);
    expect(await loansOf(teacher)).toEqual([atSchool.id]);
    expect((await accountant.get(path)).status).toBe(403);
  });

  it('tries a failed one again, once for each key, and nothing else', async () => {
    const borrowerId = await borrower(town.database);
    await loan(town.database, { borrowerId, dueOn: '2026-11-20', point: 'library-point' });
    await sweep();
    const [reminder] = await items(librarian);
    const retry = `${path}/${reminder!.id}/retry`;
    const refusal = await librarian.post(retry);
    expect([refusal.status, refusal.body.code]).toEqual([409, 'reminder-not-failed']);
    await fail(reminder!.id);
    expect((await youthWorker.post(retry)).status).toBe(404);
    expect((await librarian.post(`${path}/${newId()}/retry`)).status).toBe(404);
    expect((await librarian.post(`${path}/nonsense/retry`)).status).toBe(404);
    expect((await librarian.get(`${path}?state=failed`)).body.items[0]).toMatchObject({ error: 'smtp-550' });
    const again = await librarian.post(retry, { headers: { 'idempotency-key': 'once' } });
    expect([again.status, again.body.state]).toEqual([202, 'queued']);
    expect((await librarian.post(retry, { headers: { 'idempotency-key': 'once' } })).status).toBe(202);
    expect((await librarian.post(retry)).status).toBe(409);
  });
});
