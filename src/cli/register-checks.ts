import type { Queries } from '../platform/database/index.js';

/** One thing that must hold in the register, as a query for what breaks it. */
interface RegisterCheck {
  readonly name: string;
  /** Gives one text for each thing that is wrong. */
  readonly broken: string;
}

/** What must always hold; the desk, the migrations and a restored backup are judged by the same list. */
const registerChecks: readonly RegisterCheck[] = [
  {
    name: 'an instrument is on loan exactly when it has an open loan',
    broken: `SELECT i.code AS what FROM instrument i
      LEFT JOIN loan l ON l.instrument_code = i.code AND l.state = 'open'
      WHERE (i.state = 'on-loan') <> (l.id IS NOT NULL)`,
  },
  {
    name: 'an instrument on loan is due when its loan is, and is at no point',
    broken: `SELECT i.code AS what FROM instrument i JOIN loan l ON l.instrument_code = i.code AND l.state = 'open'
      WHERE i.due_on IS NULL OR i.due_on <> l.due_on OR i.current_point_id IS NOT NULL`,
  },
  {
    name: 'an instrument is in repair exactly when a repair is open',
    broken: `SELECT i.code AS what FROM instrument i
      LEFT JOIN repair r ON r.instrument_code = i.code AND r.completed_at IS NULL
      WHERE (i.state = 'in-repair') <> (r.id IS NOT NULL)`,
  },
  {
    name: 'an instrument is under way exactly when a transfer is open',
    broken: `SELECT i.code AS what FROM instrument i
      LEFT JOIN transfer t ON t.instrument_code = i.code AND t.received_at IS NULL
      WHERE (i.state = 'in-transfer') <> (t.id IS NOT NULL)`,
  },
  {
    name: 'what is ready for pick-up stands on the hold shelf of its pick-up point',
    broken: `SELECT r.id AS what FROM reservation r JOIN instrument i ON i.code = r.instrument_code
      WHERE r.state = 'ready' AND (i.state <> 'on-hold-shelf' OR i.current_point_id IS NULL
        OR i.current_point_id <> r.pickup_point_id)`,
  },
  {
    name: 'an available instrument is somewhere',
    broken: `SELECT i.code AS what FROM instrument i WHERE i.state = 'available' AND i.current_point_id IS NULL`,
  },
  {
    name: 'a loan whose instrument was replaced has the one that came last',
    broken: `SELECT l.id AS what FROM loan l JOIN loan_replacement r ON r.loan_id = l.id
      WHERE r.new_code <> l.instrument_code AND NOT EXISTS (SELECT 1 FROM loan_replacement n
        WHERE n.loan_id = l.id AND n.old_code = r.new_code AND n.replaced_at >= r.replaced_at)`,
  },
  {
    name: 'what is out with a loan belongs to its instrument',
    broken: `SELECT l.id AS what FROM loan l JOIN loan_accessory o ON o.loan_id = l.id
      JOIN accessory a ON a.id = o.accessory_id WHERE a.instrument_code <> l.instrument_code`,
  },
  {
    name: 'an open loan has a borrower',
    broken: `SELECT l.id AS what FROM loan l WHERE l.state = 'open' AND l.borrower_id IS NULL`,
  },
  {
    name: 'a loan with a deposit by the rule of its hand-over has the charge, once',
    broken: `SELECT l.id AS what FROM loan l JOIN loan_rule r ON r.id = l.rule_id
      LEFT JOIN charge c ON c.loan_id = l.id AND c.kind = 'deposit'
      WHERE r.deposit_ore > 0 AND l.renewals = 0 AND l.borrower_id IS NOT NULL
      GROUP BY l.id HAVING COUNT(c.id) <> 1`,
  },
  {
    name: 'a charge is owed to the municipality of its lending point and term',
    broken: `SELECT c.id AS what FROM charge c JOIN loan l ON l.id = c.loan_id
      JOIN lending_point p ON p.id = l.lending_point_id JOIN unit u ON u.id = p.unit_id LEFT JOIN term t ON t.id = c.term_id
      WHERE c.municipality_id <> u.municipality_id OR t.municipality_id <> c.municipality_id`,
  },
  {
    name: 'no more is credited of a charge than it was',
    broken: `SELECT c.id AS what FROM charge c JOIN credit k ON k.charge_id = c.id
      GROUP BY c.id, c.amount_ore HAVING SUM(k.amount_ore) > c.amount_ore`,
  },
  {
    name: 'a deposit is given back exactly when its instrument has come back',
    broken: `SELECT c.id AS what FROM charge c JOIN loan l ON l.id = c.loan_id
      LEFT JOIN credit k ON k.charge_id = c.id AND k.kind = 'deposit-back'
      WHERE c.kind = 'deposit' AND (l.state = 'returned') <> (k.id IS NOT NULL)`,
  },
  {
    name: 'of a deposit that was given back nothing is left, for whoever paid it',
    broken: `SELECT c.id AS what FROM charge c JOIN credit k ON k.charge_id = c.id AND k.kind = 'deposit-back'
      WHERE c.amount_ore <> (SELECT SUM(o.amount_ore) FROM credit o WHERE o.charge_id = c.id)
        OR EXISTS (SELECT 1 FROM charge_coverage p
          LEFT JOIN credit_coverage b ON b.credit_id = k.id AND b.coverage_id = p.coverage_id
          WHERE p.charge_id = c.id AND p.amount_ore <> COALESCE(b.amount_ore, 0))`,
  },
  {
    name: 'what goes back to where it was covered was taken there',
    broken: `SELECT b.credit_id AS what FROM credit_coverage b JOIN credit k ON k.id = b.credit_id
      LEFT JOIN charge_coverage p ON p.charge_id = k.charge_id AND p.coverage_id = b.coverage_id
      WHERE p.amount_ore IS NULL OR b.amount_ore > p.amount_ore`,
  },
  {
    name: 'no coverage has taken more than its cap',
    broken: `SELECT c.id AS what FROM coverage c
      WHERE (SELECT COALESCE(SUM(p.amount_ore), 0) FROM charge_coverage p WHERE p.coverage_id = c.id)
        - (SELECT COALESCE(SUM(b.amount_ore), 0) FROM credit_coverage b WHERE b.coverage_id = c.id) > c.cap_ore`,
  },
  {
    name: 'a charge is covered for its own borrower, on a day on which that was in force',
    broken: `SELECT p.charge_id AS what FROM charge_coverage p
      JOIN charge c ON c.id = p.charge_id JOIN coverage v ON v.id = p.coverage_id
      WHERE v.borrower_id <> c.borrower_id OR v.valid_from > c.charged_on`,
  },
  {
    name: 'every loan was opened by somebody, and the log says so once',
    broken: `SELECT l.id AS what FROM loan l
      LEFT JOIN audit_entry a ON a.subject_type = 'loan' AND a.subject_id = l.id AND a.action = 'loan.opened'
      GROUP BY l.id HAVING COUNT(a.id) <> 1`,
  },
  {
    name: 'no two promises of an instrument overlap',
    broken: `SELECT a.id AS what FROM reservation a JOIN reservation b ON b.instrument_code = a.instrument_code AND b.id > a.id
      WHERE a.state IN ('awaiting-acceptance', 'confirmed', 'ready') AND b.state IN ('awaiting-acceptance', 'confirmed', 'ready')
        AND a.from_day <= b.busy_to AND b.from_day <= a.busy_to`,
  },
  {
    name: 'what is promised is of the kind and size that was asked for',
    broken: `SELECT r.id AS what FROM reservation r JOIN instrument i ON i.code = r.instrument_code
      WHERE r.state IN ('awaiting-acceptance', 'confirmed', 'ready')
        AND (i.kind_id <> r.kind_id OR (r.pinned_code IS NULL AND r.size IS NOT NULL AND (i.size IS NULL OR i.size <> r.size)))`,
  },
  {
    name: 'what is promised has a borrower',
    broken: `SELECT r.id AS what FROM reservation r
      WHERE r.state IN ('waiting', 'awaiting-acceptance', 'confirmed', 'ready') AND r.borrower_id IS NULL`,
  },
  {
    name: 'a reservation was made by somebody, and the log says so once',
    broken: `SELECT r.id AS what FROM reservation r
      LEFT JOIN audit_entry a ON a.subject_type = 'reservation' AND a.subject_id = r.id AND a.action = 'reservation.made'
      GROUP BY r.id HAVING COUNT(a.id) <> 1`,
  },
  {
    name: 'an instrument has the grade that was last given',
    broken: `SELECT i.code AS what FROM instrument i JOIN grading g ON g.instrument_code = i.code
      WHERE g.graded_at = (SELECT MAX(n.graded_at) FROM grading n WHERE n.instrument_code = i.code)
      GROUP BY i.code, i.grade_id HAVING SUM(CASE WHEN g.grade_id = i.grade_id THEN 1 ELSE 0 END) = 0`,
  },
  {
    name: 'a link that was used has its answer, given by its receiver',
    broken: `SELECT s.id AS what FROM signed_link s LEFT JOIN agreement a ON a.id = s.answer_id
      WHERE s.answer_id IS NOT NULL AND (a.id IS NULL OR a.borrower_id <> s.borrower_id OR a.acceptor_id <> s.receiver_id
        OR a.type <> s.purpose)`,
  },
  {
    name: 'a rule that opens a lending point opens it to another municipality than its own',
    broken: `SELECT w.id AS what FROM loan_rule w JOIN lending_point p ON p.id = w.lending_point_id
      JOIN unit u ON u.id = p.unit_id WHERE w.borrower_municipality_id = u.municipality_id`,
  },
  {
    name: 'an instrument can be found by a word',
    broken: `SELECT i.code AS what FROM instrument i
      WHERE NOT EXISTS (SELECT 1 FROM instrument_word w WHERE w.sort_key = i.sort_key)`,
  },
  {
    name: 'a case that was decided has its letter',
    broken: `SELECT c.id AS what FROM subsidy_case c
      WHERE c.state IN ('granted', 'rejected', 'revoked', 'expired')
        AND NOT EXISTS (SELECT 1 FROM subsidy_letter l WHERE l.case_id = c.id)`,
  },
  {
    name: 'a case has a log of its own, without a gap',
    broken: `SELECT c.id AS what FROM subsidy_case c LEFT JOIN subsidy_case_entry e ON e.case_id = c.id
      GROUP BY c.id HAVING COUNT(e.number) = 0 OR COUNT(e.number) <> MAX(e.number)`,
  },
  {
    name: 'the shares of a cost agreement are the whole',
    broken: `SELECT a.id AS what FROM cost_agreement a LEFT JOIN cost_agreement_share s ON s.agreement_id = a.id
      GROUP BY a.id HAVING COALESCE(SUM(s.basis_points), 0) <> 10000`,
  },
  {
    name: 'a settlement nets to zero',
    broken: `SELECT l.settlement_id AS what FROM settlement_line l GROUP BY l.settlement_id
      HAVING SUM(CASE l.side WHEN 'debit' THEN l.amount_ore ELSE -l.amount_ore END) <> 0`,
  },
  {
    name: 'what a settlement has moved on counts later',
    broken: `SELECT c.entry_id AS what FROM settlement_carry c JOIN settlement s ON s.id = c.settlement_id
      WHERE c.period <= s.period OR s.state <> 'closed'`,
  },
  {
    name: 'what a loan counts for is of the day on which it went out',
    broken: `SELECT f.loan_id AS what FROM loan_figure f JOIN loan l ON l.id = f.loan_id WHERE f.out_on <> l.out_on`,
  },
  {
    name: 'no two terms of a municipality share a day',
    broken: `SELECT one.id AS what FROM term one JOIN term other ON other.municipality_id = one.municipality_id
      AND other.id <> one.id AND other.first_day <= one.last_day AND one.first_day <= other.last_day`,
  },
];

/** What one check found. */
export interface CheckResult {
  readonly name: string;
  /** The first of what is wrong, at most ten; empty is well. */
  readonly broken: readonly string[];
}

/** Is the register whole? */
export async function checkRegister(q: Queries): Promise<CheckResult[]> {
  const results: CheckResult[] = [];
  for (const { name, broken } of registerChecks) {
    const rows = await q.all<{ what: string }>(`${broken} LIMIT 10`);
    results.push({ name, broken: rows.map(({ what }) => what) });
  }
  return results;
}
