import { Module } from '@nestjs/common';
import { BorrowersModule } from '../borrowers/index.js';
import { CoverageModule } from '../coverage/index.js';
import { LoanRulesModule } from '../loan-rules/index.js';
import { OrganisationModule } from '../organisation/index.js';
import { Charges } from './charges.js';
import { ChargesController } from './charges.controller.js';
import { Charging } from './charging.js';
import { ChargeFacts } from './facts/charge-facts.query.js';
import { ChargeRepository } from './persistence/charge.repository.js';
import { AccountQuery } from './queries/account.query.js';
import { Accounts } from './queries/accounts.js';
import { ChargeQuery } from './queries/charge.query.js';
import { ChargeTerm } from './term-fees/charge-term.js';
import { DueTermFees } from './term-fees/due-term-fees.query.js';
import { TermFeesNight } from './term-fees/term-fees-night.js';
import { TermFees } from './term-fees/term-fees.js';
import { WaiveCharge } from './waive/waive-charge.js';

/** What borrowers are to pay, what they get back, and their accounts. */
@Module({
  imports: [BorrowersModule, CoverageModule, LoanRulesModule, OrganisationModule],
  controllers: [ChargesController],
  providers: [
    AccountQuery,
    Accounts,
    ChargeFacts,
    ChargeQuery,
    ChargeRepository,
    ChargeTerm,
    Charges,
    Charging,
    DueTermFees,
    TermFees,
    TermFeesNight,
    WaiveCharge,
  ],
  exports: [Accounts, ChargeFacts, ChargeTerm, Charges, TermFees, WaiveCharge],
})
export class ChargesModule {}
