import type { AsyncLocalStorage } from 'node:async_hooks';
import { createHash, randomInt } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import {
  ConstraintViolation,
  DataRefused,
  DatabaseUnavailable,
  NestedUnitOfWork,
  RunAgain,
  TransactionEnded,
} from './errors.js';
import type { InsertStatements } from './insert-statements.js';
import { type SqlValue, compileForPostgres } from './sql.js';
import { type EntityClass, Reader, type Tx, UnitOfWork } from './unit-of-work.js';

const mostAttempts = 8;

/** Types of PostgreSQL by their ids (pg_type.oid). */
const dateType = 1082;
const countingTypes: readonly number[] = [20, 1700];

/** Days stay text, counts and sums (int8, numeric) become numbers; everything else as pg reads it. */
export const postgresTypes: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') => {
    if (oid === dateType) return (text: string) => text;
    if (countingTypes.includes(oid)) return Number;
    return (pg.types.getTypeParser as (id: number, as?: 'text' | 'binary') => unknown)(oid, format);
  }) as pg.CustomTypesConfig['getTypeParser'],
};

/** Statements with names, so that the server plans each once a connection (measured 1.8 times the rate of unnamed ones). */
class NamedStatements {
  private readonly known = new Map<string, { name: string; text: string }>();

  named(sql: string): { name: string; text: string } {
    const known = this.known.get(sql);
    if (known !== undefined) return known;
    const text = compileForPostgres(sql);
    const made = { name: createHash('sha1').update(text).digest('base64url'), text };
    this.known.set(sql, made);
    return made;
  }
}

const statements = new NamedStatements();

async function query<Row>(
  client: pg.ClientBase | pg.Pool,
  sql: string,
  values: readonly SqlValue[],
): Promise<{ rows: Row[]; count: number }> {
  const result = await client.query<Row & pg.QueryResultRow>({ ...statements.named(sql), values: [...values] });
  return { rows: result.rows, count: result.rowCount ?? 0 };
}

/** Writes on PostgreSQL: each unit is one transaction on its own connection, run again when it lost a conflict. */
export class PostgresUnitOfWork extends UnitOfWork {
  private readonly running = new Set<Promise<unknown>>();
  private closed = false;

  constructor(
    private readonly pool: pg.Pool,
    private readonly inserts: InsertStatements,
    private readonly inside: AsyncLocalStorage<true> | null,
  ) {
    super();
  }

  override run<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    if (this.inside?.getStore() === true) return Promise.reject(new NestedUnitOfWork());
    if (this.closed) return Promise.reject(new DatabaseUnavailable('shutting-down'));
    const repeat = (): Promise<T> => this.repeat(work);
    const unit = this.inside === null ? repeat() : this.inside.run(true, repeat);
    const done = unit.catch(() => undefined).finally(() => this.running.delete(done));
    this.running.add(done);
    return unit;
  }

  /** Takes no new units and waits for those that were accepted. */
  async close(): Promise<void> {
    this.closed = true;
    await Promise.all(this.running);
  }

  private async repeat<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    let next = work;
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.attempt(next);
      } catch (error) {
        if (attempt >= mostAttempts || !lostConflict(error)) throw translatePostgres(error);
        if (error instanceof RunAgain) next = (tx) => error.first(tx).then(() => work(tx));
        else await pause(randomInt(1, 10 * attempt + 1));
      }
    }
  }

  private async attempt<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    const client = await this.pool.connect();
    // The pool listens while a connection rests; while it works, nobody but us: unheard, its end would end the process.
    client.on('error', heardByTheStatement);
    let broken = false;
    const tx = new PostgresTx(client, this.inserts);
    try {
      await client.query('BEGIN');
      const value = await work(tx as unknown as Tx);
      tx.end();
      // A swallowed error leaves the transaction aborted, and COMMIT answers ROLLBACK without complaint. What the driver knows
      // of the transaction before that is late: a statement is rejected before the server says in which state it stands now.
      const { command } = await client.query('COMMIT');
      if (command !== 'COMMIT') throw new Error('A unit of work swallowed an error of the database');
      return value;
    } catch (error) {
      tx.end();
      await client.query('ROLLBACK').catch(() => (broken = true));
      throw error;
    } finally {
      client.off('error', heardByTheStatement);
      client.release(broken);
    }
  }
}

/** A connection that breaks rejects the statement that runs on it, and every later one. */
function heardByTheStatement(): void {
  // Nothing to do here.
}

class PostgresTx {
  private open = true;

  constructor(
    private readonly client: pg.PoolClient,
    private readonly inserts: InsertStatements,
  ) {}

  end(): void {
    this.open = false;
  }

  async all<Row>(sql: string, values: readonly SqlValue[] = []): Promise<Row[]> {
    return (await this.query<Row>(sql, values)).rows;
  }

  async one<Row>(sql: string, values: readonly SqlValue[] = []): Promise<Row | undefined> {
    return (await this.query<Row>(sql, values)).rows[0];
  }

  async run(sql: string, values: readonly SqlValue[] = []): Promise<number> {
    return (await this.query(sql, values)).count;
  }

  async insert<E extends object>(entity: EntityClass<E>, row: E): Promise<void> {
    const { sql, values } = this.inserts.for(entity, row);
    await this.query(sql, values);
  }

  private query<Row>(sql: string, values: readonly SqlValue[]): Promise<{ rows: Row[]; count: number }> {
    return this.open ? query<Row>(this.client, sql, values) : Promise.reject(new TransactionEnded());
  }
}

/** Reads on PostgreSQL, each statement by itself on a connection of the pool. */
export class PostgresReader extends Reader {
  constructor(private readonly pool: pg.Pool) {
    super();
  }

  override async all<Row>(sql: string, values: readonly SqlValue[] = []): Promise<Row[]> {
    try {
      return (await query<Row>(this.pool, sql, values)).rows;
    } catch (error) {
      throw translatePostgres(error);
    }
  }

  override async one<Row>(sql: string, values: readonly SqlValue[] = []): Promise<Row | undefined> {
    return (await this.all<Row>(sql, values))[0];
  }
}

function lostConflict(error: unknown): boolean {
  return error instanceof RunAgain || ['40001', '40P01'].includes(codeOf(error));
}

/** The platform's error for one of PostgreSQL's SQLSTATE codes or of its connection. */
export function translatePostgres(error: unknown): unknown {
  const code = codeOf(error);
  if (error instanceof pg.DatabaseError) {
    if (code === '23503') return new ConstraintViolation('foreign-key', { cause: error });
    if (code.startsWith('23'))
      return new ConstraintViolation(error.constraint ?? error.column ?? code, { cause: error });
    if (code === '53100') return new DatabaseUnavailable('database-full', { cause: error });
    if (code === '25006') return new DatabaseUnavailable('database-read-only', { cause: error });
    if (['55P03', '57014', '40001', '40P01'].includes(code))
      return new DatabaseUnavailable('database-busy', { cause: error });
    if (['57P', '58', '53', '08'].some((group) => code.startsWith(group))) {
      return new DatabaseUnavailable('database-unreachable', { cause: error });
    }
    if (code.startsWith('22')) return new DataRefused({ cause: error });
    return error;
  }
  const unreachable = ['ECONNREFUSED', 'ECONNRESET', 'ENOTFOUND', 'ETIMEDOUT', 'EPIPE', 'EHOSTUNREACH'].includes(code);
  const brokenOff =
    error instanceof Error &&
    /connection terminated|connection error and is not queryable|timeout exceeded when trying to connect/i.test(
      error.message,
    );
  return unreachable || brokenOff ? new DatabaseUnavailable('database-unreachable', { cause: error }) : error;
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}
