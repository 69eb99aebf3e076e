import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Reader, type Tx, UnitOfWork } from '../../platform/database/index.js';
import { VaultSecretRepository } from '../persistence/vault-secret.repository.js';
import { CaseVault } from './case-vault.js';

const secretBytes = 32;

/**
 * Secrets of other parts of the program that must not lie beside the data: random, and sealed by the key of the cases. What is kept by
 * such a secret stays as it is when that key is rotated, for only the secret is sealed anew.
 */
@Injectable()
export class VaultSecrets {
  private readonly rows = new VaultSecretRepository();

  constructor(
    private readonly vault: CaseVault,
    private readonly reader: Reader,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** The secret for a purpose, made when it is asked for the first time; `undefined` where the key that opens it is not here. */
  async of(purpose: string): Promise<string | undefined> {
    if (!this.vault.isOpen) return undefined;
    const known = await this.rows.of(this.reader, purpose);
    if (known !== undefined) return this.vault.opens(known) ? this.vault.open(placeOf(purpose), known) : undefined;
    const fresh = this.vault.seal(placeOf(purpose), randomBytes(secretBytes).toString('base64url'));
    const kept = await this.unitOfWork.run(async (tx) => {
      await this.rows.addOnce(tx, purpose, fresh);
      return this.rows.of(tx, purpose);
    });
    return kept && this.vault.open(placeOf(purpose), kept);
  }

  /** Seals one with the key of today. */
  async sealAnew(tx: Tx, purpose: string): Promise<void> {
    const known = await this.rows.of(tx, purpose);
    if (known === undefined) return;
    const place = placeOf(purpose);
    await this.rows.sealAnew(tx, purpose, this.vault.seal(place, this.vault.open(place, known)));
  }
}

function placeOf(purpose: string): string {
  return `subsidy_secret ${purpose}`;
}
