import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { Charges, chargeConstraints } from '../../src/charges/index.js';
import { seedDemo } from '../../src/demo/index.js';
import { loadConfig } from '../../src/platform/config/index.js';
import { ConstraintViolation, type Database, openDatabase } from '../../src/platform/database/index.js';
import { ConstraintProblems } from '../../src/platform/http/index.js';
import { schema } from '../../src/schema.js';
import { usualDay } from '../support/application.js';
import { eachDatabase } from '../support/databases.js';

interface Loan {
  readonly loanId: string;
  readonly borrowerId: string;
}

eachDatabase((database) => {
  let db: Database;
  beforeAll(async () => {
    db = await openDatabase(loadConfig({ DATABASE_URL: database().url, SECRET_KEY: 'k'.repeat(32) }).database, schema);
    await seedDemo(db.unitOfWork, usualDay, (password) => Promise.resolve(`hash of ${password}`));
  });
  afterAll(() => db.close());

  const chargesOf = ({ loanId }: Loan) =>
    db.reader.all('SELECT kind, amount_ore AS "amountOre" FROM charge WHERE loan_id = $1', [loanId]);

  it.each([
    ['deposit', { termId: null, feeOre: 0, depositOre: 50_000 }, 'ux_charge_loan_deposit'],
    ['term', { termId: 'of the municipality', feeOre: 50_000, depositOre: 0 }, 'ux_charge_loan_kind_term'],
  ] as const)('charges a %s of a loan once, however many charge it at the same time', async (_what, owed, name) => {
    const [loan] = await db.reader.all<Loan>(
      `SELECT l.id AS "loanId", l.borrower_id AS "borrowerId" FROM loan l
       WHERE l.borrower_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM charge c WHERE c.loan_id = l.id) ORDER BY l.id LIMIT 1`,
    );
    const [term] = await db.reader.all<{ id: string }>('SELECT id FROM term ORDER BY id LIMIT 1');
    if (loan === undefined || term === undefined) throw new Error('The demonstration has neither');
    const charge = { ...loan, ...owed, termId: owed.termId === null ? null : term.id, on: usualDay };
    const results = await Promise.allSettled(
      Array.from({ length: 20 }, () => db.unitOfWork.run((tx) => new Charges().atHandOver(tx, charge))),
    );
    const reasons = results.flatMap((result) => (result.status === 'rejected' ? [result.reason as unknown] : []));
    expect(reasons).toHaveLength(19);
    for (const reason of reasons) {
      expect(reason).toBeInstanceOf(ConstraintViolation);
      expect(reason).toMatchObject({ constraint: name });
      const problem = new ConstraintProblems([chargeConstraints]).problemFor(reason as ConstraintViolation);
      expect(problem).toMatchObject({ status: 409, code: 'changed-meanwhile' });
    }
    expect(await chargesOf(loan)).toHaveLength(1);
  });
});
