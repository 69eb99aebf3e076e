import type Sqlite from 'better-sqlite3';
import { type CompiledStatement, type SqlValue, compileForSqlite, toSqliteInstant } from './sql.js';

interface Prepared {
  readonly compiled: CompiledStatement;
  readonly statement: Sqlite.Statement;
}

/** Statements prepared once on one connection, with values in SQLite's forms. */
export class SqliteStatements {
  private readonly prepared = new Map<string, Prepared>();

  constructor(private readonly db: Sqlite.Database) {}

  all<Row>(sql: string, values: readonly SqlValue[]): Row[] {
    const { statement, compiled } = this.prepare(sql);
    return statement.all(...bound(compiled, values)) as Row[];
  }

  one<Row>(sql: string, values: readonly SqlValue[]): Row | undefined {
    const { statement, compiled } = this.prepare(sql);
    return statement.get(...bound(compiled, values)) as Row | undefined;
  }

  run(sql: string, values: readonly SqlValue[]): number {
    const { statement, compiled } = this.prepare(sql);
    return statement.run(...bound(compiled, values)).changes;
  }

  private prepare(sql: string): Prepared {
    const known = this.prepared.get(sql);
    if (known !== undefined) return known;
    const compiled = compileForSqlite(sql);
    const made = { compiled, statement: this.db.prepare(compiled.text) };
    this.prepared.set(sql, made);
    return made;
  }
}

function bound({ order }: CompiledStatement, values: readonly SqlValue[]): unknown[] {
  return order === null ? values.map(toSqlite) : order.map((index) => toSqlite(values[index]));
}

function toSqlite(value: SqlValue | undefined): string | number | null {
  if (value === undefined) throw new TypeError('A value is missing for a parameter of a statement');
  if (typeof value === 'boolean') return value ? 1 : 0;
  if (value instanceof Date) return toSqliteInstant(value);
  return value;
}
