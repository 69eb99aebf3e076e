import { Injectable } from '@nestjs/common';
import { AuditLog } from '../../audit/index.js';
import type { Actor } from '../../identity/index.js';
import { type CirculatingInstrument, CirculationState } from '../../inventory/index.js';
import { Clock } from '../../platform/clock/index.js';
import type { Tx } from '../../platform/database/index.js';
import { Problem } from '../../platform/http/index.js';
import type { RenewalDecision } from '../domain/renewal-rules.js';
import { LoanRepository, type LoanRow } from '../persistence/loan.repository.js';

type Allowed = Extract<RenewalDecision, { allowed: true }>;

/** Writes what a renewal changes. */
@Injectable()
export class RenewalWriter {
  constructor(
    private readonly loans: LoanRepository,
    private readonly circulation: CirculationState,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  /** Writes due day, rule row and log. @throws Problem 412 if the loan was changed meanwhile */
  async write(
    tx: Tx,
    actor: Actor,
    loan: LoanRow,
    instrument: CirculatingInstrument,
    decision: Allowed,
  ): Promise<void> {
    const { dueOn, rule, overridden } = decision;
    const renewed = await this.loans.renew(tx, loan, {
      dueOn,
      on: this.clock.today(),
      ruleId: rule.id,
      feeOre: rule.feeOre,
    });
    if (!renewed) throw new Problem(412, 'changed-meanwhile');
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
