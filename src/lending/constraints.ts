import { type ConstraintTable, conflict, refused } from '../platform/http/index.js';

/** The last guards of lending say what the rules would have said. */
export const lendingConstraints: ConstraintTable = {
  ux_loan_open_instrument: () =>
    refused([{ code: 'instrument-not-available', overridable: false, params: { state: 'on-loan' } }]),
  ck_loan_due: () => refused([{ code: 'due-date-too-early', overridable: false }]),
  ux_closure_move_loan: () => conflict('changed-meanwhile'),
  ux_closure_move_reservation: () => conflict('changed-meanwhile'),
  pk_loan_accessory: () => conflict('changed-meanwhile'),
};
