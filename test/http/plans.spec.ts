import { afterAll, beforeAll, expect, it } from '@jest/globals';

import { addDays } from '../../src/platform/calendar/index.js';
import type { Queries, SqlValue, Tx } from '../../src/platform/database/index.js';
import { Sweep } from '../../src/reminders/index.js';
import { eachDatabase } from '../support/databases.js';
import { Town } from './town.js';

/** How the databases say that they sort. */
const sorts = /TEMP B-TREE|Sort/;

/** A plan without what is looked up for each row that is shown: the few charges of one loan may be sorted. */
function withoutLookUps(plan: string): string {
  const [main = ''] = plan.split('SubPlan');
  const inside = new Set<number>();
  return main
    .split('\n')
    .filter((line) => {
      const { id, parent, detail } = JSON.parse(line.endsWith('}') ? line : '{}') as Partial<PlanStep>;
      if (id === undefined || parent === undefined) return true;
      if (inside.has(parent) || detail?.startsWith('CORRELATED')) inside.add(id);
      return !inside.has(id);
    })
    .join('\n');
}

/** A step of a plan of SQLite. */
interface PlanStep {
  readonly id: number;
  readonly parent: number;
  readonly detail: string;
}

interface Statement {
  readonly sql: string;
  readonly values: readonly SqlValue[];
}

eachDatabase((database) => {
  let town: Town;
  beforeAll(async () => {
    town = await Town.start(database());
  });
  afterAll(() => town.close());

  /** The statements that read, within units of work and without, while something is done. */
  const listened = async (act: () => Promise<unknown>): Promise<Statement[]> => {
    const { reader, unitOfWork } = town.application.database;
    const asked: Statement[] = [];
    const heard = <Q extends Queries>(queries: Q, before: Queries): Q =>
      Object.assign(queries, {
        all: (sql: string, values: readonly SqlValue[] = []) => {
          asked.push({ sql, values });
          return before.all(sql, values);
        },
        one: (sql: string, values: readonly SqlValue[] = []) => {
          asked.push({ sql, values });
          return before.one(sql, values);
        },
      });
    const bound = (queries: Queries): Queries => ({ all: queries.all.bind(queries), one: queries.one.bind(queries) });
    const [read, run] = [bound(reader), unitOfWork.run.bind(unitOfWork)];
    heard(reader, read);
    Object.assign(unitOfWork, { run: <T>(unit: (tx: Tx) => Promise<T>) => run((tx) => unit(heard(tx, bound(tx)))) });
    try {
      await act();
    } finally {
      Object.assign(reader, read);
      Object.assign(unitOfWork, { run });
    }
    return asked;
  };

  /** The statements that read a table for an address. */
  const statementsOf = async (username: string, path: string, table: string): Promise<Statement[]> => {
    const client = await town.as(username);
    const asked = await listened(async () => {
      expect((await client.get(path)).status).toBe(200);
    });
    return asked.filter(({ sql }) => sql.includes(`FROM ${table} `));
  };

  /**
   * How the database would do it. On PostgreSQL as if the table were too large to be read whole, and what is read too much to be
   * sorted, if it can be: the demonstration's tables are not.
   */
  const planOf = ({ sql, values }: Statement, avoided = ['seqscan', 'sort']): Promise<string> =>
    town.application.database.unitOfWork.run(async (tx) => {
      const isSqlite = database().name === 'sqlite';
      for (const way of isSqlite ? [] : avoided) await tx.run(`SET LOCAL enable_${way} = off`);
      const rows = await tx.all<object>(`EXPLAIN ${isSqlite ? 'QUERY PLAN ' : ''}${sql}`, values);
      return rows.map((row) => JSON.stringify(row)).join('\n');
    });

  it.each([
    ['accountant’s list of all loans', 'okonomi', '/api/v1/loans', 'loan'],
    ['accountant’s list of returned loans', 'okonomi', '/api/v1/loans?state=returned', 'loan'],
    ['administrator’s list of borrowers', 'admin', '/api/v1/borrowers', 'borrower'],
    ['librarian’s list of borrowers', 'bibliotek', '/api/v1/borrowers', 'borrower'],
    ['caseworker’s list of all cases', 'nav', '/api/v1/subsidy-applications', 'subsidy_case'],
    ['caseworker’s list of cases in a state', 'nav', '/api/v1/subsidy-applications?state=submitted', 'subsidy_case'],
  ])('reads the %s along an index, and sorts nothing', async (_name, username, path, table) => {
    const [statement, ...others] = await statementsOf(username, path, table);
    expect(others).toEqual([]);
    const plan = await planOf(statement ?? { sql: '', values: [] });
    expect(plan).toMatch(new RegExp(`ix_${table}_`));
    expect(withoutLookUps(plan)).not.toMatch(sorts);
  });

  it.each([
    ['all loans, state by state', '/api/v1/loans', 3],
    ['open loans', '/api/v1/loans?state=open', 1],
    ['overdue loans', '/api/v1/loans?state=overdue', 1],
    ['all loans of a point', '/api/v1/loans?point=library', 3],
  ])('reads a librarian’s list of %s along the index of the point, and sorts nothing', async (_name, path, walks) => {
    const statements = await statementsOf('bibliotek', path, 'loan');
    expect(statements).toHaveLength(walks);
    for (const statement of statements) {
      const plan = await planOf(statement);
      // Of the demonstration's few loans PostgreSQL may as well read those of other points, and leave them out.
      expect(plan).toMatch(database().name === 'sqlite' ? /ix_loan_point_due/ : /ix_loan_(point|state)_due/);
      expect(withoutLookUps(plan)).not.toMatch(sorts);
    }
  });

  it('walks the loans of which reminders have begun along the due days, whatever each row says of its own', async () => {
    const { database: register, app } = town.application;
    await register.unitOfWork.run(async (tx) => {
      await tx.run(`UPDATE loan_rule SET due_soon_days = 14 WHERE id = 'library-basic'`);
      await tx.run(`UPDATE loan_rule SET due_soon_days = 7 WHERE id LIKE 'youth-arena%'`);
    });
    const asked = await listened(() => app.get(Sweep, { strict: false }).preview(town.today));
    const pages = asked.filter(({ sql }) => sql.includes('FROM loan l') && sql.includes('LIMIT'));
    expect(pages.length).toBeGreaterThan(0);
    for (const page of pages) {
      expect(page.sql).toContain('l.rule_id = ANY_OF');
      const plan = await planOf(page);
      expect(plan).toMatch(/ix_loan_(state_)?due/);
      expect(withoutLookUps(plan)).not.toMatch(sorts);
    }
  });

  /** Those that ask what is promised, each once: on PostgreSQL a reader hears what it asks for one row twice. */
  const ofPromises = async (act: () => Promise<unknown>): Promise<Statement[]> => {
    const asked = (await listened(act)).filter(({ sql }) => sql.includes('r.busy_to >='));
    return asked.filter((one, index) => asked.findIndex(({ sql }) => sql === one.sql) === index);
  };
  const promisesOf = async (path: string): Promise<Statement[]> => {
    const client = await town.as('bibliotek');
    return ofPromises(async () => {
      expect((await client.get(path)).status).toBe(200);
    });
  };

  /** Promises are read by their copies, among those that stand only: what was is not touched, however much of it there is. */
  const expectByCopy = async (statements: readonly Statement[]): Promise<void> => {
    for (const statement of statements) {
      const plan = await planOf(statement, ['seqscan']);
      expect(plan).toMatch(/(ix_reservation_held|ex_reservation_instrument_period)[" ]/);
      expect(plan).not.toMatch(/ix_reservation_(?!held)|SCAN r\b|Seq Scan on reservation/);
    }
  };

  it.each([
    ['a kind', 'availability?kind=guitar'],
    ['a size and grade at a point', 'availability?kind=guitar&size=4%2F4&grade=good&point=library'],
  ])('reads what is free of %s by the promises of each copy', async (_name, question) => {
    const period = `from=${addDays(town.today, 10)}&to=${addDays(town.today, 60)}`;
    const statements = await promisesOf(`/api/v1/${question}&${period}`);
    expect(statements).toHaveLength(2);
    await expectByCopy(statements);
    const byKind =
      database().name === 'sqlite'
        ? /SEARCH i USING COVERING INDEX ix_instrument_list \(sort_key>\? AND sort_key<\?\)/
        : /(ix_instrument_list|ux_instrument_sort) on instrument i/;
    for (const statement of statements) expect(await planOf(statement, ['seqscan'])).toMatch(byKind);
  });

  it('reads when one instrument is free by its promises', async () => {
    const { code } = await town.instrument();
    const statements = await promisesOf(`/api/v1/instruments/${code}/availability`);
    expect(statements).toHaveLength(1);
    await expectByCopy(statements);
  });

  it('looks for a copy to promise by the promises of each copy', async () => {
    const client = await town.as('bibliotek');
    const { id: borrower } = await town.borrower();
    const [from, to] = [addDays(town.today, 10), addDays(town.today, 20)];
    const json = { borrower, kind: 'guitar', grade: 'good', from, to, pickupPoint: 'library' };
    const statements = await ofPromises(async () => {
      expect((await client.post('/api/v1/reservations', { json })).status).toBe(201);
    });
    expect(statements).toHaveLength(2);
    await expectByCopy(statements);
  });
});
