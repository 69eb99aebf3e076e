import { Injectable } from '@nestjs/common';
import type { Actor } from '../../identity/index.js';
import { CirculationState, GoingOn, type HoldSlip, Repairs, Transfers } from '../../inventory/index.js';
import type { CalendarDate } from '../../platform/calendar/index.js';
import type { Tx } from '../../platform/database/index.js';
import type { TakenBack } from './taken-back.js';

/** Puts a returned instrument into the state of its next step. */
@Injectable()
export class ReturnStepOpener {
  constructor(
    private readonly circulation: CirculationState,
    private readonly repairs: Repairs,
    private readonly transfers: Transfers,
    private readonly goingOn: GoingOn,
  ) {}

  /** @returns the id by which the step is finished or what stands on the slip; nothing where it needs neither */
  async open(
    tx: Tx,
    actor: Actor,
    taken: TakenBack,
    note: string | null,
  ): Promise<{ id?: string } & Partial<HoldSlip>> {
    const { instrument, loan, condition, pointId, steps } = taken;
    const { next } = steps;
    const actorId = actor.userId;
    switch (next.step) {
      case 'inspection': {
        const opening = { actorId, instrument, step: 'inspection', note, loanId: loan.id, at: pointId } as const;
        return { id: await this.repairs.openRepair(tx, { ...opening, freeFrom: serviceEnd(taken), condition }) };
      }
      case 'transfer':
        return {
          id: await this.transfers.sendTransfer(tx, {
            actorId,
            instrument,
            from: pointId,
            to: next.to,
            freeFrom: null,
            condition,
          }),
        };
      case 'hold': {
        const going = { actorId, instrument, at: pointId, condition };
        const { pickupCode, readyUntil } = await this.goingOn.hold(tx, going, next.reservation);
        return { pickupCode, readyUntil };
      }
      case 'service':
      case 'shelf':
        await this.circulation.changeCirculation(tx, {
          code: instrument.code,
          expectedVersion: instrument.version,
          state: next.state,
          currentPointId: pointId,
          dueOn: null,
          freeFrom: next.step === 'service' ? next.freeFrom : null,
          condition,
        });
        return {};
    }
  }
}

/** The end of service that waits behind an inspection. */
function serviceEnd({ steps }: TakenBack): CalendarDate | null {
  const service = steps.then.find(({ step }) => step === 'service');
  return service?.step === 'service' ? service.freeFrom : null;
}
