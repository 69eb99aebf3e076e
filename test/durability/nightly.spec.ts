import { randomBytes, randomUUID } from 'node:crypto';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { generateCode } from '../../src/inventory/domain/instrument-code.js';
import { InstrumentEntity } from '../../src/inventory/index.js';
import { LoanEntity } from '../../src/lending/index.js';
import { type CalendarDate, addDays, calendarDate } from '../../src/platform/calendar/index.js';
import type { Database } from '../../src/platform/database/index.js';
import type { DatabaseName } from '../support/databases.js';
import { runCli, startCli } from '../support/processes.js';
import { count, rounds } from '../support/soak.js';
import { type DemoRegister, demoRegister } from './demo-register.js';

/** A term that begins while everything of it is still to be charged. */
interface Term {
  readonly id: string;
  readonly firstDay: CalendarDate;
}

const loans = rounds(300, 3_000);

describe.each<DatabaseName>(['sqlite', 'postgres'])('a night on %s', (name) => {
  let register: DemoRegister;
  let term: Term;

  beforeAll(async () => {
    register = await demoRegister(name);
    term = await register.look(async (database) => {
      const next = await nextTerm(database);
      await lendMany(database, next);
      return next;
    });
  });
  afterAll(() => register.drop());

  const nightly = (): string[] => ['nightly', '--on', term.firstDay];
  const charged = async ({ reader }: Database): Promise<number> => {
    const sql = 'SELECT CAST(COUNT(*) AS INTEGER) AS count FROM charge WHERE term_id = $1';
    return (await reader.one<{ count: number }>(sql, [term.id]))?.count ?? 0;
  };

  it('that is killed half-way has charged some, and the next one charges the others, each once and with its parts', async () => {
    await register.look(async (database) => {
      const command = startCli(nightly(), register.env);
      await command.until(async () => (await charged(database)) >= 20);
      await command.kill();
      expect(await command.ended).toBe('SIGKILL');
      const before = await charged(database);
      count(`charged before a kill on ${name}`, before);
      expect(before).toBeGreaterThanOrEqual(20);
      expect(before).toBeLessThan(loans);
      expect(await torn(database, term)).toEqual([]);
    });
    const [one, other] = await Promise.all([runCli(nightly(), register.env), runCli(nightly(), register.env)]);
    expect([one.code, other.code]).toEqual([0, 0]);
    await register.look(async (database) => {
      const owed = await database.reader.all<{ id: string }>(
        `SELECT l.id FROM loan l JOIN loan_rule r ON r.id = l.rule_id
         WHERE l.state = 'open' AND r.fee_ore > 0 AND l.out_on <= $1`,
        [term.firstDay],
      );
      expect(owed.length).toBeGreaterThanOrEqual(loans);
      expect(await charged(database)).toBe(owed.length);
      expect(await torn(database, term)).toEqual([]);
    });
    expect((await runCli(nightly(), register.env)).output).toContain('term fees: 0 loans charged for their term');
  });
});

async function nextTerm({ reader }: Database): Promise<Term> {
  const row = await reader.one<{ id: string; firstDay: string }>(
    `SELECT t.id, t.first_day AS "firstDay" FROM term t
     WHERE NOT EXISTS (SELECT 1 FROM charge c WHERE c.term_id = t.id) AND t.first_day > (SELECT MAX(out_on) FROM loan)
     ORDER BY t.first_day LIMIT 1`,
  );
  if (row === undefined) throw new Error('The demonstration has no term ahead');
  return { id: row.id, firstDay: calendarDate(row.firstDay) };
}

/** Many open loans of one borrower, half of whose fees somebody covers. */
async function lendMany({ reader, unitOfWork }: Database, { firstDay }: Term): Promise<void> {
  const [loan] = await reader.all<{ borrowerId: string; instrument: string }>(
    `SELECT borrower_id AS "borrowerId", instrument_code AS instrument FROM loan WHERE state = 'open' ORDER BY id LIMIT 1`,
  );
  const outAt = new Date(`${addDays(firstDay, -40)}T10:00:00Z`);
  for (let nth = 0; nth < loans; nth += 50) {
    await unitOfWork.run(async (tx) => {
      for (let one = 0; one < 50; one += 1) {
        const code = generateCode(randomBytes);
        await tx.insert(InstrumentEntity, {
          ...{ code, kindId: 'violin', size: null, maker: null, model: null, serialNumber: null, gradeId: 'good' },
          ...{ condition: 'fine', state: 'on-loan', ownerUnitId: 'library', managerUnitId: 'library' },
          ...{ homePointId: 'library', currentPointId: null, funder: null, valueOre: null, dueOn: firstDay },
          ...{ freeFrom: null, sortKey: code, note: null, registeredAt: outAt, version: 1 },
        });
        await tx.insert(LoanEntity, {
          ...{ id: randomUUID(), instrumentCode: code, borrowerId: loan!.borrowerId, lendingPointId: 'library' },
          ...{ ruleId: 'library-good', state: 'open', outAt, outOn: addDays(firstDay, -40), outBy: 'somebody' },
          ...{ dueOn: firstDay, returnedOn: null, registeredAt: null, returnedPointId: null, returnedBy: null },
          ...{ renewals: 0, renewedOn: null, claimedReturnedAt: null, version: 1 },
        });
      }
    });
  }
  await unitOfWork.run((tx) =>
    tx.run(
      `INSERT INTO coverage (id, borrower_id, position, basis_points, valid_from) VALUES ($1, $2, 1, 5000, '2020-01-01')`,
      [randomUUID(), loan!.borrowerId],
    ),
  );
}

/** Charges of a term whose amount and parts are not together what the row asks for. */
async function torn({ reader }: Database, { id }: Term): Promise<unknown[]> {
  return reader.all(
    `SELECT c.id FROM charge c JOIN loan l ON l.id = c.loan_id JOIN loan_rule r ON r.id = l.rule_id
     WHERE c.term_id = $1 AND c.amount_ore + COALESCE((SELECT SUM(p.amount_ore) FROM charge_coverage p
       WHERE p.charge_id = c.id), 0) <> r.fee_ore`,
    [id],
  );
}
