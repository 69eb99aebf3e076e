import { Injectable } from '@nestjs/common';
import { AuditLog } from '../../audit/index.js';
import { Charges } from '../../charges/index.js';
import type { Actor } from '../../identity/index.js';
import { CirculationState } from '../../inventory/index.js';
import { Clock } from '../../platform/clock/index.js';
import type { Tx } from '../../platform/database/index.js';
import { newId } from '../../platform/ids/index.js';
import type { CheckoutDecision } from '../domain/checkout-rules.js';
import { termFor } from '../lending-conditions.js';
import { LentAccessories } from '../lent-accessories.js';
import { LoanRepository } from '../persistence/loan.repository.js';
import type { CheckoutInput, LoadedCheckout } from './checkout-facts.loader.js';

type Allowed = Extract<CheckoutDecision, { allowed: true }>;

/** Writes what a hand-over changes. */
@Injectable()
export class CheckoutWriter {
  constructor(
    private readonly loans: LoanRepository,
    private readonly circulation: CirculationState,
    private readonly lent: LentAccessories,
    private readonly charges: Charges,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  /** Writes loan, circulation state, charges and log, and gives the loan's id. */
  async write(tx: Tx, actor: Actor, input: CheckoutInput, loaded: LoadedCheckout, decision: Allowed): Promise<string> {
    const { instrument, borrower, conditions, facts } = loaded;
    const { rule, dueOn, overridden } = decision;
    const id = newId();
    const accessories = await this.lent.of(tx, instrument.code, input.accessories);
    await this.circulation.changeCirculation(tx, {
      code: instrument.code,
      expectedVersion: instrument.version,
      state: 'on-loan',
      currentPointId: null,
      dueOn,
      freeFrom: null,
    });
    const loan = {
      id,
      instrumentCode: instrument.code,
      borrowerId: borrower.id,
      lendingPointId: facts.lendingPoint.id,
      ruleId: rule.id,
      state: 'open',
      outAt: this.clock.now(),
      outOn: facts.today,
      outBy: actor.userId,
      dueOn,
      returnedOn: null,
      registeredAt: null,
      returnedPointId: null,
      returnedBy: null,
      renewals: 0,
      renewedOn: null,
      claimedReturnedAt: null,
      version: 1,
    };
    await this.loans.open(tx, loan, accessories);
    const termId = termFor(conditions.terms, facts.today)?.id ?? null;
    await this.charges.atHandOver(tx, {
      borrowerId: borrower.id,
      loanId: id,
      lendingPointId: facts.lendingPoint.id,
      reservationId: facts.reservation?.id ?? null,
      termId,
      feeOre: rule.feeOre,
      depositOre: rule.depositOre,
      on: facts.today,
    });
    await this.audit.append(tx, {
      actorId: actor.userId,
      action: 'loan.opened',
      subjectType: 'loan',
      subjectId: id,
      instrumentCode: instrument.code,
      detail: {
        lendingPoint: facts.lendingPoint.id,
        dueOn,
        ...(overridden.length > 0 && { overridden: overridden.map(({ code, comment }) => ({ code, comment })) }),
      },
    });
    return id;
  }
}
