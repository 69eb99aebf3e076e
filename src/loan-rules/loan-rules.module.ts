import { Module } from '@nestjs/common';
import { ExplainRule } from './explain/explain-rule.js';
import { LoanRulesController } from './explain/loan-rules.controller.js';
import { RuleReferences } from './explain/references.query.js';
import { LoanRules } from './loan-rules.js';
import { LoanRuleRepository } from './persistence/loan-rule.repository.js';

/** The rule matrix and its explanation. */
@Module({
  controllers: [LoanRulesController],
  providers: [ExplainRule, LoanRuleRepository, LoanRules, RuleReferences],
  exports: [ExplainRule, LoanRules],
})
export class LoanRulesModule {}
