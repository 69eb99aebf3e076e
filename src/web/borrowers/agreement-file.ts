import { Injectable } from '@nestjs/common';
import {
  AgreementAnswers,
  type AgreementType,
  BorrowerLookUps,
  type BorrowerAnswer,
  currentVersion,
  guardianDecides,
} from '../../borrowers/index.js';
import { type Actor, mayDo } from '../../identity/index.js';
import { parseCalendarDate } from '../../platform/calendar/index.js';
import { Clock } from '../../platform/clock/index.js';
import type { AgreementsPageProps, WantedView } from './agreements-view.js';

/** What the page is about beside the terms: a contract about one of these. */
export interface AgreementsAddress {
  readonly loan?: string | undefined;
  readonly reservation?: string | undefined;
  readonly back?: string | undefined;
}

/** Gathers what the page of a borrower's acceptances shows, for one reader. */
@Injectable()
export class AgreementFile {
  constructor(
    private readonly lookUps: BorrowerLookUps,
    private readonly answers: AgreementAnswers,
    private readonly clock: Clock,
  ) {}

  /** @throws Problem 404 for an unknown borrower and one out of reach alike */
  async of(actor: Actor, id: string, { loan, reservation, back }: AgreementsAddress): Promise<AgreementsPageProps> {
    const borrower = await this.lookUps.byId(actor, id);
    const agreements = await this.answers.ofBorrower(actor, id);
    const links = await this.answers.linksOf(actor, id);
    const wants = (type: AgreementType, subject: Readonly<Record<string, string>>): WantedView => {
      const version = currentVersion(type);
      const accepted = agreements.some(
        (one) =>
          one.type === type &&
          one.outcome === 'accepted' &&
          (type === 'terms' ? one.version === version : one.loan === loan || one.reservation === reservation),
      );
      return { type, version, accepted, subject };
    };
    const subject = loan !== undefined ? { loan } : reservation !== undefined ? { reservation } : undefined;
    return {
      borrower: { id, displayName: borrower.displayName },
      decidesAlone: !this.guardianDecides(borrower),
      acceptors: borrower.guardians.map(({ id: guardian, displayName, email }) => ({
        id: guardian,
        displayName,
        reachable: email != null,
      })),
      wanted: [wants('terms', {}), ...(subject === undefined ? [] : [wants('contract', subject)])],
      agreements: agreements.map(({ acceptedBy, acceptedAt, ...agreement }) => ({
        ...agreement,
        acceptor: acceptedBy.displayName ?? '–',
        at: new Date(acceptedAt),
      })),
      links: links.map(({ receiver, delivery, createdAt, expiresAt, ...link }) => ({
        ...link,
        receiver: receiver.displayName ?? '–',
        failed: delivery === 'failed',
        sentAt: new Date(createdAt),
        expiresAt: new Date(expiresAt),
      })),
      back,
      mayWrite: mayDo(actor.role, 'agreement:write'),
    };
  }

  private guardianDecides({ type, birthDate }: BorrowerAnswer): boolean {
    const born = birthDate === null ? null : (parseCalendarDate(birthDate) ?? null);
    return guardianDecides({ type, birthDate: born }, this.clock.today());
  }
}
