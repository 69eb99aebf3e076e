import { Injectable } from '@nestjs/common';
import type { Actor } from '../../identity/index.js';
import { type LinkState, type MessageState, type SignedLink, SignedLinks, linkState } from '../../messages/index.js';
import { Clock } from '../../platform/clock/index.js';
import { Reader } from '../../platform/database/index.js';
import { notFound } from '../../platform/http/index.js';
import { BorrowerLookUps } from '../queries/borrower-look-ups.js';
import { BorrowerQuery } from '../queries/borrower.query.js';
import type {
  AcceptorKind,
  AgreementMethod,
  AgreementOutcome,
  AgreementType,
  GoverningLanguage,
} from './domain/agreement.js';
import type { ContractAddendum, ContractIds } from './contract-subject.js';
import { ContractSubjects } from './contract-subjects.js';
import { factsOf } from './links/agreement-page.js';
import { AgreementRepository, type Party, type StoredAgreement } from './persistence/agreement.repository.js';
import { governingDocument } from './governing-document.js';
import type { GoverningText } from './templates/governing-text.js';
import { templateOf } from './templates/templates.js';

/** Who answered, or is asked; `displayName` is null once the person has left the register. */
export interface AcceptorAnswer {
  readonly kind: AcceptorKind;
  readonly id: string;
  readonly displayName: string | null;
}

/** An agreement in the form of the interface. */
export interface AgreementAnswer {
  readonly id: string;
  readonly type: AgreementType;
  readonly version: string;
  /** Of the text that governs. */
  readonly language: GoverningLanguage;
  readonly acceptedBy: AcceptorAnswer;
  readonly method: AgreementMethod;
  readonly outcome: AgreementOutcome;
  readonly acceptedAt: string;
  /** Username; null where it came by a link. */
  readonly registeredBy: string | null;
  readonly reservation: string | null;
  readonly loan: string | null;
}

/** A link that was sent, without the address that it has: that stands in the mail only. */
export interface AgreementLinkAnswer {
  readonly id: string;
  readonly type: AgreementType;
  readonly version: string;
  readonly receiver: AcceptorAnswer;
  readonly state: LinkState;
  /** How the delivery of its mail stands. */
  readonly delivery: MessageState | null;
  readonly createdAt: string;
  readonly expiresAt: string;
  readonly reservation: string | null;
  readonly loan: string | null;
}

/** A text with the words that say whose it is, for a copy on paper. */
export interface AgreementCopy {
  readonly language: GoverningLanguage;
  readonly document: GoverningText;
  readonly agreement: StoredAgreement;
  /** What it came to cover since. */
  readonly addenda: readonly ContractAddendum[];
}

/** Reads agreements and links as staff may see them. */
@Injectable()
export class AgreementAnswers {
  constructor(
    private readonly reader: Reader,
    private readonly rows: AgreementRepository,
    private readonly links: SignedLinks,
    private readonly lookUps: BorrowerLookUps,
    private readonly query: BorrowerQuery,
    private readonly subjects: ContractSubjects,
    private readonly clock: Clock,
  ) {}

  /** Those of a borrower, the newest first. @throws Problem 404 for a borrower out of reach, too */
  async ofBorrower(actor: Actor, borrowerId: string): Promise<AgreementAnswer[]> {
    await this.lookUps.byId(actor, borrowerId);
    return (await this.rows.ofBorrower(this.reader, borrowerId)).map(answerOf);
  }

  /** The links of a borrower, the newest first. @throws Problem 404 for a borrower out of reach, too */
  async linksOf(actor: Actor, borrowerId: string): Promise<AgreementLinkAnswer[]> {
    await this.lookUps.byId(actor, borrowerId);
    const party = await this.rows.party(this.reader, borrowerId);
    const links = await this.links.ofBorrower(this.reader, borrowerId);
    return links.map((link) => this.linkAnswer(link, party));
  }

  /** @throws Problem 404 for an unknown agreement and one of a borrower out of reach alike */
  async agreement(actor: Actor, id: string): Promise<AgreementAnswer> {
    return answerOf(await this.stored(actor, id));
  }

  /** @throws Problem 404 for an unknown link and one of a borrower out of reach alike */
  async link(actor: Actor, id: string): Promise<AgreementLinkAnswer> {
    const link = await this.links.byId(this.reader, id);
    if (link === undefined || !(await this.query.mayReach(this.reader, actor, link.borrowerId))) throw notFound();
    return this.linkAnswer(link, await this.rows.party(this.reader, link.borrowerId));
  }

  /** What was accepted, word for word, and what it came to cover since. @throws Problem 404 for an unknown agreement and one of a borrower out of reach alike */
  async copy(actor: Actor, id: string): Promise<AgreementCopy> {
    const agreement = await this.stored(actor, id);
    const template = templateOf(agreement.type, agreement.version);
    const party = await this.rows.party(this.reader, agreement.borrowerId);
    if (template === undefined || party === undefined) throw notFound();
    const parties = { borrower: party.displayName, acceptor: agreement.acceptorName ?? '–' };
    const document = governingDocument(template, agreement.language, parties, factsOf(agreement));
    const addenda = agreement.type === 'terms' ? [] : await this.subjects.addenda(this.reader, idsOf(agreement));
    return { language: agreement.language, document, agreement, addenda };
  }

  private async stored(actor: Actor, id: string): Promise<StoredAgreement> {
    const agreement = await this.rows.byId(this.reader, id);
    if (agreement === undefined || !(await this.query.mayReach(this.reader, actor, agreement.borrowerId)))
      throw notFound();
    return agreement;
  }

  private linkAnswer(link: SignedLink, party: Party | undefined): AgreementLinkAnswer {
    const { receiverKind: kind, receiverId: id } = link;
    const person = kind === 'borrower' ? party : party?.guardians.find((guardian) => guardian.id === id);
    return {
      id: link.id,
      type: link.purpose as AgreementType,
      version: link.version,
      receiver: { kind, id, displayName: person?.displayName ?? null },
      state: linkState(link, this.clock.now()),
      delivery: link.delivery,
      createdAt: link.createdAt.toISOString(),
      expiresAt: link.expiresAt.toISOString(),
      reservation: link.subjectType === 'reservation' ? link.subjectId : null,
      loan: link.subjectType === 'loan' ? link.subjectId : null,
    };
  }
}

function idsOf({ reservationId, loanId }: StoredAgreement): ContractIds {
  return { reservations: reservationId === null ? [] : [reservationId], loans: loanId === null ? [] : [loanId] };
}

function answerOf(agreement: StoredAgreement): AgreementAnswer {
  return {
    id: agreement.id,
    type: agreement.type,
    version: agreement.version,
    language: agreement.language,
    acceptedBy: { kind: agreement.acceptedBy, id: agreement.acceptorId, displayName: agreement.acceptorName },
    method: agreement.method,
    outcome: agreement.outcome,
    acceptedAt: agreement.acceptedAt.toISOString(),
    registeredBy: agreement.registeredBy,
    reservation: agreement.reservationId,
    loan: agreement.loanId,
  };
}
