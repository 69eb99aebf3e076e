import type { DataSource } from 'typeorm';

/**
 * The migrated schema in words, one object a line, sorted: what a committed snapshot is compared with. It catches what
 * TypeORM's own comparison misses: a changed CHECK, EXCLUDE or index expression, a dropped trigger.
 */
export async function schemaFingerprint(source: DataSource): Promise<string> {
  const sql = source.options.type === 'postgres' ? postgresObjects : sqliteObjects;
  const rows = await source.query<{ line: string }[]>(sql);
  return rows
    .map(({ line }) => line.replaceAll(/\s+/g, ' ').trim())
    .sort()
    .join('\n')
    .concat('\n');
}

/** What TypeORM would change to make the schema fit the entities; empty when they agree. */
export async function schemaDrift(source: DataSource): Promise<string[]> {
  const { upQueries } = await source.driver.createSchemaBuilder().log();
  return upQueries.map(({ query }) => query);
}

const sqliteObjects = `
  SELECT type || ' ' || name || ': ' || sql AS line FROM sqlite_master
  WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%' AND tbl_name <> 'schema_migration'`;

const postgresObjects = `
  SELECT 'column ' || c.table_name || '.' || c.column_name || ': ' || c.data_type
      || COALESCE('(' || c.character_maximum_length || ')', '')
      || CASE c.is_nullable WHEN 'NO' THEN ' not null' ELSE '' END || COALESCE(' default ' || c.column_default, '')
      || COALESCE(' generated ' || c.generation_expression, '') AS line
    FROM information_schema.columns c WHERE c.table_schema = 'public' AND c.table_name <> 'schema_migration'
  UNION ALL SELECT 'constraint ' || conrelid::regclass || ' ' || conname || ': ' || pg_get_constraintdef(oid)
    FROM pg_constraint WHERE connamespace = 'public'::regnamespace AND conrelid <> 0 AND conrelid::regclass::text <> 'schema_migration'
  UNION ALL SELECT 'index ' || indexname || ': ' || indexdef FROM pg_indexes WHERE schemaname = 'public' AND tablename <> 'schema_migration'
  UNION ALL SELECT 'trigger ' || tgname || ': ' || pg_get_triggerdef(oid) FROM pg_trigger WHERE NOT tgisinternal`;
