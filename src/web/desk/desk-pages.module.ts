import { Module } from '@nestjs/common';
import { BorrowersModule } from '../../borrowers/index.js';
import { InventoryModule } from '../../inventory/index.js';
import { LendingModule } from '../../lending/index.js';
import { LoanPagesModule } from '../loans/loan-pages.module.js';
import { DeskBorrowers } from './desk-borrowers.js';
import { DeskForms } from './desk-forms.js';
import { DeskHandOver } from './desk-hand-over.js';
import { DeskInstruments } from './desk-instruments.js';
import { DeskPeople } from './desk-people.js';
import { DeskReader } from './desk-reader.js';
import { DeskReceipts } from './desk-receipts.js';
import { DeskReturns } from './desk-returns.js';
import { DeskScanner } from './desk-scanner.js';
import { DeskScreen } from './desk-screen.js';
import { DeskStepsController } from './desk-steps.controller.js';
import { DeskController } from './desk.controller.js';
import { Desks } from './desks.js';
import { HandOverController } from './hand-over.controller.js';
import { RefusedHandOvers } from './refused-hand-overs.js';
import { RefusedReturns } from './refused-returns.js';
import { ReturnController } from './return.controller.js';

/** The desk. */
@Module({
  imports: [BorrowersModule, InventoryModule, LendingModule, LoanPagesModule],
  controllers: [DeskController, HandOverController, ReturnController, DeskStepsController],
  providers: [
    DeskBorrowers,
    DeskForms,
    DeskHandOver,
    DeskInstruments,
    DeskPeople,
    DeskReader,
    DeskReceipts,
    DeskReturns,
    DeskScanner,
    DeskScreen,
    Desks,
    RefusedHandOvers,
    RefusedReturns,
  ],
})
export class DeskPagesModule {}
