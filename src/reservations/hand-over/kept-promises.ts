import { Injectable } from '@nestjs/common';
import type { ComingBack, HoldSlip, NextPickup } from '../../inventory/index.js';
import type { CalendarDate } from '../../platform/calendar/index.js';
import { Clock } from '../../platform/clock/index.js';
import type { Queries, Tx } from '../../platform/database/index.js';
import { ReservationRepository } from '../persistence/reservation.repository.js';
import { type HandOver, Promises, type ReservationToFulfil, type WantedStretch } from '../promises.js';
import { HandOvers } from './hand-overs.js';
import { Homecomings } from './homecomings.js';
import { Rooms } from './rooms.js';
import { Shelf } from './shelf.js';

/** The promises that are stored. */
@Injectable()
export class KeptPromises extends Promises {
  constructor(
    private readonly reservations: ReservationRepository,
    private readonly handOvers: HandOvers,
    private readonly rooms: Rooms,
    private readonly shelf: Shelf,
    private readonly homecomings: Homecomings,
    private readonly clock: Clock,
  ) {
    super();
  }

  override concern(q: Queries, { borrowerId, instrument: { code, kindId }, on }: HandOver): Promise<boolean> {
    return this.reservations.isHeldOf(q, { code, borrowerId, kindId }, on);
  }

  override async forHandOver(q: Queries, handOver: HandOver): Promise<ReservationToFulfil | undefined> {
    return (await this.handOvers.find(q, handOver))[0];
  }

  override async lockForHandOver(tx: Tx, handOver: HandOver): Promise<ReservationToFulfil | undefined> {
    for (const { id } of await this.handOvers.find(tx, handOver)) {
      const locked = await this.handOvers.lock(tx, id);
      if (locked !== undefined) return locked;
    }
    return undefined;
  }

  override firstConflict(q: Queries, stretch: WantedStretch): Promise<CalendarDate | undefined> {
    return this.rooms.firstConflict(q, stretch);
  }

  override makeRoom(tx: Tx, stretch: WantedStretch, actorId: string | null): Promise<CalendarDate | undefined> {
    return this.rooms.makeRoom(tx, actorId, stretch);
  }

  override fulfil(tx: Tx, id: string, by: { code: string; loanId: string; actorId: string }): Promise<void> {
    return this.handOvers.fulfil(tx, id, by, this.clock.today());
  }

  override fulfilledBy(q: Queries, loanId: string): Promise<string | undefined> {
    return this.reservations.fulfilledBy(q, loanId);
  }

  override async unfulfil(tx: Tx, loanId: string, actorId: string): Promise<void> {
    const id = await this.reservations.fulfilledBy(tx, loanId);
    if (id !== undefined) await this.handOvers.takeUp(tx, id, actorId, this.clock.today());
  }

  override comesBack(tx: Tx, back: ComingBack): Promise<NextPickup | undefined> {
    return this.homecomings.next(tx, back, this.clock.today());
  }

  override nextPickup(
    q: Queries,
    { code, today }: { readonly code: string; readonly today: CalendarDate },
  ): Promise<NextPickup | undefined> {
    return this.shelf.next(q, code, today);
  }

  override makeReady(tx: Tx, reservationId: string, actorId: string): Promise<HoldSlip> {
    return this.shelf.makeReady(tx, reservationId, actorId, this.clock.today());
  }

  override clearShelf(tx: Tx, reservationId: string, actorId: string): Promise<void> {
    return this.handOvers.takeUp(tx, reservationId, actorId, this.clock.today());
  }

  override readyOn(q: Queries, code: string): Promise<(NextPickup & HoldSlip) | undefined> {
    return this.shelf.readyOn(q, code);
  }
}
