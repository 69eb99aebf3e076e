import { Injectable } from '@nestjs/common';
import type { LinkState } from '../../messages/index.js';
import type { CalendarDate } from '../../platform/calendar/index.js';
import { Clock } from '../../platform/clock/index.js';
import { type Queries, Reader, type Tx } from '../../platform/database/index.js';
import { Commands, Problem, conflict, notFound } from '../../platform/http/index.js';
import { CaseActs, stateAfter } from '../decide/case-acts.js';
import { type Applicant, CasePeople, applicantsOf } from '../persistence/case-people.query.js';
import { CaseLinkRepository, type CaseLink } from '../persistence/case-link.repository.js';
import { CaseRepository, type SubsidyCase } from '../persistence/case.repository.js';
import { LetterRepository } from '../persistence/letter.repository.js';
import { CaseVault } from '../vault/case-vault.js';
import { CaseLinks } from './case-links.js';

/** What a link to an applicant leads to. It names no payer. */
export interface CaseLinkFacts {
  readonly purpose: CaseLink['purpose'];
  readonly state: LinkState;
  readonly receiverLanguage: string;
  readonly borrower: string;
  /** The period that support is asked for. */
  readonly from: CalendarDate;
  readonly to: CalendarDate;
  readonly answer: CaseLink['answer'];
  readonly answeredAt: Date | null;
  /** Whether too many wrong codes were given. */
  readonly locked: boolean;
}

interface Opened {
  readonly link: CaseLink;
  readonly one: SubsidyCase;
  readonly page: CaseLinkFacts;
}

/** After so many wrong codes a link shows no letter any more. */
const mostWrongCodes = 5;

/** Reads and answers the links to applicants. The token is the proof; a letter asks for its code as well. */
@Injectable()
export class CaseLinkPages {
  constructor(
    private readonly reader: Reader,
    private readonly vault: CaseVault,
    private readonly links: CaseLinks,
    private readonly rows: CaseLinkRepository,
    private readonly cases: CaseRepository,
    private readonly people: CasePeople,
    private readonly letters: LetterRepository,
    private readonly acts: CaseActs,
    private readonly commands: Commands,
    private readonly clock: Clock,
  ) {}

  /** `undefined` for a token that opens nothing, and where there is no key that could open anything. */
  async byToken(token: string): Promise<CaseLinkFacts | undefined> {
    return this.vault.isOpen ? (await this.open(this.reader, token))?.page : undefined;
  }

  /**
   * Takes the answer to a request that waits for its confirmation, once.
   * @throws Problem 404 for a token that opens nothing; 409 `link-ended`
   */
  async confirm(token: string, answer: 'confirmed' | 'declined'): Promise<void> {
    await this.answer(token, 'confirmation', async (tx, { link, one }) => {
      const state = stateAfter(answer === 'confirmed' ? 'confirm' : 'decline', one);
      const confirmed = answer === 'confirmed' ? { how: 'link' as const, at: this.clock.now().toISOString() } : null;
      const content = { confirmed, applicantId: link.receiverId };
      await this.acts.store(tx, { ...one, state }, { content, action: answer }, null);
      await this.rows.change(tx, { ...link, answer, usedAt: this.clock.now().toISOString() });
    });
  }

  /**
   * Opens the letter behind a link; the first time is the day on which it has reached its receiver.
   * @throws Problem 404; 409 `link-ended`; 403 `wrong-code`, which is counted
   */
  async fetch(token: string, code: string): Promise<Uint8Array> {
    let pages: Uint8Array | undefined;
    const right = await this.answer(token, 'letter', async (tx, { link, one, page }) => {
      if (page.locked) throw conflict('link-ended');
      if (link.code === null || link.code !== code.replaceAll(/\s/gu, '')) {
        await this.rows.change(tx, { ...link, wrongCodes: link.wrongCodes + 1 });
        return false;
      }
      const letter = link.letterId === null ? undefined : await this.letters.byId(tx, link.letterId);
      pages = letter && (await this.letters.pages(tx, letter.id));
      if (letter === undefined || pages === undefined) throw notFound();
      if (link.usedAt === null) {
        const now = this.clock.now();
        await this.rows.change(tx, { ...link, answer: 'fetched', usedAt: now.toISOString() });
        const delivery = letter.delivery && {
          ...letter.delivery,
          reachedOn: letter.delivery.reachedOn ?? this.clock.today(),
        };
        await this.letters.change(tx, { ...letter, delivery });
        await this.acts.store(tx, one, { content: {}, action: 'letter-fetched' }, null);
      }
      return true;
    });
    if (!right || pages === undefined) throw new Problem(403, 'wrong-code');
    return pages;
  }

  private async answer<T>(
    token: string,
    purpose: CaseLink['purpose'],
    work: (tx: Tx, opened: Opened) => Promise<T>,
  ): Promise<T | undefined> {
    if (!this.vault.isOpen) throw notFound();
    let result: T | undefined;
    await this.commands.run(undefined, async (tx) => {
      const found = await this.links.byToken(tx, token);
      // The case first, as everybody locks who changes it; then the link as it stands by then.
      const locked = found && (await this.cases.lock(tx, found.caseId));
      if (locked === undefined || (await this.rows.lock(tx, found?.id ?? '')) === undefined) throw notFound();
      const opened = await this.open(tx, token);
      if (opened?.link.purpose !== purpose) throw notFound();
      const again = purpose === 'letter' && opened.page.state === 'used';
      if (opened.page.state !== 'open' && !again) throw conflict('link-ended');
      result = await work(tx, opened);
      return { status: 200, ref: {} };
    });
    return result;
  }

  /** One whose receiver has no rights any more counts as revoked. */
  private async open(q: Queries, token: string): Promise<Opened | undefined> {
    const link = await this.links.byToken(q, token);
    const one = link && (await this.cases.byId(q, link.caseId));
    const party = one && (await this.people.party(q, one.content.borrowerId));
    if (link === undefined || one === undefined || party === undefined) return undefined;
    const receiver = applicantsOf(party, this.clock.today()).find(({ id }) => id === link.receiverId);
    const state = this.links.stateOf(link);
    return { link, one, page: pageOf(link, one, party.displayName, receiver, state) };
  }
}

function pageOf(
  link: CaseLink,
  one: SubsidyCase,
  borrower: string,
  receiver: Applicant | undefined,
  state: LinkState,
): CaseLinkFacts {
  return {
    purpose: link.purpose,
    state: receiver === undefined ? 'revoked' : state,
    receiverLanguage: receiver?.language ?? 'nb',
    borrower,
    from: one.content.from,
    to: one.content.to,
    answer: link.answer,
    answeredAt: link.usedAt === null ? null : new Date(link.usedAt),
    locked: link.wrongCodes >= mostWrongCodes,
  };
}
