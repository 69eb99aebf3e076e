import { Injectable } from '@nestjs/common';
import type { CalendarDate } from '../../platform/calendar/index.js';
import type { Queries, Tx } from '../../platform/database/index.js';
import { CaseVault } from '../vault/case-vault.js';
import { SubsidyLetterEntity } from './subsidy-letter.entity.js';

/** How a letter reached its receiver. */
export const deliveryWays = ['paper', 'handed-over', 'e-mail'] as const;

export type DeliveryWay = (typeof deliveryWays)[number];

/** What a letter is about. */
export type LetterKind = 'granted' | 'rejected' | 'information-request' | 'revoked';

/** What is known of a letter beside its pages. */
export interface LetterFacts {
  readonly kind: LetterKind;
  readonly template: string;
  readonly language: 'nb' | 'nn';
  readonly writtenAt: string;
  /** How it left, and the day on which it reached the receiver; of one by e-mail that is known once it was fetched. */
  readonly delivery: {
    readonly way: DeliveryWay;
    readonly sentOn: CalendarDate;
    readonly reachedOn: CalendarDate | null;
  } | null;
  /** When it was handed to the archive. */
  readonly archivedAt: string | null;
}

/** A letter without its pages. */
export interface StoredLetter extends LetterFacts {
  readonly id: string;
  readonly caseId: string;
}

interface Row {
  readonly id: string;
  readonly case_id: string;
  readonly key_id: string;
  readonly sealed: string;
}

const columns = 'id, case_id, key_id, sealed';

/** Keeps letters as they were sent. */
@Injectable()
export class LetterRepository {
  constructor(private readonly vault: CaseVault) {}

  async add(tx: Tx, { id, caseId, ...facts }: StoredLetter, pdf: Uint8Array): Promise<void> {
    const document = this.vault.seal(pagesPlace(id), Buffer.from(pdf).toString('base64'));
    await tx.insert(SubsidyLetterEntity, {
      id,
      caseId,
      ...this.vault.sealValue(factsPlace(id), facts),
      sealedDocument: document.sealed,
    });
  }

  async change(tx: Tx, { id, caseId: _case, ...facts }: StoredLetter): Promise<void> {
    const row = await tx.one<{ key_id: string; sealed_document: string }>(
      'SELECT key_id, sealed_document FROM subsidy_letter WHERE id = $1 FOR UPDATE',
      [id],
    );
    if (row === undefined) return;
    // One key for the whole row, so the pages follow.
    const pages = this.vault.open(pagesPlace(id), { keyId: row.key_id, sealed: row.sealed_document });
    const { keyId, sealed } = this.vault.sealValue(factsPlace(id), facts);
    await tx.run('UPDATE subsidy_letter SET key_id = $2, sealed = $3, sealed_document = $4 WHERE id = $1', [
      id,
      keyId,
      sealed,
      this.vault.seal(pagesPlace(id), pages).sealed,
    ]);
  }

  async byId(q: Queries, id: string): Promise<StoredLetter | undefined> {
    const row = await q.one<Row>(`SELECT ${columns} FROM subsidy_letter WHERE id = $1`, [id]);
    return row && this.opened(row);
  }

  /** Those of a case, the newest first. */
  async ofCase(q: Queries, caseId: string): Promise<StoredLetter[]> {
    const rows = await q.all<Row>(`SELECT ${columns} FROM subsidy_letter WHERE case_id = $1`, [caseId]);
    return rows.map((row) => this.opened(row)).sort((a, b) => (a.writtenAt < b.writtenAt ? 1 : -1));
  }

  /** Letters after an id, in the order of ids: for whoever goes through all of them. */
  async after(q: Queries, id: string, limit: number): Promise<StoredLetter[]> {
    const rows = await q.all<Row>(`SELECT ${columns} FROM subsidy_letter WHERE id > $1 ORDER BY id LIMIT $2`, [
      id,
      limit,
    ]);
    return rows.map((row) => this.opened(row));
  }

  /** The pages of a letter as PDF. */
  async pages(q: Queries, id: string): Promise<Uint8Array | undefined> {
    const row = await q.one<{ key_id: string; sealed_document: string }>(
      'SELECT key_id, sealed_document FROM subsidy_letter WHERE id = $1',
      [id],
    );
    if (row === undefined) return undefined;
    const text = this.vault.open(pagesPlace(id), { keyId: row.key_id, sealed: row.sealed_document });
    return Buffer.from(text, 'base64');
  }

  async sealAnew(tx: Tx, id: string): Promise<void> {
    const letter = await this.byId(tx, id);
    if (letter !== undefined) await this.change(tx, letter);
  }

  private opened({ id, case_id: caseId, key_id: keyId, sealed }: Row): StoredLetter {
    return { id, caseId, ...this.vault.openValue<LetterFacts>(factsPlace(id), { keyId, sealed }) };
  }
}

function factsPlace(id: string): string {
  return `subsidy_letter ${id}`;
}

function pagesPlace(id: string): string {
  return `subsidy_letter ${id} pages`;
}
