import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { checkRegister } from '../../src/cli/register-checks.js';
import { seedDemo, settleDemo } from '../../src/demo/index.js';
import { hashPassword } from '../../src/identity/index.js';
import { loadConfig } from '../../src/platform/config/index.js';
import { type Database, openDatabase } from '../../src/platform/database/index.js';
import { schema } from '../../src/schema.js';
import { usualDay } from '../support/application.js';
import { eachDatabase } from '../support/databases.js';

/** Covers everybody, each by a coverage that is called as they are. */
function covered(basisPoints: number, capOre: number | null): string {
  return `INSERT INTO coverage (id, borrower_id, position, basis_points, cap_ore, valid_from)
    SELECT id, id, 1, ${basisPoints}, ${capOre ?? 'NULL'}, '2000-01-01' FROM borrower`;
}

/** A case without a letter and without a log. */
const bareCase = `INSERT INTO subsidy_case (id, unit_id, case_number, voucher, state, submitted_on, person_mark, key_id, sealed, version)
  VALUES ('bare', 'nav', 'S-0', 'B-0', 'rejected', '2026-01-01', 'mark', 'key', 'sealed', 1)`;

type Dialect = 'sqlite' | 'postgres';

/**
 * Each breaks the register in one way, and is undone; the checks of these names must find it. What the database itself would not let
 * pass comes after its guard is taken away, which each dialect does in its own way.
 */
const damages: readonly {
  readonly finds: string;
  readonly unguarded?: Readonly<Record<Dialect, string>>;
  readonly by: readonly string[];
}[] = [
  {
    finds: 'no two promises of an instrument overlap',
    unguarded: {
      sqlite: 'DROP TRIGGER "ex_reservation_instrument_period_update"',
      postgres: 'ALTER TABLE reservation DROP CONSTRAINT "ex_reservation_instrument_period"',
    },
    by: [
      `UPDATE reservation SET pinned_code = NULL, instrument_code = (SELECT MIN(instrument_code) FROM reservation
         WHERE state = 'confirmed'), from_day = '2027-01-01', to_day = '2027-01-31', busy_to = '2027-01-31'
       WHERE state = 'confirmed'`,
    ],
  },
  {
    finds: 'what a loan counts for is of the day on which it went out',
    by: [`UPDATE loan_figure SET out_on = '2000-01-01'`],
  },
  {
    finds: 'an instrument is on loan exactly when it has an open loan',
    by: [
      `UPDATE instrument SET state = 'available', current_point_id = home_point_id, due_on = NULL WHERE state = 'on-loan'`,
    ],
  },
  {
    finds: 'an instrument on loan is due when its loan is, and is at no point',
    by: [`UPDATE instrument SET due_on = '2030-01-01' WHERE state = 'on-loan'`],
  },
  {
    finds: 'an instrument is in repair exactly when a repair is open',
    by: [`UPDATE instrument SET state = 'available', current_point_id = home_point_id WHERE state = 'in-repair'`],
  },
  {
    finds: 'what is ready for pick-up stands on the hold shelf of its pick-up point',
    by: [
      `UPDATE reservation SET state = 'ready', ready_until = '2030-01-01', pickup_code = 'K000'
       WHERE id = (SELECT MIN(id) FROM reservation WHERE state = 'confirmed')`,
    ],
  },
  {
    finds: 'an instrument is under way exactly when a transfer is open',
    by: [`UPDATE instrument SET state = 'available', current_point_id = home_point_id WHERE state = 'in-transfer'`],
  },
  { finds: 'a case that was decided has its letter', by: [bareCase] },
  { finds: 'a case has a log of its own, without a gap', by: [bareCase] },
  { finds: 'an available instrument is somewhere', by: [`UPDATE instrument SET current_point_id = NULL`] },
  {
    finds: 'a loan whose instrument was replaced has the one that came last',
    by: [
      `INSERT INTO loan_replacement (id, loan_id, old_code, new_code, out_on, replaced_on, replaced_at, replaced_by,
         lending_point_id, condition, reason)
       SELECT l.id, l.id, l.instrument_code, i.code, l.out_on, l.out_on, l.out_at, l.out_by, l.lending_point_id, i.condition, 'x'
       FROM loan l JOIN instrument i ON i.code = (SELECT MIN(n.code) FROM instrument n WHERE n.state = 'available')
       WHERE l.state = 'open'`,
    ],
  },
  {
    finds: 'what is out with a loan belongs to its instrument',
    by: [`UPDATE accessory SET instrument_code = (SELECT MIN(code) FROM instrument WHERE state = 'available')`],
  },
  { finds: 'an open loan has a borrower', by: [`UPDATE loan SET borrower_id = NULL`] },
  {
    finds: 'a loan with a deposit by the rule of its hand-over has the charge, once',
    by: [`DELETE FROM credit`, `DELETE FROM charge`],
  },
  {
    finds: 'a charge is owed to the municipality of its lending point and term',
    by: [
      `INSERT INTO municipality (id, name) VALUES ('elsewhere', 'Annen kommune')`,
      `UPDATE charge SET municipality_id = 'elsewhere'`,
    ],
  },
  {
    finds: 'no more is credited of a charge than it was',
    by: [`UPDATE credit SET amount_ore = amount_ore + 1`],
  },
  {
    finds: 'a deposit is given back exactly when its instrument has come back',
    by: [`DELETE FROM credit WHERE kind = 'deposit-back'`],
  },
  {
    finds: 'a deposit is given back exactly when its instrument has come back',
    by: [
      `INSERT INTO credit (id, charge_id, kind, amount_ore, credited_on)
       SELECT c.id, c.id, 'deposit-back', 0, c.charged_on FROM charge c JOIN loan l ON l.id = c.loan_id
       WHERE l.state = 'open' AND c.kind = 'deposit'`,
    ],
  },
  {
    finds: 'of a deposit that was given back nothing is left, for whoever paid it',
    by: [`UPDATE credit SET amount_ore = amount_ore - 1 WHERE kind = 'deposit-back'`],
  },
  {
    finds: 'of a deposit that was given back nothing is left, for whoever paid it',
    by: [
      covered(10_000, null),
      `INSERT INTO charge_coverage (charge_id, coverage_id, amount_ore)
      SELECT c.id, c.borrower_id, 100 FROM charge c JOIN credit k ON k.charge_id = c.id WHERE k.kind = 'deposit-back'`,
    ],
  },
  {
    finds: 'what goes back to where it was covered was taken there',
    by: [
      covered(10_000, null),
      `INSERT INTO credit_coverage (credit_id, coverage_id, amount_ore)
      SELECT k.id, c.borrower_id, 100 FROM charge c JOIN credit k ON k.charge_id = c.id`,
    ],
  },
  {
    finds: 'no coverage has taken more than its cap',
    by: [
      covered(10_000, 99),
      `INSERT INTO charge_coverage (charge_id, coverage_id, amount_ore)
      SELECT c.id, c.borrower_id, 100 FROM charge c`,
    ],
  },
  {
    finds: 'a charge is covered for its own borrower, on a day on which that was in force',
    by: [
      covered(10_000, null),
      `UPDATE coverage SET valid_from = '2999-01-01'`,
      `INSERT INTO charge_coverage
      (charge_id, coverage_id, amount_ore) SELECT c.id, c.borrower_id, 100 FROM charge c`,
    ],
  },
  {
    finds: 'every loan was opened by somebody, and the log says so once',
    by: [
      `INSERT INTO audit_entry (at, action, subject_type, subject_id) SELECT at, action, subject_type, subject_id FROM audit_entry`,
    ],
  },
  {
    finds: 'every loan was opened by somebody, and the log says so once',
    by: [`DELETE FROM audit_entry WHERE action = 'loan.opened'`],
  },
  {
    finds: 'an instrument has the grade that was last given',
    by: [`UPDATE instrument SET grade_id = CASE grade_id WHEN 'good' THEN 'basic' ELSE 'good' END`],
  },
  {
    finds: 'no two terms of a municipality share a day',
    by: [`UPDATE term SET last_day = '2099-01-01' WHERE last_day = (SELECT MIN(last_day) FROM term)`],
  },
  {
    finds: 'what is promised is of the kind and size that was asked for',
    by: [`UPDATE reservation SET kind_id = 'tuba' WHERE state = 'confirmed'`],
  },
  { finds: 'what is promised has a borrower', by: [`UPDATE reservation SET borrower_id = NULL`] },
  {
    finds: 'a reservation was made by somebody, and the log says so once',
    by: [`DELETE FROM audit_entry WHERE action = 'reservation.made'`],
  },
  {
    finds: 'a link that was used has its answer, given by its receiver',
    by: [
      `INSERT INTO signed_link (id, purpose, version, borrower_id, receiver_kind, receiver_id, token_hash, created_at, created_by,
         expires_at, used_at, answer_id)
       SELECT a.id, a.type, a.version, a.borrower_id, 'guardian', 'somebody else', a.id, a.accepted_at, 'somebody', a.accepted_at,
         a.accepted_at, a.id FROM agreement a`,
    ],
  },
  {
    finds: 'the shares of a cost agreement are the whole',
    by: [`UPDATE cost_agreement_share SET basis_points = 1 WHERE position = 0`],
  },
  {
    finds: 'a settlement nets to zero',
    by: [`UPDATE settlement_line SET amount_ore = amount_ore + 1 WHERE position = 0`],
  },
  {
    finds: 'what a settlement has moved on counts later',
    by: [
      `INSERT INTO settlement_carry (settlement_id, entry_id, period)
       SELECT s.id, (SELECT MIN(e.id) FROM ledger_entry e WHERE e.id NOT IN (SELECT entry_id FROM settlement_carry)), s.period
       FROM settlement s`,
    ],
  },
  {
    finds: 'a rule that opens a lending point opens it to another municipality than its own',
    by: [
      `UPDATE loan_rule SET lending_point_kind = NULL, lending_point_id = 'library', other_municipalities = TRUE,
         borrower_municipality_id = 'demo' WHERE id = 'library-good'`,
    ],
  },
  { finds: 'an instrument can be found by a word', by: [`DELETE FROM instrument_word`] },
];

eachDatabase((database) => {
  let db: Database;
  beforeAll(async () => {
    const config = loadConfig({ DATABASE_URL: database().url, SECRET_KEY: 'k'.repeat(32) });
    db = await openDatabase(config.database, schema);
    await seedDemo(db.unitOfWork, usualDay, hashPassword);
    await settleDemo(db, config, usualDay);
  });
  afterAll(() => db.close());

  const brokenChecks = async (): Promise<string[]> =>
    (await checkRegister(db.reader)).filter(({ broken }) => broken.length > 0).map(({ name }) => name);

  it('finds nothing wrong in the demonstration', async () => {
    expect(await brokenChecks()).toEqual([]);
  });

  it.each(damages)('finds when it is not so that $finds', async ({ finds, unguarded, by }) => {
    const undo = new Error('undone');
    const seen: string[] = [];
    const unit = db.unitOfWork.run(async (tx) => {
      if (unguarded !== undefined) await tx.run(unguarded[database().name]);
      for (const statement of by) await tx.run(statement);
      for (const { name, broken } of await checkRegister(tx)) if (broken.length > 0) seen.push(name);
      throw undo;
    });
    await expect(unit).rejects.toBe(undo);
    expect(seen).toContain(finds);
  });
});
