import { afterAll, beforeAll, expect, it } from '@jest/globals';

import type { SqlValue } from '../../src/platform/database/index.js';
import { eachDatabase } from '../support/databases.js';
import { Town } from './town.js';

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

  /** The statements that read a table for an address. */
  const statementsOf = async (username: string, path: string, table: string): Promise<Statement[]> => {
    const { reader } = town.application.database;
    const client = await town.as(username);
    const asked: Statement[] = [];
    const all = reader.all.bind(reader);
    const listening = (sql: string, values: readonly SqlValue[] = []): Promise<never[]> => {
      asked.push({ sql, values });
      return all(sql, values);
    };
    Object.assign(reader, { all: listening });
    try {
      expect((await client.get(path)).status).toBe(200);
    } finally {
      Object.assign(reader, { all });
    }
    return asked.filter(({ sql }) => sql.includes(`FROM ${table} `));
  };

  /** How the database would do it. On PostgreSQL as if the table were too large to be read whole: the demonstration's are not. */
  const planOf = ({ sql, values }: Statement): Promise<string> =>
    town.application.database.unitOfWork.run(async (tx) => {
      const isSqlite = database().name === 'sqlite';
      if (!isSqlite) await tx.run('SET LOCAL enable_seqscan = off');
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
    expect(plan).not.toMatch(/TEMP B-TREE|Sort/);
  });
});
