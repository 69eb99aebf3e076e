import { Injectable } from '@nestjs/common';
import { SignedLinks, linkState } from '../../../messages/index.js';
import { Clock } from '../../../platform/clock/index.js';
import type { Queries } from '../../../platform/database/index.js';
import type { AgreementType } from '../domain/agreement.js';
import { currentVersion } from '../templates/templates.js';
import { AcceptanceStates, type GivenAnswer } from './acceptance-states.js';

/** What many borrowers have accepted and are asked. Who may see it is for the asker to decide. */
@Injectable()
export class AcceptanceStatesQuery {
  constructor(
    private readonly links: SignedLinks,
    private readonly clock: Clock,
  ) {}

  /** Two statements, however many borrowers there are. */
  async of(q: Queries, borrowerIds: readonly string[]): Promise<AcceptanceStates> {
    const ids = [...new Set(borrowerIds)];
    const version = currentVersion('terms');
    if (ids.length === 0) return new AcceptanceStates([], [], version);
    const answers = await q.all<GivenAnswer>(
      `SELECT borrower_id AS "borrowerId", type, version, method, outcome, COALESCE(reservation_id, loan_id) AS "subjectId"
       FROM agreement WHERE borrower_id = ANY_OF($1) ORDER BY accepted_at DESC, id`,
      [JSON.stringify(ids)],
    );
    const now = this.clock.now();
    const open = (await this.links.unendedOf(q, ids)).filter((link) => linkState(link, now) === 'open');
    const links = open.map(({ borrowerId, purpose, subjectId, delivery }) => ({
      borrowerId,
      type: purpose as AgreementType,
      subjectId,
      failed: delivery === 'failed',
    }));
    return new AcceptanceStates(answers, links, version);
  }
}
