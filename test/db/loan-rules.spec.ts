import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { InstrumentKindEntity, QualityGradeEntity, shippedGrades, shippedKinds } from '../../src/inventory/index.js';
import { LoanRuleEntity, LoanRules, shippedRules } from '../../src/loan-rules/index.js';
import { calendarDate } from '../../src/platform/calendar/index.js';
import { counted } from '../support/counted.js';
import { eachDatabase } from '../support/databases.js';
import type { HttpClient } from '../support/http.js';
import { addNeighbour } from '../support/neighbour.js';
import { type SmallTown, smallTown } from '../support/small-town.js';

const explanations = '/api/v1/loan-rules/explanations';
const question = { lendingPoint: 'library-point', grade: 'good', kind: 'violin' };

eachDatabase((database) => {
  let town: SmallTown;
  let librarian: HttpClient;
  let manager: HttpClient;

  beforeAll(async () => {
    town = await smallTown(database());
    librarian = await town.user('bibliotek', 'librarian', 'library');
    manager = await town.user('lager', 'inventory-manager', 'culture-school');
    await town.database.unitOfWork.run(async (tx) => {
      for (const grade of shippedGrades) await tx.insert(QualityGradeEntity, grade);
      for (const kind of shippedKinds) {
        const row = { ...kind, sizes: JSON.stringify(kind.sizes), hornbostelSachs: null, wikidata: null };
        await tx.insert(InstrumentKindEntity, row);
      }
      for (const rule of shippedRules) await tx.insert(LoanRuleEntity, rule);
    });
    town.app.get(LoanRules, { strict: false }).forget();
  });
  afterAll(() => town.close());

  it('lists every row of the matrix in the form of the interface', async () => {
    const { status, body } = await librarian.get('/api/v1/loan-rules');
    expect(status).toBe(200);
    expect(body.items).toHaveLength(shippedRules.length);
    expect((body.items as { id: string }[]).find(({ id }) => id === 'library-good')).toEqual({
      id: 'library-good',
      lendingPointKind: 'library',
      lendingPoint: null,
      grade: 'good',
      kind: null,
      programme: null,
      borrowerCategory: null,
      otherMunicipalities: false,
      borrowerMunicipality: null,
      creditOnEarlyReturn: 'none',
      validFrom: '2020-01-01',
      validTo: null,
      mayBorrow: true,
      needsReservation: false,
      lengthKind: 'end-of-term',
      lengthDays: null,
      maxOpenLoans: 2,
      maxRenewals: 3,
      renewalDays: null,
      longestTotalDays: 730,
      feeOre: 50_000,
      depositOre: 50_000,
      serviceDays: 0,
      closedDay: 'previous-open',
      holdShelfDays: 7,
      needsTerms: true,
      needsContract: false,
      dueSoonDays: 3,
      overdueFirstDays: 1,
      overdueSecondDays: 7,
      overdueLastDays: 21,
      version: 1,
    });
  });

  it('explains which row decides, and why, in the reader’s language', async () => {
    const { status, body } = await librarian.post(explanations, { json: { ...question, programme: 'breadth' } });
    expect(status).toBe(200);
    expect(body).toMatchObject({
      rule: { id: 'library-good-breadth', feeOre: 0 },
      because: {
        fits: ['lending-point-kind', 'grade', 'programme'],
        insteadOf: ['library-good'],
        detail: 'Regelen er den mest bestemte som passer. Den gjelder: typen utlånssted, kvalitetsgraden, programmet.',
      },
    });
    const english = await librarian.post(explanations, { json: question, headers: { 'accept-language': 'en' } });
    expect(english.body).toMatchObject({
      rule: { id: 'library-good' },
      because: { detail: expect.stringContaining('quality grade') },
    });
  });

  it('says that no row fits before any is valid', async () => {
    const { status, body } = await librarian.post(explanations, { json: { ...question, on: '2019-12-31' } });
    expect(status).toBe(200);
    expect(body).toEqual({
      rule: null,
      because: { fits: [], insteadOf: [], detail: 'Ingen regel passer, og da kan det ikke lånes ut.' },
    });
  });

  it('names everything that there is not', async () => {
    const { status, body } = await librarian.post(explanations, {
      json: { lendingPoint: 'moon', grade: 'divine', kind: 'kazoo', programme: 'chess' },
    });
    expect(status).toBe(400);
    expect((body.errors as { field: string; code: string }[]).map(({ field, code }) => `${field}: ${code}`)).toEqual([
      'lendingPoint: not-one-of',
      'grade: not-one-of',
      'kind: not-one-of',
      'programme: not-one-of',
    ]);
    expect((await librarian.post(explanations, { json: { ...question, borrowerCategory: 'cat' } })).status).toBe(400);
  });

  it('is not for who has nothing to do with lending', async () => {
    const caseworker = await town.user('nav', 'caseworker', 'municipality');
    expect((await caseworker.get('/api/v1/loan-rules')).status).toBe(403);
    expect((await caseworker.post(explanations, { json: question })).status).toBe(403);
  });

  it('knows of each grade whether it needs the right: that is data, whatever the grade is called', async () => {
    await town.database.unitOfWork.run((tx) =>
      tx.insert(QualityGradeEntity, {
        ...{ id: 'concert', position: 4, nb: 'Konsert', nn: 'Konsert', en: 'Concert', needsRight: true },
      }),
    );
    const rules = town.app.get(LoanRules, { strict: false });
    const sought = {
      ...({
        lendingPointId: 'library-point',
        lendingPointKind: 'library',
        lendingPointMunicipalityId: 'town',
      } as const),
      ...{ kindId: 'violin', programmeIds: [], borrowerCategory: 'child', borrowerMunicipalityId: 'town' },
      on: calendarDate('2026-11-23'),
    };
    const needsRight = async (gradeId: string): Promise<boolean> =>
      (await rules.ruling(town.database.reader, { ...sought, gradeId })).gradeNeedsRight;
    expect(await Promise.all(['basic', 'good', 'high', 'concert'].map(needsRight))).toEqual([false, false, true, true]);
    const { items } = (await librarian.get('/api/v1/quality-grades')).body;
    expect((items as { id: string; needsRight: boolean }[]).map(({ id, needsRight }) => [id, needsRight])).toEqual([
      ...[
        ['basic', false],
        ['good', false],
        ['high', true],
        ['concert', true],
      ],
    ]);
  });

  describe('a new row', () => {
    const lending = {
      ...{ validFrom: '2026-11-23', mayBorrow: true, lengthKind: 'days', lengthDays: 14, maxOpenLoans: 1 },
      ...{ maxRenewals: 0, feeOre: 0, depositOre: 0 },
    };
    const add = (more: object) => manager.post('/api/v1/loan-rules', { json: { ...lending, ...more } });
    const wrong = (body: { errors: { field: string; code: string }[] }): string[] =>
      body.errors.map(({ field, code }) => `${field}: ${code}`);

    it('decides at once where it is the most particular, and can be read with its version', async () => {
      const asked = { ...question, kind: 'tuba', lendingPoint: 'youth-arena-point' };
      const about = { lendingPoint: 'youth-arena-point', kind: 'tuba', grade: 'good', dueSoonDays: 7 };
      const { status, headers, body } = await add(about);
      expect({ status, body }).toMatchObject({
        status: 201,
        body: {
          ...{ ...about, id: expect.stringMatching(/^youth-arena-point-good-tuba-2026-11-23-\w{5}$/) },
          ...{ holdShelfDays: 7, needsTerms: true, overdueLastDays: 21, validTo: null, version: 1 },
        },
      });
      expect(headers.get('etag')).toBe('"1"');
      const explained = await librarian.post(explanations, { json: asked });
      expect(explained.body).toMatchObject({ rule: { id: body.id, dueSoonDays: 7 } });
      const read = await librarian.get(`/api/v1/loan-rules/${body.id}`);
      expect([read.body, read.headers.get('etag')]).toEqual([body, '"1"']);
      expect((await librarian.get('/api/v1/loan-rules/none-of-them')).status).toBe(404);
    });

    it('comes before an older one for the same, from its first day on', async () => {
      const like = { lendingPoint: 'library-point', grade: 'good', kind: 'viola' };
      const [older, newer] = [await add(like), await add({ ...like, validFrom: '2026-12-01' })];
      const decides = async (on: string) =>
        (await librarian.post(explanations, { json: { ...question, kind: 'viola', on } })).body.rule.id;
      expect([await decides('2026-11-30'), await decides('2026-12-01')]).toEqual([older.body.id, newer.body.id]);
    });

    it('is refused with every wrong field at once, in words that say what to do', async () => {
      const { status, body } = await add({
        ...{ id: 'library-good', lendingPoint: 'moon', lendingPointKind: 'library', grade: 'divine', lengthDays: null },
        ...{ validFrom: '2026-11-22', overdueFirstDays: 30 },
      });
      expect({ status, wrong: wrong(body) }).toEqual({
        status: 400,
        wrong: [
          'lendingPoint: not-one-of',
          'grade: not-one-of',
          'lendingPointKind: point-or-its-kind',
          'validFrom: rule-begins-in-past',
          'lengthDays: required',
          'overdueSecondDays: reminder-not-after',
        ],
      });
      expect(wrong((await add({ id: 'library-good' })).body)).toEqual(['id: rule-id-taken']);
      expect(wrong((await add({ id: 'Ikke slik' })).body)).toEqual(['id: not-a-slug']);
    });

    it('is held to the order of its reminders by the database, too', async () => {
      const [shipped] = shippedRules;
      const row = { ...shipped!, id: 'backwards', overdueFirstDays: 9, overdueSecondDays: 8 };
      await expect(town.database.unitOfWork.run((tx) => tx.insert(LoanRuleEntity, row))).rejects.toMatchObject({
        constraint: 'ck_loan_rule_reminder_order',
      });
      const never = { ...shipped!, id: 'never', dueSoonDays: 0 };
      await expect(town.database.unitOfWork.run((tx) => tx.insert(LoanRuleEntity, never))).rejects.toMatchObject({
        constraint: 'ck_loan_rule_reminder_days',
      });
    });

    it('is the inventory manager’s to make, and others may read it', async () => {
      expect((await librarian.post('/api/v1/loan-rules', { json: lending })).status).toBe(403);
    });

    it('ends on a day from today on, and decides no more after it', async () => {
      const { body } = await add({ lendingPoint: 'library-point', kind: 'ukulele' });
      const end = (version: number, validTo: string | null) =>
        manager.post(`/api/v1/loan-rules/${body.id}/end`, {
          json: { validTo },
          headers: { 'if-match': `"${version}"` },
        });
      expect(wrong((await end(1, '2026-11-22')).body)).toEqual(['validTo: rule-ends-too-early']);
      const ended = await end(1, '2026-11-23');
      expect(ended).toMatchObject({ status: 200, body: { validTo: '2026-11-23', version: 2 } });
      expect(ended.headers.get('etag')).toBe('"2"');
      const decides = async (on: string) =>
        (await librarian.post(explanations, { json: { ...question, grade: 'basic', kind: 'ukulele', on } })).body.rule
          .id;
      expect([await decides('2026-11-23'), await decides('2026-11-24')]).toEqual([body.id, 'library-basic']);
      expect((await end(1, null)).status).toBe(412);
      expect(await end(2, null)).toMatchObject({ status: 200, body: { validTo: null, version: 3 } });
      const bare = await manager.post(`/api/v1/loan-rules/${body.id}/end`, { json: { validTo: null } });
      expect(bare.status).toBe(428);
    });

    it('is withdrawn as long as nobody went by it, and then holds on no day', async () => {
      const { body } = await add({ lendingPoint: 'library-point', kind: 'tuba' });
      const withdraw = (id: string, version: number) =>
        manager.post(`/api/v1/loan-rules/${id}/withdrawal`, { headers: { 'if-match': `"${version}"` } });
      expect(await withdraw(body.id, 1)).toMatchObject({ status: 200, body: { validTo: '2026-11-22', version: 2 } });
      expect(await withdraw(body.id, 2)).toMatchObject({ status: 409, body: { code: 'rule-over' } });
      const { rule } = (await librarian.post(explanations, { json: { ...question, kind: 'tuba' } })).body;
      expect(rule.id).toBe('library-good-tuba');
    });
  });

  describe('of several municipalities', () => {
    const opening = {
      ...{ lendingPoint: 'culture-school-point', grade: 'good', otherMunicipalities: true, validFrom: '2026-11-23' },
      ...{ mayBorrow: true, lengthKind: 'days', lengthDays: 30, maxOpenLoans: 1, maxRenewals: 0 },
      ...{ feeOre: 90_000, depositOre: 0 },
    };
    const asked = { ...question, lendingPoint: 'culture-school-point', borrowerMunicipality: 'nabo' };
    const explain = async (more: object = {}) => {
      const headers = { 'accept-language': 'en' };
      return (await librarian.post(explanations, { json: { ...asked, ...more }, headers })).body;
    };

    beforeAll(() => addNeighbour(town));

    it('a point lends to its own until a row opens it, to all others or to one of them', async () => {
      expect(await explain()).toMatchObject({
        rule: null,
        because: { detail: expect.stringContaining('No rule opens this place to borrowers of that municipality') },
      });
      expect(await explain({ borrowerMunicipality: 'town' })).toMatchObject({ rule: { id: 'culture-school-good' } });
      const all = await manager.post('/api/v1/loan-rules', { json: { ...opening, id: 'open-to-all' } });
      expect(all.status).toBe(201);
      expect(await explain()).toMatchObject({
        rule: { id: 'open-to-all', feeOre: 90_000 },
        because: { fits: ['lending-point', 'grade', 'other-municipalities'] },
      });
      const json = { ...opening, id: 'open-to-nabo', borrowerMunicipality: 'nabo', feeOre: 10_000 };
      expect((await manager.post('/api/v1/loan-rules', { json })).status).toBe(201);
      expect(await explain()).toMatchObject({
        rule: { id: 'open-to-nabo', otherMunicipalities: true, borrowerMunicipality: 'nabo' },
        because: { fits: ['lending-point', 'grade', 'municipality'], insteadOf: ['open-to-all'] },
      });
      expect(await explain({ lendingPoint: 'library-point' })).toMatchObject({ rule: null });
      expect(await explain({ borrowerMunicipality: 'town' })).toMatchObject({ rule: { id: 'culture-school-good' } });
      expect((await librarian.post(explanations, { json: { ...asked, borrowerMunicipality: 'x' } })).status).toBe(400);
    });

    it('each decides about rows that name its own points', async () => {
      const theirs = await manager.post('/api/v1/loan-rules', {
        json: { ...opening, lendingPoint: 'nabo-kulturskole' },
      });
      expect(theirs).toMatchObject({
        status: 400,
        body: { errors: [{ field: 'lendingPoint', code: 'point-of-other-municipality' }] },
      });
      const neighbour = await town.user('nabosjef', 'inventory-manager', 'nabo-kulturskole');
      const headers = { 'if-match': '"1"' };
      const ended = await neighbour.post('/api/v1/loan-rules/open-to-all/end', { json: { validTo: null }, headers });
      expect(ended).toMatchObject({ status: 422, body: { rejections: [{ code: 'rule-of-other-municipality' }] } });
    });

    it('a row without a point opens nothing, and the database says so, too', async () => {
      const [shipped] = shippedRules;
      const row = { ...shipped!, id: 'everywhere', otherMunicipalities: true };
      await expect(town.database.unitOfWork.run((tx) => tx.insert(LoanRuleEntity, row))).rejects.toMatchObject({
        constraint: 'ck_loan_rule_municipality',
      });
    });
  });

  it('answers a checkout from memory, and reads again when told of a change', async () => {
    const rules = town.app.get(LoanRules, { strict: false });
    const { counting, statements } = counted(town.database.reader);
    const sought = {
      lendingPointId: 'library-point',
      lendingPointKind: 'library',
      lendingPointMunicipalityId: 'town',
      gradeId: 'good',
      kindId: 'violin',
      programmeIds: [],
      borrowerCategory: 'child',
      borrowerMunicipalityId: 'town',
      on: calendarDate('2026-11-23'),
    } as const;
    rules.forget();
    const decided = async () => (await rules.decide(counting, sought))?.rule.id;
    expect([await decided(), await decided(), await decided()]).toEqual(Array(3).fill('library-good'));
    expect(statements()).toBe(1);
    await town.database.unitOfWork.run((tx) =>
      tx.insert(LoanRuleEntity, {
        ...shippedRules[1]!,
        id: 'own',
        lendingPointKind: null,
        lendingPointId: 'library-point',
      }),
    );
    rules.forget();
    expect(await decided()).toBe('own');
    expect(await rules.byId(counting, 'library-basic')).toMatchObject({ lengthDays: 28, mayBorrow: true });
    expect(await rules.byId(counting, 'nowhere')).toBeUndefined();
    expect(statements()).toBe(2);
  });
});
