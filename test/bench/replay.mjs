/** Replays recorded statements on the bare drivers: better-sqlite3 with prepared statements, or pg with named ones. */
import { createHash, randomUUID } from 'node:crypto';
import Sqlite from 'better-sqlite3';
import pg from 'pg';

/** Opens the register of a `DATABASE_URL` as the application does, and makes a player of each recorded route. */
export function openPlayer(url) {
  return url.startsWith('sqlite:') ? new SqlitePlayer(url.slice('sqlite:'.length)) : new PostgresPlayer(url);
}

/** One writing connection that syncs every commit, and one that only reads. */
class SqlitePlayer {
  #writer;
  #reader;
  #again = new Map();

  constructor(file) {
    this.#writer = new Sqlite(file);
    this.#writer.pragma('journal_mode = WAL');
    this.#writer.pragma('synchronous = FULL');
    this.#reader = new Sqlite(file, { readonly: true });
    for (const db of [this.#writer, this.#reader]) {
      db.pragma('foreign_keys = ON');
      db.pragma('cache_size = -8000');
    }
  }

  /** A function that runs the statements of a route for a request and gives the rows of each. */
  route(steps) {
    const [begin, commit, rollback] = ['BEGIN IMMEDIATE', 'COMMIT', 'ROLLBACK'].map((sql) => this.#writer.prepare(sql));
    const [unit, after] = inOrder(steps).map((part) => part.map((step) => this.#played(step, steps.indexOf(step))));
    const play = (part, context) => {
      for (const step of part) step(context);
    };
    return (request) => {
      const context = {
        request,
        rows: [],
        ids: [],
        now: () => new Date().toISOString().replace('T', ' ').slice(0, 23),
      };
      if (unit.length > 0) {
        begin.run();
        try {
          play(unit, context);
          commit.run();
        } catch (error) {
          rollback.run();
          throw error;
        }
      }
      play(after, context);
      return context.rows;
    };
  }

  /** Runs statements that read again, with the values that they were heard with, and gives the rows of each. */
  again(steps) {
    return steps.map(({ how, sql, values }) => {
      const statement = this.#again.get(sql) ?? this.#reader.prepare(sql);
      this.#again.set(sql, statement);
      return how === 'all' ? statement.all(values) : [statement.get(values)];
    });
  }

  #played({ on, how, sql, values, changes }, index) {
    const statement = (on === 'unit' ? this.#writer : this.#reader).prepare(sql);
    const give = values.map(giver);
    return (context) => {
      const given = give.map((value) => value(context));
      if (how === 'run') {
        if (statement.run(given).changes !== changes && changes !== undefined)
          throw new Error(`It changed nothing: ${sql}`);
        context.rows[index] = [];
      } else {
        context.rows[index] = how === 'all' ? statement.all(given) : [statement.get(given)];
      }
    };
  }

  async close() {
    this.#reader.close();
    this.#writer.close();
  }
}

/** Days stay text and counts become numbers, as in the application. */
const types = {
  getTypeParser: (oid, format) => {
    if (oid === pg.types.builtins.DATE) return (text) => text;
    if (oid === pg.types.builtins.INT8 || oid === pg.types.builtins.NUMERIC) return Number;
    return pg.types.getTypeParser(oid, format);
  },
};

class PostgresPlayer {
  #pool;

  constructor(url) {
    this.#pool = new pg.Pool({ connectionString: url, max: 20, types });
  }

  route(steps) {
    const [unit, after] = inOrder(steps).map((part) => part.map((step) => this.#played(step, steps.indexOf(step))));
    return async (request) => {
      const context = { request, rows: [], ids: [], now: () => new Date() };
      if (unit.length > 0) await this.#transaction(unit, context);
      for (const step of after) await step(this.#pool, context);
      return context.rows;
    };
  }

  /** Runs statements that read again, with the values that they were heard with, and gives the rows of each. */
  async again(steps) {
    const rows = [];
    for (const { sql, values } of steps) {
      rows.push((await this.#pool.query({ name: nameOf(sql), text: sql, values })).rows);
    }
    return rows;
  }

  async #transaction(unit, context) {
    const client = await this.#pool.connect();
    try {
      await client.query('BEGIN');
      for (const step of unit) await step(client, context);
      await client.query('COMMIT');
    } catch (error) {
      await client.query('ROLLBACK');
      throw error;
    } finally {
      client.release();
    }
  }

  #played({ sql, values, changes }, index) {
    const name = nameOf(sql);
    const give = values.map(giver);
    return async (client, context) => {
      const result = await client.query({ name, text: sql, values: give.map((value) => value(context)) });
      if (changes !== undefined && result.rowCount !== changes) throw new Error(`It changed nothing: ${sql}`);
      context.rows[index] = result.rows;
    };
  }

  async close() {
    await this.#pool.end();
  }
}

function nameOf(sql) {
  return createHash('sha1').update(sql).digest('base64url');
}

/** The statements of the unit of work, and those that are read after its commit. */
function inOrder(steps) {
  const firstAfter = steps.findLastIndex(({ on }) => on === 'unit') + 1;
  if (steps.slice(0, firstAfter).some(({ on }) => on !== 'unit'))
    throw new Error('A reader asks before the unit of work.');
  return [steps.slice(0, firstAfter), steps.slice(firstAfter)];
}

/** Where a value comes from (tape.mjs says how that was found out). */
function giver(source) {
  if ('is' in source) return () => source.is;
  if ('of' in source) return ({ request }) => request[source.of];
  if ('now' in source) return ({ now }) => now();
  if ('filler' in source) return () => 'f'.repeat(source.filler);
  if ('new' in source) return ({ ids }) => (ids[source.new] ??= randomUUID());
  if ('row' in source) {
    const [step, row, column] = source.row;
    return ({ rows }) => rows[step][row][column];
  }
  const parts = source.text.map((part) => (typeof part === 'string' ? () => part : giver(part)));
  return (context) => parts.map((part) => part(context)).join('');
}
