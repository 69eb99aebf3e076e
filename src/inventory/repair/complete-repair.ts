import { Injectable } from '@nestjs/common';
import { AuditLog } from '../../audit/index.js';
import type { Actor } from '../../identity/index.js';
import type { Tx } from '../../platform/database/index.js';
import { Commands, type Done, type IdempotencyClaim, badInput, conflict, notFound } from '../../platform/http/index.js';
import { type CirculatingInstrument, CirculationState } from '../circulation/circulation.repository.js';
import { GoingOn } from '../circulation/going-on.js';
import type { NextStep } from '../circulation/onward.js';
import { OwnPoints } from '../circulation/own-points.js';
import type { Condition } from '../domain/instrument-state.js';
import { type RepairOutcome, Repairs } from './repairs.js';

/** How an inspection or repair ended. */
export interface Completion {
  readonly outcome: RepairOutcome;
  /** Where the instrument is now; where it was inspected, else the actor's point or its home, if left out. */
  readonly lendingPoint?: string | undefined;
  /** What it is like now; one that needed repair counts as worn if left out. */
  readonly condition?: Condition | undefined;
  /** Ids of its accessories that are not there; all the others are. As before if left out. */
  readonly missingAccessories?: readonly string[] | undefined;
}

/** Finishes inspections and repairs: the instrument rests, goes to whom it is promised or home, is free, or is retired. */
@Injectable()
export class CompleteRepair {
  constructor(
    private readonly commands: Commands,
    private readonly circulation: CirculationState,
    private readonly repairs: Repairs,
    private readonly goingOn: GoingOn,
    private readonly ownPoints: OwnPoints,
    private readonly audit: AuditLog,
  ) {}

  /** @throws Problem 404; 409 `repair-completed`; 400 `unknown-point`, `unknown-accessory`; 422 `not-own-point` */
  async execute(
    actor: Actor,
    id: string,
    completion: Completion,
    claim: IdempotencyClaim | undefined,
  ): Promise<Done<{ code: string; id: string; next: NextStep | null }>> {
    return this.commands.run(claim, async (tx) => {
      const repair = await this.repairs.byId(tx, id);
      const instrument = repair && (await this.circulation.lockInstrument(tx, repair.instrument));
      if (instrument === undefined) throw notFound();
      const { outcome } = completion;
      const at = pointOf(actor, instrument, completion);
      await this.ownPoints.demandPoint(tx, 'lendingPoint', at);
      await this.ownPoints.demand(tx, actor, at);
      if (!(await this.repairs.close(tx, id, actor.userId, outcome))) throw conflict('repair-completed');
      await this.audit.append(tx, {
        actorId: actor.userId,
        action: 'repair.completed',
        subjectType: 'repair',
        subjectId: id,
        instrumentCode: instrument.code,
        detail: { outcome },
      });
      const { missingAccessories: missing } = completion;
      if (missing !== undefined) await this.accessories(tx, instrument.code, missing);
      const next = await this.sendOn(tx, actor, instrument, at, completion);
      return { status: 200, ref: { code: instrument.code, id, next } };
    });
  }

  /** An id of something else would otherwise say that everything is there. */
  private async accessories(tx: Tx, code: string, missing: readonly string[]): Promise<void> {
    const own = new Set((await this.circulation.accessoriesOf(tx, code)).map(({ id }) => id));
    const strange = missing.findIndex((id) => !own.has(id));
    if (strange >= 0) throw badInput([{ field: `missingAccessories.${strange}`, code: 'unknown-accessory' }]);
    await this.circulation.setAccessoriesPresent(tx, code, missing);
  }

  private async sendOn(
    tx: Tx,
    actor: Actor,
    instrument: CirculatingInstrument,
    at: string,
    completion: Completion,
  ): Promise<NextStep | null> {
    const condition = conditionAfter(instrument, completion);
    if (completion.outcome !== 'retired') {
      return this.goingOn.from(tx, { actorId: actor.userId, instrument, at, condition });
    }
    const { code, version: expectedVersion } = instrument;
    const place = { currentPointId: at, dueOn: null, freeFrom: null, condition };
    await this.circulation.changeCirculation(tx, { code, expectedVersion, state: 'retired', ...place });
    return null;
  }
}

function pointOf(actor: Actor, instrument: CirculatingInstrument, { lendingPoint }: Completion): string {
  return lendingPoint ?? instrument.currentPointId ?? actor.lendingPointId ?? instrument.homePointId;
}

function conditionAfter(
  { condition: before }: CirculatingInstrument,
  { condition, outcome }: Completion,
): Condition | undefined {
  if (condition !== undefined || outcome === 'retired') return condition;
  return before === 'needs-repair' || before === 'unusable' ? 'worn' : undefined;
}
