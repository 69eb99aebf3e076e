import { Module } from '@nestjs/common';
import { BorrowersModule } from '../../borrowers/index.js';
import { InventoryModule } from '../../inventory/index.js';
import { LendingModule } from '../../lending/index.js';
import { OrganisationModule } from '../../organisation/index.js';
import { ReservationsModule } from '../../reservations/index.js';
import { GrowthController } from './growth.controller.js';
import { PupilHomes, PupilLines } from './pupil-lines.js';
import { PupilsController } from './pupils.controller.js';
import { ReservationForms } from './reservation-form.js';
import { ReservationLines } from './reservation-lines.js';
import { ReservationListController } from './reservation-list.controller.js';
import { ReservationController } from './reservation.controller.js';
import { ReserveMany } from './reserve-many.js';
import { ReserveDefaults, ReserveSearch } from './reserve-search.js';
import { ReserveController } from './reserve.controller.js';
import { ContractRuns } from './school-year/contract-runs.js';
import { SchoolYearAsks } from './school-year/school-year-asks.js';
import { SchoolYearBatch } from './school-year/school-year-batch.js';
import { SchoolYearContractsController } from './school-year/school-year-contracts.controller.js';
import { SchoolYearLinksController } from './school-year/school-year-links.controller.js';
import { SchoolYearController } from './school-year/school-year.controller.js';

/** The pages of teachers. */
@Module({
  imports: [BorrowersModule, InventoryModule, LendingModule, OrganisationModule, ReservationsModule],
  controllers: [
    PupilsController,
    GrowthController,
    ReserveController,
    ReservationListController,
    ReservationController,
    SchoolYearController,
    SchoolYearContractsController,
    SchoolYearLinksController,
  ],
  providers: [
    ContractRuns,
    PupilHomes,
    PupilLines,
    ReservationForms,
    ReservationLines,
    ReserveDefaults,
    ReserveMany,
    ReserveSearch,
    SchoolYearAsks,
    SchoolYearBatch,
  ],
})
export class TeachingPagesModule {}
