import { Injectable } from '@nestjs/common';
import type { Actor } from '../../identity/index.js';
import { Clock } from '../../platform/clock/index.js';
import { Commands, type Done, type IdempotencyClaim, badInput, conflict } from '../../platform/http/index.js';
import { CaseAccess } from '../activation/case-access.js';
import { CasePeople, applicantToAsk } from '../persistence/case-people.query.js';
import { CaseRepository } from '../persistence/case.repository.js';
import { CaseVault } from '../vault/case-vault.js';
import type { ApplicationDto } from './apply.dto.js';
import { CaseSubjects } from './case-subjects.js';
import { NewCases } from './new-cases.js';

/** Takes an application that reached the unit itself, on paper or in a talk. Whoever takes it has the case. */
@Injectable()
export class TakeApplication {
  constructor(
    private readonly commands: Commands,
    private readonly access: CaseAccess,
    private readonly people: CasePeople,
    private readonly subjects: CaseSubjects,
    private readonly cases: CaseRepository,
    private readonly newCases: NewCases,
    private readonly vault: CaseVault,
    private readonly clock: Clock,
  ) {}

  /**
   * @throws Problem 400 for a borrower whom the register does not have, and as {@link CaseSubjects} says
   * @throws Problem 409 `case-open` where the unit has an undecided case of the person
   */
  async execute(
    actor: Actor,
    input: ApplicationDto,
    claim: IdempotencyClaim | undefined,
  ): Promise<Done<{ readonly id: string }>> {
    this.vault.demand();
    return this.commands.run(this.vault.claim(claim), async (tx) => {
      await this.access.demand(tx, actor);
      const borrower = await this.people.borrower(tx, input.borrower);
      const party = borrower && (await this.people.lockParty(tx, borrower.id));
      if (borrower === undefined || party === undefined) {
        throw badInput([{ field: 'borrower', code: 'unknown-borrower' }]);
      }
      const subject = await this.subjects.understand(tx, borrower, input);
      if ((await this.cases.undecidedOf(tx, actor.unitId, borrower.id)) !== undefined) throw conflict('case-open');
      const by = { id: actor.userId, name: actor.displayName };
      const content = {
        ...subject,
        borrowerId: borrower.id,
        applicantId: applicantToAsk(party, this.clock.today())?.id ?? null,
        grounds: input.grounds,
        confirmed: { how: 'paper' as const, at: this.clock.now().toISOString() },
        assignee: by,
      };
      const opened = this.newCases.draft(actor.unitId, 'submitted', content);
      await this.newCases.add(tx, opened, 'applied', by);
      return { status: 201, ref: { id: opened.id } };
    });
  }
}
