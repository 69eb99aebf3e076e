import { Injectable } from '@nestjs/common';
import type { Queries, SqlValue, Tx } from '../../platform/database/index.js';
import { CaseVault } from '../vault/case-vault.js';
import { CaseLinkEntity } from './case-link.entity.js';

/** What a link to an applicant is for. */
export interface CaseLinkFacts {
  readonly purpose: 'confirmation' | 'letter';
  /** The guardian or the borrower. */
  readonly receiverId: string;
  /** The letter that it leads to. */
  readonly letterId: string | null;
  /** Without which the letter is not shown. */
  readonly code: string | null;
  readonly createdAt: string;
  readonly expiresAt: string;
  readonly usedAt: string | null;
  readonly answer: 'confirmed' | 'declined' | 'fetched' | null;
  readonly revokedAt: string | null;
  /** How often a wrong code was given. */
  readonly wrongCodes: number;
}

/** A link, opened; its token nobody keeps. */
export interface CaseLink extends CaseLinkFacts {
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

/** Keeps the links to applicants. */
@Injectable()
export class CaseLinkRepository {
  constructor(private readonly vault: CaseVault) {}

  async add(
    tx: Tx,
    { id, caseId, ...facts }: CaseLink,
    { tokenHash, messageId }: { readonly tokenHash: string; readonly messageId: string },
  ): Promise<void> {
    await tx.insert(CaseLinkEntity, { id, caseId, tokenHash, messageId, ...this.vault.sealValue(placeOf(id), facts) });
  }

  async change(tx: Tx, { id, caseId: _case, ...facts }: CaseLink): Promise<void> {
    const { keyId, sealed } = this.vault.sealValue(placeOf(id), facts);
    await tx.run('UPDATE subsidy_case_link SET key_id = $2, sealed = $3 WHERE id = $1', [id, keyId, sealed]);
  }

  async byTokenHash(q: Queries, hash: string): Promise<CaseLink | undefined> {
    return this.one(q, 'token_hash = $1', [hash]);
  }

  async byMessage(q: Queries, messageId: string): Promise<CaseLink | undefined> {
    return this.one(q, 'message_id = $1', [messageId]);
  }

  async byId(q: Queries, id: string): Promise<CaseLink | undefined> {
    return this.one(q, 'id = $1', [id]);
  }

  /** A link as it stands now, locked until the unit of work has ended. */
  async lock(tx: Tx, id: string): Promise<CaseLink | undefined> {
    return this.one(tx, 'id = $1 FOR UPDATE', [id]);
  }

  /** Those of a case, the newest first. */
  async ofCase(q: Queries, caseId: string): Promise<CaseLink[]> {
    const rows = await q.all<Row>(`SELECT ${columns} FROM subsidy_case_link WHERE case_id = $1`, [caseId]);
    return rows.map((row) => this.opened(row)).sort((a, b) => (a.createdAt < b.createdAt ? 1 : -1));
  }

  async sealAnew(tx: Tx, id: string): Promise<void> {
    const link = await this.lock(tx, id);
    if (link !== undefined) await this.change(tx, link);
  }

  private async one(q: Queries, where: string, values: readonly SqlValue[]): Promise<CaseLink | undefined> {
    const row = await q.one<Row>(`SELECT ${columns} FROM subsidy_case_link WHERE ${where}`, values);
    return row && this.opened(row);
  }

  private opened({ id, case_id: caseId, key_id: keyId, sealed }: Row): CaseLink {
    return { id, caseId, ...this.vault.openValue<CaseLinkFacts>(placeOf(id), { keyId, sealed }) };
  }
}

function placeOf(id: string): string {
  return `subsidy_case_link ${id}`;
}
