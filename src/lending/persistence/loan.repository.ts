import { Injectable } from '@nestjs/common';
import { type CalendarDate, calendarDate } from '../../platform/calendar/index.js';
import { type Queries, type Tx, toInstantOrNull } from '../../platform/database/index.js';
import type { CountedLoan } from '../domain/days-had.js';
import { LoanAccessoryEntity, LoanEntity, LoanReplacementAccessoryEntity, LoanReplacementEntity } from './entities.js';

/** A loan as the use cases need it. */
export interface LoanRow {
  readonly id: string;
  readonly instrumentCode: string;
  readonly borrowerId: string | null;
  readonly lendingPointId: string;
  readonly ruleId: string;
  readonly state: 'open' | 'returned' | 'lost';
  readonly outOn: CalendarDate;
  readonly dueOn: CalendarDate;
  readonly returnedOn: CalendarDate | null;
  readonly renewals: number;
  readonly renewedOn: CalendarDate | null;
  readonly claimedReturnedAt: Date | null;
  readonly version: number;
}

/** What is stored of a replacement, but for the loan that it is of. */
export type NewReplacement = Omit<LoanReplacementEntity, 'loanId' | 'oldCode'> & {
  /** What went out with the one that came back. */
  readonly lent: ReadonlySet<string>;
  /** What of it did not come back. */
  readonly missing: readonly string[];
  /** What goes out with the new one. */
  readonly accessories: readonly string[];
};

interface RawLoan {
  id: string;
  instrument_code: string;
  borrower_id: string | null;
  lending_point_id: string;
  rule_id: string;
  state: LoanRow['state'];
  out_on: string;
  due_on: string;
  returned_on: string | null;
  renewals: number;
  renewed_on: string | null;
  claimed_returned_at: unknown;
  version: number;
}

const columns = `l.id, l.instrument_code, l.borrower_id, l.lending_point_id, l.rule_id, l.state, l.out_on, l.due_on,
  l.returned_on, l.renewals, l.renewed_on, l.claimed_returned_at, l.version`;

/** Loans, written by compare-and-set. */
@Injectable()
export class LoanRepository {
  /** Opens a loan; `ux_loan_open_instrument` is the last guard against a second one. */
  async open(tx: Tx, loan: LoanEntity, accessoryIds: readonly string[]): Promise<void> {
    await tx.insert(LoanEntity, loan);
    for (const accessoryId of accessoryIds) {
      await tx.insert(LoanAccessoryEntity, { loanId: loan.id, accessoryId, cameBack: null });
    }
  }

  async byId(q: Queries, id: string): Promise<LoanRow | undefined> {
    const row = await q.one<RawLoan>(`SELECT ${columns} FROM loan l WHERE l.id = $1`, [id]);
    return row && loanOf(row);
  }

  async lock(tx: Tx, id: string): Promise<LoanRow | undefined> {
    const row = await tx.one<RawLoan>(`SELECT ${columns} FROM loan l WHERE l.id = $1 FOR UPDATE`, [id]);
    return row && loanOf(row);
  }

  /** Which instrument a loan is of: it is locked before the loan, as at a hand-over and a return. */
  async instrumentOf(q: Queries, id: string): Promise<string | undefined> {
    const row = await q.one<{ code: string }>('SELECT instrument_code AS code FROM loan WHERE id = $1', [id]);
    return row?.code;
  }

  async readOpenLoanOf(q: Queries, instrumentCode: string): Promise<LoanRow | undefined> {
    const row = await q.one<RawLoan>(
      `SELECT ${columns} FROM loan l WHERE l.instrument_code = $1 AND l.state = 'open'`,
      [instrumentCode],
    );
    return row && loanOf(row);
  }

  async openLoanOf(tx: Tx, instrumentCode: string): Promise<LoanRow | undefined> {
    const row = await tx.one<RawLoan>(
      `SELECT ${columns} FROM loan l WHERE l.instrument_code = $1 AND l.state = 'open' FOR UPDATE`,
      [instrumentCode],
    );
    return row && loanOf(row);
  }

  /** What of a borrower's loans counts towards limits: open ones, and time with instruments. */
  async countedLoansOf(q: Queries, borrowerId: string): Promise<CountedLoan[]> {
    const rows = await q.all<{
      state: string;
      instrument_code: string;
      out_on: string;
      returned_on: string | null;
      instead: string | null;
    }>(
      `SELECT state, instrument_code, out_on, returned_on, NULL AS instead FROM loan WHERE borrower_id = $1
       UNION ALL
       SELECT 'replaced', r.old_code, r.out_on, r.replaced_on, CASE WHEN l.state <> 'lost' THEN l.instrument_code END
       FROM loan l JOIN loan_replacement r ON r.loan_id = l.id WHERE l.borrower_id = $1`,
      [borrowerId],
    );
    return rows.map((row) => ({
      open: row.state === 'open',
      instrumentCode: row.instrument_code,
      outOn: calendarDate(row.out_on),
      returnedOn: row.returned_on === null ? null : calendarDate(row.returned_on),
      instead: row.instead,
    }));
  }

  /** The day from which a loan's present instrument is out. */
  async outSince(q: Queries, { id, outOn }: LoanRow): Promise<CalendarDate> {
    const row = await q.one<{ since: string }>(
      'SELECT replaced_on AS since FROM loan_replacement WHERE loan_id = $1 ORDER BY replaced_at DESC, id DESC LIMIT 1',
      [id],
    );
    return row === undefined ? outOn : calendarDate(row.since);
  }

  async accessoriesOf(q: Queries, loanId: string): Promise<string[]> {
    const rows = await q.all<{ accessory_id: string }>('SELECT accessory_id FROM loan_accessory WHERE loan_id = $1', [
      loanId,
    ]);
    return rows.map((row) => row.accessory_id);
  }

  /** Ends an open loan. @returns false if somebody was first */
  async close(
    tx: Tx,
    loan: LoanRow,
    end: { returnedOn: CalendarDate; registeredAt: Date; pointId: string; by: string },
    missing: readonly string[],
  ): Promise<boolean> {
    const rows = await tx.run(
      `UPDATE loan SET state = 'returned', returned_on = $1, registered_at = $2, returned_point_id = $3, returned_by = $4,
         version = version + 1 WHERE id = $5 AND version = $6 AND state = 'open'`,
      [end.returnedOn, end.registeredAt, end.pointId, end.by, loan.id, loan.version],
    );
    if (rows === 0) return false;
    await tx.run('UPDATE loan_accessory SET came_back = TRUE WHERE loan_id = $1', [loan.id]);
    for (const accessoryId of missing) {
      await tx.run('UPDATE loan_accessory SET came_back = FALSE WHERE loan_id = $1 AND accessory_id = $2', [
        loan.id,
        accessoryId,
      ]);
    }
    return true;
  }

  /** Gives an open loan another instrument. @returns false if somebody was first */
  async replace(tx: Tx, loan: LoanRow, replacement: NewReplacement): Promise<boolean> {
    const { lent, missing, accessories, ...row } = replacement;
    const rows = await tx.run(
      `UPDATE loan SET instrument_code = $1, version = version + 1 WHERE id = $2 AND version = $3 AND state = 'open'`,
      [row.newCode, loan.id, loan.version],
    );
    if (rows === 0) return false;
    await tx.insert(LoanReplacementEntity, { ...row, loanId: loan.id, oldCode: loan.instrumentCode });
    const gone = new Set(missing);
    for (const accessoryId of lent) {
      const cameBack = !gone.has(accessoryId);
      await tx.insert(LoanReplacementAccessoryEntity, { replacementId: row.id, accessoryId, cameBack });
    }
    await tx.run('DELETE FROM loan_accessory WHERE loan_id = $1', [loan.id]);
    for (const accessoryId of accessories) {
      await tx.insert(LoanAccessoryEntity, { loanId: loan.id, accessoryId, cameBack: null });
    }
    return true;
  }

  /** Moves the due day because the point is closed: no renewal, and by the same row. @returns false if somebody was first */
  async moveDueDay(tx: Tx, loan: LoanRow, dueOn: CalendarDate): Promise<boolean> {
    const rows = await tx.run(
      `UPDATE loan SET due_on = $1, version = version + 1 WHERE id = $2 AND version = $3 AND state = 'open'`,
      [dueOn, loan.id, loan.version],
    );
    return rows === 1;
  }

  /** Moves the due day. @returns false if somebody was first */
  async renew(tx: Tx, loan: LoanRow, to: { dueOn: CalendarDate; on: CalendarDate; ruleId: string }): Promise<boolean> {
    const rows = await tx.run(
      `UPDATE loan SET due_on = $1, renewed_on = $2, rule_id = $3, renewals = renewals + 1, version = version + 1
       WHERE id = $4 AND version = $5 AND state = 'open'`,
      [to.dueOn, to.on, to.ruleId, loan.id, loan.version],
    );
    return rows === 1;
  }
}

function loanOf(row: RawLoan): LoanRow {
  return {
    id: row.id,
    instrumentCode: row.instrument_code,
    borrowerId: row.borrower_id,
    lendingPointId: row.lending_point_id,
    ruleId: row.rule_id,
    state: row.state,
    outOn: calendarDate(row.out_on),
    dueOn: calendarDate(row.due_on),
    returnedOn: row.returned_on === null ? null : calendarDate(row.returned_on),
    renewals: row.renewals,
    renewedOn: row.renewed_on === null ? null : calendarDate(row.renewed_on),
    claimedReturnedAt: toInstantOrNull(row.claimed_returned_at),
    version: row.version,
  };
}
