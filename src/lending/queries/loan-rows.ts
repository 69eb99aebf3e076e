import { depositToPay, termFeeToPay } from '../../charges/index.js';

/** A row of {@link loanColumns}. */
export interface LoanRow {
  id: string;
  instrument_code: string;
  borrower_id: string | null;
  lending_point_id: string;
  state: 'open' | 'returned' | 'lost';
  claimed_returned_at: unknown;
  out_at: unknown;
  due_on: string;
  returned_on: string | null;
  registered_at: unknown;
  renewals: number;
  to_pay_ore: number;
  deposit_to_pay_ore: number;
  version: number;
  reservation_id: string | null;
}

/** The columns of {@link LoanRow}, for a `SELECT` from `loan l`. */
export const loanColumns = `l.id, l.instrument_code, l.borrower_id, l.lending_point_id, l.state, l.claimed_returned_at, l.out_at, l.due_on,
  l.returned_on, l.registered_at, l.renewals, l.version,
  ${termFeeToPay('l.id')} AS to_pay_ore, ${depositToPay('l.id')} AS deposit_to_pay_ore,
  (SELECT r.id FROM reservation r WHERE r.loan_id = l.id) AS reservation_id`;
