import { afterAll, beforeAll, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type Quarter, firstDayOf, lastDayOf, nextQuarter, quarterOf } from '../../src/cost-sharing/domain/quarter.js';
import type { Bookkeeping } from '../../src/cost-sharing/ledger/bookkeeping.js';
import { booksOf, settlePastQuarter } from '../../src/cost-sharing/index.js';
import { seedDemo } from '../../src/demo/index.js';
import { addDays, calendarDate } from '../../src/platform/calendar/index.js';
import { type Config, loadConfig } from '../../src/platform/config/index.js';
import { type Database, type Tx, UnitOfWork, openDatabase } from '../../src/platform/database/index.js';
import { newId } from '../../src/platform/ids/index.js';
import { schema } from '../../src/schema.js';
import { usualDay } from '../support/application.js';
import { eachDatabase } from '../support/databases.js';

const municipality = 'demo';
const quarters = ['2025-01-01', '2025-04-01', '2025-07-01', '2025-10-01'].map((day) => quarterOf(calendarDate(day)));
const facts = 10_000;
/** Rows of one statement. */
const rowsAtOnce = 250;

/** How many basis points each unit carries, by grade, as the demonstration's agreements say. */
const carried: Readonly<Record<string, readonly (readonly [unit: string, basisPoints: bigint])[]>> = {
  good: [
    ['culture-school', 3_000n],
    ['youth-arenas', 2_500n],
    ['nav', 2_500n],
    ['integration', 2_000n],
  ],
  high: [
    ['culture-school', 5_000n],
    ['nav', 2_500n],
    ['integration', 2_500n],
  ],
};

interface Cost {
  readonly id: string;
  readonly owner: string;
  readonly grade: string;
  readonly type: string;
  readonly amount: number;
  readonly day: string;
}

/** A unit of work that dies after so many units. */
class DyingUnitOfWork extends UnitOfWork {
  constructor(
    private readonly real: UnitOfWork,
    private left: number,
  ) {
    super();
  }

  override run<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    this.left -= 1;
    return this.left < 0 ? Promise.reject(new Error('killed')) : this.real.run(work);
  }
}

/** What each unit pays, in fractions of 1/10 000 øre rounded by hand: whole parts first, then one øre each by the larger rest. */
function partsOf(amount: number, grade: string): ReadonlyMap<string, bigint> {
  const shares = (carried[grade] ?? []).map(([unit, points], nth) => {
    const exact = BigInt(amount) * points;
    return { unit, nth, part: exact / 10_000n, rest: exact % 10_000n };
  });
  let missing = BigInt(amount) - shares.reduce((sum, { part }) => sum + part, 0n);
  const parts = new Map(shares.map(({ unit, part }) => [unit, part]));
  const order = [...shares].sort((one, other) => Number(other.rest - one.rest) || one.nth - other.nth);
  for (const { unit } of order) {
    if (missing === 0n) break;
    parts.set(unit, (parts.get(unit) ?? 0n) + 1n);
    missing -= 1n;
  }
  return parts;
}

eachDatabase((database) => {
  let db: Database;
  let config: Config;
  let costs: readonly Cost[];

  const books = (unitOfWork: UnitOfWork): Bookkeeping => booksOf({ reader: db.reader, unitOfWork }, config).books;
  const ledgerRows = (): Promise<object[]> =>
    db.reader.all('SELECT fact_mark, revision, period FROM ledger_entry ORDER BY fact_mark, revision');

  beforeAll(async () => {
    config = loadConfig({ DATABASE_URL: database().url, SECRET_KEY: 'k'.repeat(32) });
    db = await openDatabase(config.database, schema);
    await seedDemo(db.unitOfWork, usualDay, (password) => Promise.resolve(`hash of ${password}`));
    const [instruments] = await Promise.all([
      db.reader.all<{ code: string; owner: string; grade: string; kind: string; point: string }>(
        `SELECT code, owner_unit_id AS owner, grade_id AS grade, kind_id AS kind, home_point_id AS point FROM instrument
         WHERE grade_id <> 'basic' ORDER BY code`,
      ),
    ]);
    const drawn = fc.sample(
      fc.record({
        instrument: fc.constantFrom(...instruments),
        type: fc.constantFrom('purchase', 'repair', 'loss', 'consumables'),
        amount: fc.integer({ min: 1, max: 2_500_000 }),
        day: fc.integer({ min: 0, max: 364 }).map((days) => addDays(calendarDate('2025-01-01'), days)),
      }),
      { numRuns: facts, seed: 4 },
    );
    await db.unitOfWork.run((tx) => tx.run('DELETE FROM instrument_cost'));
    const rows = drawn.map(({ instrument, ...cost }) => ({ ...cost, ...instrument, id: newId() }));
    for (let start = 0; start < rows.length; start += rowsAtOnce) {
      const some = rows.slice(start, start + rowsAtOnce);
      const values = some.flatMap(({ id, code, type, amount, day, owner, grade, kind, point }) => [
        ...[id, code, municipality, type, amount, day, owner, grade, kind, point, day],
      ]);
      const places = some.map(
        (_row, row) => `(${Array.from({ length: 11 }, (_, nth) => `$${row * 11 + nth + 1}`).join(', ')})`,
      );
      await db.unitOfWork.run((tx) =>
        tx.run(
          `INSERT INTO instrument_cost (id, instrument_code, municipality_id, cost_type, amount_ore, incurred_on, owner_unit_id,
             grade_id, kind_id, lending_point_id, recorded_on) VALUES ${places.join(', ')}`,
          values,
        ),
      );
    }
    costs = rows;
  });
  afterAll(() => db.close());

  it('books a fact once, however often it is done and wherever it is stopped', async () => {
    const first = quarters[0] ?? ('' as Quarter);
    for (let units = 0; units < 6; units += 2) {
      await expect(
        books(new DyingUnitOfWork(db.unitOfWork, units)).bring(municipality, first, usualDay),
      ).rejects.toThrow('killed');
    }
    const half = (await ledgerRows()).length;
    const inQuarter = costs.filter(({ day }) => day <= lastDayOf(first)).length;
    expect(half).toBeGreaterThan(0);
    expect(half).toBeLessThan(inQuarter);
    await books(db.unitOfWork).bring(municipality, first, usualDay);
    const whole = await ledgerRows();
    expect(whole).toHaveLength(inQuarter);
    await Promise.all([1, 2, 3].map(() => books(db.unitOfWork).bring(municipality, first, usualDay)));
    expect(await ledgerRows()).toEqual(whole);
  });

  it('closes the four quarters of a year of 10 000 facts, and they come to what is worked out in another way', async () => {
    for (const quarter of quarters) {
      await settlePastQuarter(db, config, { id: newId(), municipality, quarter, closedBy: newId(), daysAfter: 10 });
    }
    const wanted = new Map<string, bigint>();
    const add = (key: string, amount: bigint): void => void wanted.set(key, (wanted.get(key) ?? 0n) + amount);
    for (const { owner, grade, amount } of costs) {
      for (const [unit, part] of partsOf(amount, grade)) add(`${unit} debit`, part);
      add(`${owner} credit`, BigInt(amount));
    }
    const settled = await db.reader.all<{
      period: string;
      unit: string;
      side: string;
      amount: number | string;
      facts: number;
    }>(
      `SELECT s.period, l.unit_id AS unit, l.side, l.amount_ore AS amount, l.facts FROM settlement_line l
       JOIN settlement s ON s.id = l.settlement_id`,
    );
    const { ledger } = booksOf(db, config);
    const waiting: { unit: string; side: string; amountOre: number }[] = [];
    for await (const page of ledger.counting(municipality, nextQuarter(quarters[3] ?? ('' as Quarter)))) {
      waiting.push(...page.flatMap(({ lines }) => lines));
    }
    const found = new Map<string, bigint>();
    for (const { unit, side, amount } of settled) {
      found.set(`${unit} ${side}`, (found.get(`${unit} ${side}`) ?? 0n) + BigInt(amount));
    }
    for (const { unit, side, amountOre } of waiting) {
      found.set(`${unit} ${side}`, (found.get(`${unit} ${side}`) ?? 0n) + BigInt(amountOre));
    }
    expect(new Map([...found].sort())).toEqual(new Map([...wanted].sort()));
    for (const quarter of quarters) {
      const own = settled.filter(({ period }) => period === quarter);
      const net = own.reduce((sum, { side, amount }) => sum + (side === 'debit' ? 1 : -1) * Number(amount), 0);
      expect([quarter, net, own.every((line) => line.facts >= 5)]).toEqual([quarter, 0, true]);
      const inQuarter = costs.filter(({ day }) => day >= firstDayOf(quarter) && day <= lastDayOf(quarter));
      expect(inQuarter.length).toBeGreaterThan(1_000);
    }
  });

  it('gives the same ledger when all facts are gone through once more', async () => {
    const before = await ledgerRows();
    for (const quarter of quarters) await books(db.unitOfWork).bring(municipality, quarter, usualDay);
    expect(await ledgerRows()).toEqual(before);
  });

  it('books nothing while a key of the ledger is missing', async () => {
    const { books: blind } = booksOf(db, { ...config, secretKey: 'another'.repeat(6) });
    await expect(blind.bring(municipality, '2026-Q1' as Quarter, usualDay)).rejects.toMatchObject({
      code: 'ledger-key-missing',
    });
  });
});
