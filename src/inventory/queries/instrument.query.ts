import { Injectable } from '@nestjs/common';
import type { CalendarDate } from '../../platform/calendar/index.js';
import type { Queries, SqlValue } from '../../platform/database/index.js';
import { prefixRange } from '../../platform/text/search-text.js';
import type { InstrumentState } from '../domain/instrument-state.js';
import { type InstrumentAnswer, type InstrumentRow, instrumentAnswer, unit, record } from './instrument-answer.js';

/** What a list is narrowed down to, all of it at once. */
export interface InstrumentFilter {
  readonly kind?: string | undefined;
  readonly size?: string | undefined;
  /** Exactly this grade. */
  readonly grade?: string | undefined;
  /** Where it is, or, while it is with somebody or under way, where it belongs. */
  readonly point?: string | undefined;
  readonly state?: InstrumentState | undefined;
  readonly code?: string | undefined;
}

/** Which stretch of the list is read: sort keys after `after`, before `before` if given. */
export interface Stretch {
  readonly after: string;
  readonly before: string | undefined;
  /** So many rows at most. */
  readonly rows: number;
}

/** Accessories and aliases come in the same row, so that a page is one statement whatever it holds. */
const columns = `i.code, i.kind_id, i.size, i.maker, i.model, i.serial_number, i.grade_id, i.condition, i.state,
  i.owner_unit_id, i.manager_unit_id, i.home_point_id, i.current_point_id, i.funder, i.value_ore, i.due_on, i.free_from,
  i.note, i.version, i.sort_key,
  (SELECT string_agg(a.id || '${unit}' || CASE WHEN a.present THEN '1' ELSE '0' END || '${unit}' || a.name, '${record}'
     ORDER BY a.position, a.id) FROM accessory a WHERE a.instrument_code = i.code) AS accessories,
  (SELECT string_agg(b.alias, '${record}' ORDER BY b.alias) FROM instrument_alias b WHERE b.instrument_code = i.code) AS aliases`;

const byCodeStatement = `SELECT ${columns} FROM instrument i WHERE i.code = $1`;

const byCodesStatement = `SELECT ${columns} FROM instrument i WHERE i.code = ANY_OF($1)`;

/**
 * From so many stored words on, a search that is filtered besides walks the list and looks for the words of each row,
 * instead of taking all that match the word and looking up each. Measured on SQLite with 100 000 instruments: 10 000
 * matches take 15 ms the second way, 100 000 take 190 ms, and 1 ms the first way.
 */
const manyWords = 10_000;

/** Reads instruments as answers show them. */
@Injectable()
export class InstrumentQuery {
  /** One instrument by its canonical code: one prepared statement. */
  async byCode(q: Queries, code: string, today: CalendarDate): Promise<InstrumentAnswer | undefined> {
    const row = await q.one<InstrumentRow>(byCodeStatement, [code]);
    return row && instrumentAnswer(row, today);
  }

  /** Those of many codes that exist, by code. */
  async byCodes(q: Queries, codes: readonly string[], today: CalendarDate): Promise<Map<string, InstrumentAnswer>> {
    const rows = await q.all<InstrumentRow>(byCodesStatement, [JSON.stringify(codes)]);
    return new Map(rows.map((row) => [row.code, instrumentAnswer(row, today)]));
  }

  /** A stretch of the list in the order of sort keys: one statement. */
  async list(q: Queries, filter: InstrumentFilter, stretch: Stretch, today: CalendarDate): Promise<InstrumentRow[]> {
    const values = new Values();
    const where = [...within('i', stretch, values), ...filters(filter, today, values)].join(' AND ');
    return page(q, `SELECT i.sort_key FROM instrument i WHERE ${where}`, 'i.sort_key', stretch, values);
  }

  /** The same of those that have a word beginning with each of `words`: two statements at most. */
  async search(
    q: Queries,
    words: readonly string[],
    filter: InstrumentFilter,
    stretch: Stretch,
    today: CalendarDate,
  ): Promise<InstrumentRow[]> {
    // The longest word is most likely to be the rarest.
    const [rarest = '', ...others] = [...words].sort((one, other) => other.length - one.length);
    const narrowed = Object.values(filter).some((value) => value !== undefined);
    return narrowed && (await hasMany(q, rarest))
      ? walkList(q, [rarest, ...others], filter, stretch, today)
      : walkWords(q, rarest, others, filter, stretch, today);
  }
}

/** Takes all sort keys under a word, which the words' index holds, and keeps the first of them that fit. */
async function walkWords(
  q: Queries,
  rarest: string,
  others: readonly string[],
  filter: InstrumentFilter,
  stretch: Stretch,
  today: CalendarDate,
): Promise<InstrumentRow[]> {
  const values = new Values();
  const { from, to } = prefixRange(rarest);
  const where = [`w.word >= ${values.add(from)}`, `w.word <= ${values.add(to)}`, ...within('w', stretch, values)];
  for (const word of others) where.push(hasWord('w', word, values));
  const narrowing = filters(filter, today, values);
  if (narrowing.length > 0) {
    where.push(`EXISTS (SELECT 1 FROM instrument i WHERE i.sort_key = w.sort_key AND ${narrowing.join(' AND ')})`);
  }
  const keys = `SELECT DISTINCT w.sort_key FROM instrument_word w WHERE ${where.join(' AND ')}`;
  return page(q, keys, 'w.sort_key', stretch, values);
}

/** Walks the list in its order and keeps the first that fit. */
async function walkList(
  q: Queries,
  words: readonly string[],
  filter: InstrumentFilter,
  stretch: Stretch,
  today: CalendarDate,
): Promise<InstrumentRow[]> {
  const values = new Values();
  const where = [...within('i', stretch, values), ...filters(filter, today, values)];
  for (const word of words) where.push(hasWord('i', word, values));
  const keys = `SELECT i.sort_key FROM instrument i WHERE ${where.join(' AND ')}`;
  return page(q, keys, 'i.sort_key', stretch, values);
}

/** First the keys of the page, out of indexes alone; then its rows. */
async function page(q: Queries, keys: string, key: string, stretch: Stretch, values: Values): Promise<InstrumentRow[]> {
  const limited = `${keys} ORDER BY ${key} LIMIT ${values.add(stretch.rows)}`;
  return q.all<InstrumentRow>(
    `SELECT ${columns} FROM (${limited}) page JOIN instrument i ON i.sort_key = page.sort_key ORDER BY i.sort_key`,
    values.all,
  );
}

async function hasMany(q: Queries, word: string): Promise<boolean> {
  const { from, to } = prefixRange(word);
  const row = await q.one('SELECT 1 AS found FROM instrument_word WHERE word >= $1 AND word <= $2 LIMIT 1 OFFSET $3', [
    from,
    to,
    manyWords,
  ]);
  return row !== undefined;
}

function hasWord(table: 'i' | 'w', word: string, values: Values): string {
  const { from, to } = prefixRange(word);
  return `EXISTS (SELECT 1 FROM instrument_word v WHERE v.sort_key = ${table}.sort_key
    AND v.word >= ${values.add(from)} AND v.word <= ${values.add(to)})`;
}

/** One lower bound only: given two, SQLite begins at the wrong one. */
function within(table: 'i' | 'w', { after, before }: Stretch, values: Values): string[] {
  const from = `${table}.sort_key > ${values.add(after)}`;
  return before === undefined ? [from] : [from, `${table}.sort_key < ${values.add(before)}`];
}

function filters(filter: InstrumentFilter, today: CalendarDate, values: Values): string[] {
  const { kind, size, grade, point, state, code } = filter;
  const where: string[] = [];
  if (kind !== undefined) where.push(`i.kind_id = ${values.add(kind)}`);
  if (size !== undefined) where.push(`i.size = ${values.add(size)}`);
  if (grade !== undefined) where.push(`i.grade_id = ${values.add(grade)}`);
  if (point !== undefined) where.push(`COALESCE(i.current_point_id, i.home_point_id) = ${values.add(point)}`);
  if (code !== undefined) where.push(`i.code = ${values.add(code)}`);
  if (state !== undefined) where.push(stateCondition(state, today, values));
  return where;
}

/** Service ends by its day, not by a job. */
function stateCondition(state: InstrumentState, today: CalendarDate, values: Values): string {
  const stored = `i.state = ${values.add(state)}`;
  if (state === 'available') return `(${stored} OR (i.state = 'in-service' AND i.free_from <= ${values.add(today)}))`;
  if (state === 'in-service') return `${stored} AND (i.free_from IS NULL OR i.free_from > ${values.add(today)})`;
  return stored;
}

/** The values of a statement that is put together. */
class Values {
  readonly all: SqlValue[] = [];

  /** Takes a value and gives its place in the statement. */
  add(value: SqlValue): string {
    return `$${this.all.push(value)}`;
  }
}
