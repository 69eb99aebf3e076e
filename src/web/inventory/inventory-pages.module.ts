import { Module } from '@nestjs/common';
import { BorrowersModule } from '../../borrowers/index.js';
import { InventoryModule } from '../../inventory/index.js';
import { LendingModule } from '../../lending/index.js';
import { FinishStepsController } from './finish-steps.controller.js';
import { InstrumentActionsController } from './instrument-actions.controller.js';
import { InstrumentController } from './instrument.controller.js';
import { InstrumentFile } from './instrument-file.js';
import { InstrumentForms } from './instrument-forms.js';
import { InstrumentFormsController } from './instrument-forms.controller.js';
import { InstrumentListController } from './instrument-list.controller.js';
import { OpenSteps } from './open-steps.js';
import { RegradeController } from './regrade.controller.js';

/** The pages of instruments. */
@Module({
  imports: [BorrowersModule, InventoryModule, LendingModule],
  controllers: [
    InstrumentListController,
    InstrumentFormsController,
    InstrumentController,
    InstrumentActionsController,
    FinishStepsController,
    RegradeController,
  ],
  providers: [InstrumentFile, InstrumentForms, OpenSteps],
})
export class InventoryPagesModule {}
