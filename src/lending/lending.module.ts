import { Module } from '@nestjs/common';
import { BorrowersModule } from '../borrowers/index.js';
import { ChargesModule } from '../charges/index.js';
import { InventoryModule } from '../inventory/index.js';
import { LoanRulesModule } from '../loan-rules/index.js';
import { OrganisationModule } from '../organisation/index.js';
import { ReservationsModule } from '../reservations/index.js';
import { AlsoTakenBack } from './checkout/also-taken-back.js';
import { Checkout } from './checkout/checkout.js';
import { CheckoutController } from './checkout/checkout.controller.js';
import { CheckoutFactsLoader } from './checkout/checkout-facts.loader.js';
import { CheckoutWriter } from './checkout/checkout-writer.js';
import { HandOverPromises } from './checkout/hand-over-promises.js';
import { LoanContracts } from './contracts/loan-contracts.query.js';
import { LendingConditions } from './lending-conditions.js';
import { LentAccessories } from './lent-accessories.js';
import { LoanRoom } from './loan-room.js';
import { LoanRepository } from './persistence/loan.repository.js';
import { DeskLoans } from './queries/desk-loans.query.js';
import { LoanQuery } from './queries/loan.query.js';
import { LoansOfBorrowers } from './queries/loans-of-borrowers.query.js';
import { LoansOfPointsQuery } from './queries/loans-of-points.query.js';
import { LoansController } from './queries/loans.controller.js';
import { PlannedGrowths } from './queries/planned-growths.query.js';
import { Replacements } from './queries/replacements.query.js';
import { SchoolYearLines } from './queries/school-year.query.js';
import { SmallerLoans } from './queries/smaller-loans.query.js';
import { RenewController } from './renew/renew.controller.js';
import { Renew } from './renew/renew.js';
import { RenewalFactsLoader } from './renew/renewal-facts.loader.js';
import { RenewalWriter } from './renew/renewal-writer.js';
import { ReplaceController } from './replace/replace.controller.js';
import { Replace } from './replace/replace.js';
import { ReplacementFactsLoader } from './replace/replacement-facts.loader.js';
import { ReplacementPromises } from './replace/replacement-promises.js';
import { ReplacementReturn } from './replace/replacement-return.js';
import { ReplacementRows } from './replace/replacement-rows.js';
import { ReplacementWriter } from './replace/replacement-writer.js';
import { ReturnController } from './return/return.controller.js';
import { ReturnRows } from './return/return-rows.js';
import { ReturnStepOpener } from './return/return-step-opener.js';
import { ReturnViews } from './return/return-views.js';
import { ReturnWriter } from './return/return-writer.js';
import { ReturnedAccessories } from './return/returned-accessories.js';
import { ReturnDecision } from './return/return-decision.js';
import { TakeBack } from './return/take-back.js';

/** Hand-over, return and renewal. */
@Module({
  imports: [BorrowersModule, ChargesModule, InventoryModule, LoanRulesModule, OrganisationModule, ReservationsModule],
  controllers: [CheckoutController, ReturnController, RenewController, ReplaceController, LoansController],
  providers: [
    AlsoTakenBack,
    Checkout,
    CheckoutFactsLoader,
    CheckoutWriter,
    DeskLoans,
    HandOverPromises,
    LendingConditions,
    LentAccessories,
    LoanContracts,
    LoanQuery,
    LoanRepository,
    LoanRoom,
    LoansOfBorrowers,
    LoansOfPointsQuery,
    PlannedGrowths,
    Renew,
    RenewalFactsLoader,
    RenewalWriter,
    Replace,
    ReplacementFactsLoader,
    ReplacementPromises,
    ReplacementReturn,
    ReplacementRows,
    ReplacementWriter,
    Replacements,
    ReturnRows,
    ReturnStepOpener,
    ReturnViews,
    ReturnWriter,
    ReturnedAccessories,
    SchoolYearLines,
    SmallerLoans,
    ReturnDecision,
    TakeBack,
  ],
  exports: [
    Checkout,
    DeskLoans,
    LoanContracts,
    LoanQuery,
    LoansOfBorrowers,
    PlannedGrowths,
    Renew,
    Replace,
    Replacements,
    SchoolYearLines,
    SmallerLoans,
    TakeBack,
  ],
})
export class LendingModule {}
