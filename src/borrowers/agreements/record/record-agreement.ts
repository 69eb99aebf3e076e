import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../identity/index.js';
import { Clock } from '../../../platform/clock/index.js';
import { Commands, type Done, type IdempotencyClaim, conflict, notFound } from '../../../platform/http/index.js';
import { BorrowerQuery } from '../../queries/borrower.query.js';
import { AgreementAsked } from '../agreement-asked.js';
import type { RecordAgreementDto } from '../agreement.dto.js';
import { Agreements } from '../agreements.js';
import { ContractSubjects } from '../contract-subjects.js';
import { AgreementRepository } from '../persistence/agreement.repository.js';

/** Registers what somebody has accepted on paper or at the desk. */
@Injectable()
export class RecordAgreement {
  constructor(
    private readonly commands: Commands,
    private readonly rows: AgreementRepository,
    private readonly asked: AgreementAsked,
    private readonly agreements: Agreements,
    private readonly subjects: ContractSubjects,
    private readonly query: BorrowerQuery,
    private readonly clock: Clock,
  ) {}

  /**
   * @throws Problem 404 for an unknown borrower and one out of reach alike; 400 and 422 as {@link AgreementAsked} says
   * @throws Problem 409 `agreement-already-accepted`
   */
  async execute(
    actor: Actor,
    borrowerId: string,
    input: RecordAgreementDto,
    claim: IdempotencyClaim | undefined,
  ): Promise<Done<{ readonly id: string }>> {
    const { type, version, method, language, reservation, loan } = input;
    return this.commands.run(claim, async (tx) => {
      const party = await this.rows.lockParty(tx, borrowerId);
      if (party === undefined || !(await this.query.mayReach(tx, actor, borrowerId))) throw notFound();
      const by = { field: 'acceptedBy', id: input.acceptedBy } as const;
      const asked = await this.asked.understand(
        tx,
        party,
        { type, version, by, reservation, loan },
        this.clock.today(),
      );
      const { acceptor, subject } = asked;
      if (await this.agreements.isAccepted(tx, { borrowerId, type, version, acceptor, subject })) {
        throw conflict('agreement-already-accepted');
      }
      const id = await this.agreements.record(tx, {
        ...asked,
        borrowerId,
        type,
        version,
        language: language ?? 'nb',
        method,
        outcome: 'accepted',
        registeredBy: actor.userId,
      });
      if (subject !== null) await this.subjects.answered(tx, subject, 'accepted');
      return { status: 201, ref: { id } };
    });
  }
}
