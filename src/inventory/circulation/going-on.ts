import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/index.js';
import type { Tx } from '../../platform/database/index.js';
import type { Condition } from '../domain/instrument-state.js';
import { Transfers } from '../transfer/transfers.js';
import { type CirculatingInstrument, CirculationState } from './circulation.repository.js';
import { type NextStep, serviceLeft, stayingStep } from './onward.js';
import { type ComingBack, type NextPickup, PickupShelf } from './pickup-shelf.js';

/** An instrument that a step has been finished with, at a point. It is locked. */
export interface Going {
  readonly actorId: string;
  readonly instrument: CirculatingInstrument;
  readonly at: string;
  /** Only where it was looked at. */
  readonly condition?: Condition | undefined;
}

/** Sends instruments on when a step is finished: to rest, to whom they are promised, home, or to the shelf. */
@Injectable()
export class GoingOn {
  constructor(
    private readonly circulation: CirculationState,
    private readonly transfers: Transfers,
    private readonly pickups: PickupShelf,
    private readonly clock: Clock,
  ) {}

  /** Service days first; then to where it is picked up and its hold shelf, or home and to the shelf. */
  async from(tx: Tx, going: Going): Promise<NextStep> {
    const { instrument, at } = going;
    const freeFrom = serviceLeft(instrument, this.clock.today());
    const pickup = await this.comesBack(tx, going, freeFrom);
    if (freeFrom !== null) return this.stay(tx, going, freeFrom);
    const to = pickup?.pickupPointId ?? instrument.homePointId;
    if (to !== at) return this.send(tx, going, to);
    return pickup === undefined ? this.stay(tx, going, null) : this.hold(tx, going, pickup.id);
  }

  /** The same for what has just arrived: nothing is sent on by itself, since somebody wanted it here. */
  async arrived(tx: Tx, going: Going): Promise<NextStep> {
    const freeFrom = serviceLeft(going.instrument, this.clock.today());
    const pickup = await this.comesBack(tx, going, freeFrom);
    if (freeFrom !== null) return this.stay(tx, going, freeFrom);
    return pickup?.pickupPointId === going.at ? this.hold(tx, going, pickup.id) : this.stay(tx, going, null);
  }

  /** Puts it on the hold shelf of the point for a reservation. @throws Problem 409 `reservation-ended` */
  async hold(tx: Tx, going: Going, reservation: string): Promise<NextStep & { readonly step: 'hold' }> {
    const { instrument, at, condition, actorId } = going;
    const slip = await this.pickups.makeReady(tx, reservation, actorId);
    await this.circulation.changeCirculation(tx, {
      code: instrument.code,
      expectedVersion: instrument.version,
      state: 'on-hold-shelf',
      currentPointId: at,
      dueOn: null,
      freeFrom: null,
      condition,
    });
    return { step: 'hold', point: at, reservation, ...slip };
  }

  /** Leaves it on the shelf where it is. */
  async rest(tx: Tx, going: Going): Promise<NextStep> {
    return this.stay(tx, going, null);
  }

  private comesBack(
    tx: Tx,
    { instrument: { code, kindId }, at, actorId }: Going,
    freeFrom: ComingBack['freeFrom'],
  ): Promise<NextPickup | undefined> {
    return this.pickups.comesBack(tx, { code, kindId, at, freeFrom, actorId });
  }

  private async send(tx: Tx, { actorId, instrument, at, condition }: Going, to: string): Promise<NextStep> {
    const transfer = await this.transfers.sendTransfer(tx, {
      actorId,
      instrument,
      from: at,
      to,
      freeFrom: null,
      condition,
    });
    return { step: 'transfer', transfer, from: at, to };
  }

  private async stay(
    tx: Tx,
    { instrument, at, condition }: Going,
    freeFrom: ReturnType<typeof serviceLeft>,
  ): Promise<NextStep> {
    await this.circulation.changeCirculation(tx, {
      code: instrument.code,
      expectedVersion: instrument.version,
      state: freeFrom === null ? 'available' : 'in-service',
      currentPointId: at,
      dueOn: null,
      freeFrom,
      condition,
    });
    return stayingStep(at, freeFrom);
  }
}
