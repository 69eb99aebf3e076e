/**
 * Records which statements a request runs, and finds out where their values come from, so that the floor can replay them
 * for other requests.
 */
import { built } from './built.mjs';

const { InsertStatements } = await built('platform/database/insert-statements.js');
const { compileForPostgres, compileForSqlite } = await built('platform/database/sql.js');

/** A database that notes every statement that runs on it, as the driver gets it. */
export class Tape {
  #steps = [];
  #inserts;
  #kind;

  constructor(kind) {
    this.#kind = kind;
  }

  /** The same database, heard. */
  on(database) {
    this.#inserts = new InsertStatements(database.dataSource);
    const { reader, unitOfWork } = database;
    return {
      ...database,
      reader: this.#hear('reader', reader),
      unitOfWork: {
        run: (work) => unitOfWork.run((tx) => work(this.#hear('unit', tx))),
        close: () => unitOfWork.close(),
      },
    };
  }

  /** Everything since it was taken last. */
  take() {
    return this.#steps.splice(0);
  }

  #hear(on, queries) {
    const note = async (how, sql, values, ask) => {
      const step = { on, how, ...this.#compiled(sql, values) };
      this.#steps.push(step);
      const answer = await ask();
      step.rows = how === 'all' ? answer : how === 'one' && answer !== undefined ? [answer] : [];
      if (how === 'run') step.changes = answer;
      return answer;
    };
    return {
      all: (sql, values = []) => note('all', sql, values, () => queries.all(sql, values)),
      one: (sql, values = []) => note('one', sql, values, () => queries.one(sql, values)),
      run: (sql, values = []) => note('run', sql, values, () => queries.run(sql, values)),
      insert: async (entity, row) => {
        const { sql, values } = this.#inserts.for(entity, row);
        await note('run', sql, values, async () => {
          await queries.insert(entity, row);
          return 1;
        });
      },
    };
  }

  #compiled(sql, values) {
    if (this.#kind === 'postgres') return { sql: compileForPostgres(sql), values: [...values] };
    const { text, order } = compileForSqlite(sql);
    const ordered = order === null ? [...values] : order.map((index) => values[index]);
    return { sql: text, values: ordered.map((value) => (typeof value === 'boolean' ? Number(value) : value)) };
  }
}

const uuid = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;
const tidy = (sql) => sql.replaceAll(/\s+/g, ' ').trim();

/**
 * The statements of one route from two requests to it. What is the same in both is a constant; for the rest each value has
 * one of these sources: `{ now }`, `{ of }` a field of the request, `{ row }` a column of an earlier statement's row,
 * `{ new }` an id made on the way, `{ text }` pieces of these, and `{ filler }` for a hash of so many characters.
 * @throws where the two ran different statements
 */
export function stepsOf(route, first, second) {
  if (first.steps.map(({ sql }) => sql).join() !== second.steps.map(({ sql }) => sql).join()) {
    throw new Error(`${route} ran other statements for the second request than for the first.`);
  }
  const pairs = first.steps.map((step, index) => [step, second.steps[index]]);
  const made = [];
  const steps = [];
  for (const [index, [one, other]] of pairs.entries()) {
    const sources = new Sources(first.request, second.request, pairs.slice(0, index), made);
    steps.push({
      on: one.on,
      how: one.how,
      sql: tidy(one.sql),
      values: one.values.map((value, at) => sources.of(value, other.values[at])),
      ...(one.changes === 1 && other.changes === 1 && { changes: 1 }),
    });
  }
  return steps;
}

class Sources {
  #known = [];
  #made;

  constructor(firstRequest, secondRequest, earlier, made) {
    this.#made = made;
    for (const [name, value] of Object.entries(firstRequest)) {
      this.#known.push({ source: { of: name }, values: [value, secondRequest[name]] });
    }
    for (const [step, [one, other]] of earlier.entries()) {
      for (const [row, columns] of one.rows.entries()) {
        for (const [column, value] of Object.entries(columns)) {
          const values = [value, other.rows[row]?.[column]];
          this.#known.push({ source: { row: [step, row, column] }, values });
        }
      }
    }
  }

  of(one, other) {
    if (one instanceof Date) return { now: true };
    if (one === other) return { is: one };
    const known = [...this.#known, ...this.#made].find(({ values }) => values[0] === one && values[1] === other);
    if (known !== undefined) return known.source;
    if (typeof one !== 'string' || typeof other !== 'string') throw new Error(`Where is ${one} from?`);
    if (one.replace(uuid, '') === '' && other.replace(uuid, '') === '') return this.#make(one, other);
    const ids = [one, other].map((text) => text.match(uuid) ?? []);
    const rest = [one, other].map((text) => text.split(uuid));
    if (ids[0].length > 0 && rest[0].join('?') === rest[1].join('?')) {
      return {
        text: rest[0].flatMap((part, at) => [part, ...ids[0].slice(at, at + 1).map((id) => this.of(id, ids[1][at]))]),
      };
    }
    return { filler: one.length };
  }

  #make(one, other) {
    const source = { new: this.#made.length };
    this.#made.push({ source, values: [one, other] });
    return source;
  }
}
