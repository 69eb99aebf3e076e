import { Injectable } from '@nestjs/common';
import { AuditLog } from '../../audit/index.js';
import type { Actor } from '../../identity/index.js';
import { Places } from '../../organisation/index.js';
import type { Queries, Tx } from '../../platform/database/index.js';
import { Commands, type Done, type IdempotencyClaim } from '../../platform/http/index.js';
import { LoanRules } from '../loan-rules.js';

/** Which row a change was about. */
export interface RuleId {
  readonly rule: string;
}

/** What every change of the matrix has in common: it is logged, and counts at once. */
@Injectable()
export class RuleChanges {
  constructor(
    private readonly commands: Commands,
    private readonly rules: LoanRules,
    private readonly places: Places,
    private readonly audit: AuditLog,
  ) {}

  /** Runs a change, after which the matrix is read again. */
  async run(claim: IdempotencyClaim | undefined, work: (tx: Tx) => Promise<Done<RuleId>>): Promise<Done<RuleId>> {
    const done = await this.commands.run(claim, work);
    this.rules.forget();
    return done;
  }

  /** Logs a change. Nothing of a row is personal. */
  async log(tx: Tx, actor: Actor, action: string, id: string, detail: Record<string, unknown>): Promise<void> {
    await this.audit.append(tx, { actorId: actor.userId, action, subjectType: 'loan-rule', subjectId: id, detail });
  }

  /** Whether a lending point is one of the actor's own municipality: only there somebody decides about rows that name it. */
  async isAtHome(q: Queries, actor: Actor, lendingPointId: string): Promise<boolean> {
    const point = await this.places.point(q, lendingPointId);
    const unit = await this.places.unit(q, actor.unitId);
    return point !== undefined && point.municipality === unit?.municipality;
  }
}
