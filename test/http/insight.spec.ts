import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { currentVersion } from '../../src/borrowers/index.js';
import { FiguresNight } from '../../src/cost-sharing/index.js';
import { calendarDate } from '../../src/platform/calendar/index.js';
import { formatMoney } from '../../src/platform/i18n/index.js';
import { eachDatabase } from '../support/databases.js';
import { smallTown } from '../support/small-town.js';
import { Town, expectProblem } from './town.js';
import { Visitor, statementsOf } from './visitor.js';

/** The demonstration of 19 October: the school year that ended in July is shown since the first. */
const shown = { schoolYear: '2025-2026', from: '2025-08-01', to: '2026-07-31', countedUntil: '2026-09-30' };
const api = '/api/v1/insight';
const ratios = { costPerLoanOre: 'loans', costPerInstrumentOre: 'instruments', costPerChildOre: 'children' } as const;

type Figures = Record<'loans' | 'instruments' | 'children' | 'costOre' | keyof typeof ratios, number | null>;
interface Group extends Figures {
  readonly unit: string | null;
  readonly grade: string | null;
  readonly hidden: boolean;
}

interface LoanRow {
  readonly id: string;
  readonly instrument: string;
  readonly day: string;
  readonly at: Date | string;
}

interface GradingRow {
  readonly instrument: string;
  readonly grade: string;
  readonly at: Date | string;
}

interface CostRow {
  readonly unit: string;
  readonly grade: string;
  readonly day: string;
  readonly recorded: string;
  readonly amount: number;
  readonly corrects: string | null;
}

interface Counted {
  readonly unit: string;
  readonly grade: string;
  readonly instrument: string;
  readonly loan: string;
}

eachDatabase((database) => {
  let town: Town;
  beforeAll(async () => {
    town = await Town.start(database());
  });
  afterAll(() => town.close());

  const night = (): Promise<string> => town.application.app.get(FiguresNight, { strict: false }).run(town.today);
  const groupsOf = async (year: string): Promise<Group[]> =>
    (await (await town.as('okonomi')).get(`${api}?schoolYear=${year}`)).body.groups;

  /** What was lent and what it cost in a year, worked out from the loans, gradings and costs themselves. */
  const recomputed = async (year: string): Promise<Map<string, Figures & { facts: number }>> => {
    const [first, last] = [`${year.slice(0, 4)}-08-01`, `${year.slice(5)}-07-31`];
    const until = `${year.slice(5)}-09-30`;
    const loans = await town.rows<LoanRow>(
      'SELECT id, instrument_code AS instrument, out_on AS day, out_at AS at FROM loan',
    );
    const gradings = await town.rows<GradingRow>(
      'SELECT instrument_code AS instrument, grade_id AS grade, graded_at AS at FROM grading ORDER BY graded_at',
    );
    const instruments = new Map(
      (
        await town.rows<{ code: string; unit: string; grade: string }>(
          'SELECT code, owner_unit_id AS unit, grade_id AS grade FROM instrument',
        )
      ).map((one) => [one.code, one]),
    );
    const children = new Map(
      (
        await town.rows<{ id: string; all: number; unit: number; grade: number; both: number }>(
          `SELECT loan_id AS id, child_at_all AS "all", child_in_unit AS unit, child_in_grade AS grade,
             child_in_group AS "both" FROM loan_figure`,
        )
      ).map((one) => [one.id, one]),
    );
    const costs = await town.rows<CostRow>(
      `SELECT owner_unit_id AS unit, grade_id AS grade, incurred_on AS day, recorded_on AS recorded,
         amount_ore AS amount, corrects_id AS corrects FROM instrument_cost`,
    );
    const lent = loans
      .filter(({ day }) => day >= first && day <= last)
      .map((loan): Counted => {
        const own = instruments.get(loan.instrument);
        const then = gradings.filter((one) => one.instrument === loan.instrument && one.at <= loan.at).at(-1);
        const grade = then?.grade ?? own?.grade ?? '';
        return { unit: own?.unit ?? '', grade, instrument: loan.instrument, loan: loan.id };
      });
    const spent = costs.filter(({ day, recorded }) => day >= first && day <= last && recorded <= until);
    const table = new Map<string, Figures & { facts: number }>();
    for (const unit of [null, ...new Set([...lent, ...spent].map((one) => one.unit))]) {
      for (const grade of [null, ...new Set([...lent, ...spent].map((one) => one.grade))]) {
        const own = (one: { unit: string; grade: string }): boolean =>
          [null, one.unit].includes(unit) && [null, one.grade].includes(grade);
        const [mine, paid] = [lent.filter(own), spent.filter(own)];
        if (mine.length === 0 && paid.length === 0) continue;
        const flag = unit === null ? (grade === null ? 'all' : 'grade') : grade === null ? 'unit' : 'both';
        const counts = {
          loans: mine.length,
          instruments: new Set(mine.map(({ instrument }) => instrument)).size,
          children: mine.reduce((sum, { loan }) => sum + (children.get(loan)?.[flag] ?? 0), 0),
        };
        const costOre = paid.reduce((sum, { amount }) => sum + amount, 0);
        const per = Object.fromEntries(
          Object.entries(ratios).map(([name, of]) => [
            name,
            counts[of] === 0 ? null : Math.round(costOre / counts[of]),
          ]),
        ) as Pick<Figures, keyof typeof ratios>;
        const facts = paid.filter(({ corrects }) => corrects === null).length;
        table.set(`${unit ?? ''} ${grade ?? ''}`, { ...counts, costOre, ...per, facts });
      }
    }
    return table;
  };

  /** Says that what is shown is right, and that what is small is not shown. */
  const expectRight = async (year: string): Promise<void> => {
    const [groups, own] = [await groupsOf(year), await recomputed(year)];
    expect(groups.map(({ unit, grade }) => `${unit ?? ''} ${grade ?? ''}`).sort()).toEqual([...own.keys()].sort());
    for (const { unit, grade, hidden, ...figures } of groups) {
      const { facts = 0, ...right } = own.get(`${unit ?? ''} ${grade ?? ''}`) ?? {};
      const counts = [figures.loans, figures.instruments, figures.children, facts];
      if (hidden) expect(Object.values(figures)).toEqual(Array.from({ length: 7 }, () => null));
      else {
        expect({ unit, grade, ...figures }).toEqual({ unit, grade, ...right });
        expect(counts.every((count) => count === 0 || (count ?? 0) >= 5)).toBe(true);
      }
    }
  };

  describe('the figures of a school year', () => {
    it('are those of the register, and none is of a small group', async () => {
      const { status, body } = await (await town.as('okonomi')).get(api);
      expect(status).toBe(200);
      expect(body).toMatchObject(shown);
      expect((body.groups as readonly Group[]).some(({ hidden }) => !hidden)).toBe(true);
      await expectRight(shown.schoolYear);
    });

    it('stand on a page with drawings, and in a file, all the same', async () => {
      const groups = await groupsOf(shown.schoolYear);
      const accountant = await Visitor.loggedIn(town, 'okonomi');
      expect((await accountant.read('/accounts')).links()).toContain('/accounts/insight');
      const page = await accountant.read(`/accounts/insight?schoolYear=${shown.schoolYear}`);
      expect(page.status).toBe(200);
      expect(page.links()).toContain(`/accounts/insight.csv?schoolYear=${shown.schoolYear}`);
      expect(page.markup.match(/<svg role="img"/gu)).toHaveLength(3);
      const amounts = groups.flatMap((group) => [
        group.costOre,
        ...Object.keys(ratios).map((key) => group[key as keyof Figures]),
      ]);
      for (const ore of amounts)
        if (ore !== null) expect(page.text).toContain(formatMoney('nb', ore).replace(/\s/gu, ' '));
      const { status, headers, body } = await (await town.as('okonomi')).get('/accounts/insight.csv');
      expect([status, headers.get('content-type')]).toEqual([200, 'text/csv; charset=utf-8']);
      const [, ...lines] = (body as string).trimEnd().split('\r\n');
      expect(lines).toHaveLength(groups.length);
      for (const [nth, line] of lines.entries()) {
        const [, , ...cells] = line.split(';');
        const { hidden, loans, instruments, children, costOre, ...per } = groups[nth] as Group;
        const kroner = [costOre, per.costPerLoanOre, per.costPerInstrumentOre, per.costPerChildOre].map((ore) =>
          ore === null ? '' : (ore / 100).toFixed(2).replace('.', ','),
        );
        const figures = [loans, instruments, children].map(String);
        expect(cells).toEqual(hidden ? Array.from({ length: 7 }, () => 'skjult') : [...figures, ...kroner]);
      }
    });

    it('are shown to the accountant only, for whole years that are over', async () => {
      for (const path of [api, '/accounts/insight', '/accounts/insight.csv']) {
        for (const username of ['bibliotek', 'ungdom', 'larer', 'lager', 'nav', 'integrering', 'admin']) {
          expect([path, username, (await (await town.as(username)).get(path)).status]).toEqual([path, username, 403]);
        }
        const accountant = await town.as('okonomi');
        for (const year of ['2026-2027', '2019-2020', 'x']) {
          expect([path, (await accountant.get(`${path}?schoolYear=${year}`)).status]).toEqual([path, 404]);
        }
      }
      expectProblem(await (await town.as('okonomi')).get(`${api}?from=2026-01-01`), 400, 'bad-input');
    });

    it('cost the same few statements, however much was lent', async () => {
      const accountant = await town.as('okonomi');
      await accountant.get(api);
      expect(await statementsOf(town, () => accountant.get(api))).toBeLessThan(12);
    });
  });

  describe('a loan', () => {
    const flags = async (loan: string): Promise<number[] | undefined> => {
      const [row] = await town.rows<Record<string, number>>(
        `SELECT child_in_group AS a, child_in_unit AS b, child_in_grade AS c, child_at_all AS d FROM loan_figure
         WHERE loan_id = $1`,
        [loan],
      );
      return row && Object.values(row);
    };
    const child = async (): Promise<string> => {
      const guardians = [{ displayName: 'Foresatt F.', email: 'foresatt@example.org', language: 'nb' }];
      const { id } = await town.borrower({ birthDate: '2014-05-06', guardians });
      const [guardian] = await town.rows<{ id: string }>('SELECT id FROM guardian WHERE borrower_id = $1', [id]);
      const json = { type: 'terms', version: currentVersion('terms'), acceptedBy: guardian?.id, method: 'paper' };
      const { status } = await (await town.as('bibliotek')).post(`/api/v1/borrowers/${id}/agreements`, { json });
      expect(status).toBe(201);
      return id;
    };
    const lend = async (borrower: string, grade = 'good'): Promise<{ loan: string; instrument: string }> => {
      const { code: instrument } = await town.register({ grade });
      const json = { instrument, borrower, lendingPoint: 'library' };
      const { status, body } = await (await town.as('bibliotek')).post('/api/v1/checkouts', { json });
      expect([status, body.rejections]).toEqual([201, undefined]);
      return { loan: body.id, instrument };
    };
    const takeBack = async ({ loan, instrument }: { loan: string; instrument: string }): Promise<void> => {
      const json = { instrument, lendingPoint: 'library' };
      expect((await (await town.as('bibliotek')).post('/api/v1/returns', { json })).status).toBe(200);
      await town.application.database.unitOfWork.run((tx) =>
        tx.run('UPDATE loan SET borrower_id = NULL WHERE id = $1', [loan]),
      );
    };

    it('is counted the night after, with the child that it reaches, once, and keeps nothing of who it was', async () => {
      const borrower = await child();
      const first = await lend(borrower);
      expect(await flags(first.loan)).toBeUndefined();
      town.application.clock.passDays(1);
      const second = await lend(borrower, 'basic');
      const grown = await lend((await town.borrower()).id);
      await night();
      expect([await flags(first.loan), await flags(second.loan)]).toEqual([[1, 1, 1, 1], undefined]);
      town.application.clock.passDays(1);
      await Promise.all([night(), night()]);
      expect([await flags(second.loan), await flags(grown.loan)]).toEqual([
        [1, 0, 1, 0],
        [0, 0, 0, 0],
      ]);
      await takeBack(first);
      await night();
      expect(await flags(first.loan)).toEqual([1, 1, 1, 1]);
      expect(await night()).toMatch(/^0 loans/u);
      const [row] = await town.rows('SELECT * FROM loan_figure WHERE loan_id = $1', [first.loan]);
      expect(JSON.stringify(row)).not.toContain(borrower);
      await town.expectWhole();
    });

    it('and a cost that come too late change nothing of a year that is shown', async () => {
      town.application.clock.goTo(calendarDate('2027-09-30'));
      expect((await (await town.as('okonomi')).get(`${api}?schoolYear=2026-2027`)).status).toBe(404);
      const cost = async (incurredOn: string): Promise<string> => {
        const { code } = await town.register();
        const json = { costType: 'repair', amountOre: 123_457, incurredOn };
        const { status, body } = await (await town.as('lager')).post(`/api/v1/instruments/${code}/costs`, { json });
        expect(status).toBe(201);
        return body.id;
      };
      const early = await cost('2027-05-20');
      await night();
      town.application.clock.goTo(calendarDate('2027-10-01'));
      const before = await groupsOf('2026-2027');
      await expectRight('2026-2027');
      await cost('2027-05-20');
      const accountant = await town.as('okonomi');
      await accountant.post(`/api/v1/instrument-costs/${early}/correction`, { json: { amountOre: 1 } });
      expect(await groupsOf('2026-2027')).toEqual(before);
      expect(before.some(({ hidden }) => !hidden)).toBe(true);
    });
  });
});

eachDatabase((database) => {
  it('where nothing was lent, the page says when there will be figures', async () => {
    const town = await smallTown(database());
    try {
      const accountant = await town.user('okonomi', 'accountant', 'municipality');
      const { status, body } = await accountant.get('/accounts/insight');
      expect([status, body]).toEqual([200, expect.stringContaining('Ingen skoleår å vise ennå')]);
      expect((await accountant.get('/accounts/insight.csv')).status).toBe(404);
      expect((await accountant.get(api)).status).toBe(404);
    } finally {
      await town.close();
    }
  });
});
