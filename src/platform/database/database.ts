import type { DataSource, DataSourceOptions, MixedList } from 'typeorm';
import { SnakeNaming } from './snake-naming.js';
import type { Reader, UnitOfWork } from './unit-of-work.js';

/** What the schema is made of: the application's entities and its one list of migrations. */
export interface Schema {
  readonly entities: readonly (new () => object)[];
  readonly migrations: readonly (new () => object)[];
}

/** An open, migrated database. */
export interface Database {
  readonly kind: 'sqlite' | 'postgres';
  readonly reader: Reader;
  readonly unitOfWork: UnitOfWork & { close(): Promise<void> };
  /** Every table of the entities, those that refer to others before those that they refer to. */
  readonly tables: readonly string[];
  /** For migrations and schema checks only; never used for reading or writing data. */
  readonly dataSource: DataSource;
  close(): Promise<void>;
}

/** How TypeORM is to see a schema, on either database. */
export function sourceOptions(
  schema: Schema,
): Pick<DataSourceOptions, 'entities' | 'migrations' | 'namingStrategy' | 'migrationsTableName'> {
  return {
    entities: [...schema.entities] as MixedList<new () => object>,
    migrations: [...schema.migrations] as MixedList<new () => object>,
    namingStrategy: new SnakeNaming(),
    migrationsTableName: 'schema_migration',
  };
}

/** The tables of the entities, those that refer to others before those that they refer to. @throws RangeError where they refer in a circle */
export function tablesOf(source: DataSource): string[] {
  const left = new Map(
    source.entityMetadatas.map(({ tableName, foreignKeys }) => [
      tableName,
      foreignKeys.map(({ referencedEntityMetadata }) => referencedEntityMetadata.tableName),
    ]),
  );
  const order: string[] = [];
  while (left.size > 0) {
    const referred = new Set([...left].flatMap(([table, others]) => others.filter((other) => other !== table)));
    const free = [...left.keys()].filter((table) => !referred.has(table));
    if (free.length === 0)
      throw new RangeError(`Tables refer to each other in a circle: ${[...left.keys()].join(', ')}`);
    for (const table of free) left.delete(table);
    order.push(...free);
  }
  return order;
}
