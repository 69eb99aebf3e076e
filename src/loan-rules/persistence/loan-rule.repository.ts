import { Injectable } from '@nestjs/common';
import type { CalendarDate } from '../../platform/calendar/index.js';
import { type Queries, type Tx, toBoolean } from '../../platform/database/index.js';
import type { LoanRule } from '../domain/loan-rule.js';
import { LoanRuleEntity } from './loan-rule.entity.js';

type TruthValues = 'otherMunicipalities' | 'mayBorrow' | 'needsReservation' | 'needsTerms' | 'needsContract';
type LoanRuleRow = Omit<LoanRule, TruthValues> & Readonly<Record<TruthValues, unknown>>;

const columns = `id, lending_point_kind AS "lendingPointKind", lending_point_id AS "lendingPointId", grade_id AS "gradeId",
         kind_id AS "kindId", programme_id AS "programmeId", borrower_category AS "borrowerCategory",
         other_municipalities AS "otherMunicipalities", borrower_municipality_id AS "borrowerMunicipalityId",
         valid_from AS "validFrom", valid_to AS "validTo", may_borrow AS "mayBorrow",
         needs_reservation AS "needsReservation", length_kind AS "lengthKind", length_days AS "lengthDays",
         max_open_loans AS "maxOpenLoans", max_renewals AS "maxRenewals", renewal_days AS "renewalDays",
         longest_total_days AS "longestTotalDays", fee_ore AS "feeOre", deposit_ore AS "depositOre",
         credit_on_early_return AS "creditOnEarlyReturn",
         service_days AS "serviceDays", closed_day AS "closedDay",
         hold_shelf_days AS "holdShelfDays", needs_terms AS "needsTerms", needs_contract AS "needsContract",
         due_soon_days AS "dueSoonDays", overdue_first_days AS "overdueFirstDays",
         overdue_second_days AS "overdueSecondDays", overdue_last_days AS "overdueLastDays", version
`;

/** Keeps the rule matrix: a small table that changes seldom. */
@Injectable()
export class LoanRuleRepository {
  /** Every row, those not valid today too: a loan keeps the row that it was made under. */
  async all(q: Queries): Promise<LoanRule[]> {
    return (await q.all<LoanRuleRow>(`SELECT ${columns} FROM loan_rule ORDER BY id`)).map(ruleOf);
  }

  async byId(q: Queries, id: string): Promise<LoanRule | undefined> {
    const row = await q.one<LoanRuleRow>(`SELECT ${columns} FROM loan_rule WHERE id = $1`, [id]);
    return row && ruleOf(row);
  }

  /** A row, locked until the caller's unit of work has ended: nobody makes a loan or a reservation under it meanwhile. */
  async lock(tx: Tx, id: string): Promise<LoanRule | undefined> {
    const row = await tx.one<LoanRuleRow>(`SELECT ${columns} FROM loan_rule WHERE id = $1 FOR UPDATE`, [id]);
    return row && ruleOf(row);
  }

  /** @throws ConstraintViolation `pk_loan_rule` when there is one of this id */
  async add(tx: Tx, rule: LoanRule): Promise<void> {
    await tx.insert(LoanRuleEntity, rule);
  }

  /** Sets the last day of a row, and tells whether it still was at the version. */
  async setEnd(tx: Tx, { id, version }: LoanRule, validTo: CalendarDate | null): Promise<boolean> {
    const rows = await tx.run(
      'UPDATE loan_rule SET valid_to = $1, version = version + 1 WHERE id = $2 AND version = $3',
      [validTo, id, version],
    );
    return rows === 1;
  }

  /** Whether a loan or a reservation, past ones too, goes by a row. */
  async isUsed(q: Queries, id: string): Promise<boolean> {
    const row = await q.one(
      `SELECT 1 AS used FROM loan_rule r WHERE r.id = $1 AND (EXISTS (SELECT 1 FROM loan l WHERE l.rule_id = r.id)
         OR EXISTS (SELECT 1 FROM reservation v WHERE v.rule_id = r.id))`,
      [id],
    );
    return row !== undefined;
  }
}

function ruleOf(row: LoanRuleRow): LoanRule {
  return {
    ...row,
    otherMunicipalities: toBoolean(row.otherMunicipalities),
    mayBorrow: toBoolean(row.mayBorrow),
    needsReservation: toBoolean(row.needsReservation),
    needsTerms: toBoolean(row.needsTerms),
    needsContract: toBoolean(row.needsContract),
  };
}
