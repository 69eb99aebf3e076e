import { Injectable } from '@nestjs/common';
import type { Queries, Tx } from '../../platform/database/index.js';
import type { Sealed } from '../vault/case-vault.js';

/** A log-in, and when it was last at work, sealed; empty where it has not been there yet. */
export interface PresenceRow {
  readonly openedAt: unknown;
  readonly keyId: string | null;
  readonly sealed: string | null;
}

/** Keeps when log-ins were last at work on the case pages. */
@Injectable()
export class CasePresenceRepository {
  async of(q: Queries, tokenHash: string): Promise<PresenceRow | undefined> {
    return q.one<PresenceRow>(
      `SELECT s.created_at AS "openedAt", p.key_id AS "keyId", p.sealed FROM user_session s
         LEFT JOIN subsidy_presence p ON p.token_hash = s.token_hash WHERE s.token_hash = $1`,
      [tokenHash],
    );
  }

  async note(tx: Tx, tokenHash: string, { keyId, sealed }: Sealed): Promise<void> {
    await tx.run(
      `INSERT INTO subsidy_presence (token_hash, key_id, sealed)
         SELECT token_hash, $2, $3 FROM user_session WHERE token_hash = $1
       ON CONFLICT (token_hash) DO UPDATE SET key_id = $2, sealed = $3`,
      [tokenHash, keyId, sealed],
    );
  }
}
