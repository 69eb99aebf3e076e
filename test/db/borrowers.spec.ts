import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { BorrowerFacts, BorrowerLookUps, BorrowerQuery } from '../../src/borrowers/index.js';
import type { Actor, Role } from '../../src/identity/index.js';
import { calendarDate } from '../../src/platform/calendar/index.js';
import { newId } from '../../src/platform/ids/index.js';
import { counted } from '../support/counted.js';
import { eachDatabase } from '../support/databases.js';
import type { HttpClient } from '../support/http.js';
import { addNeighbour } from '../support/neighbour.js';
import { type SmallTown, smallTown } from '../support/small-town.js';

const borrowers = '/api/v1/borrowers';
const today = calendarDate('2026-11-23');
const guardian = { displayName: 'Silje H.', email: 'silje@example.org', phone: '22 12 34 56', language: 'nb' };
const child = { type: 'person', birthDate: '2015-03-01', language: 'nb', guardians: [guardian] };
const adult = { type: 'person', birthDate: '1990-03-01', language: 'nb' };
const nobody = newId();

interface Wrong {
  readonly field: string;
  readonly code: string;
}
/** What is wrong, as `field: code`. */
const wrong = (body: { errors: Wrong[] }): string[] => body.errors.map(({ field, code }) => `${field}: ${code}`);

eachDatabase((database) => {
  let town: SmallTown;
  let librarian: HttpClient;
  let youthWorker: HttpClient;
  let teacher: HttpClient;
  let administrator: HttpClient;

  beforeAll(async () => {
    town = await smallTown(database());
    librarian = await town.user('bibliotek', 'librarian', 'library');
    youthWorker = await town.user('ungdom', 'youth-worker', 'youth-arenas');
    teacher = await town.user('larer', 'teacher', 'culture-school');
    administrator = await town.user('admin', 'administrator', 'municipality');
    await town.user('kollega', 'teacher', 'culture-school');
  });
  afterAll(() => town.close());
  beforeEach(async () => {
    await town.database.unitOfWork.run(async (tx) => {
      await tx.run('DELETE FROM audit_entry');
      for (const table of ['enrolment', 'guardian', 'borrower_block', 'borrower_word', 'borrower']) {
        await tx.run(`DELETE FROM ${table}`);
      }
    });
  });

  const register = async (who: HttpClient, borrower: object) => {
    const { status, body } = await who.post(borrowers, { json: borrower });
    expect({ status, body }).toMatchObject({ status: 201 });
    return body as { id: string; version: number; guardians: { id: string }[] };
  };
  const auditRows = () =>
    town.database.reader.all<{ action: string; actor_id: string; subject_id: string; detail: string | null }>(
      'SELECT action, actor_id, subject_id, detail FROM audit_entry ORDER BY id',
    );
  const listed = async (who: HttpClient, query = ''): Promise<string[]> => {
    const { status, body } = await who.get(`${borrowers}${query}`);
    expect(status).toBe(200);
    return (body.items as { displayName: string }[]).map((item) => item.displayName);
  };
  const actorOf = (username: string, role: Role, unitId: string): Actor => ({
    userId: town.userId(username),
    username,
    displayName: username,
    role,
    unitId,
    lendingPointId: null,
    language: 'nb',
  });
  const enrolWith = (who: HttpClient, id: string, more: object = {}) =>
    who.post(`${borrowers}/${id}/enrolments`, {
      json: { programme: 'core', schoolYear: '2026-2027', schoolGrade: 6, teacher: 'larer', ...more },
    });

  describe('registering', () => {
    it('answers with the borrower, suggests the short name, and logs no personal value', async () => {
      const { status, headers, body } = await librarian.post(borrowers, {
        json: { ...child, fullName: 'Nora Haugland', cardNumber: ' n001 ', email: 'nora@example.org' },
      });
      expect(status).toBe(201);
      expect(headers.get('etag')).toBe('"1"');
      expect(body).toEqual({
        id: expect.any(String),
        type: 'person',
        displayName: 'Nora H.',
        birthDate: '2015-03-01',
        language: 'nb',
        cardNumber: 'N001',
        municipality: 'town',
        guardians: [{ id: expect.any(String), ...guardian }],
        blocks: [],
        enrolments: [],
        version: 1,
        email: 'nora@example.org',
        phone: null,
        address: null,
      });
      expect(await auditRows()).toEqual([
        {
          action: 'borrower.registered',
          actor_id: town.userId('bibliotek'),
          subject_id: body.id,
          detail: '{"type":"person","unit":"library"}',
        },
      ]);
    });

    it('names every wrong field at once, with words in the reader’s language', async () => {
      const { status, body } = await librarian.post(borrowers, {
        json: { type: 'person', birthDate: '2015-02-30', language: 'xx', phone: 'call me', shoeSize: 4 },
      });
      expect(status).toBe(400);
      expect(wrong(body).sort()).toEqual([
        'birthDate: not-a-day',
        'language: not-one-of',
        'phone: not-a-phone-number',
        'shoeSize: unknown-field',
      ]);
    });

    it('counts a text as the database does, and in the form in which it is kept', async () => {
      const answer = await librarian.post(borrowers, {
        json: { ...adult, displayName: 'A\uFE0F'.repeat(100), cardNumber: 'ß'.repeat(60) },
      });
      expect(answer.status).toBe(400);
      expect(wrong(answer.body).sort()).toEqual(['cardNumber: too-long', 'displayName: too-long']);
      const { id } = await register(librarian, { ...adult, displayName: '🎻'.repeat(100), cardNumber: 'ß'.repeat(30) });
      const changed = await librarian.patch(`${borrowers}/${id}`, {
        json: { cardNumber: 'ß'.repeat(31) },
        headers: { 'if-match': '"1"' },
      });
      expect(wrong(changed.body)).toEqual(['cardNumber: too-long']);
    });

    it('wants a guardian of a minor and a name of everybody', async () => {
      const { status, body } = await librarian.post(borrowers, { json: { ...child, guardians: [] } });
      expect(status).toBe(400);
      expect(body.errors).toEqual([
        { field: 'displayName', code: 'required', detail: expect.any(String) },
        {
          field: 'guardians',
          code: 'guardian-required',
          detail: 'En låner under 18 år må ha minst én foresatt. Legg til navn og språk.',
        },
      ]);
    });

    it('registers once for one Idempotency-Key, and refuses the same again for the same key', async () => {
      const key = { headers: { 'idempotency-key': newId() }, json: { ...adult, displayName: 'Olav K.' } };
      const [first, second] = [await librarian.post(borrowers, key), await librarian.post(borrowers, key)];
      expect(second.status).toBe(201);
      expect(second.body).toEqual(first.body);
      const nameless = { headers: { 'idempotency-key': newId() }, json: adult };
      const [refusal, again] = [await librarian.post(borrowers, nameless), await librarian.post(borrowers, nameless)];
      expect([refusal.status, again.status]).toEqual([400, 400]);
      expect(await listed(librarian)).toEqual(['Olav K.']);
    });

    it('gives one card number to one borrower, whatever two desks do at the same time', async () => {
      const tries = Array.from({ length: 10 }, (_one, number) =>
        (number % 2 === 0 ? librarian : youthWorker).post(borrowers, {
          json: { ...adult, displayName: `Rival ${number}`, cardNumber: number % 3 === 0 ? 'n-1' : 'N-1 ' },
        }),
      );
      const answers = await Promise.all(tries);
      expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
      const refusals = answers.filter(({ status }) => status === 422);
      expect(refusals).toHaveLength(9);
      for (const { body } of refusals) {
        expect(body).toMatchObject({
          code: 'refused',
          rejections: [{ code: 'card-number-taken', overridable: false, detail: expect.stringContaining('i bruk') }],
        });
      }
      expect(await listed(administrator)).toHaveLength(1);
    });

    it('is not for a teacher', async () => {
      expect((await teacher.post(borrowers, { json: { ...adult, displayName: 'Ola' } })).status).toBe(403);
    });
  });

  describe('a protected address', () => {
    const protectedChild = { ...child, displayName: 'Oskar M.', protectedAddress: true };

    it('keeps no contact that leads to a home, and says which field to leave empty', async () => {
      const { status, body } = await librarian.post(borrowers, {
        json: { ...protectedChild, phone: '22123456', address: 'Gata 1' },
      });
      expect(status).toBe(400);
      expect(wrong(body)).toEqual(
        ['phone', 'address', 'guardians.0.phone'].map((field) => `${field}: not-stored-when-protected`),
      );
      expect(body.errors[0].detail).toContain('La feltet stå tomt');
    });

    it('looks like contact that nobody gave', async () => {
      const { phone: _phone, ...withoutPhone } = guardian;
      const hidden = await register(librarian, { ...protectedChild, guardians: [withoutPhone] });
      const silent = await register(librarian, { ...child, displayName: 'Oskar M.', guardians: [withoutPhone] });
      const shape = async ({ id }: { id: string }) => {
        const { body } = await librarian.get(`${borrowers}/${id}`);
        return { ...body, id: '', guardians: [{ ...body.guardians[0], id: '' }] };
      };
      expect(await shape(hidden)).toEqual(await shape(silent));
      expect(JSON.stringify(await auditRows())).not.toMatch(/protect/i);
    });

    it('removes what was stored when it is set later, and the log does not tell why', async () => {
      const { id } = await register(librarian, {
        ...child,
        displayName: 'Oskar M.',
        phone: '22123456',
        address: 'Gata 1',
      });
      const headers = { 'if-match': '"1"' };
      const { status, body } = await librarian.patch(`${borrowers}/${id}`, {
        json: { protectedAddress: true },
        headers,
      });
      expect(status).toBe(200);
      expect(body).toMatchObject({ phone: null, address: null, version: 2, guardians: [{ phone: null }] });
      const row = await town.database.reader.one('SELECT phone, address FROM borrower WHERE id = $1', [id]);
      expect(row).toEqual({ phone: null, address: null });
      expect((await auditRows()).at(-2)?.detail).toBe('{"fields":["contact","guardians"]}');
      expect((await auditRows()).at(-1)).toMatchObject({ action: 'borrower.protection-changed', detail: null });
      const later = await librarian.patch(`${borrowers}/${id}`, {
        json: { phone: '22123456' },
        headers: { 'if-match': '"2"' },
      });
      expect({ status: later.status, phone: later.body.phone }).toEqual({ status: 200, phone: null });
    });

    it('cannot be found out by giving contact: it is taken alike, logged alike, and dropped', async () => {
      const { phone: _phone, ...withoutPhone } = guardian;
      const logged = async (more: object) => {
        const { id } = await register(librarian, { ...protectedChild, guardians: [withoutPhone], ...more });
        const { status, body } = await librarian.patch(`${borrowers}/${id}`, {
          json: { phone: '22123456', guardians: [{ ...guardian }] },
          headers: { 'if-match': '"1"' },
        });
        return { status, version: body.version, stored: body.phone, log: (await auditRows()).at(-1)?.detail };
      };
      const [hidden, open] = [await logged({}), await logged({ protectedAddress: false })];
      expect({ ...hidden, stored: open.stored }).toEqual(open);
      expect(hidden.stored).toBeNull();
      const kept = await town.database.reader.all(
        `SELECT g.id FROM guardian g JOIN borrower b ON b.id = g.borrower_id
         WHERE b.protected_address = TRUE AND (g.phone IS NOT NULL OR b.phone IS NOT NULL)`,
      );
      expect(kept).toEqual([]);
    });

    it('is lifted by a librarian or an administrator alone, and the log says who without a value', async () => {
      const { phone: _phone, ...withoutPhone } = guardian;
      const { id } = await register(librarian, { ...protectedChild, guardians: [withoutPhone] });
      await enrolWith(administrator, id);
      const lift = (who: HttpClient, version: number) =>
        who.patch(`${borrowers}/${id}`, {
          json: { protectedAddress: false },
          headers: { 'if-match': `"${version}"` },
        });
      expect([(await lift(teacher, 1)).status, (await lift(youthWorker, 1)).status]).toEqual([403, 403]);
      expect((await lift(librarian, 1)).status).toBe(200);
      expect((await auditRows()).at(-1)).toEqual({
        action: 'borrower.protection-changed',
        actor_id: town.userId('bibliotek'),
        subject_id: id,
        detail: null,
      });
      expect((await lift(administrator, 2)).status).toBe(200);
    });

    it('hides the full name from all who do not ask for it with the permission, and logs who does', async () => {
      const { id } = await register(librarian, { ...adult, fullName: 'Rahel Mehari', protectedAddress: true });
      expect(JSON.stringify((await librarian.get(`${borrowers}/${id}`)).body)).not.toContain('Mehari');
      expect((await administrator.get(`${borrowers}/${id}/full-name`)).status).toBe(403);
      expect((await librarian.get(`${borrowers}/${id}/full-name`)).body).toEqual({ fullName: 'Rahel Mehari' });
      expect((await auditRows()).at(-1)).toEqual({
        action: 'borrower.full-name-shown',
        actor_id: town.userId('bibliotek'),
        subject_id: id,
        detail: null,
      });
      expect((await librarian.get(`${borrowers}/${nobody}/full-name`)).status).toBe(404);
    });
  });

  describe('finding', () => {
    it('finds by exact card number or by beginnings of names with æ, ø and å, in Norwegian order', async () => {
      await register(librarian, { ...adult, fullName: 'Åse Ørbeck', cardNumber: 'A-7' });
      await register(librarian, { ...adult, fullName: 'Ærlend Østby' });
      await register(librarian, { ...adult, fullName: 'Zara Orne' });
      expect(await listed(librarian)).toEqual(['Zara O.', 'Ærlend Ø.', 'Åse Ø.']);
      expect(await listed(librarian, '?q=ØR')).toEqual(['Åse Ø.']);
      expect(await listed(librarian, '?q=aase oerb')).toEqual(['Åse Ø.']);
      expect(await listed(librarian, '?q=or')).toEqual(['Zara O.', 'Åse Ø.']);
      expect(await listed(librarian, '?q=%20a-7%20')).toEqual(['Åse Ø.']);
      expect(await listed(librarian, '?q=a-')).toEqual(['Ærlend Ø.', 'Åse Ø.']);
      expect(await listed(librarian, '?q=åse zara')).toEqual([]);
      expect(await listed(librarian, '?q=---')).toEqual([]);
    });

    it('pages without a gap or a repetition', async () => {
      for (const number of [1, 2, 3, 4, 5])
        await register(librarian, { ...adult, displayName: `Same Name${number % 2}` });
      const seen: string[] = [];
      let cursor: string | null = '';
      while (cursor !== null) {
        const { body } = await librarian.get(`${borrowers}?q=same&limit=2&cursor=${cursor}`);
        expect(body.items.length).toBeLessThanOrEqual(2);
        seen.push(...(body.items as { id: string }[]).map(({ id }) => id));
        cursor = body.nextCursor;
      }
      expect(seen).toHaveLength(5);
      expect(new Set(seen).size).toBe(5);
      expect((await librarian.get(`${borrowers}?cursor=nonsense`)).status).toBe(400);
    });

    it('reads a page with the same number of statements however long it is', async () => {
      for (const number of [1, 2, 3, 4]) await register(librarian, { ...child, displayName: `Child ${number}` });
      const query = town.app.get(BorrowerQuery, { strict: false });
      const statementsFor = async (limit: number) => {
        const { counting, statements } = counted(town.database.reader);
        const rows = await query.rowsOfList(counting, actorOf('admin', 'administrator', 'municipality'), limit);
        expect(await query.answers(counting, actorOf('bibliotek', 'librarian', 'library'), rows)).toHaveLength(limit);
        return statements();
      };
      expect([await statementsFor(1), await statementsFor(4)]).toEqual([4, 4]);
    });

    it('lists without a search those of the own unit, and finds everybody; an administrator lists all', async () => {
      await register(librarian, { ...adult, displayName: 'Berit A.' });
      await register(youthWorker, { ...adult, displayName: 'Tobias N.' });
      expect(await listed(librarian)).toEqual(['Berit A.']);
      expect(await listed(librarian, '?q=tob')).toEqual(['Tobias N.']);
      expect(await listed(administrator)).toEqual(['Berit A.', 'Tobias N.']);
    });

    it('logs every look-up and search without what was searched for', async () => {
      const { id } = await register(librarian, { ...adult, displayName: 'Berit A.', cardNumber: 'N9' });
      await town.database.unitOfWork.run((tx) => tx.run('DELETE FROM audit_entry'));
      await listed(librarian);
      await listed(librarian, '?q=berit');
      await listed(librarian, '?q=n9');
      await listed(librarian, '?q=nowhere');
      await librarian.get(`${borrowers}/${id}`);
      await librarian.get(`${borrowers}/${nobody}`);
      const actor_id = town.userId('bibliotek');
      expect(await auditRows()).toEqual([
        { action: 'borrower.searched', actor_id, subject_id: 'library', detail: '{"found":1}' },
        { action: 'borrower.looked-up', actor_id, subject_id: id, detail: null },
        { action: 'borrower.searched', actor_id, subject_id: 'library', detail: '{"found":0}' },
        { action: 'borrower.looked-up', actor_id, subject_id: id, detail: null },
      ]);
    });

    it('logs it as a search when an administrator lists everybody', async () => {
      await register(librarian, { ...adult, displayName: 'Berit A.' });
      await town.database.unitOfWork.run((tx) => tx.run('DELETE FROM audit_entry'));
      await listed(administrator);
      expect(await auditRows()).toEqual([
        {
          action: 'borrower.searched',
          actor_id: town.userId('admin'),
          subject_id: 'municipality',
          detail: '{"found":1}',
        },
      ]);
    });

    it('shows an administrator no contact', async () => {
      const { id } = await register(administrator, { ...child, displayName: 'Nora H.', email: 'nora@example.org' });
      const { body } = await administrator.get(`${borrowers}/${id}`);
      expect(Object.keys(body)).not.toEqual(expect.arrayContaining(['email']));
      expect(body.guardians).toEqual([{ id: expect.any(String), displayName: guardian.displayName }]);
      expect(JSON.stringify(body)).not.toContain('example.org');
    });

    it.each<Role>(['caseworker', 'accountant', 'inventory-manager'])('is refused to the role %s', async (role) => {
      const client = await town.user(`no-${role}`, role, 'municipality');
      expect((await client.get(borrowers)).status).toBe(403);
      expect((await client.get(`${borrowers}/${nobody}`)).status).toBe(403);
    });

    it('answers the desk’s scan field with the card’s holder, else with names', async () => {
      const { id } = await register(librarian, { ...adult, displayName: 'N Nilsen', cardNumber: 'N9' });
      await register(librarian, { ...adult, displayName: 'N9 Band' });
      const lookUps = town.app.get(BorrowerLookUps, { strict: false });
      const actor = actorOf('bibliotek', 'librarian', 'library');
      expect(await lookUps.byScan(actor, ' n9')).toEqual({
        by: 'card',
        matches: [{ id, displayName: 'N Nilsen', birthDate: '1990-03-01', cardNumber: 'N9' }],
      });
      expect(await lookUps.byScan(actor, 'nil')).toMatchObject({ by: 'name', matches: [{ displayName: 'N Nilsen' }] });
      expect(await lookUps.byScan(actor, '')).toEqual({ by: 'name', matches: [] });
    });
  });

  describe('a teacher', () => {
    it('sees own pupils with contact, and everybody else as an id that does not exist', async () => {
      const own = await register(librarian, {
        ...child,
        displayName: 'Nora H.',
        email: 'nora@example.org',
        cardNumber: 'C1',
      });
      const other = await register(librarian, { ...child, displayName: 'Nora B.', cardNumber: 'C2' });
      expect((await enrolWith(administrator, own.id)).status).toBe(201);
      expect((await enrolWith(administrator, other.id, { teacher: 'kollega' })).status).toBe(201);
      expect(await listed(teacher)).toEqual(['Nora H.']);
      expect(await listed(teacher, '?q=nora')).toEqual(['Nora H.']);
      expect(await listed(teacher, '?q=C2')).toEqual([]);
      const { status, body } = await teacher.get(`${borrowers}/${own.id}`);
      expect(status).toBe(200);
      expect(body).toMatchObject({ email: 'nora@example.org', enrolments: [{ programme: 'core', teacher: 'larer' }] });
      const answers = [
        await teacher.get(`${borrowers}/${other.id}`),
        await teacher.get(`${borrowers}/${nobody}`),
        await teacher.get(`${borrowers}/no-id-at-all`),
      ].map((answer) => ({ status: answer.status, body: { ...answer.body, instance: '' } }));
      expect(answers[0]?.status).toBe(404);
      expect(answers[1]).toEqual(answers[0]);
      expect(answers[2]).toEqual(answers[0]);
      const headers = { 'if-match': '"1"' };
      expect((await teacher.patch(`${borrowers}/${other.id}`, { json: { language: 'nn' }, headers })).status).toBe(404);
      expect((await teacher.patch(`${borrowers}/${own.id}`, { json: { language: 'nn' }, headers })).status).toBe(200);
      expect((await enrolWith(teacher, other.id)).status).toBe(404);
    });

    it('no longer reaches whom a newer enrolment of the year gave to another', async () => {
      const { id } = await register(librarian, { ...child, displayName: 'Nora H.' });
      await enrolWith(administrator, id, { schoolYear: '2024-2025' });
      expect((await teacher.get(`${borrowers}/${id}`)).status).toBe(404);
      await enrolWith(administrator, id);
      expect((await teacher.get(`${borrowers}/${id}`)).status).toBe(200);
      await town.database.unitOfWork.run((tx) =>
        tx.run('UPDATE enrolment SET created_at = $1', [new Date('2026-08-20T08:00:00Z')]),
      );
      await enrolWith(administrator, id, { teacher: 'kollega' });
      expect((await teacher.get(`${borrowers}/${id}`)).status).toBe(404);
      expect(await listed(teacher)).toEqual([]);
      const facts = town.app.get(BorrowerFacts, { strict: false });
      expect(await facts.isPupilOf(town.database.reader, id, town.userId('larer'))).toBe(false);
      expect(await facts.isPupilOf(town.database.reader, id, town.userId('kollega'))).toBe(true);
      await enrolWith(administrator, id, { schoolYear: '2027-2028', schoolGrade: 7 });
      expect((await teacher.get(`${borrowers}/${id}`)).status).toBe(200);
    });

    it('enrols an own pupil for next year without naming a teacher', async () => {
      const { id } = await register(librarian, { ...child, displayName: 'Nora H.' });
      await enrolWith(administrator, id);
      const next = { programme: 'intro-deepening', schoolYear: '2027-2028', schoolGrade: 7, teacher: null };
      const { status, body } = await enrolWith(teacher, id, next);
      expect(status).toBe(201);
      expect(body.enrolments).toEqual([
        { id: expect.any(String), ...next, teacher: 'larer' },
        { id: expect.any(String), programme: 'core', schoolYear: '2026-2027', schoolGrade: 6, teacher: 'larer' },
      ]);
    });
  });

  describe('enrolling', () => {
    it('refuses a pupil below the programme’s least school grade, with the reason', async () => {
      const { id } = await register(librarian, { ...child, displayName: 'Nora H.' });
      const { status, body } = await enrolWith(administrator, id, { programme: 'deepening', schoolGrade: 7 });
      expect(status).toBe(422);
      expect(body.rejections).toEqual([
        {
          code: 'school-grade-too-low',
          overridable: false,
          programme: 'deepening',
          least: 8,
          schoolGrade: 7,
          detail: 'Programmet er for elever fra 8. trinn; eleven går på 7. trinn. Velg et annet program.',
        },
      ]);
      expect((await enrolWith(administrator, id, { programme: 'deepening', schoolGrade: 8 })).status).toBe(201);
    });

    it('names what there is not: programme, school year, school grade, teacher', async () => {
      const { id } = await register(librarian, { ...child, displayName: 'Nora H.' });
      const codes = async (more: object) => {
        const { status, body } = await enrolWith(administrator, id, more);
        expect(status).toBe(400);
        return wrong(body);
      };
      expect(await codes({ programme: 'chess', schoolYear: '2026-2028', teacher: 'bibliotek' })).toEqual([
        'programme: unknown-programme',
        'schoolYear: not-a-school-year',
        'teacher: unknown-teacher',
      ]);
      expect(await codes({ programme: 'deepening', schoolGrade: null })).toEqual(['schoolGrade: required']);
      expect((await enrolWith(administrator, nobody)).status).toBe(404);
      expect((await enrolWith(librarian, id)).status).toBe(403);
    });
  });

  describe('changing', () => {
    const change = (who: HttpClient, id: string, version: number, json: object) =>
      who.patch(`${borrowers}/${id}`, { json, headers: { 'if-match': `"${version}"` } });

    it('changes what is given, lets be what is not, and finds the new name only', async () => {
      const before = await register(librarian, {
        ...child,
        displayName: 'Nora H.',
        cardNumber: 'C1',
        email: 'n@example.org',
      });
      const { status, headers, body } = await change(librarian, before.id, 1, {
        displayName: 'Norunn Å.',
        language: 'se',
        cardNumber: null,
        blocks: [
          { reason: 'Tapt bue', until: '2026-11-23' },
          { reason: 'Utgått', until: '2026-11-22' },
        ],
        guardians: [
          { displayName: 'Anders H.', language: 'nn' },
          { id: before.guardians[0]?.id, phone: null },
        ],
      });
      expect(status).toBe(200);
      expect(headers.get('etag')).toBe('"2"');
      expect(body).toMatchObject({
        displayName: 'Norunn Å.',
        language: 'se',
        cardNumber: null,
        email: 'n@example.org',
        blocks: [{ reason: 'Tapt bue', until: '2026-11-23' }],
        guardians: [
          { displayName: 'Anders H.', language: 'nn', phone: null },
          { ...guardian, id: before.guardians[0]?.id, phone: null },
        ],
        version: 2,
      });
      expect(await listed(librarian, '?q=nora')).toEqual([]);
      expect(await listed(librarian, '?q=å')).toEqual(['Norunn Å.']);
      expect((await auditRows()).find(({ action }) => action === 'borrower.changed')?.detail).toBe(
        '{"fields":["displayName","language","cardNumber","guardians","blocks"]}',
      );
    });

    it('wants If-Match, and an answer that is not old', async () => {
      const { id } = await register(librarian, { ...adult, displayName: 'Olav K.' });
      expect((await librarian.patch(`${borrowers}/${id}`, { json: { language: 'nn' } })).status).toBe(428);
      expect((await change(librarian, id, 7, { language: 'nn' })).status).toBe(412);
      expect((await change(librarian, nobody, 1, { language: 'nn' })).status).toBe(404);
    });

    it('lets one of two changes with one ETag through and tells the other', async () => {
      const { id } = await register(librarian, { ...adult, displayName: 'Olav K.' });
      const languages = ['nn', 'se', 'en', 'pl', 'uk'];
      const answers = await Promise.all(
        languages.map((language, number) => change(number % 2 === 0 ? librarian : youthWorker, id, 1, { language })),
      );
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 412, 412, 412, 412]);
      const winner = languages[answers.findIndex(({ status }) => status === 200)];
      expect((await librarian.get(`${borrowers}/${id}`)).body).toMatchObject({ language: winner, version: 2 });
    });

    it('refuses to take a minor’s last guardian, another’s guardian, and a card that is taken', async () => {
      const { id, guardians } = await register(librarian, { ...child, displayName: 'Nora H.' });
      const other = await register(librarian, { ...child, displayName: 'Jakob L.', cardNumber: 'C2' });
      const last = await change(librarian, id, 1, { guardians: [] });
      expect(last.body.errors).toMatchObject([{ field: 'guardians', code: 'guardian-required' }]);
      const foreign = await change(librarian, id, 1, { guardians: [{ id: other.guardians[0]?.id }] });
      expect(foreign.body.errors).toMatchObject([
        { field: 'guardians.0.id', code: 'not-an-id' },
        { field: 'guardians.0.displayName', code: 'required' },
        { field: 'guardians.0.language', code: 'required' },
      ]);
      const twice = await change(librarian, id, 1, { guardians: [{ id: guardians[0]?.id }, { id: guardians[0]?.id }] });
      expect(twice.body.errors).toMatchObject([{ field: 'guardians.1.id', code: 'given-twice' }]);
      const taken = await change(librarian, id, 1, { cardNumber: 'c2' });
      expect(taken.status).toBe(422);
      expect(taken.body.rejections).toMatchObject([{ code: 'card-number-taken' }]);
      expect((await librarian.get(`${borrowers}/${id}`)).body.version).toBe(1);
    });
  });

  describe('what lending asks', () => {
    it('gets category, blocks that hold and the newest programme of the school year in one statement', async () => {
      const facts = town.app.get(BorrowerFacts, { strict: false });
      const { id } = await register(librarian, { ...child, displayName: 'Nora H.' });
      await enrolWith(administrator, id, { schoolYear: '2025-2026', programme: 'breadth' });
      await enrolWith(administrator, id, { schoolYear: '2026-2027', programme: 'core' });
      await town.database.unitOfWork.run((tx) =>
        tx.run(`UPDATE enrolment SET created_at = $1 WHERE programme_id = 'core'`, [new Date('2026-08-20T08:00:00Z')]),
      );
      await enrolWith(administrator, id, { schoolYear: '2026-2027', programme: 'intro-deepening' });
      await librarian.patch(`${borrowers}/${id}`, {
        headers: { 'if-match': '"1"' },
        json: {
          blocks: [
            { reason: 'Tapt bue' },
            { reason: 'Utgått', until: '2026-11-22' },
            { reason: 'I dag', until: today },
          ],
        },
      });
      const { found, statements } = await town.database.unitOfWork.run(async (tx) => {
        const { counting, statements } = counted(tx);
        return { found: await facts.forCheckout(counting, id, '2026-2027', today), statements: statements() };
      });
      expect(statements).toBe(1);
      expect({ ...found, blocks: found?.blocks.map(({ reason }) => reason).sort() }).toEqual({
        id,
        type: 'person',
        birthDate: '2015-03-01',
        category: 'child',
        unitId: 'library',
        municipalityId: 'town',
        blocks: ['I dag', 'Tapt bue'],
        programmes: [{ id: 'intro-deepening', givesRightToHighQuality: true, position: 3 }],
      });
      const { reader } = town.database;
      expect(await facts.forDryRun(reader, id, '2024-2025', today)).toMatchObject({ programmes: [] });
      expect(await facts.forDryRun(reader, nobody, '2026-2027', today)).toBeUndefined();
      expect(await facts.isPupilOf(reader, id, town.userId('larer'))).toBe(true);
      expect(await facts.isPupilOf(reader, id, town.userId('kollega'))).toBe(false);
      expect(await facts.displayNames(reader, [id, id, nobody])).toEqual(new Map([[id, 'Nora H.']]));
    });

    it('takes a group for an ensemble', async () => {
      const { id } = await register(youthWorker, { type: 'ensemble', displayName: 'Bandet', language: 'nn' });
      const facts = town.app.get(BorrowerFacts, { strict: false });
      expect(await facts.forDryRun(town.database.reader, id, '2026-2027', today)).toMatchObject({
        type: 'ensemble',
        category: 'ensemble',
        blocks: [],
        programmes: [],
      });
    });
  });

  describe('of several municipalities', () => {
    beforeAll(() => addNeighbour(town));

    it('belongs to that of the unit which registers, unless another is named, and may be moved', async () => {
      const moved = await register(librarian, { ...adult, displayName: 'Bjørg N.', municipality: 'nabo' });
      expect(moved).toMatchObject({ municipality: 'nabo' });
      expect(await register(librarian, { ...adult, displayName: 'Olav K.' })).toMatchObject({ municipality: 'town' });
      const headers = { 'if-match': '"1"' };
      const back = await librarian.patch(`${borrowers}/${moved.id}`, { json: { municipality: 'town' }, headers });
      expect(back).toMatchObject({ status: 200, body: { municipality: 'town', version: 2 } });
      expect((await auditRows()).find(({ action }) => action === 'borrower.changed')?.detail).toBe(
        '{"fields":["municipality"]}',
      );
    });

    it('belongs to none that there is not, and the answer names the field', async () => {
      const wanted = { ...adult, displayName: 'Olav K.', municipality: 'atlantis' };
      const { status, body } = await librarian.post(borrowers, { json: wanted });
      expect({ status, wrong: wrong(body) }).toEqual({ status: 400, wrong: ['municipality: unknown-municipality'] });
      const { id } = await register(librarian, { ...adult, displayName: 'Olav K.' });
      const change = { json: { municipality: 'atlantis' }, headers: { 'if-match': '"1"' } };
      expect(wrong((await librarian.patch(`${borrowers}/${id}`, change)).body)).toEqual([
        'municipality: unknown-municipality',
      ]);
    });

    it('is found by name at home only, by the card everywhere, and where it is tied to the unit', async () => {
      const neighbour = { ...adult, displayName: 'Bjørg N.', municipality: 'nabo', cardNumber: 'N-77' };
      const { id } = await register(youthWorker, neighbour);
      expect(await listed(librarian, '?q=bjørg')).toEqual([]);
      expect(await listed(librarian, '?q=n-77')).toEqual(['Bjørg N.']);
      expect(await listed(youthWorker, '?q=bjørg')).toEqual(['Bjørg N.']);
      expect(await listed(administrator, '?q=bjørg')).toEqual(['Bjørg N.']);
      expect((await librarian.get(`${borrowers}/${id}`)).status).toBe(200);
      const scan = (text: string) =>
        town.app
          .get(BorrowerLookUps, { strict: false })
          .byScan(actorOf('bibliotek', 'librarian', 'library'), text)
          .then(({ by, matches }) => `${by}: ${matches.map((match) => match.displayName).join()}`);
      expect([await scan('Bjørg'), await scan('n-77')]).toEqual(['name: ', 'card: Bjørg N.']);
    });
  });

  it('lists the programmes in their order with names in three languages', async () => {
    const { status, body } = await librarian.get('/api/v1/programmes');
    expect(status).toBe(200);
    expect((body.items as { id: string }[]).map(({ id }) => id)).toEqual([
      'breadth',
      'core',
      'intro-deepening',
      'deepening',
    ]);
    expect(body.items[3]).toEqual({
      id: 'deepening',
      names: { nb: 'Fordypning', nn: 'Fordjuping', en: 'Deepening' },
      leastSchoolGrade: 8,
      givesRightToHighQuality: true,
    });
  });
});
