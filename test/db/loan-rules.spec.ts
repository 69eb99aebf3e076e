import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { InstrumentKindEntity, QualityGradeEntity, shippedGrades, shippedKinds } from '../../src/inventory/index.js';
import { LoanRuleEntity, LoanRules, shippedRules } from '../../src/loan-rules/index.js';
import { calendarDate } from '../../src/platform/calendar/index.js';
import { counted } from '../support/counted.js';
import { eachDatabase } from '../support/databases.js';
import type { HttpClient } from '../support/http.js';
import { type SmallTown, smallTown } from '../support/small-town.js';

const explanations = '/api/v1/loan-rules/explanations';
const question = { lendingPoint: 'library-point', grade: 'good', kind: 'violin' };

eachDatabase((database) => {
  let town: SmallTown;
  let librarian: HttpClient;

  beforeAll(async () => {
    town = await smallTown(database());
    librarian = await town.user('bibliotek', 'librarian', 'library');
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
