import type Sqlite from 'better-sqlite3';
import { ConstraintViolation, DatabaseUnavailable } from './errors.js';

/** Translates what better-sqlite3 throws into the platform's errors. */
export class SqliteErrors {
  private readonly uniqueNames: ReadonlyMap<string, string>;

  /** SQLite reports the columns of a broken unique index; the names are read from the schema once. */
  constructor(db: Sqlite.Database) {
    const indexes = db
      .prepare(
        `SELECT m.name AS "table", l.name AS "index", group_concat(m.name || '.' || c.name, ', ') AS "columns"
         FROM sqlite_master m JOIN pragma_index_list(m.name) l JOIN pragma_index_info(l.name) c
         WHERE m.type = 'table' AND l."unique" = 1 GROUP BY m.name, l.name`,
      )
      .all() as { table: string; index: string; columns: string }[];
    // A single integer key is the row's own number and has no index.
    const keys = db
      .prepare(
        `SELECT m.name AS "table", c.name AS "column" FROM sqlite_master m JOIN pragma_table_info(m.name) c
         WHERE m.type = 'table' AND c.pk = 1`,
      )
      .all() as { table: string; column: string }[];
    this.uniqueNames = new Map([
      ...keys.map(({ table, column }): [string, string] => [`${table}.${column}`, `pk_${table}`]),
      ...indexes.map(({ table, index, columns }): [string, string] => [
        columns,
        index.startsWith('sqlite_autoindex_') ? `pk_${table}` : index,
      ]),
    ]);
  }

  isBusy(error: unknown): boolean {
    return codeOf(error).startsWith('SQLITE_BUSY') || codeOf(error).startsWith('SQLITE_LOCKED');
  }

  /** The platform's error for a driver's; anything else is given back as it is. */
  translate(error: unknown): Error {
    const code = codeOf(error);
    if (!code.startsWith('SQLITE_')) return error as Error;
    if (code.startsWith('SQLITE_CONSTRAINT'))
      return new ConstraintViolation(this.constraintName(messageOf(error)), { cause: error });
    if (code === 'SQLITE_FULL') return new DatabaseUnavailable('database-full', { cause: error });
    if (code.startsWith('SQLITE_READONLY')) return new DatabaseUnavailable('database-read-only', { cause: error });
    if (this.isBusy(error)) return new DatabaseUnavailable('database-busy', { cause: error });
    if (code.startsWith('SQLITE_IOERR') || code === 'SQLITE_CANTOPEN') {
      return new DatabaseUnavailable('database-unreachable', { cause: error });
    }
    return error as Error;
  }

  private constraintName(message: string): string {
    const [, kind, what] = /^(UNIQUE|CHECK|FOREIGN KEY|NOT NULL) constraint failed(?:: (.*))?$/.exec(message) ?? [];
    if (kind === 'FOREIGN KEY') return 'foreign-key';
    if (kind === 'UNIQUE' && what !== undefined) return this.uniqueNames.get(what) ?? what;
    return what ?? message;
  }
}

/** Read by shape: the driver is native code, whose errors are those of the realm that loaded it first. */
function codeOf(error: unknown): string {
  const { code } = (error ?? {}) as { code?: unknown };
  return typeof code === 'string' ? code : '';
}

function messageOf(error: unknown): string {
  const { message } = error as { message?: unknown };
  return typeof message === 'string' ? message : '';
}
