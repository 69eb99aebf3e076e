import type { Queries, SqlValue } from './sql.js';

declare const madeByUnitOfWork: unique symbol;

/** A class that TypeORM knows as an entity. */
export type EntityClass<E extends object> = new () => E;

/**
 * The right to write: only a {@link UnitOfWork} makes one, and it stops working when its unit has ended.
 * Its reads see what this unit has written.
 */
export interface Tx extends Queries {
  readonly [madeByUnitOfWork]: true;
  /** Runs a writing statement and tells how many rows it touched. */
  run(sql: string, values?: readonly SqlValue[]): Promise<number>;
  /** Inserts one whole row, its columns taken from the entity; generated columns are left to the database. */
  insert<E extends object>(entity: EntityClass<E>, row: NoInfer<E>): Promise<void>;
}

/**
 * The only way to write. Everything inside one unit is stored together or not at all, and nobody hears of it before it is
 * durable. Inside a unit there is no network, mail, hashing or other waiting but for the database, and no second unit.
 */
export abstract class UnitOfWork {
  /**
   * Runs `work` in a transaction. What `work` throws undoes the unit and is thrown on. On PostgreSQL a unit that lost a
   * conflict (SQLSTATE 40001, 40P01, or a `RunAgain`) runs again, so `work` may be called more than once.
   * @throws DatabaseUnavailable when nothing can be written now (full, read-only, locked or closed)
   * @throws ConstraintViolation when a named constraint of the schema refuses a row
   */
  abstract run<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
}

/** Reads committed data only, outside every unit of work. */
export abstract class Reader implements Queries {
  abstract all<Row>(sql: string, values?: readonly SqlValue[]): Promise<Row[]>;
  abstract one<Row>(sql: string, values?: readonly SqlValue[]): Promise<Row | undefined>;
}
