import { type ConstraintTable, conflict } from '../platform/http/index.js';

/** A term and a deposit are charged once for each loan: who comes second meets what the first has just done. */
export const chargeConstraints: ConstraintTable = {
  ux_charge_loan_kind_term: () => conflict('changed-meanwhile'),
  ux_charge_loan_deposit: () => conflict('changed-meanwhile'),
};
