import { Injectable } from '@nestjs/common';
import type { Actor } from '../../identity/index.js';
import type { Condition } from '../../inventory/index.js';
import type { CalendarDate } from '../../platform/calendar/index.js';
import { Clock } from '../../platform/clock/index.js';
import { Reader, type Tx } from '../../platform/database/index.js';
import { Commands, type Done, type IdempotencyClaim, refused } from '../../platform/http/index.js';
import { type ReplacementDecision, decideReplacement } from '../domain/replacement-rules.js';
import { LentAccessories } from '../lent-accessories.js';
import { LoanQuery } from '../queries/loan.query.js';
import type { ReturnAnswer } from '../return/taken-back.js';
import { type LoadedReplacement, ReplacementFactsLoader, type ReplacementInput } from './replacement-facts.loader.js';
import { ReplacementPromises } from './replacement-promises.js';
import { ReplacementReturn } from './replacement-return.js';
import { ReplacementWriter } from './replacement-writer.js';

/** A replacement as somebody asks for it. */
export interface ReplacementWish extends ReplacementInput {
  /** Of what comes back; as before if left out. */
  readonly condition?: Condition | null | undefined;
  readonly missingAccessories?: readonly string[] | null | undefined;
  /** What goes along with the new one; all that is there if left out. */
  readonly accessories?: readonly string[] | null | undefined;
  readonly reason: string;
}

/** The loan that goes on, what came back, and what is to be done with that. */
export interface ReplacementAnswer extends ReturnAnswer {
  readonly replaced: string;
}

/**
 * Gives a running loan another instrument of the same kind, in one unit: the old one is taken back as at a return, the new one is
 * judged as at a hand-over, and the loan goes on until the same day, under the same contract, at no new cost.
 *
 * It is one loan whose instrument changes, not an ended loan and a new one. A new one would be charged for the running term a second
 * time, would owe its reminders and renewals anew, would lose its reservation, and the contract that a guardian has accepted would be about
 * a loan that has ended. Each replacement is a row of its own, from which the history of both instruments and the addendum to the
 * contract are told. A mistake is put right by replacing back.
 */
@Injectable()
export class Replace {
  constructor(
    private readonly commands: Commands,
    private readonly reader: Reader,
    private readonly query: LoanQuery,
    private readonly loader: ReplacementFactsLoader,
    private readonly promises: ReplacementPromises,
    private readonly accessories: LentAccessories,
    private readonly returned: ReplacementReturn,
    private readonly writer: ReplacementWriter,
    private readonly clock: Clock,
  ) {}

  /**
   * @throws Problem 400 naming the field that means nothing; 404 for a loan that is not the actor's to see; 409 `already-replaced` if
   *   somebody was first; 422 with every reason
   */
  async execute(
    actor: Actor,
    loanId: string,
    wish: ReplacementWish,
    claim: IdempotencyClaim | undefined,
  ): Promise<Done<ReplacementAnswer>> {
    await this.query.byId(actor, loanId);
    return this.commands.run(claim, async (tx) => {
      const today = this.clock.today();
      const loaded = await this.loader.load(tx, actor, loanId, wish, today);
      return { status: 201, ref: await this.replace(tx, actor, loaded, wish, today) };
    });
  }

  /** Decides the same by what is committed, and does nothing. @throws Problem 400, 404, 409 as there */
  async dryRun(
    actor: Actor,
    loanId: string,
    input: ReplacementInput,
  ): Promise<LoadedReplacement & { readonly decision: ReplacementDecision }> {
    await this.query.byId(actor, loanId);
    const loaded = await this.loader.preview(this.reader, actor, loanId, input, this.clock.today());
    return { ...loaded, decision: decideReplacement(loaded.facts) };
  }

  private async replace(
    tx: Tx,
    actor: Actor,
    loaded: LoadedReplacement,
    wish: ReplacementWish,
    today: CalendarDate,
  ): Promise<ReplacementAnswer> {
    const { loan, instrument, facts } = loaded;
    const decision = decideReplacement(facts);
    if (!decision.allowed) throw refused(decision.rejections);
    const taken = await this.returned.decide(tx, actor, loaded, wish, today);
    const accessories = await this.accessories.of(tx, instrument.code, wish.accessories);
    await this.promises.makeRoom(tx, actor.userId, facts.handOver, loan.dueOn);
    const { reason } = wish;
    await this.writer.write(tx, actor, loaded, decision, { ...taken, accessories, reason });
    const opened = await this.returned.putAway(tx, actor, taken, reason);
    const { next, then } = taken.steps;
    return { loan: loan.id, replaced: taken.instrument.code, next: { ...next, ...opened }, then };
  }
}
