import { Module } from '@nestjs/common';
import { InventoryModule } from '../inventory/index.js';
import { ExplainRule } from './explain/explain-rule.js';
import { LoanRulesController } from './explain/loan-rules.controller.js';
import { LoanRules } from './loan-rules.js';
import { LoanRuleRepository } from './persistence/loan-rule.repository.js';
import { RuleReferences } from './persistence/rule-references.query.js';

/** The rule matrix and its explanation. */
@Module({
  imports: [InventoryModule],
  controllers: [LoanRulesController],
  providers: [ExplainRule, LoanRuleRepository, LoanRules, RuleReferences],
  exports: [ExplainRule, LoanRules],
})
export class LoanRulesModule {}
