import { Injectable } from '@nestjs/common';
import type { CalendarDate } from '../../platform/calendar/index.js';
import type { Queries } from '../../platform/database/index.js';
import type { LoanTerm } from './charge-term.js';

/**
 * Open loans whose row has a fee and whose municipality has a term that has begun and has not been charged. A term that is over is not
 * looked at: the row by which a loan goes today says nothing of what it would have cost then.
 */
const due = `FROM loan l
  JOIN loan_rule r ON r.id = l.rule_id
  JOIN lending_point p ON p.id = l.lending_point_id
  JOIN unit u ON u.id = p.unit_id
  JOIN term t ON t.municipality_id = u.municipality_id AND t.first_day <= $1 AND t.last_day >= $1
  WHERE l.state = 'open' AND l.borrower_id IS NOT NULL AND l.out_on <= $1 AND r.fee_ore > 0
    AND NOT EXISTS (SELECT 1 FROM charge c WHERE c.loan_id = l.id AND c.kind = 'term-fee' AND c.term_id = t.id)`;

/** What the nightly run has to charge. */
@Injectable()
export class DueTermFees {
  /** By loan; those after one of them. */
  async on(q: Queries, on: CalendarDate, limit: number, after = ''): Promise<LoanTerm[]> {
    return q.all<LoanTerm>(`SELECT l.id AS "loanId", t.id AS "termId" ${due} AND l.id > $2 ORDER BY l.id LIMIT $3`, [
      on,
      after,
      limit,
    ]);
  }

  async count(q: Queries, on: CalendarDate): Promise<number> {
    const row = await q.one<{ count: number }>(`SELECT CAST(COUNT(*) AS INTEGER) AS count ${due}`, [on]);
    return row?.count ?? 0;
  }
}
