import { Injectable } from '@nestjs/common';
import { type LinkState, type SignedLink, SignedLinks, linkState } from '../../../messages/index.js';
import { Clock } from '../../../platform/clock/index.js';
import type { Queries } from '../../../platform/database/index.js';
import { Reader } from '../../../platform/database/index.js';
import type { ContractFacts } from '../contract-subject.js';
import { ContractSubjects } from '../contract-subjects.js';
import { type Acceptor, acceptorOf, acceptorRefusal } from '../domain/acceptance-rules.js';
import type { AgreementOutcome, AgreementSubject, AgreementType, GoverningLanguage } from '../domain/agreement.js';
import { governingDocument } from '../governing-document.js';
import { AgreementRepository, type Party, type StoredAgreement } from '../persistence/agreement.repository.js';
import type { GoverningText } from '../templates/governing-text.js';
import { templateOf } from '../templates/templates.js';

/** What a link asks, or what was answered by it. */
export interface AgreementPageFacts {
  readonly state: LinkState;
  readonly type: AgreementType;
  readonly version: string;
  /** Language in which the receiver is written to. */
  readonly receiverLanguage: string;
  readonly parties: { readonly borrower: string; readonly acceptor: string };
  /** Of a contract; null also where there is nothing to show any more. */
  readonly facts: ContractFacts | null;
  readonly answer: {
    readonly outcome: AgreementOutcome;
    readonly at: Date;
    readonly language: GoverningLanguage;
  } | null;
}

/** A link with what it is about, for whoever acts on it. */
export interface OpenedLink {
  readonly link: SignedLink;
  readonly party: Party;
  readonly acceptor: Acceptor | undefined;
  readonly subject: AgreementSubject | null;
  readonly page: AgreementPageFacts;
}

/** Reads what a link leads to, for who holds it. Reading changes nothing: programs open links, too, before people do. */
@Injectable()
export class AgreementPages {
  constructor(
    private readonly reader: Reader,
    private readonly links: SignedLinks,
    private readonly rows: AgreementRepository,
    private readonly subjects: ContractSubjects,
    private readonly clock: Clock,
  ) {}

  /** `undefined` for a token that opens nothing. */
  async byToken(token: string): Promise<AgreementPageFacts | undefined> {
    const link = await this.links.byToken(this.reader, token);
    const party = link && (await this.rows.party(this.reader, link.borrowerId));
    return party && (await this.open(this.reader, link, party)).page;
  }

  /** A link of a party. One whose receiver has no rights any more, or whose loan is gone, counts as revoked. */
  async open(q: Queries, link: SignedLink, party: Party): Promise<OpenedLink> {
    const today = this.clock.today();
    const acceptor = acceptorOf(party, link.receiverId);
    const mayAct = acceptor !== undefined && acceptorRefusal(party, acceptor, today) === undefined;
    const answer = link.answerId === null ? undefined : await this.rows.byId(q, link.answerId);
    const subject = subjectOfLink(link);
    const facts = answer === undefined ? await this.factsNow(q, subject, party.id) : factsOf(answer);
    const gone = subject !== null && facts === null;
    const state = linkState(link, this.clock.now());
    return {
      link,
      party,
      acceptor,
      subject,
      page: {
        state: state === 'open' && (!mayAct || gone) ? 'revoked' : state,
        type: link.purpose as AgreementType,
        version: link.version,
        receiverLanguage: receiverOf(party, link.receiverId).language,
        parties: { borrower: party.displayName, acceptor: receiverOf(party, link.receiverId).displayName },
        facts,
        answer:
          answer === undefined ? null : { outcome: answer.outcome, at: answer.acceptedAt, language: answer.language },
      },
    };
  }

  private async factsNow(
    q: Queries,
    subject: AgreementSubject | null,
    borrowerId: string,
  ): Promise<ContractFacts | null> {
    const found = subject === null ? undefined : await this.subjects.factsOf(q, subject);
    return found?.borrowerId === borrowerId ? found.facts : null;
  }
}

/** The text that a page shows. @throws Error where its version has been taken away, which never happens to one that was sent */
export function documentOf(page: AgreementPageFacts, language: GoverningLanguage): GoverningText {
  const template = templateOf(page.type, page.version);
  if (template === undefined) throw new Error(`There is no ${page.type} ${page.version}`);
  return governingDocument(template, language, page.parties, page.facts);
}

/** The facts that were kept with an agreement. */
export function factsOf({ facts }: Pick<StoredAgreement, 'facts'>): ContractFacts | null {
  return facts === null ? null : (JSON.parse(facts) as ContractFacts);
}

function subjectOfLink({ subjectType, subjectId }: SignedLink): AgreementSubject | null {
  if (subjectId === null) return null;
  return { type: subjectType === 'reservation' ? 'reservation' : 'loan', id: subjectId };
}

function receiverOf(party: Party, id: string): { readonly displayName: string; readonly language: string } {
  return party.guardians.find((guardian) => guardian.id === id) ?? party;
}
