import { type ConstraintTable, refused } from '../platform/http/index.js';

/** What the named constraints of this feature refuse, in the words of the rules. */
export const borrowerConstraints: ConstraintTable = {
  ux_borrower_card: () => refused([{ code: 'card-number-taken', overridable: false }]),
};
