import { Module } from '@nestjs/common';
import { BorrowersModule } from '../../borrowers/index.js';
import { InventoryModule } from '../../inventory/index.js';
import { LendingModule } from '../../lending/index.js';
import { ReservationsModule } from '../../reservations/index.js';
import { LoanPagesModule } from '../loans/loan-pages.module.js';
import { DeskBorrowers } from './desk-borrowers.js';
import { DeskForms } from './desk-forms.js';
import { DeskHandOver } from './desk-hand-over.js';
import { DeskInstruments } from './desk-instruments.js';
import { DeskPeople } from './desk-people.js';
import { DeskReader } from './desk-reader.js';
import { DeskReceipts } from './desk-receipts.js';
import { DeskReservations } from './desk-reservations.js';
import { DeskReturns } from './desk-returns.js';
import { DeskScanner } from './desk-scanner.js';
import { DeskScreen } from './desk-screen.js';
import { DeskStepsController } from './desk-steps.controller.js';
import { DeskController } from './desk.controller.js';
import { Desks } from './desks.js';
import { HandOverController } from './hand-over.controller.js';
import { PickupLines } from './pickup-lines.js';
import { PickupSteps } from './pickup-steps.js';
import { PickupPagesController } from './pickups.controller.js';
import { RefusedHandOvers } from './refused-hand-overs.js';
import { RefusedReturns } from './refused-returns.js';
import { ReturnController } from './return.controller.js';

/** The desk. */
@Module({
  imports: [BorrowersModule, InventoryModule, LendingModule, LoanPagesModule, ReservationsModule],
  controllers: [DeskController, HandOverController, ReturnController, DeskStepsController, PickupPagesController],
  providers: [
    DeskBorrowers,
    DeskForms,
    DeskHandOver,
    DeskInstruments,
    DeskPeople,
    DeskReader,
    DeskReceipts,
    DeskReservations,
    DeskReturns,
    DeskScanner,
    DeskScreen,
    Desks,
    PickupLines,
    PickupSteps,
    RefusedHandOvers,
    RefusedReturns,
  ],
})
export class DeskPagesModule {}
