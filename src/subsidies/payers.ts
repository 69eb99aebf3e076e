import { Injectable } from '@nestjs/common';
import type { Config } from '../platform/config/index.js';
import type { Queries } from '../platform/database/index.js';
import { CaseRepository, type Payer } from './persistence/case.repository.js';
import { CaseVault } from './vault/case-vault.js';

/** Who pays for what is covered: for the settlement between units, which shows nobody a coverage or a person. */
@Injectable()
export class Payers {
  constructor(
    private readonly cases: CaseRepository,
    private readonly vault: CaseVault,
  ) {}

  /**
   * The paying unit and its voucher, by coverage; one that no case has made is missing.
   * @throws Problem 409 `applications-off` without the key
   */
  async ofCoverages(q: Queries, coverageIds: readonly string[]): Promise<ReadonlyMap<string, Payer>> {
    this.vault.demand();
    return this.cases.payersOf(q, coverageIds);
  }
}

/** The same without a server. */
export function payersBy(config: Pick<Config, 'caseKey' | 'previousCaseKey'>): Payers {
  const vault = new CaseVault(config);
  return new Payers(new CaseRepository(vault), vault);
}
