import { Injectable } from '@nestjs/common';
import { type CalendarDate, calendarDate } from '../../platform/calendar/index.js';
import type { Queries, SqlValue, Tx } from '../../platform/database/index.js';
import { newId } from '../../platform/ids/index.js';
import { CaseVault } from '../vault/case-vault.js';
import { CaseEntryEntity } from './case-entry.entity.js';
import { CaseReadEntity } from './case-read.entity.js';

/** What is done in a case, as its own log names it. */
export const caseActions = [
  'requested',
  'requested-again',
  'applied',
  'confirmed',
  'declined',
  'taken',
  'information-requested',
  'information-received',
  'granted',
  'rejected',
  'withdrawn',
  'revoked',
  'renewed',
  'expired',
  'letter-delivered',
  'letter-fetched',
  'letter-archived',
  'link-sent',
] as const;

export type CaseAction = (typeof caseActions)[number];

/** A line of a case's own log. */
export interface CaseEntry {
  readonly action: CaseAction;
  readonly at: string;
  /** Who did it; `null` for the applicant and for the passing of time. */
  readonly by: { readonly id: string; readonly name: string } | null;
  readonly detail: string | null;
}

/** What was read of a unit's cases, or which right to read them was given or taken. */
export type ReadKind = 'case' | 'letter' | 'list' | 'reads' | 'access-given' | 'access-taken';

/** A line of the log of readings. */
export interface CaseReading {
  readonly what: ReadKind;
  readonly at: string;
  /** Empty for what was done from the command line. */
  readonly by: { readonly id: string; readonly name: string } | null;
  /** Why somebody opened a case of somebody else's; or whom a right was given to. */
  readonly reason: string | null;
}

/** A line of the log of readings with where it stands. */
export interface StoredReading extends CaseReading {
  readonly id: string;
  readonly caseId: string | null;
  readonly day: CalendarDate;
}

interface ReadRow {
  readonly id: string;
  readonly case_id: string | null;
  readonly day: string;
  readonly key_id: string;
  readonly sealed: string;
}

/** Keeps what was done in cases and who has read them. */
@Injectable()
export class CaseLogRepository {
  constructor(private readonly vault: CaseVault) {}

  /** Adds a line to a case's log; the caller holds the lock of the case. */
  async append(tx: Tx, caseId: string, entry: CaseEntry): Promise<void> {
    const row = await tx.one<{ last: number }>(
      'SELECT CAST(COALESCE(MAX(number), 0) AS INTEGER) AS last FROM subsidy_case_entry WHERE case_id = $1',
      [caseId],
    );
    const number = (row?.last ?? 0) + 1;
    await tx.insert(CaseEntryEntity, { caseId, number, ...this.vault.sealValue(entryPlace(caseId, number), entry) });
  }

  /** The log of a case, the first line first. */
  async ofCase(q: Queries, caseId: string): Promise<CaseEntry[]> {
    const rows = await q.all<{ number: number; key_id: string; sealed: string }>(
      'SELECT number, key_id, sealed FROM subsidy_case_entry WHERE case_id = $1 ORDER BY number',
      [caseId],
    );
    return rows.map(({ number, key_id: keyId, sealed }) =>
      this.vault.openValue<CaseEntry>(entryPlace(caseId, number), { keyId, sealed }),
    );
  }

  async noteRead(
    tx: Tx,
    where: { readonly unitId: string; readonly caseId: string | null; readonly day: CalendarDate },
    reading: CaseReading,
  ): Promise<void> {
    const id = newId();
    await tx.insert(CaseReadEntity, { ...where, id, ...this.vault.sealValue(readPlace(id), reading) });
  }

  /** Who has read a case, the newest first. */
  async readsOfCase(q: Queries, caseId: string): Promise<StoredReading[]> {
    const rows = await q.all<ReadRow>(
      'SELECT id, case_id, day, key_id, sealed FROM subsidy_case_read WHERE case_id = $1 ORDER BY day DESC, id LIMIT 1000',
      [caseId],
    );
    return this.readings(rows);
  }

  /** What was read in a unit, the newest day first. */
  async readsOfUnit(
    q: Queries,
    unitId: string,
    after: { readonly day: CalendarDate; readonly id: string } | undefined,
    limit: number,
  ): Promise<StoredReading[]> {
    const values: SqlValue[] = [unitId, limit];
    const from = after === undefined ? '' : ` AND (day, id) < ($${values.push(after.day)}, $${values.push(after.id)})`;
    const rows = await q.all<ReadRow>(
      `SELECT id, case_id, day, key_id, sealed FROM subsidy_case_read WHERE unit_id = $1${from}
        ORDER BY day DESC, id DESC LIMIT $2`,
      values,
    );
    return rows.map((row) => this.reading(row));
  }

  async sealEntryAnew(tx: Tx, caseId: string, number: number): Promise<void> {
    const row = await tx.one<{ key_id: string; sealed: string }>(
      'SELECT key_id, sealed FROM subsidy_case_entry WHERE case_id = $1 AND number = $2',
      [caseId, number],
    );
    if (row === undefined) return;
    const place = entryPlace(caseId, number);
    const { keyId, sealed } = this.vault.seal(place, this.vault.open(place, { keyId: row.key_id, sealed: row.sealed }));
    await tx.run('UPDATE subsidy_case_entry SET key_id = $3, sealed = $4 WHERE case_id = $1 AND number = $2', [
      caseId,
      number,
      keyId,
      sealed,
    ]);
  }

  async sealReadAnew(tx: Tx, id: string): Promise<void> {
    const row = await tx.one<ReadRow>('SELECT id, case_id, day, key_id, sealed FROM subsidy_case_read WHERE id = $1', [
      id,
    ]);
    if (row === undefined) return;
    const place = readPlace(id);
    const { keyId, sealed } = this.vault.seal(place, this.vault.open(place, { keyId: row.key_id, sealed: row.sealed }));
    await tx.run('UPDATE subsidy_case_read SET key_id = $2, sealed = $3 WHERE id = $1', [id, keyId, sealed]);
  }

  private readings(rows: readonly ReadRow[]): StoredReading[] {
    return rows.map((row) => this.reading(row)).sort((a, b) => (a.at < b.at ? 1 : -1));
  }

  private reading({ id, case_id: caseId, day, key_id: keyId, sealed }: ReadRow): StoredReading {
    return {
      id,
      caseId,
      day: calendarDate(day),
      ...this.vault.openValue<CaseReading>(readPlace(id), { keyId, sealed }),
    };
  }
}

function entryPlace(caseId: string, number: number): string {
  return `subsidy_case_entry ${caseId} ${number}`;
}

function readPlace(id: string): string {
  return `subsidy_case_read ${id}`;
}
