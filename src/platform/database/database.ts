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
