import { type ConstraintTable, conflict } from '../platform/http/index.js';

/** A term and a deposit are charged once for each loan, and credited once: who comes second meets what the first has just done. */
export const chargeConstraints: ConstraintTable = {
  ux_charge_loan_kind_term: () => conflict('changed-meanwhile'),
  ux_charge_loan_deposit: () => conflict('changed-meanwhile'),
  ux_credit_once: () => conflict('changed-meanwhile'),
};
