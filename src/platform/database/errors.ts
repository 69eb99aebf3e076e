import type { Tx } from './unit-of-work.js';

/** Nothing can be written (or read) now; `code` is stable and says why. */
export class DatabaseUnavailable extends Error {
  constructor(
    readonly code: 'database-full' | 'database-read-only' | 'database-busy' | 'database-unreachable' | 'shutting-down',
    options?: ErrorOptions,
  ) {
    super(code, options);
    this.name = 'DatabaseUnavailable';
  }
}

/**
 * Thrown inside a unit that needs a lock which somebody holds who may be waiting for one that this unit holds already: the unit
 * is undone and runs again, with `first` taking that lock before anything else. Where only one unit runs at a time it never happens.
 */
export class RunAgain extends DatabaseUnavailable {
  constructor(readonly first: (tx: Tx) => Promise<void>) {
    super('database-busy');
    this.name = 'RunAgain';
  }
}

/** A named constraint of the schema refused a row. On SQLite a foreign key has no name and is called `foreign-key`. */
export class ConstraintViolation extends Error {
  constructor(
    readonly constraint: string,
    options?: ErrorOptions,
  ) {
    super(`Constraint ${constraint} refused a row`, options);
    this.name = 'ConstraintViolation';
  }
}

/** A value that no column can hold, such as a text that is too long for it: the input was not judged as it should have been. */
export class DataRefused extends Error {
  constructor(options?: ErrorOptions) {
    super('A value cannot be stored', options);
    this.name = 'DataRefused';
  }
}

/** A programming error: a unit of work inside another would wait for itself. */
export class NestedUnitOfWork extends Error {
  constructor() {
    super('A unit of work was begun inside another; pass the Tx on instead');
    this.name = 'NestedUnitOfWork';
  }
}

/** A programming error: a Tx was used after its unit had ended. */
export class TransactionEnded extends Error {
  constructor() {
    super('This Tx has ended');
    this.name = 'TransactionEnded';
  }
}
