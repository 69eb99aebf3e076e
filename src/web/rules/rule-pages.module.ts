import { Module } from '@nestjs/common';
import { BorrowersModule } from '../../borrowers/index.js';
import { LoanRulesModule } from '../../loan-rules/index.js';
import { RuleForms } from './rule-forms.js';
import { RuleLists } from './rule-lists.js';
import { RulesController } from './rules.controller.js';

/** The pages of the rule matrix. */
@Module({
  imports: [BorrowersModule, LoanRulesModule],
  controllers: [RulesController],
  providers: [RuleForms, RuleLists],
})
export class RulePagesModule {}
