import { Injectable } from '@nestjs/common';
import { Reader, type Tx, UnitOfWork } from '../../platform/database/index.js';
import { CaseLinkRepository } from '../persistence/case-link.repository.js';
import { CaseLogRepository } from '../persistence/case-log.repository.js';
import { CaseRepository } from '../persistence/case.repository.js';
import { LetterRepository } from '../persistence/letter.repository.js';
import { OldSeals, type OldSeal } from '../persistence/old-seals.query.js';
import { CaseVault } from './case-vault.js';
import { VaultSecrets } from './vault-secrets.js';

/** Rows of one unit of work, so that none holds the write lock for long. */
const rowsPerUnit = 50;

/**
 * Seals everything anew with the key of today. Each row says by which key it is sealed, so a run that was cut off goes on where it was; until
 * the end both keys must be there.
 */
@Injectable()
export class RotateCaseKey {
  constructor(
    private readonly vault: CaseVault,
    private readonly old: OldSeals,
    private readonly cases: CaseRepository,
    private readonly log: CaseLogRepository,
    private readonly letters: LetterRepository,
    private readonly links: CaseLinkRepository,
    private readonly secrets: VaultSecrets,
    private readonly reader: Reader,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** @param report hears of each batch how many rows are done so far @returns how many rows were sealed anew */
  async run(report: (done: number) => void = () => undefined): Promise<number> {
    let done = 0;
    for (;;) {
      const rows = await this.old.next(this.reader, this.vault.keyId, rowsPerUnit);
      if (rows.length === 0) return done;
      await this.unitOfWork.run(async (tx) => {
        for (const row of rows) await this.sealAnew(tx, row);
      });
      done += rows.length;
      report(done);
    }
  }

  private async sealAnew(tx: Tx, { kind, id, number }: OldSeal): Promise<void> {
    switch (kind) {
      case 'case':
        return this.cases.sealAnew(tx, id);
      case 'entry':
        return this.log.sealEntryAnew(tx, id, number);
      case 'read':
        return this.log.sealReadAnew(tx, id);
      case 'letter':
        return this.letters.sealAnew(tx, id);
      case 'link':
        return this.links.sealAnew(tx, id);
      case 'secret':
        return this.secrets.sealAnew(tx, id);
      case 'presence':
        // Whoever is at work proves once more who it is.
        await tx.run('DELETE FROM subsidy_presence WHERE token_hash = $1', [id]);
    }
  }
}
