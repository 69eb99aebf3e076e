import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { calendarDate } from '../../src/platform/calendar/index.js';
import { eachDatabase } from '../support/databases.js';
import type { HttpClient } from '../support/http.js';
import { Town } from './town.js';

/** The demonstration of 19 October: the second quarter is closed, the third one is over and open. */
const open = { from: '2026-07-01', to: '2026-09-30' };

interface Line {
  readonly unit: string;
  readonly costType: string;
  readonly debitOre: number;
  readonly creditOre: number;
  readonly function: string;
  readonly art: string;
  readonly facts: number;
}

interface Agreement {
  readonly id: string;
  readonly grade: string;
  readonly shares: readonly { readonly basisPoints: number }[];
}

interface YearTable {
  readonly rows: readonly {
    readonly totalOre: number | null;
    readonly units: readonly { readonly amountOre: number }[];
  }[];
}

interface Listed {
  readonly period: string;
  readonly unit: string;
  readonly voucher: string | null;
  readonly facts: number | null;
}

const items = async <Item>(client: HttpClient, path: string): Promise<readonly Item[]> =>
  (await client.get(path)).body.items as readonly Item[];

const sum = (lines: readonly Line[], part: 'debitOre' | 'creditOre'): number =>
  lines.reduce((all, line) => all + line[part], 0);

eachDatabase((database) => {
  let town: Town;
  let accountant: HttpClient;

  const preview = async (period = open): Promise<{ id: string; lines: Line[]; unsharedOre: number | null }> => {
    const { status, body } = await accountant.post('/api/v1/settlements', { json: period });
    expect(status).toBe(201);
    return body;
  };
  const cost = async (more: object = {}): Promise<{ id: string; amountOre: number }> => {
    const { code } = await town.register({ grade: 'high', kind: 'violin', point: 'culture-school' });
    const json = { costType: 'repair', amountOre: 100_003, incurredOn: '2026-08-17', ...more };
    const { status, body } = await (await town.as('lager')).post(`/api/v1/instruments/${code}/costs`, { json });
    expect(status).toBe(201);
    return body;
  };

  beforeAll(async () => {
    town = await Town.start(database());
    accountant = await town.as('okonomi');
  });
  afterAll(() => town.close());

  it('ships both agreements, whose shares are the whole, and says what each would have cost over a year', async () => {
    const agreements = await items<Agreement>(accountant, '/api/v1/cost-agreements');
    expect(agreements.map(({ grade }) => grade).sort()).toEqual(['good', 'high']);
    for (const { id, shares } of agreements) {
      expect(shares.reduce((all, { basisPoints }) => all + basisPoints, 0)).toBe(10_000);
      const table = (await accountant.get(`/api/v1/cost-agreements/${id}/last-year`)).body as YearTable;
      expect(table).toMatchObject({ from: '2025-10-01', to: '2026-09-30' });
      const shown = table.rows.filter(({ totalOre }) => totalOre !== null && totalOre > 0);
      expect(shown.length).toBeGreaterThan(0);
      for (const { totalOre, units } of shown) {
        expect(units.reduce((all, { amountOre }) => all + amountOre, 0)).toBe(totalOre);
      }
    }
  });

  it('refuses an agreement that overlaps another, and says which', async () => {
    const shares = [{ unit: 'nav', basisPoints: 10_000 }];
    const json = { name: 'En til', costTypes: ['loss'], kind: 'violin', shares, validFrom: '2026-11-01' };
    const { status, body } = await accountant.post('/api/v1/cost-agreements', { json });
    expect(status).toBe(422);
    const rejections = body.rejections as { code: string; detail: string }[];
    expect(rejections.map(({ code }) => code)).toEqual(['cost-agreements-overlap', 'cost-agreements-overlap']);
    expect(rejections[0]?.detail).toContain('Spleiselaget');
  });

  it.each([
    ['shares that are not the whole', { shares: [{ unit: 'nav', basisPoints: 9_999 }] }, 'shares'],
    ['a unit that there is not', { shares: [{ unit: 'nobody', basisPoints: 10_000 }] }, 'shares.0.unit'],
    ['a grade that there is not', { grade: 'best' }, 'grade'],
    ['an end before the beginning', { validTo: '2026-10-31' }, 'validTo'],
    ['an art of two digits', { debitArt: '29' }, 'debitArt'],
  ])('refuses %s, naming the field', async (_name, more, field) => {
    const shares = [{ unit: 'nav', basisPoints: 10_000 }];
    const json = { name: 'Ny', costTypes: ['loss'], grade: 'basic', shares, validFrom: '2026-11-01', ...more };
    const { status, body } = await accountant.post('/api/v1/cost-agreements', { json });
    const errors = body.errors as { field: string }[] | undefined;
    expect([status, errors?.map((error) => error.field)]).toEqual([400, [field]]);
  });

  it('refuses an agreement that would change a quarter that is closed', async () => {
    const shares = [{ unit: 'nav', basisPoints: 10_000 }];
    const json = { name: 'For sent', costTypes: ['loss'], grade: 'basic', shares, validFrom: '2026-06-30' };
    const { status, body } = await accountant.post('/api/v1/cost-agreements', { json });
    expect([status, body.code]).toEqual([409, 'period-closed']);
    expect(body.detail).toContain('2026-06-30');
  });

  describe('a settlement', () => {
    it('is of a quarter that has ended', async () => {
      const refused = async (json: object): Promise<unknown> => {
        const { status, body } = await accountant.post('/api/v1/settlements', { json });
        return [status, body.errors?.[0].field, body.errors?.[0].code];
      };
      expect(await refused({ from: '2026-07-02', to: '2026-09-30' })).toEqual([400, 'from', 'not-a-quarter']);
      expect(await refused({ from: '2026-07-01', to: '2026-12-31' })).toEqual([400, 'to', 'not-a-quarter']);
      expect(await refused({ from: '2026-10-01', to: '2026-12-31' })).toEqual([400, 'to', 'quarter-not-over']);
      const { status, body } = await accountant.post('/api/v1/settlements', {
        json: { from: '2026-04-01', to: '2026-06-30' },
      });
      expect([status, body.code]).toEqual([409, 'period-closed']);
    });

    it('nets to zero, and has no total of fewer than five facts', async () => {
      const { lines } = await preview();
      expect(lines.length).toBeGreaterThan(3);
      expect(sum(lines, 'debitOre')).toBe(sum(lines, 'creditOre'));
      expect(lines.every(({ facts }) => facts >= 5)).toBe(true);
      expect(lines.filter(({ unit }) => unit === 'nav').every((line) => line.function === '242')).toBe(true);
      expect(new Set(lines.map(({ debitOre, art }) => `${debitOre !== 0 ? 'debit' : 'credit'} ${art}`))).toEqual(
        new Set(['debit 290', 'credit 790']),
      );
    });

    it('gives the same however often it is shown, and takes in a new fact once, and its correction', async () => {
      const before = await preview();
      expect((await preview()).lines).toEqual(before.lines);
      for (let nth = 0; nth < 5; nth += 1) await cost();
      const after = await preview();
      expect(sum(after.lines, 'debitOre') - sum(before.lines, 'debitOre')).toBeGreaterThanOrEqual(5 * 100_003);
      expect(sum((await preview()).lines, 'debitOre')).toBe(sum(after.lines, 'debitOre'));
      const { id } = await cost({ amountOre: 500_000 });
      const more = sum((await preview()).lines, 'debitOre');
      // What counts as a fact of its own, of which a total has five at least.
      const facts = (): Promise<number> => town.count('ledger_entry WHERE revision = 0');
      const counted = await facts();
      const { status } = await accountant.post(`/api/v1/instrument-costs/${id}/correction`, { json: { amountOre: 1 } });
      expect(status).toBe(201);
      expect(sum((await preview()).lines, 'debitOre')).toBe(more - 499_999);
      expect(await facts()).toBe(counted);
    });

    it('is closed once; what comes after goes into the next open quarter', async () => {
      const { id } = await preview();
      const shown = (await preview()).lines;
      const closed = await accountant.post(`/api/v1/settlements/${id}/close`, {});
      expect([closed.status, closed.body.state]).toEqual([200, 'closed']);
      expect(closed.body.lines).toEqual(shown);
      const again = await accountant.post(`/api/v1/settlements/${id}/close`, {});
      expect([again.status, again.body.code]).toEqual([409, 'period-closed']);
      for (let nth = 0; nth < 6; nth += 1) await cost({ costType: 'loss', amountOre: 70_000 });
      town.application.clock.goTo(calendarDate('2027-01-11'));
      accountant = await town.as('okonomi');
      const next = await preview({ from: '2026-10-01', to: '2026-12-31' });
      const losses = next.lines.filter(({ unit, debitOre }) => unit === 'culture-school' && debitOre > 0);
      expect(sum(losses, 'debitOre')).toBeGreaterThanOrEqual(6 * 35_000);
      expect((await accountant.get(`/api/v1/settlements/${id}`)).body.lines).toEqual(shown);
    });
  });

  it('shows a unit its own lines, each with a voucher, and nobody else’s; the accountant only totals', async () => {
    const nav = await town.as('nav');
    const own = await items<Listed>(nav, '/api/v1/ledger?limit=200');
    expect(own.length).toBeGreaterThan(20);
    expect(new Set(own.map(({ unit }) => unit))).toEqual(new Set(['nav']));
    expect(new Set(own.map(({ voucher }) => voucher)).size).toBe(own.length);
    const pages: Listed[] = [];
    let cursor = '';
    do {
      const { body } = await nav.get(`/api/v1/ledger?limit=7${cursor}`);
      pages.push(...(body.items as Listed[]));
      cursor = body.nextCursor === null ? '' : `&cursor=${String(body.nextCursor)}`;
    } while (cursor !== '');
    expect(pages).toEqual(own);
    const totals = await items<Listed>(accountant, '/api/v1/ledger?from=2026-04-01&to=2026-06-30&limit=200');
    expect(totals.length).toBeGreaterThan(3);
    for (const { voucher, facts, period } of totals) {
      expect([voucher, period, (facts ?? 0) >= 5]).toEqual([null, '2026-Q2', true]);
    }
  });

  it('keeps no person, loan, instrument or day in the ledger, in no table of totals either', async () => {
    const rows = await town.rows('SELECT * FROM ledger_entry');
    const codes = new Set((await town.rows<{ code: string }>('SELECT code FROM instrument')).map(({ code }) => code));
    const text = JSON.stringify(rows);
    expect([...codes].filter((code) => text.includes(code))).toEqual([]);
    expect(text).not.toMatch(/\d{4}-\d{2}-\d{2}/);
  });

  it.each(['csv', 'gl07', 'pdf'])('is taken out as %s', async (format) => {
    const id = (await items<{ id: string }>(accountant, '/api/v1/settlements')).at(-1)?.id ?? '';
    const answer = await accountant.get(`/api/v1/settlements/${id}/export?format=${format}`);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-disposition')).toContain('oppgjor-2026-q2');
  });
});
