import { Module } from '@nestjs/common';
import { BorrowersModule } from '../../borrowers/index.js';
import { LendingModule } from '../../lending/index.js';
import { LoanPagesModule } from '../loans/loan-pages.module.js';
import { AgreementFile } from './agreement-file.js';
import { AgreementsPageController } from './agreements.controller.js';
import { BorrowerFile } from './borrower-file.js';
import { BorrowerForms } from './borrower-forms.js';
import { BorrowerFormsController } from './borrower-forms.controller.js';
import { BorrowerListController } from './borrower-list.controller.js';
import { BorrowerController } from './borrower.controller.js';
import { EnrolmentChoices } from './enrolment-choices.js';
import { EnrolmentController } from './enrolment.controller.js';
import { EnrolmentForms } from './enrolment-forms.js';

/** The pages of borrowers. */
@Module({
  imports: [BorrowersModule, LendingModule, LoanPagesModule],
  controllers: [
    BorrowerListController,
    BorrowerFormsController,
    BorrowerController,
    EnrolmentController,
    AgreementsPageController,
  ],
  providers: [AgreementFile, BorrowerFile, BorrowerForms, EnrolmentChoices, EnrolmentForms],
})
export class BorrowerPagesModule {}
