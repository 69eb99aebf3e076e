import { Injectable } from '@nestjs/common';
import { AuditLog } from '../../audit/index.js';
import type { Actor } from '../../identity/index.js';
import { ChargeTerm } from '../../charges/index.js';
import { CirculationState } from '../../inventory/index.js';
import type { Tx } from '../../platform/database/index.js';
import { Problem } from '../../platform/http/index.js';
import type { RenewalDecision } from '../domain/renewal-rules.js';
import { runningTerm } from '../lending-conditions.js';
import { LoanRepository } from '../persistence/loan.repository.js';
import type { LoadedRenewal } from './renewal-facts.loader.js';

type Allowed = Extract<RenewalDecision, { allowed: true }>;

/** Writes what a renewal changes. */
@Injectable()
export class RenewalWriter {
  constructor(
    private readonly loans: LoanRepository,
    private readonly circulation: CirculationState,
    private readonly chargeTerm: ChargeTerm,
    private readonly audit: AuditLog,
  ) {}

  /**
   * Writes due day, rule row and log, and charges the running term if the loan has not been charged for it: the row by which it goes from
   * now on may have a fee where the one before had none.
   * @throws Problem 412 if the loan was changed meanwhile
   */
  async write(
    tx: Tx,
    actor: Actor,
    { loan, instrument, terms, facts }: LoadedRenewal,
    decision: Allowed,
  ): Promise<void> {
    const { dueOn, rule, overridden } = decision;
    const { today } = facts;
    const renewed = await this.loans.renew(tx, loan, { dueOn, on: today, ruleId: rule.id });
    if (!renewed) throw new Problem(412, 'changed-meanwhile');
    const term = runningTerm(terms, today);
    if (term !== undefined) await this.chargeTerm.execute(tx, { loanId: loan.id, termId: term.id }, today);
    await this.circulation.changeCirculation(tx, {
      code: instrument.code,
      expectedVersion: instrument.version,
      state: 'on-loan',
      currentPointId: null,
      dueOn,
      freeFrom: null,
    });
    await this.audit.append(tx, {
      actorId: actor.userId,
      action: 'loan.renewed',
      subjectType: 'loan',
      subjectId: loan.id,
      instrumentCode: instrument.code,
      detail: {
        dueOn: [loan.dueOn, dueOn],
        ...(overridden.length > 0 && { overridden: overridden.map(({ code, comment }) => ({ code, comment })) }),
      },
    });
  }
}
