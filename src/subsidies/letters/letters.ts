import { Inject, Injectable } from '@nestjs/common';
import { Places } from '../../organisation/index.js';
import { Clock } from '../../platform/clock/index.js';
import { CONFIG, type Config } from '../../platform/config/index.js';
import { type Queries, Reader, type Tx } from '../../platform/database/index.js';
import { newId } from '../../platform/ids/index.js';
import { type Applicant, CasePeople, applicantToAsk, applicantsOf } from '../persistence/case-people.query.js';
import type { SubsidyCase } from '../persistence/case.repository.js';
import { type LetterFacts, type LetterKind, LetterRepository } from '../persistence/letter.repository.js';
import { type LetterSubject, letterText } from './letter-text.js';
import { LetterPress } from './pdf/letter-press.js';
import type { LetterPrint } from './pdf/printed-letter.js';
import { letterStyleOf } from './templates/templates.js';

export type { LetterSubject };

/** A letter that is not kept yet. */
export interface DraftLetter {
  readonly facts: LetterFacts;
  readonly pdf: Uint8Array;
}

/** Writes the letters of cases. */
@Injectable()
export class Letters {
  constructor(
    private readonly reader: Reader,
    private readonly places: Places,
    private readonly people: CasePeople,
    private readonly rows: LetterRepository,
    private readonly press: LetterPress,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** The letter about something that is done in a case, as it would be sent now. */
  async draft(one: SubsidyCase, about: LetterSubject): Promise<DraftLetter> {
    const print = await this.printOf(one, about);
    const pdf = await this.press.press(print);
    return { facts: this.factsOf(about.kind, print), pdf };
  }

  /** What the letter would say, for whoever looks at it before deciding. */
  async printOf(one: SubsidyCase, about: LetterSubject): Promise<LetterPrint> {
    const unit = await this.places.unit(this.reader, one.unitId);
    const party = await this.people.party(this.reader, one.content.borrowerId);
    const borrower = await this.people.borrower(this.reader, one.content.borrowerId);
    const applicant = await this.applicantOf(this.reader, one);
    const language = [applicant?.language, this.config.defaultLanguage].includes('nn') ? 'nn' : 'nb';
    const { template, appeal } = letterStyleOf(unit?.kind ?? '');
    return letterText(template, language, about, {
      today: this.clock.today(),
      now: this.clock.now(),
      caseNumber: one.caseNumber,
      municipality: borrower?.municipality ?? '',
      unit: unit?.name ?? one.unitId,
      contact: [unit?.phone, unit?.email].filter((line) => line !== null && line !== undefined),
      appeal: appeal[language],
      borrower: party?.displayName ?? '–',
      applicant: applicant?.displayName ?? '–',
      subject: one.content,
    });
  }

  /** Keeps a letter with its case, as it was made. */
  async keep(tx: Tx, caseId: string, { facts, pdf }: DraftLetter): Promise<string> {
    const id = newId();
    await this.rows.add(tx, { id, caseId, ...facts }, pdf);
    return id;
  }

  /** Who is written to in a case: who applied, as long as that one may; else who may now. */
  async applicantOf(q: Queries, { content }: SubsidyCase): Promise<Applicant | undefined> {
    const party = await this.people.party(q, content.borrowerId);
    if (party === undefined) return undefined;
    const today = this.clock.today();
    return applicantsOf(party, today).find(({ id }) => id === content.applicantId) ?? applicantToAsk(party, today);
  }

  private factsOf(kind: LetterKind, { language, template }: LetterPrint): LetterFacts {
    const writtenAt = this.clock.now().toISOString();
    return { kind, template, language, writtenAt, delivery: null, archivedAt: null };
  }
}
