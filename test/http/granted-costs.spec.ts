import { afterAll, beforeAll, expect, it } from '@jest/globals';

import { BookingNight } from '../../src/cost-sharing/index.js';
import { Coverages } from '../../src/coverage/index.js';
import { LoanRules } from '../../src/loan-rules/index.js';
import { calendarDate } from '../../src/platform/calendar/index.js';
import { FirstCaseworkers } from '../../src/subsidies/activation/case-access.js';
import { CaseAccessRepository } from '../../src/subsidies/persistence/case-access.repository.js';
import { CaseLogRepository } from '../../src/subsidies/persistence/case-log.repository.js';
import { eachDatabase } from '../support/databases.js';
import type { Answer, HttpClient } from '../support/http.js';
import { addNeighbour } from '../support/neighbour.js';
import { Town, expectProblem, items } from './town.js';
import { Visitor } from './visitor.js';
import { child, termsOnPaper } from './writes.js';

/** What every loan costs here, in øre: amounts that no share divides evenly. */
const tariff = { feeOre: 30_001, depositOre: 50_003 };
/** What NAV pays of it. */
const granted = 6_667;
const coveredFee = 20_001;
const coveredDeposit = 33_337;
const [autumn, winter] = [
  { from: '2026-10-01', to: '2026-12-31' },
  { from: '2027-01-01', to: '2027-03-31' },
];

interface Line {
  readonly unit: string;
  readonly costType: string;
  readonly debitOre: number;
  readonly creditOre: number;
  readonly facts: number;
}

/** So many are too many to be told apart. */
const children = 5;

async function done(answer: Promise<Answer>): Promise<Answer['body']> {
  const { status, body } = await answer;
  if (status >= 400) throw new Error(`${status} ${JSON.stringify(body)}`);
  return body;
}

async function withTariff(town: Town): Promise<void> {
  const { app, database } = town.application;
  await database.unitOfWork.run((tx) =>
    tx.run('UPDATE loan_rule SET fee_ore = $1, deposit_ore = $2 WHERE may_borrow', [tariff.feeOre, tariff.depositOre]),
  );
  app.get(LoanRules, { strict: false }).forget();
}

/** A child that may borrow. */
async function borrowing(town: Town): Promise<string> {
  const { id, guardians } = await child(town);
  const desk = await town.as('bibliotek');
  await done(desk.post(`/api/v1/borrowers/${id}/agreements`, { json: termsOnPaper(guardians[0]) }));
  return id;
}

async function lend(town: Town, borrower: string): Promise<{ id: string; code: string; toPayOre: number }> {
  const { code } = await town.register({ grade: 'good', point: 'library' });
  const json = { instrument: code, borrower, lendingPoint: 'library' };
  const { id, toPayOre } = await done((await town.as('bibliotek')).post('/api/v1/checkouts', { json }));
  return { id, code, toPayOre };
}

eachDatabase((database) => {
  let town: Town;
  const vouchers = new Set<string>();
  const lent: { id: string; code: string; toPayOre: number }[] = [];

  const preview = async (period: object): Promise<readonly Line[]> =>
    (await done((await town.as('okonomi')).post('/api/v1/settlements', { json: period }))).lines;
  const sum = (lines: readonly Line[], unit: string, side: 'debitOre' | 'creditOre', type?: string): number =>
    lines
      .filter((line) => line.unit === unit && (type === undefined || line.costType === type))
      .reduce((all, line) => all + line[side], 0);
  const on = (day: string): void => town.application.clock.goTo(calendarDate(day));

  beforeAll(async () => {
    town = await Town.start(database());
    await withTariff(town);
  });
  afterAll(() => town.close());

  it('are paid by who granted, all of them, to whose instrument it is', async () => {
    const nav: HttpClient = await town.as('nav');
    for (let nth = 0; nth < children; nth += 1) {
      const borrower = await borrowing(town);
      const { id } = await done(
        nav.post('/api/v1/subsidy-applications', { json: { borrower, grounds: 'Trenger det' } }),
      );
      const json = { outcome: 'granted', coverageBasisPoints: granted, grounds: 'Fyller vilkårene' };
      const { voucher } = await done(nav.post(`/api/v1/subsidy-applications/${id}/decision`, { json }));
      vouchers.add(voucher);
      lent.push(await lend(town, borrower));
    }
    expect(lent.map(({ toPayOre }) => toPayOre)).toEqual(lent.map(() => tariff.feeOre - coveredFee));
    on('2027-01-11');
    const booked = (): Promise<number> => town.count(`ledger_entry WHERE is_sealed AND period = '2026-Q4'`);
    await town.application.app.get(BookingNight, { strict: false }).run(town.today);
    expect(await booked()).toBe(2 * children);
    const lines = await preview(autumn);
    expect(await booked()).toBe(2 * children);
    const owners = await town.rows<{ owner: string }>('SELECT owner_unit_id AS owner FROM instrument WHERE code = $1', [
      lent[0]?.code ?? '',
    ]);
    for (const [type, amount] of Object.entries({ fee: coveredFee, deposit: coveredDeposit })) {
      expect([type, sum(lines, 'nav', 'debitOre', type)]).toEqual([type, children * amount]);
      expect([type, sum(lines, owners[0]?.owner ?? '', 'creditOre', type)]).toEqual([type, children * amount]);
    }
    expect(lines.every(({ facts }) => facts >= 5)).toBe(true);
  });

  it('stand in the list of who pays under the numbers of its cases, and nowhere else', async () => {
    const nav = await town.as('nav');
    await preview(autumn);
    const own = items<{ unit: string; costType: string; debitOre: number; voucher: string }>(
      await nav.get('/api/v1/ledger?from=2026-10-01&to=2026-12-31&limit=200'),
    );
    const fees = own.filter(({ costType, voucher }) => costType === 'fee' && vouchers.has(voucher));
    expect(fees.map(({ debitOre }) => debitOre)).toEqual(fees.map(() => coveredFee));
    expect(new Set(fees.map(({ voucher }) => voucher))).toEqual(vouchers);
    for (const username of ['okonomi', 'friplass', 'integrering', 'admin']) {
      const { body } = await (await town.as(username)).get('/api/v1/ledger?limit=200');
      const text = JSON.stringify(body);
      expect([username, [...vouchers].filter((voucher) => text.includes(voucher))]).toEqual([username, []]);
    }
    const rows = JSON.stringify(await town.rows('SELECT * FROM ledger_entry WHERE is_sealed'));
    expect(rows.length).toBeGreaterThan(children * 256);
    for (const secret of ['nav', 'fee', 'deposit', String(coveredFee), ...vouchers]) {
      expect([secret, rows.includes(`"${secret}"`) || rows.includes(`:${secret},`)]).toEqual([secret, false]);
    }
  });

  it('come back with the deposit of what came back, and are shared where nobody pays, as the agreement says', async () => {
    on('2027-01-11');
    const desk = await town.as('bibliotek');
    for (const { code } of lent) {
      await done(desk.post('/api/v1/returns', { json: { instrument: code, lendingPoint: 'library' } }));
    }
    on('2027-01-12');
    const accountant = await town.as('okonomi');
    for (let nth = 0; nth < children; nth += 1) {
      const borrower = await borrowing(town);
      await lend(town, borrower);
      const charges = items<{ id: string; kind: string }>(await accountant.get(`/api/v1/charges?borrower=${borrower}`));
      const fee = charges.find(({ kind }) => kind === 'term-fee');
      const json = { reason: 'Etter avtale', amountOre: tariff.feeOre };
      await done(accountant.post(`/api/v1/charges/${fee?.id ?? ''}/waiver`, { json }));
    }
    on('2027-04-06');
    const lines = await preview(winter);
    expect(sum(lines, 'nav', 'debitOre', 'deposit')).toBe(-children * coveredDeposit);
    // 30 001 øre in parts of 30, 25, 25 and 20 per cent: the largest rest gets the øre that is left.
    const shared = ['culture-school', 'youth-arenas', 'nav', 'integration'];
    expect(shared.map((unit) => sum(lines, unit, 'debitOre', 'fee'))).toEqual(
      [9_001, 7_500, 7_500, 6_000].map((part) => part * children),
    );
  });
});

eachDatabase((database) => {
  it('cannot be settled without the key that tells who pays, and it is said', async () => {
    const town = await Town.start(database(), { CASE_KEY: '' });
    try {
      await withTariff(town);
      const { app, database: db, clock } = town.application;
      const borrowerId = await borrowing(town);
      const coverages = app.get(Coverages, { strict: false });
      const coverage = { borrowerId, loanId: null, reservationId: null, basisPoints: granted, capOre: null };
      await db.unitOfWork.run((tx) => coverages.grant(tx, { ...coverage, validFrom: town.today, validTo: null }));
      await lend(town, borrowerId);
      clock.goTo(calendarDate('2027-01-11'));
      const answer = await (await town.as('okonomi')).post('/api/v1/settlements', { json: autumn });
      expectProblem(answer, 409, 'applications-off');
    } finally {
      await town.close();
    }
  });
});

eachDatabase((database) => {
  it('are an invoice basis, and in no file for the accounts, where who pays is of another municipality', async () => {
    const town = await Town.start(database());
    try {
      const { app, clock, database: db } = town.application;
      await addNeighbour(town.application);
      const log = app.get(CaseLogRepository, { strict: false });
      const first = new FirstCaseworkers(new CaseAccessRepository(), log, db.reader, db.unitOfWork, clock);
      expect(await first.activate('nabo-nav')).toBeUndefined();
      const row = {
        ...{ lendingPoint: 'library', grade: 'good', kind: 'guitar', otherMunicipalities: true, validFrom: town.today },
        ...{ mayBorrow: true, lengthKind: 'days', lengthDays: 20, maxOpenLoans: 1, maxRenewals: 1, ...tariff },
      };
      await done((await town.as('lager')).post('/api/v1/loan-rules', { json: row }));
      const theirs = await town.as('nabo-nav');
      const vouchers: string[] = [];
      for (let nth = 0; nth < children; nth += 1) {
        const { id: borrower } = await town.borrower({ displayName: 'Bjørg N.', municipality: 'nabo' });
        const wish = { json: { borrower, grounds: 'Trenger det' } };
        const { id } = await done(theirs.post('/api/v1/subsidy-applications', wish));
        const json = { outcome: 'granted', coverageBasisPoints: granted, grounds: 'Fyller vilkårene' };
        vouchers.push((await done(theirs.post(`/api/v1/subsidy-applications/${id}/decision`, { json }))).voucher);
        expect((await lend(town, borrower)).toPayOre).toBe(tariff.feeOre - coveredFee);
      }
      clock.goTo(calendarDate('2027-01-11'));
      const accountant = await town.as('okonomi');
      const settled = await done(accountant.post('/api/v1/settlements', { json: autumn }));
      await done(accountant.post(`/api/v1/settlements/${settled.id}/close`));
      const { lines, totals } = await done(accountant.get(`/api/v1/settlements/${settled.id}`));
      const foreign = (lines as { invoiced: boolean }[]).filter(({ invoiced }) => invoiced);
      expect(foreign).toMatchObject([
        { unit: 'nabo-nav', costType: 'deposit', debitOre: children * coveredDeposit, facts: children },
        { unit: 'nabo-nav', costType: 'fee', debitOre: children * coveredFee, function: '242' },
      ]);
      expect(totals.debitOre).toBe(totals.creditOre);
      for (const format of ['csv', 'gl07']) {
        const { body } = await accountant.get(`/api/v1/settlements/${settled.id}/export?format=${format}`);
        expect(String(body)).not.toContain('nabo');
        expect(String(body)).toContain('Spleiselag 2026-Q4');
      }
      const page = await (await Visitor.loggedIn(town, 'okonomi')).read(`/accounts/settlements/${settled.id}`);
      expect(page.text).toContain('Fakturagrunnlag til andre kommuner');
      expect(page.text).toContain('NAV (Nabo kommune)');
      // Who pays finds the lines again, page by page; the own municipality's NAV does not.
      const found: string[] = [];
      for (let cursor: string | null = ''; cursor !== null;) {
        const { items: some, nextCursor }: Answer['body'] = await done(
          (await town.as('nabo-nav')).get(`/api/v1/ledger?limit=3${cursor === '' ? '' : `&cursor=${cursor}`}`),
        );
        found.push(...(some as { voucher: string }[]).map(({ voucher }) => voucher));
        cursor = nextCursor;
      }
      expect(found.sort()).toEqual([...vouchers, ...vouchers].sort());
      const nav = JSON.stringify((await (await town.as('nav')).get('/api/v1/ledger?limit=200')).body);
      expect(vouchers.filter((voucher) => nav.includes(voucher))).toEqual([]);
    } finally {
      await town.close();
    }
  });
});
