import { Injectable } from '@nestjs/common';
import { BorrowerQuery, type Party } from '../../borrowers/index.js';
import type { Actor } from '../../identity/index.js';
import { Clock } from '../../platform/clock/index.js';
import type { Tx } from '../../platform/database/index.js';
import { Commands, type Done, type IdempotencyClaim, badInput, refused } from '../../platform/http/index.js';
import { newReceipt } from '../domain/case-numbers.js';
import { CaseLinks } from '../links/case-links.js';
import { CaseLogRepository } from '../persistence/case-log.repository.js';
import { type CaseBorrower, CasePeople, applicantToAsk } from '../persistence/case-people.query.js';
import { CaseRepository } from '../persistence/case.repository.js';
import { type SupportRoute, SupportRouteRepository } from '../persistence/support-route.repository.js';
import { CaseVault } from '../vault/case-vault.js';
import type { SupportRequestDto } from './apply.dto.js';
import { CaseSubjects } from './case-subjects.js';
import { NewCases } from './new-cases.js';

/**
 * Takes a wish for support. Whoever has it gets a receipt, the same whatever the municipality makes of it, and can never read it again; the
 * municipality's routing table knows the unit. It becomes an application when the guardian or the adult borrower confirms it. Where
 * the unit has an undecided case of the person already, the wish is added to that one.
 */
@Injectable()
export class AskForSupport {
  constructor(
    private readonly commands: Commands,
    private readonly vault: CaseVault,
    private readonly borrowers: BorrowerQuery,
    private readonly people: CasePeople,
    private readonly routes: SupportRouteRepository,
    private readonly subjects: CaseSubjects,
    private readonly cases: CaseRepository,
    private readonly log: CaseLogRepository,
    private readonly newCases: NewCases,
    private readonly links: CaseLinks,
    private readonly clock: Clock,
  ) {}

  /**
   * @throws Problem 400 for an unknown borrower and one out of reach alike, and as {@link CaseSubjects} says
   * @throws Problem 409 `applications-off`; 422 `no-support-route` where the municipality has not said who decides
   */
  async execute(
    actor: Actor,
    input: SupportRequestDto,
    claim: IdempotencyClaim | undefined,
  ): Promise<Done<{ receipt: string }>> {
    this.vault.demand();
    const done = await this.commands.run(this.vault.claim(claim), async (tx) => {
      const borrower = await this.people.borrower(tx, input.borrower);
      if (borrower?.id !== input.borrower || !(await this.borrowers.mayReach(tx, actor, borrower.id))) {
        throw badInput([{ field: 'borrower', code: 'unknown-borrower' }]);
      }
      const party = await this.people.lockParty(tx, borrower.id);
      const route = await this.routes.find(tx, borrower.municipalityId, actor.unitId);
      if (party === undefined || route === undefined) throw refused([{ code: 'no-support-route', overridable: false }]);
      await this.take(tx, actor, borrower, party, route, input);
      return { status: 202, ref: { receipt: newReceipt() } };
    });
    this.links.nudge();
    return done;
  }

  private async take(
    tx: Tx,
    actor: Actor,
    borrower: CaseBorrower,
    party: Party,
    route: SupportRoute,
    input: SupportRequestDto,
  ): Promise<void> {
    const subject = await this.subjects.understand(tx, borrower, input);
    const by = { id: actor.userId, name: actor.displayName };
    const note = input.note ?? null;
    const known = await this.cases.undecidedOf(tx, route.unitId, borrower.id);
    if (known !== undefined) {
      await this.cases.lock(tx, known.id);
      const entry = { action: 'requested-again', at: this.clock.now().toISOString(), by, detail: note } as const;
      return this.log.append(tx, known.id, entry);
    }
    const applicant = applicantToAsk(party, this.clock.today());
    const content = {
      ...subject,
      borrowerId: borrower.id,
      applicantId: applicant?.id ?? null,
      askedBy: { ...by, role: actor.role },
      note,
      confirmed: route.needsConfirmation ? null : { how: 'not-needed' as const, at: this.clock.now().toISOString() },
    };
    const state = route.needsConfirmation ? 'awaiting-confirmation' : 'submitted';
    const opened = this.newCases.draft(route.unitId, state, content);
    await this.newCases.add(tx, opened, 'requested', by);
    if (route.needsConfirmation && applicant !== undefined && applicant.email !== null) {
      await this.links.issue(tx, opened.id, { purpose: 'confirmation', receiverId: applicant.id });
    }
  }
}
