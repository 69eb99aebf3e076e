import { type ConstraintTable, conflict } from '../platform/http/index.js';

/** Grants of one borrower follow each other: who comes second meets what the first has just done. */
export const coverageConstraints: ConstraintTable = {
  ux_coverage_position: () => conflict('changed-meanwhile'),
};
