import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { Payers } from '../../src/subsidies/index.js';
import { addDays } from '../../src/platform/calendar/index.js';
import { eachDatabase } from '../support/databases.js';
import type { Answer } from '../support/http.js';
import { Town, expectProblem, items, reasons, tally, wrongFields } from './town.js';
import { child } from './writes.js';

const support = '/api/v1/support-requests';
const cases = '/api/v1/subsidy-applications';

const grant = { outcome: 'granted', coverageBasisPoints: 10_000, grounds: 'Familien har ikke råd.' };
const roles = ['bibliotek', 'ungdom', 'larer', 'lager', 'okonomi', 'admin', 'integrering', 'friplass'];

/** What each route is sent. */
const bodies: Readonly<Record<string, unknown>> = {
  decision: grant,
  'information-request': { text: 'Hva?' },
  information: { text: 'Det.' },
  revocation: { from: '2030-01-01', reason: 'Slutt.' },
  delivery: { way: 'paper' },
};

eachDatabase((database) => {
  let town: Town;
  beforeAll(async () => {
    town = await Town.start(database());
  });
  afterAll(() => town.close());

  /** A case of NAV's that can be decided. */
  const applied = async (more: Record<string, unknown> = {}): Promise<{ id: string; borrower: string }> => {
    const { id: borrower } = await town.borrower();
    const json = { borrower, grounds: 'Søker om støtte.', ...more };
    const { status, body } = await (await town.as('nav')).post(cases, { json });
    expect(status).toBe(201);
    return { id: body.id, borrower };
  };
  const post = async (who: string, path: string, json: unknown = {}): Promise<Answer> =>
    (await town.as(who)).post(path, { json });

  describe('a wish for support', () => {
    it('is answered by a receipt that names no payer, and becomes a case that the family has to confirm', async () => {
      const { id } = await child(town);
      const answer = await post('bibliotek', support, { borrower: id, note: 'Trenger hjelp.' });
      expect(answer.status).toBe(202);
      expect(answer.body).toEqual({ receipt: expect.stringMatching(/^K-[0-9A-Z]{8}$/) });
      const waiting = await (await town.as('nav')).get(`${cases}?state=awaiting-confirmation&limit=200`);
      const mine = items<{ borrower: string; note: string; askedBy: { role: string } }>(waiting).filter(
        ({ borrower }) => borrower === id,
      );
      expect(mine).toMatchObject([{ note: 'Trenger hjelp.', askedBy: { role: 'librarian' } }]);
      const [row] = await town.rows("SELECT receiver_id, borrower_id, language FROM message WHERE kind = 'sealed'");
      expect(row).toEqual({ receiver_id: null, borrower_id: null, language: 'nb' });
    });

    it('is answered the same when there is a case already, to which it is added', async () => {
      const { id } = await child(town);
      const before = await town.count('subsidy_case');
      const first = await post('bibliotek', support, { borrower: id });
      const second = await post('bibliotek', support, { borrower: id });
      expect([first.status, second.status]).toEqual([202, 202]);
      expect(await town.count('subsidy_case')).toBe(before + 1);
    });

    it('is refused for an unknown borrower, somebody else’s loan, and a period that ends before it begins', async () => {
      const { id } = await town.borrower();
      const loan = await town.loan();
      const wrong = async (json: Record<string, unknown>): Promise<unknown> =>
        wrongFields(await post('bibliotek', support, json));
      expect(await wrong({ borrower: randomUUID() })).toEqual({ borrower: 'unknown-borrower' });
      expect(await wrong({ borrower: id, loan: loan.id })).toEqual({ loan: 'unknown-loan' });
      expect(await wrong({ borrower: id, loan: loan.id, reservation: randomUUID() })).toEqual({
        reservation: 'loan-or-reservation',
      });
      expect(await wrong({ borrower: id, from: addDays(town.today, 9), to: town.today })).toEqual({
        to: 'ends-before-it-begins',
      });
    });

    it('cannot be read again by whoever had it, and may not be had by others', async () => {
      expectProblem(await (await town.as('bibliotek')).get(support), 404, 'not-found');
      for (const who of ['nav', 'okonomi', 'admin', 'lager']) {
        expectProblem(await post(who, support, { borrower: randomUUID() }), 403, 'not-permitted');
      }
    });

    it('leaves no trace outside: no log line, no row that names the borrower', async () => {
      const { id } = await child(town);
      const traces = async (): Promise<number[]> => [
        await town.count('audit_entry'),
        await town.count('signed_link'),
        await town.count('idempotency_key WHERE scope LIKE $1', ['%support%']),
      ];
      const before = await traces();
      const desk = await town.as('bibliotek');
      await desk.post(support, { json: { borrower: id }, headers: { 'idempotency-key': randomUUID() } });
      expect(await traces()).toEqual(before);
    });
  });

  describe('a decision', () => {
    it('grants once, with a letter, a voucher and a payer that only the settlement can ask for', async () => {
      const { id } = await applied();
      const answer = await post('nav', `${cases}/${id}/decision`, grant);
      expect(answer.status).toBe(200);
      expect(answer.body).toMatchObject({
        state: 'granted',
        coverageBasisPoints: 10_000,
        capOre: null,
        validFrom: town.today,
        letters: [{ kind: 'granted', template: 'vedtak-2026-1' }],
      });
      expectProblem(await post('nav', `${cases}/${id}/decision`, grant), 409, 'already-decided');
      const letter = await (await town.as('nav')).get(`${cases}/${id}/letter.pdf`);
      expect(letter.headers.get('content-type')).toBe('application/pdf');
      const payers = await town.application.app
        .get(Payers, { strict: false })
        .ofCoverages(town.application.database.reader, [randomUUID()]);
      expect(payers.size).toBe(0);
    });

    it('is one of twenty that come at the same time', async () => {
      const { id } = await applied();
      const answers = await Promise.all(
        Array.from({ length: 20 }, (_, nth) =>
          post('nav', `${cases}/${id}/decision`, nth % 2 === 0 ? grant : { outcome: 'rejected', grounds: 'Nei.' }),
        ),
      );
      expect(tally(answers)).toEqual({ '200': 1, '409 already-decided': 19 });
      const { body } = await (await town.as('nav')).get(`${cases}/${id}`);
      expect(body.letters).toHaveLength(1);
    });

    it('names what is missing of a grant, and what a rejection cannot have', async () => {
      const { id } = await applied();
      const wrong = async (json: Record<string, unknown>): Promise<unknown> =>
        wrongFields(await post('nav', `${cases}/${id}/decision`, { grounds: 'x', ...json }));
      expect(await wrong({ outcome: 'granted' })).toEqual({ coverageBasisPoints: 'grant-covers-something' });
      expect(await wrong({ outcome: 'rejected', capOre: 5 })).toEqual({ capOre: 'rejection-covers-nothing' });
      expect(
        await wrong({ outcome: 'granted', capOre: 5, validFrom: addDays(town.today, 5), validTo: town.today }),
      ).toEqual({ validTo: 'ends-before-it-begins' });
    });

    it('waits for the confirmation of the family, which paper gives as well', async () => {
      const { id: borrower } = await child(town);
      await post('larer', support, { borrower });
      await post('bibliotek', support, { borrower });
      const waiting = await (await town.as('nav')).get(`${cases}?state=awaiting-confirmation&limit=200`);
      const found = items<{ id: string; borrower: string }>(waiting).find((one) => one.borrower === borrower);
      const path = `${cases}/${found?.id ?? ''}`;
      expectProblem(await post('nav', `${path}/decision`, grant), 409, 'not-confirmed');
      expect((await post('nav', `${path}/confirmation`)).body).toMatchObject({ state: 'submitted' });
      expectProblem(await post('nav', `${path}/confirmation`), 409, 'already-confirmed');
      expect((await post('nav', `${path}/decision`, grant)).status).toBe(200);
    });

    it('is revoked from a day, not from one that is past, and renewed for the next school year once', async () => {
      const { id } = await applied();
      expectProblem(
        await post('nav', `${cases}/${id}/revocation`, { from: town.today, reason: 'x' }),
        409,
        'not-granted',
      );
      await post('nav', `${cases}/${id}/decision`, grant);
      const past = await post('nav', `${cases}/${id}/revocation`, { from: addDays(town.today, -1), reason: 'x' });
      expect(wrongFields(past)).toEqual({ from: 'in-the-past' });
      const renewed = await post('nav', `${cases}/${id}/renewal`);
      expect(renewed.status).toBe(201);
      expect(renewed.body).toMatchObject({ state: 'granted', renewalOf: id, coverageBasisPoints: 10_000 });
      expect(renewed.body.validFrom > town.today).toBe(true);
      expectProblem(await post('nav', `${cases}/${id}/renewal`), 409, 'already-renewed');
      const revoked = await post('nav', `${cases}/${id}/revocation`, {
        from: addDays(town.today, 3),
        reason: 'Levert.',
      });
      expect(revoked.body).toMatchObject({ state: 'revoked', revokedFrom: addDays(town.today, 3) });
      expectProblem(
        await post('nav', `${cases}/${id}/revocation`, { from: addDays(town.today, 3), reason: 'x' }),
        409,
        'already-decided',
      );
    });

    it('may wait for an answer, or be taken back', async () => {
      const { id } = await applied();
      const asked = await post('nav', `${cases}/${id}/information-request`, { text: 'Hva er inntekten?' });
      expect(asked.body).toMatchObject({ state: 'information-requested', question: 'Hva er inntekten?' });
      const informed = await post('nav', `${cases}/${id}/information`, { text: 'Lav.' });
      expect(informed.body).toMatchObject({ state: 'submitted', question: null });
      expectProblem(await post('nav', `${cases}/${id}/information`, { text: 'Lav.' }), 409, 'no-question-open');
      expect((await post('nav', `${cases}/${id}/withdrawal`)).body).toMatchObject({ state: 'withdrawn' });
      expectProblem(await post('nav', `${cases}/${id}/decision`, grant), 409, 'already-decided');
    });

    it('changes no version, no log and no order outside', async () => {
      const { id, borrower } = await applied();
      const outside = async (): Promise<unknown> => ({
        borrower: await town.rows('SELECT * FROM borrower WHERE id = $1', [borrower]),
        audit: await town.count('audit_entry'),
        charges: await town.count('charge'),
        outbox: await town.count('outbox'),
        seen: (await (await town.as('bibliotek')).get(`/api/v1/borrowers/${borrower}`)).body,
      });
      const before = await outside();
      await post('nav', `${cases}/${id}/decision`, grant);
      // The look-up of the desk itself is logged.
      expect(await outside()).toEqual({ ...(before as object), audit: (before as { audit: number }).audit + 1 });
    });
  });

  describe('a case', () => {
    it.each(roles)('does not exist for %s: every route answers as for an id that nobody has', async (who) => {
      const { id } = await applied();
      const client = await town.as(who);
      const routes = town.routes().filter(({ path }) => path.startsWith(cases) && path.includes(':id'));
      expect(routes.length).toBeGreaterThan(12);
      const nobodys = randomUUID();
      const letter = randomUUID();
      for (const { method, path } of routes) {
        const ask = async (one: string): Promise<string> => {
          const address = path.replace(':id', one).replace(':letter', letter);
          const json = bodies[path.split('/').at(-1) ?? ''] ?? {};
          const answer = method === 'GET' ? await client.get(address) : await client.post(address, { json });
          expect({ path, status: answer.status }).toEqual({ path, status: 404 });
          return JSON.stringify(answer.body).replaceAll(one, 'ID');
        };
        expect(await ask(id)).toBe(await ask(nobodys));
      }
    });

    it('is no list for anybody but caseworkers', async () => {
      for (const who of ['bibliotek', 'larer', 'admin', 'okonomi', 'lager']) {
        expectProblem(await (await town.as(who)).get(cases), 404, 'not-found');
      }
    });

    it('is read with a log: each opening, a list as one line, and a reason where it is somebody else’s', async () => {
      const { id } = await applied();
      const nav = await town.as('nav');
      await nav.get(`${cases}/${id}`);
      await nav.get(`${cases}/${id}`);
      await town.application.database.unitOfWork.run((tx) =>
        tx.run(
          `DELETE FROM subsidy_access WHERE user_id = (SELECT id FROM user_account WHERE username = 'integrering')`,
        ),
      );
      expectProblem(await (await town.as('integrering')).get(cases), 404, 'not-found');
      const { body } = await nav.get(`${cases}/${id}/reads`);
      expect((body.items as { what: string }[]).map(({ what }) => what).sort()).toEqual(['case', 'case', 'reads']);
      const lists = (): Promise<number> => town.count(`subsidy_case_read WHERE case_id IS NULL AND unit_id = 'nav'`);
      const before = await lists();
      await nav.get(`${cases}?limit=200`);
      expect(await lists()).toBe(before + 1);
    });

    it('goes by pages, the oldest first', async () => {
      const nav = await town.as('nav');
      const all = items<{ id: string; submittedOn: string }>(await nav.get(`${cases}?limit=200`));
      const days = all.map(({ submittedOn }) => submittedOn);
      expect(days).toEqual([...days].sort());
      const seen: string[] = [];
      for (let cursor = ''; ;) {
        const { body } = await nav.get(`${cases}?limit=3${cursor}`);
        seen.push(...(body.items as { id: string }[]).map(({ id }) => id));
        if (body.nextCursor === null) break;
        cursor = `&cursor=${String(body.nextCursor)}`;
      }
      expect(seen).toEqual(all.map(({ id }) => id));
    });
  });

  it('answers a repeated request with the same case', async () => {
    const { id } = await applied();
    const nav = await town.as('nav');
    const headers = { 'idempotency-key': randomUUID() };
    const first = await nav.post(`${cases}/${id}/decision`, { json: grant, headers });
    const second = await nav.post(`${cases}/${id}/decision`, { json: grant, headers });
    expect(second.body).toEqual(first.body);
    expect(reasons(await nav.post(`${cases}/${id}/decision`, { json: { ...grant, capOre: 9 }, headers }))).toEqual([]);
  });
});
