import { Injectable } from '@nestjs/common';
import type { Actor } from '../../identity/index.js';
import { Clock } from '../../platform/clock/index.js';
import { Commands, type Done, type IdempotencyClaim, refused } from '../../platform/http/index.js';
import { decideRenewal } from '../domain/renewal-rules.js';
import type { LoanId } from '../loan-id.js';
import { LoanQuery } from '../queries/loan.query.js';
import { LoanRoom } from '../loan-room.js';
import { RenewalFactsLoader, type RenewalInput, wantedRenewal } from './renewal-facts.loader.js';
import { RenewalWriter } from './renewal-writer.js';

/** Lets a borrower keep an instrument longer. */
@Injectable()
export class Renew {
  constructor(
    private readonly commands: Commands,
    private readonly loader: RenewalFactsLoader,
    private readonly query: LoanQuery,
    private readonly room: LoanRoom,
    private readonly writer: RenewalWriter,
    private readonly clock: Clock,
  ) {}

  /**
   * Moves the due day, and never into what is promised to somebody else.
   * @throws Problem 400 for a due day that is none, 404 for a loan that is not the actor's to see, 422 with every reason
   */
  async execute(
    actor: Actor,
    loanId: string,
    input: RenewalInput,
    claim: IdempotencyClaim | undefined,
  ): Promise<Done<LoanId>> {
    await this.query.byId(actor, loanId);
    return this.commands.run(claim, async (tx) => {
      const loaded = await this.loader.load(tx, actor, loanId, input, this.clock.today());
      const { instrument, facts } = loaded;
      const decision = decideRenewal(facts);
      if (!decision.allowed) throw refused(decision.rejections);
      const wanted = wantedRenewal(instrument.code, facts, decision.dueOn);
      if (wanted !== undefined) await this.room.make(tx, actor.userId, wanted);
      await this.writer.write(tx, actor, loaded, decision);
      return { status: 200, ref: { loan: loanId } };
    });
  }
}
