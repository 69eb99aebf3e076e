import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';

import { currentVersion } from '../../src/borrowers/index.js';
import { addDays } from '../../src/platform/calendar/index.js';
import { eachDatabase } from '../support/databases.js';
import type { Answer } from '../support/http.js';
import { Town, expectProblem, items, kindOf, reasons, wrongFields } from './town.js';
import { child, termsOnPaper } from './writes.js';

interface Agreement {
  readonly id: string;
  readonly type: string;
  readonly acceptedBy: { readonly kind: string; readonly id: string; readonly displayName: string };
}

eachDatabase((database) => {
  let town: Town;
  beforeAll(async () => {
    town = await Town.start(database());
  });
  afterAll(() => town.close());
  afterEach(() => town.expectWhole());

  const record = async (borrower: string, json: Record<string, unknown>, as = 'bibliotek'): Promise<Answer> =>
    (await town.as(as)).post(`/api/v1/borrowers/${borrower}/agreements`, { json });
  const checkout = async (borrower: string, more: Record<string, unknown> = {}, query = ''): Promise<Answer> => {
    const { code } = await town.register();
    const json = { instrument: code, borrower, lendingPoint: 'library', ...more };
    return (await town.as('bibliotek')).post(`/api/v1/checkouts${query}`, { json });
  };

  describe('a hand-over to a child', () => {
    it('is refused until a guardian has accepted the terms, and says by whom it can be had', async () => {
      const { id, guardians } = await child(town);
      const refusal = await checkout(id);
      expect(reasons(refusal)).toEqual(['agreement-missing']);
      expect(refusal.body.rejections[0]).toMatchObject({
        overridable: true,
        agreement: 'terms',
        agreements: ['terms'],
        acceptors: [
          { id: guardians[0], displayName: 'Foresatt ar', byLink: true },
          { id: guardians[1], displayName: 'Foresatt nb', byLink: true },
        ],
        detail:
          'Ingen foresatt har godtatt vilkårene. Send lenken til Foresatt ar, eller registrer det på papir i skranken.',
      });
      const preview = await checkout(id, {}, '?dryRun=true');
      expect(preview.body).toMatchObject({ allowed: false, rejections: [{ code: 'agreement-missing' }] });
      expect((await record(id, termsOnPaper(guardians[1]))).status).toBe(201);
      expect((await checkout(id)).status).toBe(201);
    });

    it('can be made an exception of with a comment, which is kept', async () => {
      const { id } = await child(town);
      const overrides = [{ code: 'agreement-missing', comment: 'Mor kommer i morgen' }];
      const { status, body } = await checkout(id, { overrides });
      expect(status).toBe(201);
      const [entry] = await town.rows<{ detail: string }>(
        `SELECT detail FROM audit_entry WHERE subject_id = $1 AND action = 'loan.opened'`,
        [body.id],
      );
      expect(JSON.parse(entry?.detail ?? '')).toMatchObject({ overridden: overrides });
      // Extending asks anew.
      const desk = await town.as('bibliotek');
      expect(reasons(await desk.post(`/api/v1/loans/${body.id}/renewals`, { json: {} }))).toEqual([
        'agreement-missing',
      ]);
    });

    it('without an address says only what can be done, and nothing of a person is kept with a key', async () => {
      const guardians = [{ displayName: 'Uten Adresse' }];
      const { id } = await town.borrower({ birthDate: '2015-03-02', guardians });
      const { code } = await town.register();
      const json = { instrument: code, borrower: id, lendingPoint: 'library' };
      const headers = { 'idempotency-key': randomUUID() };
      const { body } = await (await town.as('bibliotek')).post('/api/v1/checkouts', { json, headers });
      expect(body.rejections[0].detail).toBe(
        'Ingen foresatt har godtatt vilkårene. Registrer det på papir i skranken.',
      );
      const [kept] = await town.rows<{ answer: string }>('SELECT answer FROM idempotency_key WHERE key = $1', [
        headers['idempotency-key'],
      ]);
      expect(kept?.answer).toContain('"agreement":"terms"');
      expect(kept?.answer).not.toContain('Uten Adresse');
    });
  });

  it('asks nobody for an adult, and nobody any more from the eighteenth birthday on', async () => {
    expect((await checkout((await town.borrower()).id)).status).toBe(201);
    const guardians = [{ displayName: 'Far F.', email: 'far@example.org' }];
    const eighteenToday = `${Number(town.today.slice(0, 4)) - 18}${town.today.slice(4)}`;
    const { id } = await town.borrower({ birthDate: eighteenToday, guardians });
    expect((await checkout(id)).status).toBe(201);
    const almost = `${Number(town.today.slice(0, 4)) - 18}${addDays(town.today, 1).slice(4)}`;
    const younger = await town.borrower({ birthDate: almost, guardians });
    expect(reasons(await checkout(younger.id))).toEqual(['agreement-missing']);
  });

  it('names the contract, too, where high quality is lent', async () => {
    const { id, guardians } = await child(town);
    const json = { programme: 'intro-deepening', schoolYear: '2026-2027', schoolGrade: 6, teacher: 'larer' };
    await (await town.as('admin')).post(`/api/v1/borrowers/${id}/enrolments`, { json });
    const { code } = await town.register({ point: 'culture-school', grade: 'high', kind: 'violin' });
    const teacher = await town.as('larer');
    const hand = (overrides: readonly unknown[] = []): Promise<Answer> =>
      teacher.post('/api/v1/checkouts', {
        json: { instrument: code, borrower: id, lendingPoint: 'culture-school', overrides },
      });
    const both = await hand();
    expect(reasons(both)).toEqual(['agreement-missing', 'grade-needs-reservation']);
    expect(both.body.rejections[0]).toMatchObject({ agreement: 'both', agreements: ['terms', 'contract'] });
    await record(id, termsOnPaper(guardians[0]), 'larer');
    expect((await hand()).body.rejections[0]).toMatchObject({ agreement: 'contract', agreements: ['contract'] });
    const comment = 'Kontrakten skrives under i timen';
    const lent = await hand(['agreement-missing', 'grade-needs-reservation'].map((code) => ({ code, comment })));
    expect(lent.status).toBe(201);
    const contract = {
      type: 'contract',
      version: currentVersion('contract'),
      acceptedBy: guardians[0],
      method: 'desk',
    };
    const signed = await record(id, { ...contract, loan: lent.body.id }, 'larer');
    expect(signed.body).toMatchObject({
      type: 'contract',
      loan: lent.body.id,
      reservation: null,
      registeredBy: 'larer',
    });
    expect(kindOf(await record(id, { ...contract, loan: lent.body.id }, 'larer'))).toBe(
      '409 agreement-already-accepted',
    );
    const renewed = await teacher.post(`/api/v1/loans/${lent.body.id}/renewals`, { json: {} });
    expect(reasons(renewed)).not.toContain('agreement-missing');
    const copy = await fetch(`${town.url}/api/v1/agreements/${signed.body.id}/document.pdf`, {
      headers: { authorization: `Bearer ${teacher.token ?? ''}` },
    });
    expect(copy.headers.get('content-type')).toBe('application/pdf');
    expect(
      Buffer.from(await copy.arrayBuffer())
        .subarray(0, 5)
        .toString(),
    ).toBe('%PDF-');
  });

  it('lists what was accepted, by whom, when and how, the newest first', async () => {
    const { id, guardians } = await child(town);
    await record(id, { ...termsOnPaper(guardians[0]), language: 'nn' });
    await record(id, { ...termsOnPaper(guardians[1]), method: 'desk' });
    const list = await (await town.as('bibliotek')).get(`/api/v1/borrowers/${id}/agreements`);
    expect(
      items<Agreement>(list)
        .map(({ acceptedBy }) => acceptedBy.id)
        .sort(),
    ).toEqual([...guardians].sort());
    expect(items(list).find((one) => (one as unknown as { method: string }).method === 'paper')).toMatchObject({
      type: 'terms',
      version: currentVersion('terms'),
      language: 'nn',
      acceptedBy: { kind: 'guardian', id: guardians[0], displayName: 'Foresatt ar' },
      method: 'paper',
      outcome: 'accepted',
      registeredBy: 'bibliotek',
      acceptedAt: town.application.clock.now().toISOString(),
    });
    const log = await town.rows<{ detail: string }>(
      `SELECT detail FROM audit_entry WHERE subject_id = $1 AND action = 'agreement.accepted'`,
      [id],
    );
    expect(log).toHaveLength(2);
    for (const { detail } of log) expect(detail).not.toMatch(/Foresatt|Barn/u);
  });

  it('names everything that is wrong with an acceptance', async () => {
    const { id, guardians } = await child(town);
    const stranger = (await child(town)).guardians[0];
    const terms = termsOnPaper(guardians[0]);
    const wrong = async (change: Record<string, unknown>): Promise<Record<string, string>> =>
      wrongFields(await record(id, { ...terms, ...change }));
    expect(await wrong({ version: '1999-1' })).toEqual({ version: 'unknown-version' });
    expect(await wrong({ acceptedBy: stranger, version: 'x' })).toEqual({
      acceptedBy: 'unknown-acceptor',
      version: 'unknown-version',
    });
    expect(Object.keys(await wrong({ method: 'link' }))).toEqual(['method']);
    expect(Object.keys(await wrong({ acceptedBy: 'mor' }))).toEqual(['acceptedBy']);
    expect(Object.keys(await wrong({ more: 1 }))).toEqual(['more']);
    expect(await wrong({ loan: randomUUID() })).toEqual({ loan: 'terms-have-no-subject' });
    const contract = { type: 'contract', version: currentVersion('contract') };
    expect(await wrong(contract)).toEqual({ loan: 'contract-needs-subject' });
    expect(await wrong({ ...contract, loan: randomUUID() })).toEqual({ loan: 'unknown-loan' });
    expect(await wrong({ ...contract, loan: randomUUID(), reservation: randomUUID() })).toEqual({
      loan: 'contract-of-one-subject',
    });
    const others = await town.loan();
    expect(await wrong({ ...contract, loan: others.id })).toEqual({ loan: 'unknown-loan' });
  });

  it('takes no acceptance from a child, from a guardian of an adult, or for who is out of reach', async () => {
    const { id, guardians } = await child(town);
    expect(reasons(await record(id, termsOnPaper(id)))).toEqual(['guardian-must-accept']);
    const adult = await town.borrower({ guardians: [{ displayName: 'Mor M.' }] });
    const [guardian] = await town.rows<{ id: string }>('SELECT id FROM guardian WHERE borrower_id = $1', [adult.id]);
    expect(reasons(await record(adult.id, termsOnPaper(guardian?.id ?? '')))).toEqual(['guardian-rights-ended']);
    expect((await record(adult.id, termsOnPaper(adult.id))).status).toBe(201);
    expectProblem(await record(id, termsOnPaper(guardians[0]), 'larer'), 404, 'not-found');
    expectProblem(await record(randomUUID(), termsOnPaper(guardians[0])), 404, 'not-found');
    expectProblem(await record('x', termsOnPaper(guardians[0])), 404, 'not-found');
    expectProblem(await record(id, termsOnPaper(guardians[0]), 'nav'), 403, 'not-permitted');
    expectProblem(await record(id, termsOnPaper(guardians[0]), 'admin'), 403, 'not-permitted');
  });

  it('keeps what a guardian accepted who has left the register', async () => {
    const { id, guardians } = await child(town);
    await record(id, termsOnPaper(guardians[0]));
    const desk = await town.as('bibliotek');
    const json = { guardians: [{ id: guardians[1] }] };
    const left = await desk.patch(`/api/v1/borrowers/${id}`, { json, headers: { 'if-match': '"1"' } });
    expect(left.status).toBe(200);
    expect((await checkout(id)).status).toBe(201);
    const [kept] = items<Agreement>(await desk.get(`/api/v1/borrowers/${id}/agreements`));
    expect(kept?.acceptedBy).toEqual({ kind: 'guardian', id: guardians[0], displayName: null });
  });
});
