import { type ConstraintTable, conflict } from '../platform/http/index.js';

/** Numbers are random: two that are alike are tried again by whoever asked. */
export const subsidyConstraints: ConstraintTable = {
  ux_subsidy_case_number: () => conflict('changed-meanwhile'),
  ux_subsidy_case_voucher: () => conflict('changed-meanwhile'),
  pk_subsidy_case_entry: () => conflict('changed-meanwhile'),
  pk_subsidy_access: () => conflict('changed-meanwhile'),
};
