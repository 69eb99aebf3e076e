import { type ConstraintTable, conflict, refused } from '../platform/http/index.js';

/** What the named constraints of this feature refuse, in the words of the rules. */
export const borrowerConstraints: ConstraintTable = {
  ux_borrower_card: () => refused([{ code: 'card-number-taken', overridable: false }]),
  ux_agreement_terms: () => conflict('agreement-already-accepted'),
  ux_agreement_reservation: () => conflict('agreement-already-accepted'),
  ux_agreement_loan: () => conflict('agreement-already-accepted'),
};
