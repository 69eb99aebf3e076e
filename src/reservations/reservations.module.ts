import { Global, Module } from '@nestjs/common';
import { BorrowersModule } from '../borrowers/index.js';
import { InventoryModule, PickupShelf } from '../inventory/index.js';
import { LoanRulesModule } from '../loan-rules/index.js';
import { OrganisationModule } from '../organisation/index.js';
import { AvailabilityController } from './availability.controller.js';
import { ChangeReservation } from './change/change-reservation.js';
import { ReservationChanging } from './change/reservation-changing.js';
import { EndReservation } from './end/end-reservation.js';
import { Endings } from './end/endings.js';
import { HandOvers } from './hand-over/hand-overs.js';
import { Homecomings } from './hand-over/homecomings.js';
import { KeptPromises } from './hand-over/kept-promises.js';
import { Rooms } from './hand-over/rooms.js';
import { Shelf } from './hand-over/shelf.js';
import { DueReservations } from './nightly/due-reservations.query.js';
import { NightlyPlaces } from './nightly/nightly-places.js';
import { Nightly } from './nightly/nightly.js';
import { ReservationsNight } from './nightly/reservations-night.js';
import { CopiesQuery } from './persistence/copies.query.js';
import { ReservationContracts } from './contracts/reservation-contracts.query.js';
import { ReservationRepository } from './persistence/reservation.repository.js';
import { Lines } from './placing/lines.js';
import { Placing } from './placing/placing.js';
import { Pools } from './placing/pools.js';
import { ClearShelf } from './pickup/clear-shelf.js';
import { PickupsController } from './pickup/pickups.controller.js';
import { PutOnShelf } from './pickup/put-on-shelf.js';
import { ShelfTime } from './pickup/shelf-time.js';
import { Standing } from './pickup/standing.js';
import { Promises } from './promises.js';
import { Availability } from './queries/availability.js';
import { AvailabilityQuery } from './queries/availability.query.js';
import { KnownTerms } from './queries/known-terms.js';
import { PickupList } from './queries/pickup-list.query.js';
import { ReservationQuery } from './queries/reservation.query.js';
import { ReservationsController } from './reservations.controller.js';
import { Drafts } from './reserve/drafts.js';
import { Obstacles } from './reserve/obstacles.js';
import { ReserveDesk } from './reserve/reserve-desk.js';
import { Reserve } from './reserve/reserve.js';
import { Terms } from './reserve/terms.js';

/** Promises of instruments: what is free, who is promised what, who waits, and what stands on a hold shelf. */
@Module({
  imports: [BorrowersModule, InventoryModule, LoanRulesModule, OrganisationModule],
  controllers: [AvailabilityController, PickupsController, ReservationsController],
  providers: [
    { provide: Promises, useClass: KeptPromises },
    Availability,
    AvailabilityQuery,
    ChangeReservation,
    ClearShelf,
    CopiesQuery,
    Drafts,
    DueReservations,
    EndReservation,
    Endings,
    HandOvers,
    Homecomings,
    KnownTerms,
    Lines,
    Nightly,
    NightlyPlaces,
    Obstacles,
    PickupList,
    Placing,
    Pools,
    PutOnShelf,
    ReservationChanging,
    ReservationContracts,
    ReservationQuery,
    ReservationRepository,
    ReservationsNight,
    Reserve,
    ReserveDesk,
    Rooms,
    Shelf,
    ShelfTime,
    Standing,
    Terms,
  ],
  exports: [
    Availability,
    ChangeReservation,
    ClearShelf,
    EndReservation,
    Nightly,
    PickupList,
    Promises,
    PutOnShelf,
    ReservationQuery,
    Reserve,
    ShelfTime,
  ],
})
export class ReservationsModule {}

/** What inventory asks of promises: it cannot import them, and so it is told for everywhere. */
@Global()
@Module({
  imports: [ReservationsModule],
  providers: [{ provide: PickupShelf, useExisting: Promises }],
  exports: [PickupShelf],
})
export class PickupShelfModule {}
