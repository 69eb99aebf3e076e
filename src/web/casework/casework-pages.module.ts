import { Module } from '@nestjs/common';
import { BorrowersModule } from '../../borrowers/index.js';
import { LendingModule } from '../../lending/index.js';
import { SubsidiesModule } from '../../subsidies/index.js';
import { ApplicantLinkController } from './applicant-link.controller.js';
import { CaseController } from './case.controller.js';
import { CaseworkController } from './casework.controller.js';
import { SupportController } from './support.controller.js';

/** The pages of cases, the page on which support is asked for, and those of the links to applicants. */
@Module({
  imports: [BorrowersModule, LendingModule, SubsidiesModule],
  controllers: [CaseworkController, CaseController, SupportController, ApplicantLinkController],
})
export class CaseworkPagesModule {}
