import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/index.js';
import { Reader, UnitOfWork } from '../../platform/database/index.js';
import { CaseLogRepository } from '../persistence/case-log.repository.js';
import { CaseRepository } from '../persistence/case.repository.js';
import { LetterRepository, type StoredLetter } from '../persistence/letter.repository.js';
import { Letters } from './letters.js';

/** A letter for the archive: its pages, and what the archive must know of it. */
export interface ArchivedLetter {
  readonly id: string;
  readonly pdf: Uint8Array;
  readonly metadata: Readonly<Record<string, string | null>>;
}

/** Letters of one step. */
const lettersPerStep = 50;

/** Hands letters to the municipality's archive, each once, as files with their metadata. */
@Injectable()
export class ArchiveLetters {
  constructor(
    private readonly rows: LetterRepository,
    private readonly cases: CaseRepository,
    private readonly log: CaseLogRepository,
    private readonly letters: Letters,
    private readonly reader: Reader,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /**
   * Gives every letter that was delivered and is not archived yet to `keep`, and notes it when that is done. A run that was cut off may give
   * one letter again, under the same id.
   */
  async run(keep: (letter: ArchivedLetter) => Promise<void>): Promise<number> {
    let done = 0;
    for (let after = ''; ;) {
      const page = await this.rows.after(this.reader, after, lettersPerStep);
      if (page.length === 0) return done;
      for (const letter of page.filter(({ delivery, archivedAt }) => delivery !== null && archivedAt === null)) {
        await this.hand(letter, keep);
        done += 1;
      }
      after = page.at(-1)?.id ?? after;
    }
  }

  private async hand(letter: StoredLetter, keep: (letter: ArchivedLetter) => Promise<void>): Promise<void> {
    const one = await this.cases.byId(this.reader, letter.caseId);
    const pdf = await this.rows.pages(this.reader, letter.id);
    if (one === undefined || pdf === undefined) return;
    const applicant = await this.letters.applicantOf(this.reader, one);
    const { kind, template, language, writtenAt, delivery } = letter;
    await keep({
      id: letter.id,
      pdf,
      metadata: {
        caseNumber: one.caseNumber,
        unit: one.unitId,
        document: kind,
        ...{ template, language, writtenAt },
        receiver: applicant?.displayName ?? null,
        deliveredBy: delivery?.way ?? null,
        sentOn: delivery?.sentOn ?? null,
        reachedOn: delivery?.reachedOn ?? null,
      },
    });
    const archivedAt = this.clock.now().toISOString();
    await this.unitOfWork.run(async (tx) => {
      await this.cases.lock(tx, one.id);
      await this.rows.change(tx, { ...letter, archivedAt });
      await this.log.append(tx, one.id, { action: 'letter-archived', at: archivedAt, by: null, detail: null });
    });
  }
}
