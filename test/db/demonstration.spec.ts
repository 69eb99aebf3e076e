import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { demonstration, emptyDemo, seedDemo } from '../../src/demo/index.js';
import { calendarDate } from '../../src/platform/calendar/index.js';
import { loadConfig } from '../../src/platform/config/index.js';
import { type Database, openDatabase } from '../../src/platform/database/index.js';
import { schema } from '../../src/schema.js';
import { eachDatabase } from '../support/databases.js';

const today = calendarDate('2026-11-23');

eachDatabase((database) => {
  let opened: Database;
  let migrated: object;

  beforeAll(async () => {
    opened = await openDatabase(
      loadConfig({ DATABASE_URL: database().url, SECRET_KEY: 'k'.repeat(32) }).database,
      schema,
    );
    migrated = await counts();
    await seedDemo(opened.unitOfWork, today, (password) => Promise.resolve(`hash of ${password}`));
  });

  afterAll(async () => {
    await opened.close();
  });

  const count = async (table: string): Promise<number | undefined> => {
    const row = await opened.reader.one<{ rows: number }>(`SELECT CAST(COUNT(*) AS INTEGER) AS rows FROM ${table}`);
    return row?.rows;
  };

  const counts = async (): Promise<object> =>
    Object.fromEntries(await Promise.all(opened.tables.map(async (table) => [table, await count(table)])));

  it('stores every row of the demonstration', async () => {
    const data = demonstration(today);
    expect(await count('instrument')).toBe(data.instruments.length);
    expect(await count('accessory')).toBe(data.accessories.length);
    expect(await count('grading')).toBe(data.gradings.length);
    expect(await count('borrower')).toBe(data.borrowers.length);
    expect(await count('guardian')).toBe(data.guardians.length);
    expect(await count('enrolment')).toBe(data.enrolments.length);
    expect(await count('agreement')).toBe(data.agreements.length);
    expect(await count('loan')).toBe(data.loans.length);
    expect(await count('loan_accessory')).toBe(data.loanAccessories.length);
    expect(await count('charge')).toBe(data.charges.length);
    expect(await count('loan_rule')).toBe(data.rules.length);
    expect(await count('reservation')).toBe(data.reservations.length);
    expect(await count(`reservation WHERE state = 'ready'`)).toBe(1);
    expect(await count(`reservation WHERE state = 'awaiting-acceptance'`)).toBe(1);
  });

  it('marks the database as a demonstration', async () => {
    expect(await count('installation WHERE demonstration')).toBe(1);
  });

  it('gives every log-in the hash and no password', async () => {
    expect(await count("user_account WHERE password_hash = 'hash of klangbank-demo'")).toBe(9);
  });

  it('can be searched: every instrument and borrower has words', async () => {
    expect(
      await count('instrument i WHERE NOT EXISTS (SELECT 1 FROM instrument_word w WHERE w.sort_key = i.sort_key)'),
    ).toBe(0);
    expect(await count('borrower b WHERE NOT EXISTS (SELECT 1 FROM borrower_word w WHERE w.borrower_id = b.id)')).toBe(
      0,
    );
  });

  it('refuses a database that holds something already', async () => {
    const again = seedDemo(opened.unitOfWork, today, (password) => Promise.resolve(password));
    await expect(again).rejects.toThrow();
    expect(await count('installation')).toBe(1);
  });

  it('can be emptied of all that the migrations have not put there, and made anew', async () => {
    await emptyDemo(opened.unitOfWork, opened.tables);
    expect(await counts()).toEqual(migrated);
    await seedDemo(opened.unitOfWork, today, (password) => Promise.resolve(`hash of ${password}`));
    expect(await count('loan')).toBe(demonstration(today).loans.length);
  });

  it('is not emptied unless it is marked', async () => {
    await opened.unitOfWork.run((tx) => tx.run('UPDATE installation SET demonstration = FALSE'));
    await expect(emptyDemo(opened.unitOfWork, opened.tables)).rejects.toThrow('not marked');
    expect(await count('loan')).toBe(demonstration(today).loans.length);
  });
});
