import { Injectable } from '@nestjs/common';
import { AuditLog } from '../../audit/index.js';
import { SignedLinks } from '../../messages/index.js';
import type { CalendarDate } from '../../platform/calendar/index.js';
import { Clock } from '../../platform/clock/index.js';
import type { Queries, Tx } from '../../platform/database/index.js';
import { newId } from '../../platform/ids/index.js';
import {
  type Acceptor,
  type AgreementNeeds,
  type Deciding,
  guardianDecides,
  missingTypes,
} from './domain/acceptance-rules.js';
import type {
  AgreementMethod,
  AgreementOutcome,
  AgreementSubject,
  AgreementType,
  GoverningLanguage,
} from './domain/agreement.js';
import { AgreementRepository, type Party } from './persistence/agreement.repository.js';
import type { ContractFacts } from './contract-subject.js';
import { currentVersion } from './templates/templates.js';

/** Somebody who may accept, and whether a link can be sent to them. */
export interface PossibleAcceptor {
  readonly id: string;
  readonly displayName: string;
  readonly byLink: boolean;
}

/** Which acceptances are missing, and who may give them. */
export interface MissingAgreements {
  readonly types: readonly [AgreementType, ...AgreementType[]];
  readonly acceptors: readonly PossibleAcceptor[];
}

/** What a hand-over is about, where it is about something that a contract can be made of. */
export interface HandOverSubject {
  readonly reservationId: string | null;
  readonly loanId: string | null;
}

/** An answer to be recorded. */
export interface NewAgreement {
  readonly borrowerId: string;
  readonly type: AgreementType;
  readonly version: string;
  readonly language: GoverningLanguage;
  readonly acceptor: Acceptor;
  readonly method: AgreementMethod;
  readonly outcome: AgreementOutcome;
  /** Who registers it; nobody where it comes by a link. */
  readonly registeredBy: string | null;
  readonly subject: AgreementSubject | null;
  /** Of a contract. */
  readonly facts: ContractFacts | null;
}

/** What borrowers and guardians have agreed to, for whoever lends and reserves. */
@Injectable()
export class Agreements {
  constructor(
    private readonly rows: AgreementRepository,
    private readonly links: SignedLinks,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  /**
   * Which acceptances a hand-over under a rule lacks, and who may give them; `undefined` where none is missing. For whoever decides
   * alone it asks the database nothing.
   */
  async missingFor(
    q: Queries,
    borrower: Deciding & { readonly id: string },
    needs: AgreementNeeds,
    subject: HandOverSubject,
    today: CalendarDate,
  ): Promise<MissingAgreements | undefined> {
    const nothingNeeded = !needs.needsTerms && !needs.needsContract;
    if (nothingNeeded || !guardianDecides(borrower, today)) return undefined;
    const accepted = await this.rows.acceptedTypes(q, borrower.id, currentVersion('terms'), subject);
    const [first, ...others] = missingTypes(borrower, needs, accepted, today);
    if (first === undefined) return undefined;
    const party = await this.rows.party(q, borrower.id);
    return { types: [first, ...others], acceptors: acceptorsOf(party) };
  }

  /** Who may accept for some borrowers, by borrower; two statements however many they are. */
  async acceptorsOf(
    q: Queries,
    borrowerIds: readonly string[],
  ): Promise<ReadonlyMap<string, readonly PossibleAcceptor[]>> {
    const parties = await this.rows.parties(q, borrowerIds);
    return new Map([...parties].map(([id, party]) => [id, acceptorsOf(party)]));
  }

  /** Whether this person has accepted this already. */
  async isAccepted(
    q: Queries,
    agreement: Omit<NewAgreement, 'facts' | 'language' | 'method' | 'outcome' | 'registeredBy'>,
  ): Promise<boolean> {
    const { acceptor, ...about } = agreement;
    return this.rows.accepted(q, { ...about, acceptorId: acceptor.id });
  }

  /**
   * Records an answer in the caller's unit, which has locked the borrower and has judged that it may be given, and logs it without a
   * name. An acceptance ends every link by which the same was asked: one is enough.
   *
   * @param id of the agreement, where somebody needs to know it before
   */
  async record(tx: Tx, agreement: NewAgreement, id: string = newId()): Promise<string> {
    const { acceptor, subject, facts, ...rest } = agreement;
    await this.rows.add(tx, {
      ...rest,
      id,
      acceptedBy: acceptor.kind,
      acceptorId: acceptor.id,
      acceptedAt: this.clock.now(),
      reservationId: subject?.type === 'reservation' ? subject.id : null,
      loanId: subject?.type === 'loan' ? subject.id : null,
      facts: facts === null ? null : JSON.stringify(facts),
    });
    if (agreement.outcome === 'accepted') {
      const { borrowerId, type: purpose } = agreement;
      await this.links.revokeAll(tx, { purpose, borrowerId, subjectId: subject?.id ?? null });
    }
    await this.audit.append(tx, {
      actorId: agreement.registeredBy,
      action: `agreement.${agreement.outcome}`,
      subjectType: 'borrower',
      subjectId: agreement.borrowerId,
      detail: {
        agreement: id,
        type: agreement.type,
        version: agreement.version,
        method: agreement.method,
        by: acceptor,
        ...(subject !== null && { [subject.type]: subject.id }),
      },
    });
    return id;
  }
}

function acceptorsOf(party: Party | undefined): PossibleAcceptor[] {
  return (party?.guardians ?? []).map(({ id, displayName, email }) => ({ id, displayName, byLink: email !== null }));
}
