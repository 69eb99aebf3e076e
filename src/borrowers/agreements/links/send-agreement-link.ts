import { Injectable } from '@nestjs/common';
import { AuditLog } from '../../../audit/index.js';
import type { Actor } from '../../../identity/index.js';
import { Messages, SignedLinks } from '../../../messages/index.js';
import { Clock } from '../../../platform/clock/index.js';
import {
  Commands,
  type Done,
  type IdempotencyClaim,
  conflict,
  notFound,
  refused,
} from '../../../platform/http/index.js';
import { BorrowerQuery } from '../../queries/borrower.query.js';
import { AgreementAsked } from '../agreement-asked.js';
import type { SendAgreementLinkDto } from '../agreement.dto.js';
import { Agreements } from '../agreements.js';
import { AgreementRepository, type Party } from '../persistence/agreement.repository.js';
import { currentVersion } from '../templates/templates.js';

/** Sends somebody a link by which to accept. What was sent to the same person about the same before is revoked by it. */
@Injectable()
export class SendAgreementLink {
  constructor(
    private readonly commands: Commands,
    private readonly rows: AgreementRepository,
    private readonly asked: AgreementAsked,
    private readonly agreements: Agreements,
    private readonly links: SignedLinks,
    private readonly messages: Messages,
    private readonly query: BorrowerQuery,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  /**
   * @throws Problem 404 for an unknown borrower and one out of reach alike; 400 and 422 as {@link AgreementAsked} says
   * @throws Problem 422 `receiver-without-address`; 409 `agreement-already-accepted`
   */
  async execute(
    actor: Actor,
    borrowerId: string,
    input: SendAgreementLinkDto,
    claim: IdempotencyClaim | undefined,
  ): Promise<Done<{ readonly id: string }>> {
    const { type, reservation, loan } = input;
    const version = currentVersion(type);
    const today = this.clock.today();
    const done = await this.commands.run(claim, async (tx) => {
      const party = await this.rows.lockParty(tx, borrowerId);
      if (party === undefined || !(await this.query.mayReach(tx, actor, borrowerId))) throw notFound();
      const by = { field: 'receiver', id: input.receiver } as const;
      const { acceptor, subject } = await this.asked.understand(
        tx,
        party,
        { type, version, by, reservation, loan },
        today,
      );
      const receiver = contactOf(party, acceptor.id);
      if (receiver.email === null) throw refused([{ code: 'receiver-without-address', overridable: false }]);
      if (await this.agreements.isAccepted(tx, { borrowerId, type, version, acceptor, subject })) {
        throw conflict('agreement-already-accepted');
      }
      const to = { receiverKind: acceptor.kind, receiverId: acceptor.id };
      const messageId = await this.messages.oweNow(tx, {
        ...to,
        kind: 'acceptance',
        borrowerId,
        language: receiver.language,
        day: today,
      });
      const link = { ...to, purpose: type, version, borrowerId, subject, messageId, createdBy: actor.userId };
      const id = await this.links.issue(tx, link);
      await this.audit.append(tx, {
        actorId: actor.userId,
        action: 'agreement.asked',
        subjectType: 'borrower',
        subjectId: borrowerId,
        detail: { link: id, type, version, of: acceptor, ...(subject !== null && { [subject.type]: subject.id }) },
      });
      return { status: 201, ref: { id } };
    });
    this.messages.nudge();
    return done;
  }
}

function contactOf(party: Party, id: string): { readonly email: string | null; readonly language: string } {
  return party.guardians.find((guardian) => guardian.id === id) ?? party;
}
