/** Registers for the benchmarks: a SQLite file or a database in a PostgreSQL, filled with the town, copied for each server. */
import { copyFileSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import pg from 'pg';

import { built } from './built.mjs';
import { inhabit, settle } from './town.mjs';

const { loadConfig } = await built('platform/config/index.js');
const { openDatabase, toSqliteInstant } = await built('platform/database/index.js');
const { schema } = await built('schema.js');

/** Registers as SQLite files in a folder. */
export class SqliteRegisters {
  name = 'sqlite';
  #folder;
  #made = 0;

  constructor(folder) {
    this.#folder = folder;
    mkdirSync(folder, { recursive: true });
  }

  async create() {
    this.#made += 1;
    const file = join(this.#folder, `${this.#made}.sqlite`);
    return { url: `sqlite:${file}`, file };
  }

  async fill(register, schemaOf, batches) {
    const db = new Sqlite(register.file);
    db.pragma('synchronous = OFF');
    db.pragma('cache_size = -200000');
    for (const [entity, rows] of batches) {
      const columns = schemaOf(entity);
      const names = columns.map(({ name }) => `"${name}"`).join(', ');
      const insert = db.prepare(
        `INSERT INTO "${columns.table}" (${names}) VALUES (${columns.map(() => '?').join(', ')})`,
      );
      db.transaction(() => {
        for (const row of rows) insert.run(columns.map(({ property }) => sqliteValue(row[property])));
      })();
    }
    db.pragma('wal_checkpoint(TRUNCATE)');
    db.close();
  }

  /**
   * Runs statements that write much into some tables, whose indexes, triggers and foreign keys are put aside meanwhile: it takes
   * a tenth of the time.
   * @throws where what was written has no right to be there; what a trigger would have refused is the caller's to look for
   */
  async pour(register, tables, statements) {
    const db = new Sqlite(register.file);
    for (const setting of ['synchronous = OFF', 'cache_size = -200000', 'foreign_keys = OFF']) db.pragma(setting);
    const names = tables.map((table) => `'${table}'`).join(', ');
    const aside = db
      .prepare(
        `SELECT type, name, sql FROM sqlite_master
         WHERE tbl_name IN (${names}) AND type IN ('index', 'trigger') AND sql IS NOT NULL`,
      )
      .all();
    for (const { type, name } of aside) db.exec(`DROP ${type} "${name}"`);
    db.transaction(() => statements.forEach((sql) => db.exec(sql)))();
    for (const { sql } of aside) db.exec(sql);
    const lost = tables.flatMap((table) => db.pragma(`foreign_key_check("${table}")`));
    db.pragma('wal_checkpoint(TRUNCATE)');
    db.close();
    if (lost.length > 0) throw new Error(`${lost.length} rows of ${names} refer to nothing.`);
  }

  /** A second register with the same content; nobody may be connected to the first. */
  async copy(register) {
    const copied = await this.create();
    copyFileSync(register.file, copied.file);
    return copied;
  }

  /** How many rows a statement gives. */
  async count({ file }, sql) {
    const db = new Sqlite(file, { readonly: true });
    const { count } = db.prepare(`SELECT COUNT(*) AS count FROM (${sql})`).get();
    db.close();
    return count;
  }

  async version() {
    const db = new Sqlite(':memory:');
    const { version } = db.prepare('SELECT sqlite_version() AS version').get();
    db.close();
    return `SQLite ${version}, WAL, synchronous=FULL`;
  }

  async drop({ file }) {
    for (const end of ['', '-wal', '-shm']) rmSync(`${file}${end}`, { force: true });
  }
}

/** Registers as databases of one PostgreSQL. */
export class PostgresRegisters {
  name = 'postgres';
  url;
  #made = 0;

  constructor(url) {
    this.url = url;
  }

  async create(template = 'template0') {
    this.#made += 1;
    const database = `klangbank_bench_${process.pid}_${this.#made}`;
    await this.#administer(`CREATE DATABASE ${database} TEMPLATE ${template}`);
    const url = new URL(this.url);
    url.pathname = `/${database}`;
    return { url: url.href, database };
  }

  async fill(register, schemaOf, batches) {
    const client = new pg.Client({ connectionString: register.url });
    await client.connect();
    await client.query('SET synchronous_commit = off');
    for (const [entity, rows] of batches) {
      const columns = schemaOf(entity);
      const names = columns.map(({ name }) => `"${name}"`).join(', ');
      const named = rows.map((row) => Object.fromEntries(columns.map(({ name, property }) => [name, row[property]])));
      await client.query(
        `INSERT INTO ${columns.table} (${names}) SELECT ${names} FROM json_populate_recordset(NULL::${columns.table}, $1)`,
        [JSON.stringify(named)],
      );
    }
    // A database that has been in use for a while has been analysed.
    await client.query('VACUUM ANALYZE');
    await client.query('CHECKPOINT');
    await client.end();
  }

  async pour(register, tables, statements) {
    const client = new pg.Client({ connectionString: register.url });
    await client.connect();
    await client.query('SET synchronous_commit = off');
    const rows = async (sql) => (await client.query(sql, [tables])).rows;
    const constraints = await rows(
      `SELECT conrelid::regclass AS on_table, conname AS name, pg_get_constraintdef(oid) AS definition FROM pg_constraint
       WHERE conrelid = ANY($1::text[]::regclass[]) AND contype IN ('f', 'x')`,
    );
    const indexes = await rows(
      `SELECT indexname AS name, indexdef AS definition FROM pg_indexes
       WHERE tablename = ANY($1) AND indexname NOT IN (SELECT conname FROM pg_constraint)`,
    );
    await client.query('BEGIN');
    for (const { on_table: table, name } of constraints)
      await client.query(`ALTER TABLE ${table} DROP CONSTRAINT "${name}"`);
    for (const { name } of indexes) await client.query(`DROP INDEX "${name}"`);
    for (const sql of statements) await client.query(sql);
    for (const { definition } of indexes) await client.query(definition);
    for (const { on_table: table, name, definition } of constraints)
      await client.query(`ALTER TABLE ${table} ADD CONSTRAINT "${name}" ${definition}`);
    await client.query('COMMIT');
    await client.query('VACUUM ANALYZE');
    await client.query('CHECKPOINT');
    await client.end();
  }

  async copy({ database }) {
    return this.create(database);
  }

  async count(register, sql) {
    const [{ count }] = await ask(register.url, `SELECT CAST(COUNT(*) AS INTEGER) AS count FROM (${sql}) counted`);
    return count;
  }

  async version(register) {
    const [{ version, fsync, commit }] = await ask(
      register.url,
      `SELECT current_setting('server_version') AS version, current_setting('fsync') AS fsync,
         current_setting('synchronous_commit') AS commit`,
    );
    return `PostgreSQL ${version}, fsync=${fsync}, synchronous_commit=${commit}`;
  }

  async drop({ database }) {
    await this.#administer(`DROP DATABASE IF EXISTS ${database} WITH (FORCE)`);
  }

  async #administer(sql) {
    await ask(this.url, sql);
  }
}

async function ask(connectionString, sql) {
  const client = new pg.Client({ connectionString });
  await client.connect();
  const { rows } = await client.query(sql);
  await client.end();
  return rows;
}

/** Makes a register with a town of a size in it, and gives it with what those who fill it say that the town holds. */
export async function makeRegister(registers, size, today, fill = inhabit) {
  const register = await registers.create();
  const config = loadConfig({ DATABASE_URL: register.url, DATA_DIR: '/nonexistent', SECRET_KEY: 'k'.repeat(32) });
  const database = await openDatabase(config.database, schema);
  const town = {};
  try {
    await settle(database.unitOfWork, today);
    await registers.fill(register, columnsIn(database.dataSource), fill(size, today, town));
  } finally {
    await database.close();
  }
  return { register, town };
}

/** The table and the columns of an entity, as the application's own metadata says. */
function columnsIn(dataSource) {
  return (entity) => {
    const { tableName, columns } = dataSource.getMetadata(entity);
    const written = columns.filter(({ isGenerated }) => !isGenerated);
    const named = written.map(({ databaseName, propertyName }) => ({ name: databaseName, property: propertyName }));
    return Object.assign(named, { table: tableName });
  };
}

function sqliteValue(value) {
  if (value instanceof Date) return toSqliteInstant(value);
  return typeof value === 'boolean' ? Number(value) : value;
}
