import { Injectable } from '@nestjs/common';
import type { Actor } from '../../identity/index.js';
import type { Condition, HoldSlip } from '../../inventory/index.js';
import type { CalendarDate } from '../../platform/calendar/index.js';
import type { Queries, Tx } from '../../platform/database/index.js';
import { Promises } from '../../reservations/index.js';
import { nextSteps } from '../domain/return-steps.js';
import { LendingConditions } from '../lending-conditions.js';
import { ReturnRows } from '../return/return-rows.js';
import { ReturnStepOpener } from '../return/return-step-opener.js';
import { ReturnedAccessories } from '../return/returned-accessories.js';
import type { TakenBack } from '../return/taken-back.js';
import type { LoadedReplacement } from './replacement-facts.loader.js';

/** The half of a replacement that is a return, but for the end of the loan. */
@Injectable()
export class ReplacementReturn {
  constructor(
    private readonly rows: ReturnRows,
    private readonly conditions: LendingConditions,
    private readonly promises: Promises,
    private readonly accessories: ReturnedAccessories,
    private readonly steps: ReturnStepOpener,
  ) {}

  /** What comes back and where it goes. @throws Problem 400 `accessory-not-out` */
  async decide(
    tx: Tx,
    { loan, returned, pointId }: LoadedReplacement,
    found: {
      readonly condition?: Condition | null | undefined;
      readonly missingAccessories?: readonly string[] | null | undefined;
    },
    today: CalendarDate,
  ): Promise<TakenBack> {
    const missing = found.missingAccessories ?? [];
    const lent = await this.rows.accessories(tx, loan, missing);
    const condition = found.condition ?? returned.condition;
    const steps = nextSteps({
      condition,
      missingAccessories: missing,
      serviceDays: await this.serviceDays(tx, loan.ruleId),
      returnedOn: today,
      today,
      pointId,
      homePointId: returned.homePointId,
      pickup: await this.promises.nextPickup(tx, { code: returned.code, today }),
    });
    return { instrument: returned, loan, lent, missing, returnedOn: today, condition, steps, pointId };
  }

  /** Records what is with it, and sends it on its way. @returns the id of its next step, or what stands on the slip */
  async putAway(
    tx: Tx,
    actor: Actor,
    taken: TakenBack,
    note: string,
  ): Promise<{ readonly id?: string } & Partial<HoldSlip>> {
    await this.accessories.record(tx, taken);
    return this.steps.open(tx, actor, taken, note);
  }

  private async serviceDays(q: Queries, ruleId: string): Promise<number> {
    return (await this.conditions.ruleOf(q, ruleId))?.serviceDays ?? 0;
  }
}
