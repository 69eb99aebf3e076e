import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { Charges, chargeConstraints } from '../../src/charges/index.js';
import { ConstraintViolation } from '../../src/platform/database/index.js';
import { ConstraintProblems } from '../../src/platform/http/index.js';
import { type TestApplication, startApplication, usualDay } from '../support/application.js';
import { eachDatabase } from '../support/databases.js';

interface Loan {
  readonly loanId: string;
  readonly borrowerId: string;
  readonly lendingPointId: string;
}

eachDatabase((database) => {
  let town: TestApplication;
  beforeAll(async () => {
    town = await startApplication(database());
  });
  afterAll(() => town.close());

  const chargesOf = ({ loanId }: Loan) =>
    town.database.reader.all('SELECT kind, amount_ore AS "amountOre" FROM charge WHERE loan_id = $1', [loanId]);

  it.each([
    ['deposit', { termId: null, feeOre: 0, depositOre: 50_000 }, 'ux_charge_loan_deposit'],
    ['term', { termId: 'of the municipality', feeOre: 50_000, depositOre: 0 }, 'ux_charge_loan_kind_term'],
  ] as const)('charges a %s of a loan once, however many charge it at the same time', async (_what, owed, name) => {
    const { reader, unitOfWork } = town.database;
    const [loan] = await reader.all<Loan>(
      `SELECT l.id AS "loanId", l.borrower_id AS "borrowerId", l.lending_point_id AS "lendingPointId" FROM loan l
       WHERE l.borrower_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM charge c WHERE c.loan_id = l.id) ORDER BY l.id LIMIT 1`,
    );
    const [term] = await reader.all<{ id: string }>('SELECT id FROM term ORDER BY id LIMIT 1');
    if (loan === undefined || term === undefined) throw new Error('The demonstration has neither');
    const charges = town.app.get(Charges, { strict: false });
    const termId = owed.termId === null ? null : term.id;
    const charge = { ...loan, ...owed, reservationId: null, termId, on: usualDay };
    const results = await Promise.allSettled(
      Array.from({ length: 20 }, () => unitOfWork.run((tx) => charges.atHandOver(tx, charge))),
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
