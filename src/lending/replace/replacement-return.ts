import { Injectable } from '@nestjs/common';
import type { Actor } from '../../identity/index.js';
import type { HoldSlip } from '../../inventory/index.js';
import type { CalendarDate } from '../../platform/calendar/index.js';
import type { Tx } from '../../platform/database/index.js';
import { type ComingBack, ReturnDecision } from '../return/return-decision.js';
import { ReturnStepOpener } from '../return/return-step-opener.js';
import { ReturnedAccessories } from '../return/returned-accessories.js';
import type { TakenBack } from '../return/taken-back.js';
import type { LoadedReplacement } from './replacement-facts.loader.js';

/** The half of a replacement that is a return, but for the end of the loan. */
@Injectable()
export class ReplacementReturn {
  constructor(
    private readonly decision: ReturnDecision,
    private readonly accessories: ReturnedAccessories,
    private readonly steps: ReturnStepOpener,
  ) {}

  /** What comes back and where it goes. @throws Problem 400 `accessory-not-out` */
  decide(
    tx: Tx,
    actor: Actor,
    { loan, returned, pointId }: LoadedReplacement,
    { condition, missingAccessories }: Pick<ComingBack, 'condition' | 'missingAccessories'>,
    today: CalendarDate,
  ): Promise<TakenBack> {
    const instrument = { instrument: returned, loan, pointId };
    const days = { returnedOn: today, today };
    return this.decision.decide(tx, actor, { ...instrument, ...days, condition, missingAccessories });
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
}
