/** What may stand for a `$n` in a statement. Instants are `Date`, calendar days are `YYYY-MM-DD` text. */
export type SqlValue = string | number | boolean | Date | null;

/** A row as the driver gives it; read booleans with {@link toBoolean} and instants with {@link toInstant}. */
export interface Queries {
  all<Row>(sql: string, values?: readonly SqlValue[]): Promise<Row[]>;
  one<Row>(sql: string, values?: readonly SqlValue[]): Promise<Row | undefined>;
}

/** A statement as SQLite takes it: `?` in the order of use. */
export interface CompiledStatement {
  readonly text: string;
  /** For each `?`, the index of its value; `null` when the values already stand in order. */
  readonly order: readonly number[] | null;
}

/**
 * Turns the project's one SQL dialect into SQLite's: `$n` becomes `?` (better-sqlite3 takes `$1` for a named parameter),
 * a trailing `FOR UPDATE` goes (the write gate already holds the lock), and `ANY_OF($n)` reads a JSON array.
 */
export function compileForSqlite(sql: string): CompiledStatement {
  const order: number[] = [];
  const text = sql
    .replaceAll(/=\s*ANY_OF\((\$\d+)\)/g, 'IN (SELECT value FROM json_each($1))')
    .replaceAll(/\s+FOR UPDATE(?: OF \w+)?(?: SKIP LOCKED)?/g, '')
    .replaceAll(/\$(\d+)/g, (_match, digits: string) => {
      order.push(Number(digits) - 1);
      return '?';
    });
  const straight = order.every((value, index) => value === index);
  return { text, order: straight ? null : order };
}

/** The same for PostgreSQL, where only `ANY_OF($n)` needs rewriting. */
export function compileForPostgres(sql: string): string {
  return sql.replaceAll(/=\s*ANY_OF\((\$\d+)\)/g, '= ANY(ARRAY(SELECT jsonb_array_elements_text(CAST($1 AS jsonb))))');
}

/** An instant as SQLite stores it, in the form that TypeORM's driver writes: `2026-03-29 23:00:00.000`, UTC. */
export function toSqliteInstant(instant: Date): string {
  return instant.toISOString().replace('T', ' ').slice(0, 23);
}

/** An instant read from either database. */
export function toInstant(value: unknown): Date {
  if (value instanceof Date) return value;
  if (typeof value === 'string') return new Date(`${value.replace(' ', 'T')}Z`);
  throw new TypeError('Expected an instant from the database');
}

/** The same for a column that may be empty. */
export function toInstantOrNull(value: unknown): Date | null {
  return value === null || value === undefined ? null : toInstant(value);
}

/** A truth value read from either database (SQLite keeps 0 and 1). */
export function toBoolean(value: unknown): boolean {
  return value === true || value === 1;
}
