import { Injectable } from '@nestjs/common';
import { BorrowerFacts } from '../../borrowers/index.js';
import type { Actor } from '../../identity/index.js';
import { Clock } from '../../platform/clock/index.js';
import { Reader, type Tx, UnitOfWork } from '../../platform/database/index.js';
import { type Page, decodeDayCursor, notFound, pageOf, pageSize, refused } from '../../platform/http/index.js';
import { CaseAccess } from '../activation/case-access.js';
import { Letters } from '../letters/letters.js';
import { CaseLinks } from '../links/case-links.js';
import {
  type CaseEntry,
  CaseLogRepository,
  type ReadKind,
  type StoredReading,
} from '../persistence/case-log.repository.js';
import { type Applicant, type CaseLoan, CasePeople } from '../persistence/case-people.query.js';
import { CaseRepository, type SubsidyCase } from '../persistence/case.repository.js';
import { LetterRepository, type StoredLetter } from '../persistence/letter.repository.js';
import {
  type CaseReadAnswer,
  type SubsidyApplication,
  type SubsidyApplicationFile,
  applicationOf,
  letterOf,
} from './case-answers.js';
import type { CaseListQueryDto } from './case-query.dto.js';

/** A case opened for a page: all that its unit knows. */
export interface OpenedCase {
  readonly one: SubsidyCase;
  readonly application: SubsidyApplicationFile;
  readonly letters: readonly StoredLetter[];
  readonly entries: readonly CaseEntry[];
  /** What is out now and what it costs by its rule. */
  readonly loans: readonly CaseLoan[];
  readonly applicant: Applicant | undefined;
  /** The code of the link to a letter that was sent and waits to be fetched. */
  readonly code: string | null;
}

/** A page of the list, and what the inbox shows beside it. */
export interface Inbox extends Page<SubsidyApplication> {
  readonly ending: readonly SubsidyApplication[];
  /** Cases that wait, by state, counted up to {@link mostCounted}. */
  readonly waiting: ReadonlyMap<string, number>;
}

/** Nobody needs to know how far beyond it is. */
export const mostCounted = 100;
const mostEnding = 50;

/**
 * Reads cases, for the caseworkers of the unit alone. Every reading is noted before it is answered: where it cannot be noted, nothing is read.
 */
@Injectable()
export class CaseFile {
  constructor(
    private readonly access: CaseAccess,
    private readonly cases: CaseRepository,
    private readonly letters: LetterRepository,
    private readonly log: CaseLogRepository,
    private readonly borrowers: BorrowerFacts,
    private readonly people: CasePeople,
    private readonly writing: Letters,
    private readonly links: CaseLinks,
    private readonly reader: Reader,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /**
   * Opens a case.
   * @throws Problem 404 for an unknown id and a case of another unit alike; 422 `reason-needed` where it is somebody else's
   */
  async open(actor: Actor, id: string, reason: string | null): Promise<OpenedCase> {
    const one = await this.noted(actor, id, 'case', reason);
    return this.whole(one);
  }

  /** The same case once more, for the answer to what was just done to it: that stands in the case's log. */
  async answer(actor: Actor, id: string): Promise<SubsidyApplicationFile> {
    await this.access.demand(this.reader, actor);
    const one = await this.cases.byId(this.reader, id);
    if (one?.unitId !== actor.unitId) throw notFound();
    return (await this.whole(one)).application;
  }

  /** A page of the unit's cases. It is noted as one reading. @throws Problem 404 for whoever is none of its caseworkers */
  async list(actor: Actor, { state, limit, cursor }: CaseListQueryDto): Promise<Page<SubsidyApplication>> {
    const size = pageSize(limit);
    const after = decodeDayCursor(cursor);
    await this.access.demand(this.reader, actor);
    await this.note(actor, null, 'list', null);
    const rows = await this.cases.list(this.reader, { unitId: actor.unitId, state, after, limit: size + 1 });
    const applications = await this.worded(rows);
    return pageOf(
      applications,
      size,
      ({ submittedOn, id }) => [submittedOn, id],
      (item) => item,
    );
  }

  /** What the inbox shows beside the list: what ends in one of the months, the first to end first, and how much waits. */
  async inbox(actor: Actor, question: CaseListQueryDto, months: readonly string[]): Promise<Inbox> {
    const page = await this.list(actor, question);
    const ending = await this.cases.endingIn(this.reader, actor.unitId, months, mostEnding);
    const waiting = await this.cases.waiting(this.reader, actor.unitId, mostCounted);
    return { ...page, ending: await this.worded(ending), waiting };
  }

  /** Who has read a case, the newest first. That is a reading, too. */
  async reads(actor: Actor, id: string): Promise<CaseReadAnswer[]> {
    await this.noted(actor, id, 'reads', null);
    return (await this.log.readsOfCase(this.reader, id)).map(readOf);
  }

  /** The same, for the page of a case whose opening has just been noted. */
  async readsOf(actor: Actor, id: string): Promise<CaseReadAnswer[]> {
    await this.access.demand(this.reader, actor);
    const one = await this.cases.byId(this.reader, id);
    if (one?.unitId !== actor.unitId) throw notFound();
    return (await this.log.readsOfCase(this.reader, id)).map(readOf);
  }

  /** What was read in the unit, and who was given the right to. */
  async readsOfUnit(
    actor: Actor,
    cursor: string | undefined,
    limit: number | undefined,
  ): Promise<Page<CaseReadAnswer>> {
    await this.access.demand(this.reader, actor);
    const size = pageSize(limit);
    const rows = await this.log.readsOfUnit(this.reader, actor.unitId, decodeDayCursor(cursor), size + 1);
    return pageOf(rows, size, ({ day, id }) => [day, id], readOf);
  }

  /** The pages of the newest letter of a case, or of a certain one. @throws Problem 404 where there is none */
  async letter(actor: Actor, id: string, letterId: string | null): Promise<Uint8Array> {
    await this.noted(actor, id, 'letter', null);
    const letters = await this.letters.ofCase(this.reader, id);
    const letter = letterId === null ? letters[0] : letters.find((one) => one.id === letterId);
    const pages = letter && (await this.letters.pages(this.reader, letter.id));
    if (pages === undefined) throw notFound();
    return pages;
  }

  private async whole(one: SubsidyCase): Promise<OpenedCase> {
    const [application] = await this.worded([one]);
    const letters = await this.letters.ofCase(this.reader, one.id);
    const entries = await this.log.ofCase(this.reader, one.id);
    if (application === undefined) throw notFound();
    const loans = await this.people.openLoans(this.reader, one.content.borrowerId, one.content.loanId);
    const applicant = await this.writing.applicantOf(this.reader, one);
    const code = await this.links.codeOf(this.reader, one.id);
    return {
      one,
      application: { ...application, letters: letters.map(letterOf) },
      letters,
      entries,
      loans,
      applicant,
      code,
    };
  }

  private async worded(rows: readonly SubsidyCase[]): Promise<SubsidyApplication[]> {
    const names = await this.borrowers.displayNames(
      this.reader,
      rows.map(({ content }) => content.borrowerId),
    );
    return rows.map((one) => applicationOf(one, names, this.clock.today()));
  }

  /** A case of the actor's unit, with the reading noted in the same unit of work. */
  private async noted(actor: Actor, id: string, what: ReadKind, reason: string | null): Promise<SubsidyCase> {
    return this.unitOfWork.run(async (tx) => {
      await this.access.demand(tx, actor);
      const one = await this.cases.byId(tx, id);
      if (one?.unitId !== actor.unitId) throw notFound();
      const { assignee } = one.content;
      const others = assignee !== null && assignee.id !== actor.userId;
      if (others && what === 'case' && reason === null) throw refused([{ code: 'reason-needed', overridable: false }]);
      await this.noteIn(tx, actor, id, what, reason);
      return one;
    });
  }

  private async note(actor: Actor, caseId: string | null, what: ReadKind, reason: string | null): Promise<void> {
    await this.unitOfWork.run((tx) => this.noteIn(tx, actor, caseId, what, reason));
  }

  private async noteIn(
    tx: Tx,
    { userId, displayName, unitId }: Actor,
    caseId: string | null,
    what: ReadKind,
    reason: string | null,
  ): Promise<void> {
    const at = this.clock.now().toISOString();
    const by = { id: userId, name: displayName };
    await this.log.noteRead(tx, { unitId, caseId, day: this.clock.today() }, { what, at, by, reason });
  }
}

function readOf({ what, at, by, reason, caseId }: StoredReading): CaseReadAnswer {
  return { what, at, by: by?.name ?? null, reason, case: caseId };
}
