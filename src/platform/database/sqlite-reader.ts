import type Sqlite from 'better-sqlite3';
import type { SqlValue } from './sql.js';
import { SqliteStatements } from './sqlite-statements.js';
import { Reader } from './unit-of-work.js';

/** Reads on a second, read-only connection, which in WAL mode sees committed rows only and never waits for the writer. */
export class SqliteReader extends Reader {
  private readonly statements: SqliteStatements;

  constructor(db: Sqlite.Database) {
    super();
    this.statements = new SqliteStatements(db);
  }

  override async all<Row>(sql: string, values: readonly SqlValue[] = []): Promise<Row[]> {
    return Promise.resolve(this.statements.all<Row>(sql, values));
  }

  override async one<Row>(sql: string, values: readonly SqlValue[] = []): Promise<Row | undefined> {
    return Promise.resolve(this.statements.one<Row>(sql, values));
  }
}
