import type { Queries, Tx } from '../../platform/database/index.js';
import type { Sealed } from '../vault/case-vault.js';

/** Keeps secrets, sealed. */
export class VaultSecretRepository {
  async of(q: Queries, purpose: string): Promise<Sealed | undefined> {
    return q.one<Sealed>('SELECT key_id AS "keyId", sealed FROM subsidy_secret WHERE purpose = $1', [purpose]);
  }

  /** Keeps one, unless there is one for the purpose already. */
  async addOnce(tx: Tx, purpose: string, { keyId, sealed }: Sealed): Promise<void> {
    await tx.run(
      'INSERT INTO subsidy_secret (purpose, key_id, sealed) VALUES ($1, $2, $3) ON CONFLICT (purpose) DO NOTHING',
      [purpose, keyId, sealed],
    );
  }

  async sealAnew(tx: Tx, purpose: string, { keyId, sealed }: Sealed): Promise<void> {
    await tx.run('UPDATE subsidy_secret SET key_id = $2, sealed = $3 WHERE purpose = $1', [purpose, keyId, sealed]);
  }
}
