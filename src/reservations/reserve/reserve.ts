import { Injectable } from '@nestjs/common';
import type { Actor } from '../../identity/index.js';
import { Clock } from '../../platform/clock/index.js';
import { Commands, type Done, type IdempotencyClaim } from '../../platform/http/index.js';
import type { ReservationId } from '../reservation-id.js';
import { Drafts, type ReservationInput } from './drafts.js';
import { ReserveDesk } from './reserve-desk.js';

/** A reservation as somebody asks for it. */
export interface NewReservation extends ReservationInput {
  /** Whether to wait for an instrument that was named and is not free; for any of a kind one always waits. */
  readonly wait?: boolean | null | undefined;
}

/** Promises an instrument to a borrower, or puts the borrower in line. */
@Injectable()
export class Reserve {
  constructor(
    private readonly commands: Commands,
    private readonly drafts: Drafts,
    private readonly desk: ReserveDesk,
    private readonly clock: Clock,
  ) {}

  /**
   * Makes the reservation: with a copy, or waiting for one.
   * @throws Problem 422 with every reason; 400 naming every field that means nothing
   */
  async execute(
    actor: Actor,
    input: NewReservation,
    claim: IdempotencyClaim | undefined,
  ): Promise<Done<ReservationId>> {
    return this.commands.run(claim, async (tx) => {
      const draft = await this.drafts.draft(tx, actor, input, this.clock.today());
      const reservation = await this.desk.take(tx, actor, draft, input.wait === true);
      return { status: 201, ref: { reservation } };
    });
  }
}
