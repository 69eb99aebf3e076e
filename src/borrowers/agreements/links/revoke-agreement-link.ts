import { Injectable } from '@nestjs/common';
import { AuditLog } from '../../../audit/index.js';
import type { Actor } from '../../../identity/index.js';
import { SignedLinks } from '../../../messages/index.js';
import { Commands, type Done, type IdempotencyClaim, conflict, notFound } from '../../../platform/http/index.js';
import { BorrowerQuery } from '../../queries/borrower.query.js';

/** Takes back a link that went to the wrong person, or too early. */
@Injectable()
export class RevokeAgreementLink {
  constructor(
    private readonly commands: Commands,
    private readonly links: SignedLinks,
    private readonly query: BorrowerQuery,
    private readonly audit: AuditLog,
  ) {}

  /** @throws Problem 404 for an unknown link and one of a borrower out of reach alike; 409 `link-ended` */
  async execute(actor: Actor, id: string, claim: IdempotencyClaim | undefined): Promise<Done<{ readonly id: string }>> {
    return this.commands.run(claim, async (tx) => {
      const link = await this.links.byId(tx, id);
      if (link === undefined || !(await this.query.mayReach(tx, actor, link.borrowerId))) throw notFound();
      if (!(await this.links.revoke(tx, id))) throw conflict('link-ended');
      await this.audit.append(tx, {
        actorId: actor.userId,
        action: 'agreement.link-revoked',
        subjectType: 'borrower',
        subjectId: link.borrowerId,
        detail: { link: id },
      });
      return { status: 200, ref: { id } };
    });
  }
}
