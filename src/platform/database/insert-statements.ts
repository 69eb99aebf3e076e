import type { DataSource } from 'typeorm';
import type { SqlValue } from './sql.js';
import type { EntityClass } from './unit-of-work.js';

interface InsertStatement {
  readonly sql: string;
  readonly properties: readonly string[];
}

/** INSERT statements made once for each entity from its metadata. */
export class InsertStatements {
  private readonly made = new Map<EntityClass<object>, InsertStatement>();

  constructor(private readonly dataSource: DataSource) {}

  /** The statement for an entity, and the row's values in its order. */
  for<E extends object>(entity: EntityClass<E>, row: E): { sql: string; values: SqlValue[] } {
    const statement = this.made.get(entity) ?? this.make(entity);
    const fields = row as Record<string, SqlValue | undefined>;
    return { sql: statement.sql, values: statement.properties.map((property) => fields[property] ?? null) };
  }

  private make(entity: EntityClass<object>): InsertStatement {
    const { tableName, columns } = this.dataSource.getMetadata(entity);
    const written = columns.filter((column) => !column.isGenerated);
    const names = written.map((column) => `"${column.databaseName}"`).join(', ');
    const places = written.map((_column, index) => `$${index + 1}`).join(', ');
    const statement = {
      sql: `INSERT INTO "${tableName}" (${names}) VALUES (${places})`,
      properties: written.map((column) => column.propertyName),
    };
    this.made.set(entity, statement);
    return statement;
  }
}
