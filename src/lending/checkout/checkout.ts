import { Injectable } from '@nestjs/common';
import { type AmountsToPay, Charges } from '../../charges/index.js';
import type { Actor } from '../../identity/index.js';
import { Clock } from '../../platform/clock/index.js';
import { Reader } from '../../platform/database/index.js';
import { Commands, type Done, type IdempotencyClaim, refused } from '../../platform/http/index.js';
import { type CheckoutDecision, decideCheckout } from '../domain/checkout-rules.js';
import { lendingRule } from '../domain/eligibility.js';
import type { LoanId } from '../loan-id.js';
import type { ReturnAnswer } from '../return/taken-back.js';
import { AlsoTakenBack } from './also-taken-back.js';
import { CheckoutFactsLoader, type CheckoutInput, type LoadedCheckout } from './checkout-facts.loader.js';
import { CheckoutWriter } from './checkout-writer.js';
import { HandOverPromises } from './hand-over-promises.js';

/** The loan that was opened, and what was taken back in the same step. */
export interface HandedOver extends LoanId {
  readonly takenBack?: ReturnAnswer;
}

/** What a hand-over would be. */
export interface CheckoutForecast extends LoadedCheckout {
  readonly decision: CheckoutDecision;
  /** What the borrower would have to pay, whatever speaks against it; `undefined` where no row lends it. */
  readonly toPay: AmountsToPay | undefined;
}

/** Hands an instrument over to a borrower: one loan, or all that speaks against it. */
@Injectable()
export class Checkout {
  constructor(
    private readonly commands: Commands,
    private readonly reader: Reader,
    private readonly loader: CheckoutFactsLoader,
    private readonly promises: HandOverPromises,
    private readonly writer: CheckoutWriter,
    private readonly also: AlsoTakenBack,
    private readonly charges: Charges,
    private readonly clock: Clock,
  ) {}

  /**
   * Opens the loan, and fulfils the borrower's reservation with it, if there is one that fits. What is to be taken back in the same step
   * comes back first; if the hand-over is refused, it stays out.
   * @throws Problem 422 with every reason; 400 naming the field that means nothing
   */
  async execute(actor: Actor, input: CheckoutInput, claim: IdempotencyClaim | undefined): Promise<Done<HandedOver>> {
    return this.commands.run(claim, async (tx) => {
      const takenBack = await this.also.take(tx, actor, input);
      const loaded = await this.loader.load(tx, actor, input, this.clock.today());
      const decision = decideCheckout(loaded.facts);
      if (!decision.allowed) throw refused(decision.rejections);
      await this.promises.makeRoom(tx, actor, loaded, decision.dueOn);
      const loan = await this.writer.write(tx, actor, input, loaded, decision);
      await this.promises.fulfil(tx, actor, loaded, loan);
      return { status: 201, ref: { loan, ...(takenBack !== undefined && { takenBack }) } };
    });
  }

  /** Decides the same by what is committed, and does nothing. */
  async dryRun(actor: Actor, input: CheckoutInput): Promise<CheckoutForecast> {
    const loaded = await this.loader.preview(this.reader, actor, input, this.clock.today());
    return { ...loaded, decision: decideCheckout(loaded.facts), toPay: await this.toPay(loaded) };
  }

  private async toPay({ facts }: LoadedCheckout): Promise<AmountsToPay | undefined> {
    const rule = lendingRule(facts.rule);
    if (rule === undefined) return undefined;
    const { feeOre, depositOre } = rule;
    const whose = { borrowerId: facts.borrower.id, loanId: null, reservationId: facts.reservation?.id ?? null };
    return this.charges.quote(this.reader, { ...whose, feeOre, depositOre, on: facts.today });
  }
}
