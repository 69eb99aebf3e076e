import { afterAll, beforeAll, expect, it } from '@jest/globals';

import { addDays } from '../../src/platform/calendar/index.js';
import type { Queries, SqlValue, Tx } from '../../src/platform/database/index.js';
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

  /** What is asked, within units of work and without, while something is done. */
  const heardDuring = async (work: () => Promise<void>): Promise<Statement[]> => {
    const { reader, unitOfWork } = town.application.database;
    const asked = new Map<string, Statement>();
    const heard = <Q extends Queries>(queries: Q, before: Queries): Q =>
      Object.assign(queries, {
        all: (sql: string, values: readonly SqlValue[] = []) => {
          asked.set(sql, { sql, values });
          return before.all(sql, values);
        },
        one: (sql: string, values: readonly SqlValue[] = []) => {
          asked.set(sql, { sql, values });
          return before.one(sql, values);
        },
      });
    const bound = (queries: Queries): Queries => ({ all: queries.all.bind(queries), one: queries.one.bind(queries) });
    const [read, run] = [bound(reader), unitOfWork.run.bind(unitOfWork)];
    heard(reader, read);
    Object.assign(unitOfWork, { run: <T>(unit: (tx: Tx) => Promise<T>) => run((tx) => unit(heard(tx, bound(tx)))) });
    try {
      await work();
    } finally {
      Object.assign(reader, read);
      Object.assign(unitOfWork, { run });
    }
    return [...asked.values()];
  };

  /** What is asked for an address. */
  const heardOf = async (username: string, path: string): Promise<Statement[]> => {
    const client = await town.as(username);
    return heardDuring(async () => {
      expect((await client.get(path)).status).toBe(200);
    });
  };

  /** How the database would do it. On PostgreSQL as if the tables were too large to be read whole: the demonstration's are not. */
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
    const asked = await heardOf(username, path);
    const [statement, ...others] = asked.filter(({ sql }) => sql.includes(`FROM ${table} `));
    expect(others).toEqual([]);
    const plan = await planOf(statement ?? { sql: '', values: [] });
    expect(plan).toMatch(new RegExp(`ix_${table}_`));
    expect(plan).not.toMatch(/TEMP B-TREE|Sort/);
  });

  const ofPromises = ({ sql }: Statement): boolean => sql.includes('r.busy_to >=');

  /** Promises are read by their copies, among those that stand only: what was is not touched, however much of it there is. */
  const expectByCopy = async (statements: readonly Statement[]): Promise<void> => {
    for (const statement of statements) {
      const plan = await planOf(statement);
      expect(plan).toMatch(/(ix_reservation_held|ex_reservation_instrument_period)[" ]/);
      expect(plan).not.toMatch(/ix_reservation_(?!held)|SCAN r\b|Seq Scan on reservation/);
    }
  };

  it.each([
    ['a kind', 'availability?kind=guitar'],
    ['a size and grade at a point', 'availability?kind=guitar&size=4%2F4&grade=good&point=library'],
  ])('reads what is free of %s by the promises of each copy', async (_name, question) => {
    const period = `from=${addDays(town.today, 10)}&to=${addDays(town.today, 60)}`;
    const statements = (await heardOf('bibliotek', `/api/v1/${question}&${period}`)).filter(ofPromises);
    expect(statements).toHaveLength(2);
    await expectByCopy(statements);
    const byKind =
      database().name === 'sqlite'
        ? /SEARCH i USING COVERING INDEX ix_instrument_list \(sort_key>\? AND sort_key<\?\)/
        : /(ix_instrument_list|ux_instrument_sort) on instrument i/;
    for (const statement of statements) expect(await planOf(statement)).toMatch(byKind);
  });

  it('reads when one instrument is free by its promises', async () => {
    const { code } = await town.instrument();
    const statements = (await heardOf('bibliotek', `/api/v1/instruments/${code}/availability`)).filter(ofPromises);
    expect(statements).toHaveLength(1);
    await expectByCopy(statements);
  });

  it('looks for a copy to promise by the promises of each copy', async () => {
    const client = await town.as('bibliotek');
    const { id: borrower } = await town.borrower();
    const [from, to] = [addDays(town.today, 10), addDays(town.today, 20)];
    const json = { borrower, kind: 'guitar', grade: 'good', from, to, pickupPoint: 'library' };
    const asked = await heardDuring(async () => {
      expect((await client.post('/api/v1/reservations', { json })).status).toBe(201);
    });
    const statements = asked.filter(ofPromises);
    expect(statements).toHaveLength(2);
    await expectByCopy(statements);
  });
});
