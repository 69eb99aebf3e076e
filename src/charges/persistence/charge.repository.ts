import { Injectable } from '@nestjs/common';
import type { EarlyReturnCredit } from '../../loan-rules/index.js';
import { type CalendarDate, calendarDate } from '../../platform/calendar/index.js';
import type { Queries, Tx } from '../../platform/database/index.js';
import type { ChargeKind } from '../domain/charge-kinds.js';
import { ChargeEntity, CreditEntity } from './entities.js';

/** A loan as far as charging asks: its point, its row of the rule matrix, and who pays. */
export interface ChargedLoan {
  readonly id: string;
  readonly state: 'open' | 'returned' | 'lost';
  /** Empty once the link to the person has been cut. */
  readonly borrowerId: string | null;
  readonly lendingPointId: string;
  readonly ruleId: string;
}

/** A charge with what has been credited of it, in øre. */
export interface CreditableCharge {
  readonly id: string;
  readonly kind: ChargeKind;
  readonly amountOre: number;
  readonly creditedOre: number;
  readonly chargedOn: CalendarDate;
  /** By the row that the loan goes by. */
  readonly creditOnEarlyReturn: EarlyReturnCredit;
  /** Of a term fee. */
  readonly term: { readonly firstDay: CalendarDate; readonly lastDay: CalendarDate } | null;
}

interface CreditableRow {
  readonly id: string;
  readonly kind: ChargeKind;
  readonly amount_ore: number;
  readonly credited_ore: number;
  readonly charged_on: string;
  readonly credit_on_early_return: EarlyReturnCredit;
  readonly first_day: string | null;
  readonly last_day: string | null;
}

/** Charges and credits, which are added and never changed. */
@Injectable()
export class ChargeRepository {
  async add(tx: Tx, charge: ChargeEntity): Promise<void> {
    await tx.insert(ChargeEntity, charge);
  }

  /** Adds a charge of a term unless the loan has it. @returns false if it has */
  async addOnce(tx: Tx, charge: ChargeEntity): Promise<boolean> {
    const { id, municipalityId, borrowerId, loanId, kind, termId, amountOre, chargedOn } = charge;
    const rows = await tx.run(
      `INSERT INTO charge (id, municipality_id, borrower_id, loan_id, kind, term_id, amount_ore, charged_on)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (loan_id, kind, term_id) DO NOTHING`,
      [id, municipalityId, borrowerId, loanId, kind, termId, amountOre, chargedOn],
    );
    return rows === 1;
  }

  async credit(tx: Tx, credit: CreditEntity): Promise<void> {
    await tx.insert(CreditEntity, credit);
  }

  /** Locks a loan: whoever adds to what it costs does so one after the other. */
  async lockLoan(tx: Tx, loanId: string): Promise<ChargedLoan | undefined> {
    return tx.one<ChargedLoan>(
      `SELECT id, state, borrower_id AS "borrowerId", lending_point_id AS "lendingPointId", rule_id AS "ruleId"
       FROM loan WHERE id = $1 FOR UPDATE`,
      [loanId],
    );
  }

  /** The reservation that a loan fulfils. */
  async reservationOf(q: Queries, loanId: string): Promise<string | null> {
    const row = await q.one<{ id: string }>('SELECT id FROM reservation WHERE loan_id = $1', [loanId]);
    return row?.id ?? null;
  }

  /** The loan that a charge is of, and in whose register it stands. */
  async subjectOf(
    q: Queries,
    chargeId: string,
  ): Promise<{ readonly loanId: string; readonly municipalityId: string } | undefined> {
    return q.one('SELECT loan_id AS "loanId", municipality_id AS "municipalityId" FROM charge WHERE id = $1', [
      chargeId,
    ]);
  }

  async byId(q: Queries, chargeId: string): Promise<CreditableCharge | undefined> {
    return (await this.creditable(q, 'c.id = $1', chargeId))[0];
  }

  async ofLoan(q: Queries, loanId: string): Promise<CreditableCharge[]> {
    return this.creditable(q, 'c.loan_id = $1', loanId);
  }

  private async creditable(q: Queries, where: string, value: string): Promise<CreditableCharge[]> {
    const rows = await q.all<CreditableRow>(
      `SELECT c.id, c.kind, c.amount_ore, c.charged_on, r.credit_on_early_return, t.first_day, t.last_day,
         COALESCE((SELECT SUM(k.amount_ore) FROM credit k WHERE k.charge_id = c.id), 0) AS credited_ore
       FROM charge c JOIN loan l ON l.id = c.loan_id JOIN loan_rule r ON r.id = l.rule_id
       LEFT JOIN term t ON t.id = c.term_id WHERE ${where} ORDER BY c.charged_on, c.id`,
      [value],
    );
    return rows.map((row) => ({
      id: row.id,
      kind: row.kind,
      amountOre: row.amount_ore,
      creditedOre: row.credited_ore,
      chargedOn: calendarDate(row.charged_on),
      creditOnEarlyReturn: row.credit_on_early_return,
      term:
        row.first_day === null || row.last_day === null
          ? null
          : { firstDay: calendarDate(row.first_day), lastDay: calendarDate(row.last_day) },
    }));
  }
}
