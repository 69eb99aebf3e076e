import { Injectable } from '@nestjs/common';
import type { Actor } from '../../identity/index.js';
import type { CirculatingInstrument, Condition, NextPickup } from '../../inventory/index.js';
import type { CalendarDate } from '../../platform/calendar/index.js';
import type { Tx } from '../../platform/database/index.js';
import { Promises } from '../../reservations/index.js';
import { type ReturnFacts, isToBeInspected, nextSteps, restsUntil } from '../domain/return-steps.js';
import { LendingConditions } from '../lending-conditions.js';
import type { LoanRow } from '../persistence/loan.repository.js';
import { ReturnRows } from './return-rows.js';
import type { TakenBack } from './taken-back.js';

/** An instrument that comes back, as somebody found it. */
export interface ComingBack {
  readonly instrument: CirculatingInstrument;
  readonly loan: LoanRow;
  /** Where it comes back. */
  readonly pointId: string;
  readonly returnedOn: CalendarDate;
  readonly today: CalendarDate;
  /** As it was, where nobody says. */
  readonly condition?: Condition | null | undefined;
  readonly missingAccessories?: readonly string[] | null | undefined;
}

/** Decides where an instrument goes that comes back, whether its loan ends or goes on with another. */
@Injectable()
export class ReturnDecision {
  constructor(
    private readonly rows: ReturnRows,
    private readonly conditions: LendingConditions,
    private readonly promises: Promises,
  ) {}

  /** @throws Problem 400 `accessory-not-out` */
  async decide(tx: Tx, actor: Actor, back: ComingBack): Promise<TakenBack> {
    const { instrument, loan, pointId, returnedOn, today } = back;
    const missing = back.missingAccessories ?? [];
    const lent = await this.rows.accessories(tx, loan, missing);
    const rule = await this.conditions.ruleOf(tx, loan.ruleId);
    const condition = back.condition ?? instrument.condition;
    const facts = {
      condition,
      missingAccessories: missing,
      serviceDays: rule?.serviceDays ?? 0,
      returnedOn,
      today,
      pointId,
      homePointId: instrument.homePointId,
    };
    const steps = nextSteps({ ...facts, pickup: await this.pickup(tx, actor, instrument, facts) });
    return { instrument, loan, lent, missing, returnedOn, condition, steps, pointId };
  }

  /** For whom it is to be kept: it is given to those who wait for it first, unless somebody has to look at it. */
  private pickup(
    tx: Tx,
    { userId }: Actor,
    { code, kindId }: CirculatingInstrument,
    facts: ReturnFacts,
  ): Promise<NextPickup | undefined> {
    const { today, pointId: at } = facts;
    if (isToBeInspected(facts)) return this.promises.nextPickup(tx, { code, today });
    return this.promises.comesBack(tx, { code, kindId, at, freeFrom: restsUntil(facts) ?? null, actorId: userId });
  }
}
