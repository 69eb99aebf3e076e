import type { AsyncLocalStorage } from 'node:async_hooks';
import { setImmediate as nextTurn, setTimeout as pause } from 'node:timers/promises';
import type Sqlite from 'better-sqlite3';
import { DatabaseUnavailable, NestedUnitOfWork, TransactionEnded } from './errors.js';
import type { InsertStatements } from './insert-statements.js';
import type { SqlValue } from './sql.js';
import { SqliteStatements } from './sqlite-statements.js';
import type { SqliteErrors } from './sqlite-errors.js';
import { type EntityClass, type Tx, UnitOfWork } from './unit-of-work.js';

interface Job {
  readonly work: (tx: Tx) => Promise<unknown>;
  readonly accept: (value: unknown) => void;
  readonly reject: (reason: unknown) => void;
}

interface Outcome {
  readonly job: Job;
  readonly ended: { readonly good: true; readonly value: unknown } | { readonly good: false; readonly reason: unknown };
}

/** A batch ends after so many units or milliseconds, so that the first of them does not wait for all. */
const mostUnits = 64;
const longestBatchMs = 10;
/** A unit that takes longer waits for something it must not wait for. */
const longestUnitMs = 10_000;
const longestWaitForLockMs = 5_000;

/**
 * The write gate of SQLite with group commit: units that wait together run one after the other, each in its savepoint, under
 * one `BEGIN IMMEDIATE … COMMIT`, and every answer, refusals too, waits for that commit. With `synchronous=FULL` an answered
 * write has reached the disk, and ten waiting writers share one sync.
 *
 * TypeORM must not touch the writer while a batch runs (a second transaction would become a savepoint of this one), therefore
 * nothing but this class holds the connection.
 */
export class SqliteUnitOfWork extends UnitOfWork {
  private readonly queue: Job[] = [];
  private readonly statements: SqliteStatements;
  private readonly control: Readonly<Record<'begin' | 'commit' | 'savepoint' | 'release' | 'rollbackTo', () => void>>;
  private pumping: Promise<void> | null = null;
  private closed = false;

  constructor(
    private readonly db: Sqlite.Database,
    private readonly inserts: InsertStatements,
    private readonly errors: SqliteErrors,
    private readonly inside: AsyncLocalStorage<true> | null,
  ) {
    super();
    this.statements = new SqliteStatements(db);
    const statement = (sql: string): (() => void) => {
      const prepared = db.prepare(sql);
      return () => void prepared.run();
    };
    this.control = {
      begin: statement('BEGIN IMMEDIATE'),
      commit: statement('COMMIT'),
      savepoint: statement('SAVEPOINT unit'),
      release: statement('RELEASE unit'),
      rollbackTo: statement('ROLLBACK TO unit'),
    };
  }

  override run<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    if (this.inside?.getStore() === true) return Promise.reject(new NestedUnitOfWork());
    if (this.closed) return Promise.reject(new DatabaseUnavailable('shutting-down'));
    return new Promise<T>((accept, reject) => {
      this.queue.push({ work, accept: accept as (value: unknown) => void, reject });
      this.pumping ??= this.pump();
    });
  }

  /** Takes no new units and waits for those that were accepted. */
  async close(): Promise<void> {
    this.closed = true;
    await this.pumping;
  }

  private async pump(): Promise<void> {
    do {
      await this.gathering();
      await this.batch();
    } while (this.queue.length > 0);
    this.pumping = null;
  }

  /** Waits while more units come in turn by turn, so that those who got their answers together commit together again. */
  private async gathering(): Promise<void> {
    let waiting: number;
    do {
      waiting = this.queue.length;
      await nextTurn();
    } while (this.queue.length > waiting && this.queue.length < mostUnits);
  }

  private async batch(): Promise<void> {
    const outcomes: Outcome[] = [];
    let lost: { readonly reason: unknown } | null = null;
    try {
      await this.begin();
    } catch (error) {
      for (const job of this.queue.splice(0)) job.reject(this.errors.translate(error));
      return;
    }
    let current: Job | undefined;
    try {
      const started = performance.now();
      do {
        current = this.queue.shift();
        if (current === undefined) break;
        outcomes.push(await this.unit(current));
        current = undefined;
      } while (outcomes.length < mostUnits && performance.now() - started < longestBatchMs);
      this.control.commit();
    } catch (error) {
      lost = { reason: this.errors.translate(error) };
      current?.reject(lost.reason);
      this.rollBack();
    }
    for (const { job, ended } of outcomes) {
      if (!ended.good) job.reject(ended.reason);
      else if (lost !== null) job.reject(lost.reason);
      else job.accept(ended.value);
    }
  }

  /** Runs one unit in its savepoint. Throws only if the whole transaction is gone (disk full, I/O error). */
  private async unit(job: Job): Promise<Outcome> {
    this.control.savepoint();
    const tx = new SqliteTx(this.statements, this.inserts, this.errors);
    const limit = new Deadline(longestUnitMs);
    try {
      const work = (): Promise<unknown> => job.work(tx as unknown as Tx);
      const value = await Promise.race([this.inside === null ? work() : this.inside.run(true, work), limit.passed]);
      tx.end();
      this.control.release();
      return { job, ended: { good: true, value } };
    } catch (reason) {
      tx.end();
      const translated = this.errors.translate(reason);
      if (!this.db.inTransaction) throw translated;
      this.control.rollbackTo();
      this.control.release();
      return { job, ended: { good: false, reason: translated } };
    } finally {
      limit.cancel();
    }
  }

  /** Whatever it says, the next batch begins by trying; one that cannot begin rejects its units. */
  private rollBack(): void {
    try {
      if (this.db.inTransaction) this.db.exec('ROLLBACK');
    } catch {
      // An I/O error has ended the transaction, or the next BEGIN says what is wrong.
    }
  }

  /** Another process may hold the lock: the driver's own wait would block the event loop, so the wait is here. */
  private async begin(): Promise<void> {
    const started = performance.now();
    for (;;) {
      try {
        this.control.begin();
        return;
      } catch (error) {
        const busy = this.errors.isBusy(error) && performance.now() - started < longestWaitForLockMs;
        if (!busy) throw error;
        await pause(20);
      }
    }
  }
}

class Deadline {
  readonly passed: Promise<never>;
  private timer: NodeJS.Timeout | undefined;

  constructor(milliseconds: number) {
    this.passed = new Promise((_resolve, reject) => {
      this.timer = setTimeout(() => {
        reject(new Error('A unit of work took too long'));
      }, milliseconds);
    });
  }

  cancel(): void {
    clearTimeout(this.timer);
  }
}

class SqliteTx {
  private open = true;

  constructor(
    private readonly statements: SqliteStatements,
    private readonly inserts: InsertStatements,
    private readonly errors: SqliteErrors,
  ) {}

  end(): void {
    this.open = false;
  }

  all<Row>(sql: string, values: readonly SqlValue[] = []): Promise<Row[]> {
    return this.attempt(() => this.statements.all<Row>(sql, values));
  }

  one<Row>(sql: string, values: readonly SqlValue[] = []): Promise<Row | undefined> {
    return this.attempt(() => this.statements.one<Row>(sql, values));
  }

  run(sql: string, values: readonly SqlValue[] = []): Promise<number> {
    return this.attempt(() => this.statements.run(sql, values));
  }

  insert<E extends object>(entity: EntityClass<E>, row: E): Promise<void> {
    return this.attempt(() => {
      const { sql, values } = this.inserts.for(entity, row);
      this.statements.run(sql, values);
    });
  }

  private attempt<T>(statement: () => T): Promise<T> {
    if (!this.open) return Promise.reject(new TransactionEnded());
    try {
      return Promise.resolve(statement());
    } catch (error) {
      return Promise.reject(this.errors.translate(error));
    }
  }
}
