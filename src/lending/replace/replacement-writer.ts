import { Injectable } from '@nestjs/common';
import { AuditLog } from '../../audit/index.js';
import type { Actor } from '../../identity/index.js';
import { CirculationState } from '../../inventory/index.js';
import { Clock } from '../../platform/clock/index.js';
import type { Tx } from '../../platform/database/index.js';
import { Problem } from '../../platform/http/index.js';
import { newId } from '../../platform/ids/index.js';
import type { ReplacementDecision } from '../domain/replacement-rules.js';
import { LoanRepository } from '../persistence/loan.repository.js';
import type { LoadedReplacement } from './replacement-facts.loader.js';

type Allowed = Extract<ReplacementDecision, { allowed: true }>;

/** What goes along with a replacement, decided. */
export interface ReplacementDetails {
  readonly lent: ReadonlySet<string>;
  readonly missing: readonly string[];
  /** What goes out with the new one. */
  readonly accessories: readonly string[];
  readonly condition: string;
  readonly reason: string;
}

/** Writes what a replacement changes of the loan and of the instrument that goes out. */
@Injectable()
export class ReplacementWriter {
  constructor(
    private readonly loans: LoanRepository,
    private readonly circulation: CirculationState,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  /** Writes loan, circulation state and log: one entry for each of the two instruments. @throws Problem 412 if the loan was changed meanwhile */
  async write(
    tx: Tx,
    actor: Actor,
    loaded: LoadedReplacement,
    decision: Allowed,
    { lent, missing, accessories, condition, reason }: ReplacementDetails,
  ): Promise<void> {
    const { loan, returned, instrument, pointId } = loaded;
    const replaced = await this.loans.replace(tx, loan, {
      id: newId(),
      newCode: instrument.code,
      outOn: await this.loans.outSince(tx, loan),
      replacedOn: this.clock.today(),
      replacedAt: this.clock.now(),
      replacedBy: actor.userId,
      lendingPointId: pointId,
      condition,
      reason,
      lent,
      missing,
      accessories,
    });
    if (!replaced) throw new Problem(412, 'changed-meanwhile');
    await this.circulation.changeCirculation(tx, {
      code: instrument.code,
      expectedVersion: instrument.version,
      state: 'on-loan',
      currentPointId: null,
      dueOn: loan.dueOn,
      freeFrom: null,
    });
    const about = { actorId: actor.userId, subjectType: 'loan', subjectId: loan.id };
    await this.audit.append(tx, {
      ...about,
      action: 'loan.instrument-replaced',
      instrumentCode: returned.code,
      detail: {
        lendingPoint: pointId,
        by: instrument.code,
        condition: [returned.condition, condition],
        missing: missing.length,
      },
    });
    const { overridden } = decision;
    await this.audit.append(tx, {
      ...about,
      action: 'loan.continued-with',
      instrumentCode: instrument.code,
      detail: {
        lendingPoint: pointId,
        replaces: returned.code,
        dueOn: loan.dueOn,
        ...(overridden.length > 0 && { overridden: overridden.map(({ code, comment }) => ({ code, comment })) }),
      },
    });
  }
}
