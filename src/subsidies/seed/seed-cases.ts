import type { Tx } from '../../platform/database/index.js';
import { accountMarkOf } from '../activation/case-access.js';
import { printLetter } from '../letters/pdf/letter-print.js';
import { type LetterSubject, type LetterSurroundings, letterText } from '../letters/letter-text.js';
import { letterStyleOf } from '../letters/templates/templates.js';
import { CaseAccessRepository } from '../persistence/case-access.repository.js';
import { type CaseEntry, CaseLogRepository } from '../persistence/case-log.repository.js';
import { CaseRepository, type SubsidyCase } from '../persistence/case.repository.js';
import { LetterRepository, type StoredLetter } from '../persistence/letter.repository.js';
import { type SupportRoute, SupportRouteRepository } from '../persistence/support-route.repository.js';
import { CaseVault } from '../vault/case-vault.js';

/** A letter of a case that is written beforehand. */
export interface SeededLetter {
  readonly letter: Omit<StoredLetter, 'template'>;
  readonly about: LetterSubject;
  readonly unitKind: string;
  readonly around: Omit<LetterSurroundings, 'appeal'>;
}

/** A case with its log and its letter, made outside. */
export interface SeededCase {
  readonly one: SubsidyCase;
  readonly entries: readonly CaseEntry[];
  readonly letter: SeededLetter | null;
}

/** Writes cases that were made up: for a demonstration. */
export class CaseSeed {
  private readonly vault: CaseVault;
  private readonly cases: CaseRepository;
  private readonly log: CaseLogRepository;
  private readonly letters: LetterRepository;

  constructor(caseKey: string) {
    this.vault = new CaseVault({ caseKey, previousCaseKey: null });
    this.cases = new CaseRepository(this.vault);
    this.log = new CaseLogRepository(this.vault);
    this.letters = new LetterRepository(this.vault);
  }

  /** Prints what is to be written; it takes its time, and so it is done before the unit of work. */
  async print({ letter, about, unitKind, around }: SeededLetter): Promise<Uint8Array> {
    const { template, appeal } = letterStyleOf(unitKind);
    return printLetter(letterText(template, letter.language, about, { ...around, appeal: appeal[letter.language] }));
  }

  async write(tx: Tx, { one, entries, letter }: SeededCase, pdf: Uint8Array | null): Promise<void> {
    await this.cases.add(tx, one);
    for (const entry of entries) await this.log.append(tx, one.id, entry);
    if (letter === null || pdf === null) return;
    const template = letterStyleOf(letter.unitKind).template.version;
    await this.letters.add(tx, { ...letter.letter, template }, pdf);
  }

  async route(tx: Tx, route: SupportRoute): Promise<void> {
    await new SupportRouteRepository().set(tx, route);
  }

  /** Lets an account read the cases of its unit. */
  async activate(
    tx: Tx,
    user: { readonly id: string; readonly unitId: string; readonly passwordHash: string },
  ): Promise<void> {
    await new CaseAccessRepository().give(tx, {
      userId: user.id,
      unitId: user.unitId,
      accountMark: accountMarkOf(user),
      givenBy: null,
    });
  }
}
