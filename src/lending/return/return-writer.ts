import { Injectable } from '@nestjs/common';
import { AuditLog } from '../../audit/index.js';
import { Charges } from '../../charges/index.js';
import type { Actor } from '../../identity/index.js';
import { Clock } from '../../platform/clock/index.js';
import type { Tx } from '../../platform/database/index.js';
import { conflict } from '../../platform/http/index.js';
import { LoanRepository } from '../persistence/loan.repository.js';
import { ReturnStepOpener } from './return-step-opener.js';
import { ReturnedAccessories } from './returned-accessories.js';
import type { ReturnAnswer, TakenBack } from './taken-back.js';

/** Writes what a return changes. */
@Injectable()
export class ReturnWriter {
  constructor(
    private readonly loans: LoanRepository,
    private readonly accessories: ReturnedAccessories,
    private readonly steps: ReturnStepOpener,
    private readonly charges: Charges,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  /** Ends the loan, records the accessories, credits what goes back, and opens the next step. */
  async write(tx: Tx, actor: Actor, taken: TakenBack, note: string | null): Promise<ReturnAnswer> {
    const { instrument, loan, missing, returnedOn, pointId } = taken;
    const end = { returnedOn, registeredAt: this.clock.now(), pointId, by: actor.userId };
    if (!(await this.loans.close(tx, loan, end, missing))) throw conflict('instrument-not-on-loan');
    await this.accessories.record(tx, taken);
    await this.charges.atReturn(tx, { loanId: loan.id, returnedOn, on: this.clock.today() });
    await this.audit.append(tx, {
      actorId: actor.userId,
      action: 'loan.returned',
      subjectType: 'loan',
      subjectId: loan.id,
      instrumentCode: instrument.code,
      detail: {
        lendingPoint: pointId,
        returnedOn,
        condition: [instrument.condition, taken.condition],
        missing: missing.length,
      },
    });
    const opened = await this.steps.open(tx, actor, taken, note);
    const { next, then } = taken.steps;
    return { loan: loan.id, next: { ...next, ...opened }, then };
  }
}
