import { Injectable } from '@nestjs/common';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { type Queries, Reader, type SqlValue, type Tx, toBoolean } from '../../platform/database/index.js';
import type { LedgerLine } from '../domain/ledger-lines.js';
import type { LedgerEntryEntity } from '../persistence/entities.js';
import { LedgerKeys } from './ledger-keys.js';

/** A line as it is kept: with the random number under which the unit that pays finds it. */
export interface KeptLine extends LedgerLine {
  readonly voucher: string;
}

/** An entry, opened. */
export interface LedgerEntry {
  readonly id: string;
  readonly period: string;
  readonly factMark: string;
  readonly revision: number;
  readonly lines: readonly KeptLine[];
}

interface EntryRow {
  readonly id: string;
  readonly period: string;
  readonly factMark: string;
  readonly revision: number;
  readonly keyId: string;
  readonly isSealed: unknown;
  readonly lines: string;
}

const columns = `e.id, e.period, e.fact_mark AS "factMark", e.revision, e.key_id AS "keyId", e.is_sealed AS "isSealed", e.lines`;
/** So few that opening them holds a desk up for a millisecond only. */
const entriesPerPage = 25;
/** Rows of one statement. */
const rowsPerInsert = 40;
const rowWidth = 8;

/** Entries of the ledger, which are added and never changed. */
@Injectable()
export class LedgerRepository {
  constructor(
    private readonly keys: LedgerKeys,
    private readonly reader: Reader,
  ) {}

  /** Adds entries; one whose fact has that revision already is left out, for somebody else has just booked it. */
  async add(tx: Tx, entries: readonly LedgerEntryEntity[]): Promise<void> {
    for (let start = 0; start < entries.length; start += rowsPerInsert) {
      const some = entries.slice(start, start + rowsPerInsert);
      await tx.run(insertOf(some.length), some.flatMap(valuesOf));
    }
  }

  /** What is booked of facts, by mark, the first revision first. */
  async byMarks(q: Queries, marks: readonly string[]): Promise<ReadonlyMap<string, readonly LedgerEntry[]>> {
    const rows = await q.all<EntryRow>(
      `SELECT ${columns} FROM ledger_entry e WHERE e.fact_mark = ANY_OF($1) ORDER BY e.fact_mark, e.revision`,
      [JSON.stringify(marks)],
    );
    const found = new Map<string, LedgerEntry[]>();
    for (const entry of await this.opened(rows)) {
      found.set(entry.factMark, [...(found.get(entry.factMark) ?? []), entry]);
    }
    return found;
  }

  /** Whether there is an entry of a key that is not among these. */
  async hasStrangeKey(q: Queries, known: readonly string[]): Promise<boolean> {
    // Steps from key to key in the index: there are a few keys, and many entries.
    let after = '';
    for (;;) {
      const row = await q.one<{ id: string | null }>('SELECT MIN(key_id) AS id FROM ledger_entry WHERE key_id > $1', [
        after,
      ]);
      if (row?.id == null) return false;
      if (!known.includes(row.id)) return true;
      after = row.id;
    }
  }

  /**
   * The entries that count in a quarter, page by page: those of it that were not moved on, and those that were moved to it.
   * @param after the id of the last one that was read
   */
  async *counting(municipality: string, period: string, after = ''): AsyncGenerator<readonly LedgerEntry[]> {
    let id = after;
    for (;;) {
      const rows = await this.page(municipality, period, id, entriesPerPage);
      const last = rows.at(-1);
      if (last === undefined) return;
      yield rows;
      id = last.id;
      await nextTurn();
    }
  }

  private async page(municipality: string, period: string, after: string, limit: number): Promise<LedgerEntry[]> {
    const rows = await this.reader.all<EntryRow>(
      `SELECT ${columns} FROM ledger_entry e
       WHERE e.municipality_id = $1 AND e.period = $2 AND e.id > $3
         AND NOT EXISTS (SELECT 1 FROM settlement_carry c WHERE c.entry_id = e.id)
       ORDER BY e.id LIMIT ${limit}`,
      [municipality, period, after],
    );
    // Those that were moved are few, and stand in the order of ids among the others.
    const upTo = rows.length < limit ? null : (rows.at(-1)?.id ?? null);
    const moved = await this.reader.all<EntryRow>(
      `SELECT ${columns} FROM settlement_carry c JOIN ledger_entry e ON e.id = c.entry_id
       WHERE c.period = $1 AND e.municipality_id = $2 AND e.id > $3
         AND NOT EXISTS (SELECT 1 FROM settlement_carry l WHERE l.entry_id = e.id AND l.period > c.period)
       ORDER BY e.id`,
      [period, municipality, after],
    );
    const all = [...rows, ...moved.filter((row) => upTo === null || row.id <= upTo)];
    return this.opened(all.sort((one, other) => (one.id < other.id ? -1 : 1)));
  }

  private async opened(rows: readonly EntryRow[]): Promise<LedgerEntry[]> {
    const ring = await this.keys.ring();
    return rows.map(({ keyId, isSealed, lines, ...row }) => {
      const text = toBoolean(isSealed) ? ring.open(row.id, { keyId, sealed: lines }) : lines;
      return { ...row, lines: JSON.parse(text) as KeptLine[] };
    });
  }
}

const inserts = new Map<number, string>();

function insertOf(rows: number): string {
  const known = inserts.get(rows);
  if (known !== undefined) return known;
  const places = Array.from({ length: rows }, (_row, row) =>
    Array.from({ length: rowWidth }, (_column, column) => `$${row * rowWidth + column + 1}`).join(', '),
  );
  const sql = `INSERT INTO ledger_entry (id, municipality_id, period, fact_mark, revision, key_id, is_sealed, lines)
    VALUES ${places.map((one) => `(${one})`).join(', ')} ON CONFLICT (fact_mark, revision) DO NOTHING`;
  inserts.set(rows, sql);
  return sql;
}

function valuesOf(entry: LedgerEntryEntity): SqlValue[] {
  const { id, municipalityId, period, factMark, revision, keyId, isSealed, lines } = entry;
  return [id, municipalityId, period, factMark, revision, keyId, isSealed, lines];
}
