import { Injectable } from '@nestjs/common';
import { type Queries, toBoolean } from '../../platform/database/index.js';
import type { LoanRule } from '../domain/loan-rule.js';

type TruthValues = 'mayBorrow' | 'needsReservation' | 'needsTerms' | 'needsContract';
type LoanRuleRow = Omit<LoanRule, TruthValues> & Readonly<Record<TruthValues, unknown>>;

/** Reads the rule matrix: a small table that changes seldom. */
@Injectable()
export class LoanRuleRepository {
  /** Every row, those not valid today too: a loan keeps the row that it was made under. */
  async all(q: Queries): Promise<LoanRule[]> {
    const rows = await q.all<LoanRuleRow>(
      `SELECT id, lending_point_kind AS "lendingPointKind", lending_point_id AS "lendingPointId", grade_id AS "gradeId",
         kind_id AS "kindId", programme_id AS "programmeId", borrower_category AS "borrowerCategory",
         valid_from AS "validFrom", valid_to AS "validTo", may_borrow AS "mayBorrow",
         needs_reservation AS "needsReservation", length_kind AS "lengthKind", length_days AS "lengthDays",
         max_open_loans AS "maxOpenLoans", max_renewals AS "maxRenewals", renewal_days AS "renewalDays",
         longest_total_days AS "longestTotalDays", fee_ore AS "feeOre", deposit_ore AS "depositOre",
         credit_on_early_return AS "creditOnEarlyReturn",
         service_days AS "serviceDays", closed_day AS "closedDay",
         hold_shelf_days AS "holdShelfDays", needs_terms AS "needsTerms", needs_contract AS "needsContract"
       FROM loan_rule ORDER BY id`,
    );
    return rows.map((row) => ({
      ...row,
      mayBorrow: toBoolean(row.mayBorrow),
      needsReservation: toBoolean(row.needsReservation),
      needsTerms: toBoolean(row.needsTerms),
      needsContract: toBoolean(row.needsContract),
    }));
  }
}
