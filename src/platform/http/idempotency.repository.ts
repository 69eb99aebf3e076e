import { Injectable } from '@nestjs/common';
import type { Tx } from '../database/index.js';
import type { IdempotencyClaim } from './idempotency-claim.js';
import { Problem } from './problem.js';

/** Which keys were used, and what they were answered. */
@Injectable()
export class IdempotencyKeys {
  /**
   * Claims a key for this unit. A concurrent request with the same key waits here until this one has ended.
   * @returns the kept answer if the key was used before
   * @throws Problem 422 if it was used with another body
   */
  async claim<K>(tx: Tx, claim: IdempotencyClaim, now: Date): Promise<K | undefined> {
    const fresh = await tx.run(
      `INSERT INTO idempotency_key (scope, key, body_hash, answer, created_at) VALUES ($1, $2, $3, NULL, $4)
       ON CONFLICT (scope, key) DO NOTHING`,
      [claim.scope, claim.key, claim.bodyHash, now],
    );
    if (fresh === 1) return undefined;
    const row = await tx.one<{ body_hash: string; answer: string | null }>(
      'SELECT body_hash, answer FROM idempotency_key WHERE scope = $1 AND key = $2',
      [claim.scope, claim.key],
    );
    if (row?.answer == null) throw new Problem(409, 'key-in-use');
    if (row.body_hash !== claim.bodyHash) throw new Problem(422, 'key-used-with-another-body');
    return JSON.parse(row.answer) as K;
  }

  /** Keeps the answer with the claim of the same unit. */
  async keep<K>(tx: Tx, claim: IdempotencyClaim, answer: K): Promise<void> {
    await tx.run('UPDATE idempotency_key SET answer = $1 WHERE scope = $2 AND key = $3', [
      JSON.stringify(answer),
      claim.scope,
      claim.key,
    ]);
  }

  /** Forgets up to `limit` keys from before an instant, and tells how many. */
  async forgetBefore(tx: Tx, before: Date, limit: number): Promise<number> {
    return tx.run(
      `DELETE FROM idempotency_key WHERE (scope, key) IN (
         SELECT scope, key FROM idempotency_key WHERE created_at < $1 ORDER BY created_at LIMIT $2)`,
      [before, limit],
    );
  }
}
