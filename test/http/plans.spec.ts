import { afterAll, beforeAll, expect, it } from '@jest/globals';

import type { SqlValue } from '../../src/platform/database/index.js';
import { Sweep } from '../../src/reminders/index.js';
import { eachDatabase } from '../support/databases.js';
import { Town } from './town.js';

/** How the databases say that they sort. */
const sorts = /TEMP B-TREE|Sort/;

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

  /** The statements that read many rows while something is done. */
  const listened = async (act: () => Promise<unknown>): Promise<Statement[]> => {
    const { reader } = town.application.database;
    const asked: Statement[] = [];
    const all = reader.all.bind(reader);
    const listening = (sql: string, values: readonly SqlValue[] = []): Promise<never[]> => {
      asked.push({ sql, values });
      return all(sql, values);
    };
    Object.assign(reader, { all: listening });
    try {
      await act();
    } finally {
      Object.assign(reader, { all });
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
   * sorted: the demonstration's tables are not.
   */
  const planOf = ({ sql, values }: Statement): Promise<string> =>
    town.application.database.unitOfWork.run(async (tx) => {
      const isSqlite = database().name === 'sqlite';
      for (const way of isSqlite ? [] : ['seqscan', 'sort']) await tx.run(`SET LOCAL enable_${way} = off`);
      const rows = await tx.all<object>(`EXPLAIN ${isSqlite ? 'QUERY PLAN ' : ''}${sql}`, values);
      return rows.map((row) => JSON.stringify(row)).join('\n');
    });

  it.each([
    ['accountant’s list of all loans', 'okonomi', '/api/v1/loans', 'loan'],
    ['accountant’s list of returned loans', 'okonomi', '/api/v1/loans?state=returned', 'loan'],
    ['administrator’s list of borrowers', 'admin', '/api/v1/borrowers', 'borrower'],
    ['librarian’s list of borrowers', 'bibliotek', '/api/v1/borrowers', 'borrower'],
  ])('reads the %s along an index, and sorts nothing', async (_name, username, path, table) => {
    const [statement, ...others] = await statementsOf(username, path, table);
    expect(others).toEqual([]);
    const plan = await planOf(statement ?? { sql: '', values: [] });
    expect(plan).toMatch(new RegExp(`ix_${table}_`));
    expect(plan).not.toMatch(sorts);
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
      expect(plan).not.toMatch(sorts);
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
      expect(plan).not.toMatch(sorts);
    }
  });
});
