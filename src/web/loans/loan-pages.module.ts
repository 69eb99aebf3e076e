import { Module } from '@nestjs/common';
import { BorrowersModule } from '../../borrowers/index.js';
import { InventoryModule } from '../../inventory/index.js';
import { LendingModule } from '../../lending/index.js';
import { LoanFile } from './loan-file.js';
import { LoanLines } from './loan-lines.js';
import { LoanListController } from './loan-list.controller.js';
import { LoanController } from './loan.controller.js';
import { ReplacementForms } from './replacement-forms.js';
import { ReplacementController } from './replacement.controller.js';

/** The pages of loans. */
@Module({
  imports: [BorrowersModule, InventoryModule, LendingModule],
  controllers: [LoanListController, LoanController, ReplacementController],
  providers: [LoanFile, LoanLines, ReplacementForms],
  exports: [LoanLines],
})
export class LoanPagesModule {}
