import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from '@jest/globals';

import { RotateCaseKey, VaultSecrets } from '../../src/subsidies/index.js';
import { CaseLinkRepository } from '../../src/subsidies/persistence/case-link.repository.js';
import { CaseLogRepository } from '../../src/subsidies/persistence/case-log.repository.js';
import { CaseRepository } from '../../src/subsidies/persistence/case.repository.js';
import { LetterRepository } from '../../src/subsidies/persistence/letter.repository.js';
import { OldSeals } from '../../src/subsidies/persistence/old-seals.query.js';
import { CaseVault } from '../../src/subsidies/vault/case-vault.js';
import { eachDatabase } from '../support/databases.js';
import { Town, expectProblem, items } from './town.js';
import { child } from './writes.js';

const cases = '/api/v1/subsidy-applications';
/** Words that stand nowhere but where they are put. */
const canary = { note: 'Kanariønske', grounds: 'Kanarigrunn', question: 'Kanarispørsmål', reason: 'Kanarilesning' };
const [oldKey, newKey] = ['o'.repeat(40), 'n'.repeat(40)];

eachDatabase((database) => {
  let town: Town;
  /** Whom NAV has a case of, and whose it is nobody may read from a copy of the database. */
  let borrower = '';
  let guardian = '';
  let id = '';

  beforeAll(async () => {
    town = await Town.start(database(), { CASE_KEY: oldKey });
    const made = await child(town);
    borrower = made.id;
    guardian = made.guardians[0];
    const headers = { 'idempotency-key': randomUUID() };
    const desk = await town.as('bibliotek');
    await desk.post('/api/v1/support-requests', { json: { borrower, note: canary.note }, headers });
    const nav = await town.as('nav');
    const waiting = await nav.get(`${cases}?state=awaiting-confirmation&limit=200`);
    id = items<{ id: string; borrower: string }>(waiting).find((one) => one.borrower === borrower)?.id ?? '';
    await nav.get(`${cases}/${id}?reason=${canary.reason}`);
    await nav.post(`${cases}/${id}/confirmation`, { headers: { 'idempotency-key': randomUUID() } });
    await nav.post(`${cases}/${id}/information-request`, { json: { text: canary.question } });
    const json = { outcome: 'granted', coverageBasisPoints: 10_000, grounds: canary.grounds };
    const decided = await nav.post(`${cases}/${id}/decision`, { json, headers: { 'idempotency-key': randomUUID() } });
    expect(decided.status).toBe(200);
    const [letter] = decided.body.letters as { id: string }[];
    await nav.post(`${cases}/${id}/letters/${letter?.id ?? ''}/delivery`, { json: { way: 'e-mail' } });
  });
  afterAll(() => town.close());

  const tables = (): Promise<string[]> => Promise.resolve(town.application.database.tables.map(String));
  const dump = async (table: string): Promise<string> =>
    JSON.stringify(await town.rows(`SELECT * FROM "${table}"`)).toLowerCase();

  it('is kept by a copy of the database: no table tells of whom there is a case', async () => {
    const coverages = await town.rows<{ id: string }>('SELECT id FROM coverage WHERE borrower_id = $1', [borrower]);
    expect(coverages).toHaveLength(1);
    const secrets = [borrower, guardian, coverages[0]?.id ?? '', 'barn b.', ...Object.values(canary)];
    const own = (await tables()).filter((table) => table.startsWith('subsidy_'));
    expect(own).toHaveLength(8);
    for (const table of own) {
      const text = await dump(table);
      expect({ table, found: secrets.filter((secret) => text.includes(secret.toLowerCase())) }).toEqual({
        table,
        found: [],
      });
    }
  });

  it('is told by nothing outside: not by a word, a case’s id, or an answer that is kept', async () => {
    const [row] = await town.rows<{ case_number: string; voucher: string }>(
      'SELECT case_number, voucher FROM subsidy_case WHERE id = $1',
      [id],
    );
    const secrets = [id, row?.case_number ?? '-', row?.voucher ?? '-', ...Object.values(canary)];
    for (const table of (await tables()).filter((one) => !one.startsWith('subsidy_'))) {
      const text = await dump(table);
      const found = secrets.filter((secret) => text.includes(secret.toLowerCase()));
      // A key that was given with a request keeps the id of its answer, and nothing that says whose it is.
      expect({ table, found: table === 'idempotency_key' ? found.filter((one) => one !== id) : found }).toEqual({
        table,
        found: [],
      });
    }
    const kept = await dump('idempotency_key');
    for (const word of ['support-requests', 'subsidy-applications', borrower]) expect(kept).not.toContain(word);
  });

  it('is sent in a mail whose row and whose job name nobody', async () => {
    const rows = await town.rows('SELECT kind, receiver_kind, receiver_id, borrower_id, language FROM message');
    const notices = rows.filter(({ kind }) => kind === 'sealed');
    expect(notices.length).toBeGreaterThan(1);
    expect(new Set(notices.map((row) => JSON.stringify(row))).size).toBe(1);
    const payloads = await town.rows<{ payload: string }>('SELECT payload FROM outbox');
    for (const { payload } of payloads) expect(Object.keys(JSON.parse(payload) as object)).toEqual(['messageId']);
  });

  it('is sealed anew with another key, step by step, also when that is cut off', async () => {
    const { reader, unitOfWork } = town.application.database;
    const vault = new CaseVault({ caseKey: newKey, previousCaseKey: oldKey });
    const both = new CaseRepository(vault);
    const rotation = new RotateCaseKey(
      vault,
      new OldSeals(),
      both,
      new CaseLogRepository(vault),
      new LetterRepository(vault),
      new CaseLinkRepository(vault),
      new VaultSecrets(vault, reader, unitOfWork),
      reader,
      unitOfWork,
    );
    const secretOf = (keys: ConstructorParameters<typeof CaseVault>[0]): Promise<string | undefined> =>
      new VaultSecrets(new CaseVault(keys), reader, unitOfWork).of('ledger');
    const secret = await secretOf({ caseKey: oldKey, previousCaseKey: null });
    expect(secret).toHaveLength(43);
    const cut = new Error('cut off');
    await expect(
      rotation.run(() => {
        throw cut;
      }),
    ).rejects.toBe(cut);
    const half = new Set(
      (
        await town.rows<{ key_id: string }>(
          'SELECT key_id FROM subsidy_case_entry UNION SELECT key_id FROM subsidy_case',
        )
      ).map((row) => row.key_id),
    );
    expect(half.size).toBe(2);
    // Half-way everything is found and opens, by whichever key.
    expect((await both.byId(reader, id))?.content.borrowerId).toBe(borrower);
    expect((await both.ofPerson(reader, 'nav', borrower)).map((one) => one.id)).toEqual([id]);
    expect(await rotation.run()).toBeGreaterThan(0);
    expect(await rotation.run()).toBe(0);
    const fresh = new CaseVault({ caseKey: newKey, previousCaseKey: null });
    const after = new CaseRepository(fresh);
    expect((await after.byId(reader, id))?.content.decision?.grounds).toBe(canary.grounds);
    expect((await after.ofPerson(reader, 'nav', borrower)).map((one) => one.id)).toEqual([id]);
    const letters = new LetterRepository(fresh);
    const [letter] = await letters.ofCase(reader, id);
    const pages = await letters.pages(reader, letter?.id ?? '');
    expect(
      Buffer.from(pages ?? [])
        .subarray(0, 5)
        .toString(),
    ).toBe('%PDF-');
    expect((await new CaseLogRepository(fresh).ofCase(reader, id)).map(({ action }) => action)).toContain('granted');
    // What the ledger is kept by stays the same, and only the new key opens it.
    expect(await secretOf({ caseKey: newKey, previousCaseKey: null })).toBe(secret);
    expect(await secretOf({ caseKey: oldKey, previousCaseKey: null })).toBeUndefined();
    // The old key opens nothing any more.
    await expect(
      new CaseRepository(new CaseVault({ caseKey: oldKey, previousCaseKey: null })).byId(reader, id),
    ).rejects.toThrow('CASE_KEY');
  });
});

eachDatabase((database) => {
  it('is not there without a key: applications are off, and it is said', async () => {
    const town = await Town.start(database(), { CASE_KEY: '' });
    try {
      const { id: borrower } = await town.borrower();
      const asked = await (await town.as('bibliotek')).post('/api/v1/support-requests', { json: { borrower } });
      expectProblem(asked, 409, 'applications-off');
      expect(await (await town.as('bibliotek')).get(cases)).toMatchObject({ status: 404 });
    } finally {
      await town.close();
    }
  });
});
