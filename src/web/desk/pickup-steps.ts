import { Injectable } from '@nestjs/common';
import type { Actor } from '../../identity/index.js';
import { type NextStep, SendTransfer } from '../../inventory/index.js';
import type { IdempotencyClaim } from '../../platform/http/index.js';
import { ClearShelf, PutOnShelf, ReservationQuery } from '../../reservations/index.js';

/** What the buttons of the hold shelf's list do. */
@Injectable()
export class PickupSteps {
  constructor(
    private readonly putOnShelf: PutOnShelf,
    private readonly sendTransfer: SendTransfer,
    private readonly clearShelf: ClearShelf,
    private readonly reservations: ReservationQuery,
  ) {}

  /** @returns the pick-up code */
  async ready(actor: Actor, reservation: string, claim: IdempotencyClaim | undefined): Promise<string> {
    await this.putOnShelf.execute(actor, reservation, claim);
    return (await this.reservations.byId(actor, reservation)).pickupCode ?? '';
  }

  async send(actor: Actor, instrument: string, to: string, claim: IdempotencyClaim | undefined): Promise<void> {
    await this.sendTransfer.execute(actor, instrument, to, claim);
  }

  async clear(actor: Actor, instrument: string, claim: IdempotencyClaim | undefined): Promise<NextStep> {
    return (await this.clearShelf.execute(actor, instrument, claim)).ref.next;
  }
}
