import { Injectable } from '@nestjs/common';
import { type Queries, type SqlValue, type Tx, toInstant, toInstantOrNull } from '../../platform/database/index.js';
import type { MessageState } from '../message.repository.js';
import { SignedLinkEntity } from './signed-link.entity.js';

/** Who a link was made for. */
export type LinkReceiverKind = 'guardian' | 'borrower';

/** A link without its token, which nobody keeps. */
export interface SignedLink {
  readonly id: string;
  readonly purpose: string;
  readonly version: string;
  readonly borrowerId: string;
  readonly subjectType: string | null;
  readonly subjectId: string | null;
  readonly receiverKind: LinkReceiverKind;
  readonly receiverId: string;
  readonly createdAt: Date;
  readonly expiresAt: Date;
  readonly usedAt: Date | null;
  readonly answerId: string | null;
  readonly revokedAt: Date | null;
  /** How the delivery of its mail stands. */
  readonly delivery: MessageState | null;
}

/** What links of one thing have in common. */
export interface LinkTopic {
  readonly purpose: string;
  readonly borrowerId: string;
  readonly subjectId: string | null;
}

interface Row extends Omit<SignedLink, 'createdAt' | 'expiresAt' | 'usedAt' | 'revokedAt'> {
  readonly createdAt: unknown;
  readonly expiresAt: unknown;
  readonly usedAt: unknown;
  readonly revokedAt: unknown;
}

const select = `SELECT s.id, s.purpose, s.version, s.borrower_id AS "borrowerId", s.subject_type AS "subjectType",
    s.subject_id AS "subjectId", s.receiver_kind AS "receiverKind", s.receiver_id AS "receiverId",
    s.created_at AS "createdAt", s.expires_at AS "expiresAt", s.used_at AS "usedAt", s.answer_id AS "answerId",
    s.revoked_at AS "revokedAt", m.state AS delivery
  FROM signed_link s LEFT JOIN message m ON m.id = s.message_id`;

/** Keeps links. */
@Injectable()
export class SignedLinkRepository {
  async add(tx: Tx, link: SignedLinkEntity): Promise<void> {
    await tx.insert(SignedLinkEntity, link);
  }

  async byTokenHash(q: Queries, tokenHash: string): Promise<SignedLink | undefined> {
    return this.one(q, 's.token_hash = $1', [tokenHash]);
  }

  async byId(q: Queries, id: string): Promise<SignedLink | undefined> {
    return this.one(q, 's.id = $1', [id]);
  }

  async byMessage(q: Queries, messageId: string): Promise<SignedLink | undefined> {
    return this.one(q, 's.message_id = $1', [messageId]);
  }

  /** A link as it stands now, locked until the unit has ended. */
  async lock(tx: Tx, id: string): Promise<SignedLink | undefined> {
    return this.one(tx, 's.id = $1 FOR UPDATE OF s', [id]);
  }

  /** Those of a borrower, the newest first. */
  async ofBorrower(q: Queries, borrowerId: string): Promise<SignedLink[]> {
    const rows = await q.all<Row>(`${select} WHERE s.borrower_id = $1 ORDER BY s.created_at DESC, s.id LIMIT 200`, [
      borrowerId,
    ]);
    return rows.map(linkOf);
  }

  /** Those of several borrowers that have been neither answered nor revoked; one statement. */
  async unendedOf(q: Queries, borrowerIds: readonly string[]): Promise<SignedLink[]> {
    const rows = await q.all<Row>(
      `${select} WHERE s.borrower_id = ANY_OF($1) AND s.used_at IS NULL AND s.revoked_at IS NULL`,
      [JSON.stringify(borrowerIds)],
    );
    return rows.map(linkOf);
  }

  /** Ends a link by its answer; false if it has ended already. */
  async use(tx: Tx, id: string, answerId: string, now: Date): Promise<boolean> {
    const rows = await tx.run(
      'UPDATE signed_link SET used_at = $2, answer_id = $3 WHERE id = $1 AND used_at IS NULL AND revoked_at IS NULL',
      [id, now, answerId],
    );
    return rows === 1;
  }

  /** Revokes a link; false if it has ended already. */
  async revoke(tx: Tx, id: string, now: Date): Promise<boolean> {
    const rows = await tx.run(
      'UPDATE signed_link SET revoked_at = $2 WHERE id = $1 AND used_at IS NULL AND revoked_at IS NULL',
      [id, now],
    );
    return rows === 1;
  }

  /** Revokes what is still open of a topic, of one receiver or of all. */
  async revokeOpen(
    tx: Tx,
    { purpose, borrowerId, subjectId }: LinkTopic,
    now: Date,
    receiverId?: string,
  ): Promise<void> {
    const values: SqlValue[] = [now, purpose, borrowerId];
    const value = (one: SqlValue): string => `$${values.push(one)}`;
    const subject = subjectId === null ? 'subject_id IS NULL' : `subject_id = ${value(subjectId)}`;
    const receiver = receiverId === undefined ? '' : ` AND receiver_id = ${value(receiverId)}`;
    await tx.run(
      `UPDATE signed_link SET revoked_at = $1 WHERE purpose = $2 AND borrower_id = $3 AND ${subject}${receiver}
         AND used_at IS NULL AND revoked_at IS NULL`,
      values,
    );
  }

  private async one(q: Queries, where: string, values: readonly SqlValue[]): Promise<SignedLink | undefined> {
    const row = await q.one<Row>(`${select} WHERE ${where}`, values);
    return row === undefined ? undefined : linkOf(row);
  }
}

function linkOf(row: Row): SignedLink {
  return {
    ...row,
    createdAt: toInstant(row.createdAt),
    expiresAt: toInstant(row.expiresAt),
    usedAt: toInstantOrNull(row.usedAt),
    revokedAt: toInstantOrNull(row.revokedAt),
  };
}
