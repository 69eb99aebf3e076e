import { randomUUID } from 'node:crypto';

import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';

import { currentVersion } from '../../src/borrowers/index.js';
import { type ChargeFact, ChargeFacts, TermFees } from '../../src/charges/index.js';
import { Coverages, type NewCoverage } from '../../src/coverage/index.js';
import { Places } from '../../src/organisation/index.js';
import { addDays, calendarDate } from '../../src/platform/calendar/index.js';
import type { Tx } from '../../src/platform/database/index.js';
import { NightlyRun } from '../../src/platform/schedule/index.js';
import { ore } from '../../src/platform/money/ore.js';
import { usualDay } from '../support/application.js';
import { eachDatabase } from '../support/databases.js';
import type { Answer } from '../support/http.js';
import { Town, expectProblem, items, kindOf, tally, wrongFields } from './town.js';

interface Charge {
  readonly id: string;
  readonly kind: string;
  readonly amount: number;
  readonly credited: number;
}

const autumn = 'autumn-2026';
const spring = { id: 'spring-2027', firstDay: calendarDate('2027-01-04') };

eachDatabase((database) => {
  let town: Town;
  beforeAll(async () => {
    town = await Town.start(database());
  });
  afterAll(() => town.close());
  afterEach(async () => {
    await town.expectWhole();
    town.application.clock.goTo(usualDay);
  });

  const service = <T>(type: new (...args: never[]) => T): T => town.application.app.get(type, { strict: false });
  const unit = <T>(work: (tx: Tx) => Promise<T>): Promise<T> => town.application.database.unitOfWork.run(work);
  const grant = (borrowerId: string, more: Partial<NewCoverage> = {}): Promise<string> =>
    unit((tx) =>
      service(Coverages).grant(tx, {
        ...{ borrowerId, loanId: null, reservationId: null, basisPoints: 10_000, capOre: null },
        ...{ validFrom: usualDay, validTo: null },
        ...more,
      }),
    );
  const endFrom = (id: string, day: string): Promise<boolean> =>
    unit((tx) => service(Coverages).endFrom(tx, id, calendarDate(day)));
  const checkout = async (borrower: string, more: Record<string, unknown> = {}, query = ''): Promise<Answer> => {
    const { code } = await town.register();
    const json = { instrument: code, borrower, lendingPoint: 'library', ...more };
    return (await town.as('bibliotek')).post(`/api/v1/checkouts${query}`, { json });
  };
  const giveBack = async (instrument: string, more: Record<string, unknown> = {}): Promise<Answer> =>
    (await town.as('bibliotek')).post('/api/v1/returns', { json: { instrument, lendingPoint: 'library', ...more } });
  const chargesOf = (loan: string): Promise<Charge[]> =>
    town.rows<Charge>(
      `SELECT c.id, CASE WHEN c.term_id IS NULL THEN c.kind ELSE c.term_id END AS kind, c.amount_ore AS amount,
         COALESCE((SELECT SUM(k.amount_ore) FROM credit k WHERE k.charge_id = c.id), 0) AS credited
       FROM charge c WHERE c.loan_id = $1 ORDER BY 2`,
      [loan],
    );
  const amountsOf = async (loan: string): Promise<Record<string, number>> =>
    Object.fromEntries((await chargesOf(loan)).map(({ kind, amount }) => [kind, amount]));
  const spentOf = async (id: string): Promise<number | undefined> =>
    (await service(Coverages).spent(town.application.database.reader, [id])).get(id);
  const nightlyOn = async (day: string): Promise<void> => {
    await service(TermFees).run(calendarDate(day));
  };

  describe('the nightly run', () => {
    it('charges every open loan that costs something once for the term that has begun, two servers at once too', async () => {
      await town.loan('library');
      const due = await service(TermFees).count(spring.firstDay);
      expect(due).toBeGreaterThan(5);
      const runs = await Promise.all([1, 2].map(() => service(TermFees).run(spring.firstDay)));
      expect(runs.reduce((sum, { charged }) => sum + charged, 0)).toBe(due);
      expect(runs.every(({ failed }) => failed === 0)).toBe(true);
      expect(await service(TermFees).run(addDays(spring.firstDay, 9))).toMatchObject({ charged: 0, failed: 0 });
      const [row] = await town.rows<{ owed: number; charged: number }>(
        `SELECT (SELECT COUNT(*) FROM loan l JOIN loan_rule r ON r.id = l.rule_id WHERE l.state = 'open' AND r.fee_ore > 0) AS owed,
           (SELECT COUNT(*) FROM charge WHERE term_id = $1) AS charged`,
        [spring.id],
      );
      expect(row?.charged).toBe(row?.owed);
    });

    it('charges nothing between terms, nor for a term that is over', async () => {
      const loan = await town.loan('library');
      await nightlyOn('2026-12-28');
      await nightlyOn('2027-08-01');
      expect(Object.keys(await amountsOf(loan.id))).toEqual([autumn, 'deposit']);
    });

    it('is one step of the night, among the others', async () => {
      const reports = await service(NightlyRun).preview(spring.firstDay);
      expect(reports.map(({ step, failed }) => `${step} ${failed}`)).toEqual([
        'closures false',
        'reservations false',
        'term fees false',
        'cases false',
        'figures false',
        'ledger false',
      ]);
      expect((await service(NightlyRun).run(usualDay)).every(({ failed }) => !failed)).toBe(true);
    });

    it('leaves no name: the log of acts knows nothing of it', async () => {
      const before = await town.count('audit_entry');
      await town.loan('library');
      const opened = await town.count('audit_entry');
      await nightlyOn('2027-01-05');
      expect(await town.count('audit_entry')).toBe(opened);
      expect(opened).toBeGreaterThan(before);
    });

    it('is at odds with no return: a loan is charged and credited, or has ended before', async () => {
      town.application.clock.goTo(spring.firstDay);
      const loans = await Promise.all(Array.from({ length: 6 }, () => town.loan('library')));
      await unit(async (tx) => {
        for (const { id } of loans) {
          await tx.run(`DELETE FROM charge WHERE loan_id = $1 AND kind = 'term-fee'`, [id]);
        }
      });
      const [, ...returns] = await Promise.all([
        service(TermFees).run(spring.firstDay),
        ...loans.map(({ instrument }) => giveBack(instrument)),
      ]);
      expect(tally(returns)).toEqual({ '200': 6 });
      for (const { id } of loans) expect((await chargesOf(id)).length).toBeLessThanOrEqual(2);
    });
  });

  describe('what is covered', () => {
    it('is taken off at the hand-over and its dry run, which say what is left and nothing else', async () => {
      const { id } = await town.borrower();
      const coverage = await grant(id, { basisPoints: 6_000 });
      const { code } = await town.register();
      const preview = await checkout(id, { instrument: code }, '?dryRun=true');
      expect(preview.body).toMatchObject({ allowed: true, toPayOre: 20_000, depositToPayOre: 20_000 });
      const desk = await town.as('bibliotek');
      const page = await desk.get(`/desk?point=library&borrower=${id}&instrument=${code}`);
      expect(page.body).toContain('400\u00a0kr');
      const loan = await checkout(id, { instrument: code });
      expect(loan.body).toMatchObject({ toPayOre: 20_000, depositToPayOre: 20_000 });
      expect(await amountsOf(loan.body.id)).toEqual({ [autumn]: 20_000, deposit: 20_000 });
      expect(await spentOf(coverage)).toBe(60_000);
      for (const { body } of [preview, page, loan])
        expect(JSON.stringify(body)).not.toMatch(/50.?000|30.?000|500\s?kr/u);
    });

    it('is 0 kr that looks as 0 kr by rule does', async () => {
      const [covered, free] = [await town.borrower(), await town.borrower()];
      await grant(covered.id);
      const { code } = await town.register({ grade: 'basic' });
      const paid = await checkout(covered.id);
      const gratis = await checkout(free.id, { instrument: code });
      expect(paid.body).toMatchObject({ toPayOre: 0, depositToPayOre: 0 });
      const shape = ({ body }: Answer): unknown => ({
        ...body,
        ...{ id: '', instrument: '', borrower: '', dueOn: '', toPayOre: body.toPayOre, deposit: body.depositToPayOre },
      });
      expect(shape(paid)).toEqual(shape(gratis));
      const accountant = await town.as('okonomi');
      for (const { id } of [covered, free]) {
        expect(items(await accountant.get(`/api/v1/charges?borrower=${id}`))).toEqual([]);
        expect((await accountant.get(`/accounts/borrowers/${id}`)).status).toBe(404);
      }
      const [charge] = await chargesOf(paid.body.id);
      expectProblem(await accountant.get(`/api/v1/charges/${charge!.id}`), 404, 'not-found');
      const json = { reason: 'Etter avtale' };
      expectProblem(await accountant.post(`/api/v1/charges/${charge!.id}/waiver`, { json }), 404, 'not-found');
    });

    it('comes oldest first, each from what the older one left', async () => {
      const { id } = await town.borrower();
      const first = await grant(id, { basisPoints: 5_000 });
      const second = await grant(id, { basisPoints: 10_000, capOre: ore(30_000) });
      const { body } = await checkout(id);
      expect(body).toMatchObject({ toPayOre: 0, depositToPayOre: 20_000 });
      expect([await spentOf(first), await spentOf(second)]).toEqual([50_000, 30_000]);
    });

    it('keeps to its cap over hand-over, nights and another loan', async () => {
      const { id } = await town.borrower();
      const coverage = await grant(id, { capOre: ore(120_000) });
      const { body: first } = await checkout(id);
      expect(first).toMatchObject({ toPayOre: 0, depositToPayOre: 0 });
      await nightlyOn(spring.firstDay);
      expect(await amountsOf(first.id)).toEqual({ [autumn]: 0, deposit: 0, [spring.id]: 30_000 });
      const { body: second } = await checkout(id);
      expect(second).toMatchObject({ toPayOre: 50_000, depositToPayOre: 50_000 });
      expect(await spentOf(coverage)).toBe(120_000);
    });

    it('keeps to its cap when two desks hand over at once', async () => {
      for (let round = 0; round < 5; round += 1) {
        const { id } = await town.borrower();
        const coverage = await grant(id, { capOre: ore(150_000) });
        const answers = await Promise.all([checkout(id), checkout(id)]);
        expect(tally(answers)).toEqual({ '201': 2 });
        const left = answers.map(({ body }) => Number(body.toPayOre) + Number(body.depositToPayOre));
        expect(left.sort((a, b) => a - b)).toEqual([0, 50_000]);
        expect(await spentOf(coverage)).toBe(150_000);
      }
    });

    it('covers one loan only where it was granted for one, and its own day only', async () => {
      const { id } = await town.borrower();
      const { body: loan } = await checkout(id);
      await grant(id, { loanId: loan.id });
      await grant(id, { validFrom: calendarDate('2026-11-01'), validTo: calendarDate('2026-11-30') });
      const { body: other } = await checkout(id);
      expect(other).toMatchObject({ toPayOre: 50_000, depositToPayOre: 50_000 });
      await nightlyOn(spring.firstDay);
      expect(await amountsOf(loan.id)).toEqual({ [autumn]: 50_000, deposit: 50_000, [spring.id]: 0 });
      expect(await amountsOf(other.id)).toEqual({ [autumn]: 50_000, deposit: 50_000, [spring.id]: 50_000 });
    });

    it('covers the loan of a reservation, at its hand-over and in the nights after', async () => {
      const { id: borrower } = await town.borrower();
      const { code: instrument } = await town.register();
      const desk = await town.as('bibliotek');
      const period = { from: town.today, to: addDays(town.today, 20), pickupPoint: 'library' };
      const { body: reservation } = await desk.post('/api/v1/reservations', {
        json: { instrument, borrower, ...period },
      });
      await grant(borrower, { reservationId: reservation.id, basisPoints: 5_000 });
      expect((await checkout(borrower, {}, '?dryRun=true')).body.toPayOre).toBe(50_000);
      const { body: loan } = await checkout(borrower, { instrument });
      expect(loan).toMatchObject({ toPayOre: 25_000, depositToPayOre: 25_000, reservation: reservation.id });
      await nightlyOn(spring.firstDay);
      expect((await amountsOf(loan.id))[spring.id]).toBe(25_000);
    });

    it('is charged at a renewal, where the row by which the loan goes from now on costs something', async () => {
      const { id } = await town.borrower();
      const { body: loan } = await checkout(id);
      await unit(async (tx) => {
        await tx.run('DELETE FROM charge WHERE loan_id = $1', [loan.id]);
        await tx.run(`UPDATE loan SET rule_id = 'library-basic', due_on = $1, renewals = 1 WHERE id = $2`, [
          addDays(town.today, 3),
          loan.id,
        ]);
        await tx.run('UPDATE instrument SET due_on = $1 WHERE code = $2', [addDays(town.today, 3), loan.instrument]);
      });
      await grant(id, { basisPoints: 2_500 });
      const desk = await town.as('bibliotek');
      const renewed = await desk.post(`/api/v1/loans/${loan.id}/renewals`, { json: {} });
      expect(renewed.body).toMatchObject({ toPayOre: 37_500, renewals: 2 });
      expect(await amountsOf(loan.id)).toEqual({ [autumn]: 37_500 });
      await nightlyOn(addDays(town.today, 1));
      expect(await amountsOf(loan.id)).toEqual({ [autumn]: 37_500 });
    });

    it('may end from a day on: what was charged before stays, what comes after is the borrower’s', async () => {
      const { id } = await town.borrower();
      const coverage = await grant(id);
      const { body: loan } = await checkout(id);
      expect(await endFrom(coverage, '2026-12-01')).toBe(true);
      expect(await endFrom(coverage, '2026-12-01')).toBe(false);
      expect(await endFrom(coverage, '2027-05-01')).toBe(false);
      expect((await checkout(id, {}, '?dryRun=true')).body).toMatchObject({ toPayOre: 0, depositToPayOre: 0 });
      await nightlyOn(spring.firstDay);
      expect(await amountsOf(loan.id)).toEqual({ [autumn]: 0, deposit: 0, [spring.id]: 50_000 });
      expect(await endFrom(coverage, '2026-01-01')).toBe(true);
      expect((await checkout(id, {}, '?dryRun=true')).body).toMatchObject({
        toPayOre: 50_000,
        depositToPayOre: 50_000,
      });
      expect(await spentOf(coverage)).toBe(100_000);
    });

    it('that ends while a desk hands over covers all of the hand-over or nothing of it, and ends once', async () => {
      const seen = new Set<number>();
      for (let round = 0; round < 10; round += 1) {
        const { id } = await town.borrower();
        const coverage = await grant(id);
        const { code } = await town.register();
        const [loan, ...ends] = await Promise.all([
          checkout(id, { instrument: code }),
          ...Array.from({ length: 3 }, () => endFrom(coverage, usualDay)),
        ]);
        expect(ends.filter(Boolean)).toHaveLength(1);
        const { toPayOre, depositToPayOre } = loan.body;
        expect(toPayOre).toBe(depositToPayOre);
        expect(await spentOf(coverage)).toBe(100_000 - toPayOre - depositToPayOre);
        seen.add(toPayOre);
      }
      for (const amount of seen) expect([0, 50_000]).toContain(amount);
    });

    it('has its place in line, whoever grants at the same time', async () => {
      const { id } = await town.borrower();
      await Promise.all(Array.from({ length: 10 }, () => grant(id, { basisPoints: 100 })));
      const places = await town.rows<{ position: number }>(
        'SELECT position FROM coverage WHERE borrower_id = $1 ORDER BY position',
        [id],
      );
      expect(places.map(({ position }) => position)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    });

    it('is taken off what contracts say: of a reservation as it will be, of a loan as it was and goes on', async () => {
      const guardians = [{ displayName: 'Foresatt F.', email: 'foresatt@example.org', language: 'nb' }];
      const { id } = await town.borrower({ birthDate: '2014-05-06', guardians });
      const [guardian] = await town.rows<{ id: string }>('SELECT id FROM guardian WHERE borrower_id = $1', [id]);
      const accepted = { acceptedBy: guardian!.id, method: 'paper' };
      const desk = await town.as('bibliotek');
      const agree = (json: Record<string, unknown>): Promise<Answer> =>
        desk.post(`/api/v1/borrowers/${id}/agreements`, { json: { ...accepted, ...json } });
      await agree({ type: 'terms', version: currentVersion('terms') });
      const { body: loan } = await checkout(id);
      const inSpring = { from: spring.firstDay, to: addDays(spring.firstDay, 20), pickupPoint: 'library' };
      const wish = { instrument: (await town.register()).code, borrower: id, ...inSpring };
      const { body: reservation } = await desk.post('/api/v1/reservations', { json: wish });
      await grant(id, { basisPoints: 3_000 });
      await grant(id, { validFrom: spring.firstDay });
      for (const [subject, amounts] of [
        [{ loan: loan.id }, { feeOre: 35_000, depositOre: 50_000 }],
        [{ reservation: reservation.id }, { feeOre: 0, depositOre: 0 }],
      ] as const) {
        const { status, body } = await agree({ type: 'contract', version: currentVersion('contract'), ...subject });
        expect(status).toBe(201);
        const [row] = await town.rows<{ facts: string }>('SELECT facts FROM agreement WHERE id = $1', [body.id]);
        expect(JSON.parse(row?.facts ?? '')).toMatchObject(amounts);
      }
    });

    it('stands with its amounts for whoever settles: together they are what the row asks for', async () => {
      const { id } = await town.borrower();
      const [first, second] = [await grant(id, { basisPoints: 5_000 }), await grant(id, { capOre: ore(10_000) })];
      const { body: loan } = await checkout(id);
      await giveBack(loan.instrument);
      const period = { municipalityId: 'demo', from: usualDay, to: usualDay };
      const facts: ChargeFact[] = [];
      for (const source of ['charge', 'deposit-back', 'early-return', 'waiver'] as const) {
        const own: ChargeFact[] = [];
        let page: ChargeFact[];
        do {
          page = await service(ChargeFacts).page(town.application.database.reader, source, period, own.at(-1), 4);
          own.push(...page);
        } while (page.length === 4);
        facts.push(...own);
      }
      expect(new Set(facts.map((fact) => fact.id)).size).toBe(facts.length);
      const [charged, credited] = [
        await town.count('charge WHERE charged_on = $1', [usualDay]),
        await town.count('credit WHERE credited_on = $1', [usualDay]),
      ];
      expect(facts).toHaveLength(charged + credited);
      const own = facts.filter((fact) => fact.loanId === loan.id).sort((a, b) => b.borrowerOre - a.borrowerOre);
      const told = own.map(({ kind, borrowerOre, parts }) => ({
        kind,
        borrowerOre,
        parts: Object.fromEntries(parts.map(({ coverageId, amountOre }) => [coverageId, amountOre])),
      }));
      expect(told).toEqual([
        { kind: 'deposit', borrowerOre: 25_000, parts: { [first]: 25_000 } },
        { kind: 'term-fee', borrowerOre: 15_000, parts: { [first]: 25_000, [second]: 10_000 } },
        { kind: 'deposit-back', borrowerOre: -25_000, parts: { [first]: -25_000 } },
      ]);
      expect(own[0]).toMatchObject({ instrumentCode: loan.instrument, lendingPointId: 'library', day: usualDay });
    });

    it('is for somebody who is there, and for days in their order', async () => {
      await expect(grant(randomUUID())).rejects.toMatchObject({ status: 404 });
      const { id } = await town.borrower();
      await expect(grant(id, { validTo: addDays(usualDay, -1) })).rejects.toThrow(RangeError);
      await expect(grant(id, { basisPoints: 10_001 })).rejects.toMatchObject({
        constraint: 'ck_coverage_basis_points',
      });
      await expect(grant(id, { capOre: ore(0) })).rejects.toMatchObject({ constraint: 'ck_coverage_cap' });
    });
  });

  describe('a return', () => {
    it('gives each back of the deposit what each paid, and frees the cap', async () => {
      const { id } = await town.borrower();
      const coverage = await grant(id, { basisPoints: 8_000, capOre: ore(80_000) });
      const { body: loan } = await checkout(id);
      expect(loan).toMatchObject({ toPayOre: 10_000, depositToPayOre: 10_000 });
      expect(await spentOf(coverage)).toBe(80_000);
      const back = await giveBack(loan.instrument);
      expect(back.body).toMatchObject({ depositBackOre: 10_000 });
      expect(await chargesOf(loan.id)).toMatchObject([
        { kind: autumn, amount: 10_000, credited: 0 },
        { kind: 'deposit', amount: 10_000, credited: 10_000 },
      ]);
      expect(await spentOf(coverage)).toBe(40_000);
      expect((await checkout(id)).body).toMatchObject({ toPayOre: 10_000, depositToPayOre: 50_000 });
    });

    describe('under a row that gives back what the months left are worth', () => {
      const credits = async (kind: string): Promise<void> => {
        const sql = `UPDATE loan_rule SET credit_on_early_return = $1 WHERE id LIKE 'library-good%'`;
        await unit((tx) => tx.run(sql, [kind]));
      };
      beforeAll(() => credits('by-month'));
      afterAll(() => credits('none'));

      it('credits both the borrower and whoever paid the rest', async () => {
        const { id } = await town.borrower();
        const coverage = await grant(id, { basisPoints: 5_000 });
        const { body: loan } = await checkout(id);
        await giveBack(loan.instrument);
        // August to December are five months, and two of them are left.
        expect(await chargesOf(loan.id)).toMatchObject([
          { kind: autumn, amount: 25_000, credited: 10_000 },
          { kind: 'deposit', amount: 25_000, credited: 25_000 },
        ]);
        expect(await spentOf(coverage)).toBe(15_000);
        const desk = await town.as('bibliotek');
        expect((await desk.get(`/api/v1/loans/${loan.id}`)).body.toPayOre).toBe(15_000);
      });

      it('credits what is not waived', async () => {
        const { body: loan } = await checkout((await town.borrower()).id);
        const [fee] = await chargesOf(loan.id);
        const json = { reason: 'Etter avtale', amountOre: 30_000 };
        await (await town.as('okonomi')).post(`/api/v1/charges/${fee!.id}/waiver`, { json });
        await giveBack(loan.instrument);
        expect((await chargesOf(loan.id))[0]).toMatchObject({ amount: 50_000, credited: 38_000 });
      });
    });

    it('gives back a whole fee that arose after the instrument had come back', async () => {
      const { id } = await town.borrower();
      const coverage = await grant(id, { basisPoints: 4_000 });
      const { body: loan } = await checkout(id);
      await nightlyOn(spring.firstDay);
      town.application.clock.goTo(addDays(spring.firstDay, 1));
      const back = await giveBack(loan.instrument, { returnedOn: '2026-12-30' });
      expect(back.status).toBe(200);
      expect(await chargesOf(loan.id)).toMatchObject([
        { kind: autumn, amount: 30_000, credited: 0 },
        { kind: 'deposit', amount: 30_000, credited: 30_000 },
        { kind: spring.id, amount: 30_000, credited: 30_000 },
      ]);
      expect(await spentOf(coverage)).toBe(20_000);
    });
  });

  describe('a waiver', () => {
    const feeOf = async (loan: string): Promise<string> => (await chargesOf(loan))[0]?.id ?? '';
    const waive = async (charge: string, json: Record<string, unknown>, as = 'okonomi'): Promise<Answer> =>
      (await town.as(as)).post(`/api/v1/charges/${charge}/waiver`, { json });

    it('lets off a part, then the rest, and the desk sees what is left', async () => {
      const loan = await town.loan('library');
      const fee = await feeOf(loan.id);
      const part = await waive(fee, { reason: ' Var på reparasjon i en måned ', amountOre: 12_550 });
      expect(part.status).toBe(201);
      expect(part.body).toMatchObject({
        ...{ id: fee, kind: 'term-fee', term: autumn, amountOre: 50_000, leftOre: 37_450 },
        credits: [{ kind: 'waiver', amountOre: 12_550, reason: 'Var på reparasjon i en måned', creditedOn: usualDay }],
      });
      const desk = await town.as('bibliotek');
      expect((await desk.get(`/api/v1/loans/${loan.id}`)).body).toMatchObject({ toPayOre: 37_450 });
      expect((await waive(fee, { reason: 'Resten også' })).body).toMatchObject({ leftOre: 0 });
      expect((await desk.get(`/api/v1/loans/${loan.id}`)).body).toMatchObject({ toPayOre: 0 });
      expectProblem(await waive(fee, { reason: 'En gang til' }), 409, 'nothing-to-waive');
    });

    it('of a deposit gives back less of it', async () => {
      const loan = await town.loan('library');
      const deposit = (await chargesOf(loan.id))[1]?.id ?? '';
      await waive(deposit, { reason: 'Etter avtale', amountOre: 20_000 });
      expect((await giveBack(loan.instrument)).body).toMatchObject({ depositBackOre: 30_000 });
    });

    it('needs a reason, and an amount that is left', async () => {
      const fee = await feeOf((await town.loan('library')).id);
      expect(wrongFields(await waive(fee, { reason: '  ' }))).toEqual({ reason: expect.any(String) });
      expect(wrongFields(await waive(fee, { reason: 'For mye', amountOre: 50_001 }))).toEqual({
        amountOre: 'more-than-is-left',
      });
      for (const amountOre of [0, -5, 1.5, '100']) {
        expect(Object.keys(wrongFields(await waive(fee, { reason: 'Feil', amountOre })))).toEqual(['amountOre']);
      }
    });

    it('is the accountant’s alone, of the own municipality', async () => {
      const fee = await feeOf((await town.loan('library')).id);
      for (const as of ['bibliotek', 'ungdom', 'larer', 'lager', 'nav', 'admin']) {
        expect(kindOf(await waive(fee, { reason: 'Etter avtale' }, as))).toBe('403 not-permitted');
      }
      await elsewhere(async () => {
        expectProblem(await waive(fee, { reason: 'Etter avtale' }), 404, 'not-found');
        expectProblem(await (await town.as('okonomi')).get(`/api/v1/charges/${fee}`), 404, 'not-found');
        expect(items(await (await town.as('okonomi')).get('/api/v1/charges'))).toEqual([]);
      });
      expect((await waive(fee, { reason: 'Etter avtale' })).status).toBe(201);
    });
  });

  /** Moves the municipality's own unit, where the accountant works, elsewhere for a while. */
  const elsewhere = async (work: () => Promise<void>): Promise<void> => {
    const move = async (to: string): Promise<void> => {
      await unit((tx) => tx.run(`UPDATE unit SET municipality_id = $1 WHERE id = 'municipality'`, [to]));
      service(Places).forget();
    };
    await unit((tx) =>
      tx.run(`INSERT INTO municipality (id, name) VALUES ('other', 'Annen kommune') ON CONFLICT DO NOTHING`),
    );
    await move('other');
    await work();
    await move('demo');
  };

  describe('accounts', () => {
    const get = async (path: string, as = 'okonomi'): Promise<Answer> => (await town.as(as)).get(path);
    const named = async (displayName: string): Promise<{ id: string; loan: string; instrument: string }> => {
      const { id } = await town.borrower({ displayName, fullName: `${displayName.split(' ')[0]} Hemmelig Etternavn` });
      const { body } = await checkout(id);
      return { id, loan: body.id, instrument: body.instrument };
    };

    it('are listed for the accountant, by page, borrower and day, with names and amounts and nothing of a loan', async () => {
      const { id, instrument } = await named('Kontoprøve K.');
      await giveBack(instrument);
      const own = items<Record<string, unknown>>(await get(`/api/v1/charges?borrower=${id}`));
      expect(own).toHaveLength(2);
      expect(new Set(own.flatMap((one) => Object.keys(one)))).toEqual(
        new Set(['id', 'borrower', 'kind', 'term', 'chargedOn', 'amountOre', 'credits', 'leftOre']),
      );
      expect(own.map(({ borrower }) => borrower)).toEqual([1, 2].map(() => ({ id, displayName: 'Kontoprøve K.' })));
      const all: { id: string }[] = [];
      for (let cursor: string | null = ''; cursor !== null;) {
        const page: Answer = await get(`/api/v1/charges?limit=7&cursor=${cursor}`);
        all.push(...items(page));
        cursor = page.body.nextCursor;
      }
      expect(new Set(all.map((one) => one.id)).size).toBe(all.length);
      expect(all.length).toBe(await town.count('charge WHERE amount_ore > 0'));
      expect(items(await get(`/api/v1/charges?from=${addDays(usualDay, 1)}&borrower=${id}`))).toEqual([]);
      expect(wrongFields(await get('/api/v1/charges?from=2026-10-02&to=2026-10-01'))).toEqual({
        to: 'ends-before-it-begins',
      });
      expect(wrongFields(await get('/api/v1/charges?from=i%20g%C3%A5r'))).toEqual({ from: 'not-a-day' });
      for (const as of ['bibliotek', 'larer', 'lager', 'nav', 'admin']) {
        expect(kindOf(await get('/api/v1/charges', as))).toBe('403 not-permitted');
      }
    });

    it('are found by the beginning of the short name, and by no word of the full one', async () => {
      await named('Øyvor Å.');
      const pageOf = async (q: string): Promise<string> =>
        (await get(`/accounts/borrowers?q=${encodeURIComponent(q)}`)).body;
      expect(await pageOf('øyv')).toContain('Øyvor Å.');
      expect(await pageOf('Øyvor Å')).toContain('Øyvor Å.');
      expect(await pageOf('Hemmelig')).not.toContain('Øyvor Å.');
      expect(await pageOf('Etternavn')).toContain('Ingen kontoer');
    });

    it('show what is charged, credited and left, in all and of each, of a period', async () => {
      const { id, instrument } = await named('Summen S.');
      await giveBack(instrument);
      const page = await get('/accounts/borrowers?q=Summen');
      expect(page.body).toContain(`/accounts/borrowers/${id}`);
      for (const amount of ['1\u00a0000\u00a0kr', '500\u00a0kr']) expect(page.body).toContain(amount);
      expect((await get('/accounts/borrowers?q=Summen&from=2025-08-01&to=2026-07-31')).body).toContain('Ingen kontoer');
      const wrong = await get('/accounts/borrowers?q=Summen&from=2026-08-01&to=2026-07-31');
      expect(wrong.status).toBe(400);
      expect(wrong.body).toContain('field-to');
      await unit((tx) => tx.run(`UPDATE charge SET amount_ore = 50000 WHERE borrower_id = $1`, [id]));
      const account = await get(`/accounts/borrowers/${id}`);
      expect(account.body).toContain('Leie, Høst 2026');
      expect(account.body).toContain('Depositum tilbake');
      expect(await town.count(`audit_entry WHERE action = 'account.read' AND subject_id = $1`, [id])).toBe(1);
    });

    it('hide those at zero where only the others are asked for', async () => {
      const { loan, id } = await named('Nullsum N.');
      const charges = await chargesOf(loan);
      for (const { id: charge } of charges) {
        await (await town.as('okonomi')).post(`/api/v1/charges/${charge}/waiver`, { json: { reason: 'Etter avtale' } });
      }
      expect((await get('/accounts/borrowers?q=Nullsum')).body).toContain(id);
      expect((await get('/accounts/borrowers?q=Nullsum&show=open')).body).toContain('Ingen kontoer');
    });

    it('go on from page to page', async () => {
      for (let nth = 10; nth < 61; nth += 1) await named(`Sidevis ${nth}`);
      const first = await get('/accounts/borrowers?q=Sidevis');
      expect(first.body).toContain('Sidevis 59');
      expect(first.body).not.toContain('Sidevis 60');
      const [, next = ''] = /href="(\/accounts\/borrowers\?[^"]*cursor=[^"]*)"/.exec(first.body as string) ?? [];
      const second = await get(next.replaceAll('&amp;', '&'));
      expect(second.body).toContain('Sidevis 60');
      expect(second.body).not.toContain('Sidevis 10');
    });

    it('can be had as a file that a Norwegian spreadsheet opens as it is', async () => {
      const { id, instrument } = await named('=Formel; F.');
      await giveBack(instrument);
      const response = await fetch(`${town.url}/accounts/export.csv?from=2026-08-01&to=2027-07-31`, {
        headers: { authorization: `Bearer ${(await town.as('okonomi')).token ?? ''}` },
      });
      expect(response.status).toBe(200);
      expect(response.headers.get('content-type')).toBe('text/csv; charset=utf-8');
      expect(response.headers.get('content-disposition')).toContain('klangbank-2026-08-01-2027-07-31.csv');
      const bytes = Buffer.from(await response.arrayBuffer());
      expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
      const lines = bytes.subarray(3).toString('utf8').trimEnd().split('\r\n');
      expect(lines[0]).toBe('Navn;Låner-id;Dag;Krav;Semester;Beløp;Begrunnelse');
      const own = lines.filter((line) => line.includes(id));
      expect(own).toEqual(
        expect.arrayContaining([
          `"'=Formel; F.";${id};2026-10-19;Leie;Høst 2026;500,00;`,
          `"'=Formel; F.";${id};2026-10-19;Depositum;;500,00;`,
          `"'=Formel; F.";${id};2026-10-19;Depositum tilbake;;-500,00;`,
        ]),
      );
      expect(own).toHaveLength(3);
      const [{ total } = { total: 0 }] = await town.rows<{ total: number }>(
        `SELECT (SELECT SUM(amount_ore) FROM charge WHERE charged_on >= '2026-08-01')
           - (SELECT SUM(amount_ore) FROM credit WHERE credited_on >= '2026-08-01') AS total`,
      );
      const sum = lines.slice(1).reduce((all, line) => all + oreIn(line), 0);
      expect(sum).toBe(total);
      expect((await get('/accounts/export.csv?from=x')).status).toBe(400);
      expect(kindOf(await get('/accounts/export.csv', 'bibliotek'))).toMatch(/^403/);
    });

    it('let the accountant waive from the page, with what was wrong beside the fields', async () => {
      const { id, loan } = await named('Ettergi E.');
      const [fee] = await chargesOf(loan);
      const client = await town.as('okonomi');
      const path = `/accounts/charges/${fee!.id}/waiver`;
      const form = (fields: Record<string, string>): Promise<Answer> =>
        client.post(path, { form: { _key: randomUUID(), ...fields } });
      expect((await get(path)).body).toContain('Ettergi krav');
      const wrong = await form({ reason: ' ', amount: 'mye' });
      expect(wrong.status).toBe(400);
      expect(wrong.body).toContain('Skriv en begrunnelse.');
      expect(wrong.body).toContain('Skriv et beløp i kroner');
      const tooMuch = await form({ reason: 'Etter avtale', amount: '500,01' });
      expect(tooMuch.body).toContain('Det er ikke så mye igjen å betale');
      const done = await form({ reason: 'Etter avtale', amount: '12,50' });
      expect(done.status).toBe(303);
      expect(done.headers.get('location')).toBe(`/accounts/borrowers/${id}`);
      expect((await get(`/accounts/borrowers/${id}`)).body).toContain('487,50');
    });
  });
});

/** The amount of a line of the file, in øre. */
function oreIn(line: string): number {
  const [, text = ''] = /;(-?\d+,\d\d);[^;]*$/.exec(line) ?? [];
  return Math.round(Number(text.replace(',', '.')) * 100);
}
