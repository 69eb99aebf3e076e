import type { ConstraintViolation } from '../database/index.js';
import type { Problem } from './problem.js';

/** Which refusal the violation of a named constraint is. Each feature gives its rows; one table for the whole application. */
export type ConstraintTable = Readonly<Record<string, () => Problem>>;

/** Translates a named constraint's violation into the refusal that the rules would have given. */
export class ConstraintProblems {
  private readonly table: ConstraintTable;

  constructor(tables: readonly ConstraintTable[]) {
    this.table = Object.assign({}, ...tables) as ConstraintTable;
  }

  /** The refusal, or the violation itself where no row of the table knows it (a fault of the program). */
  problemFor(violation: ConstraintViolation): Problem | ConstraintViolation {
    return this.table[violation.constraint]?.() ?? violation;
  }
}
