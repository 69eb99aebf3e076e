import { Module } from '@nestjs/common';
import { InventoryModule } from '../inventory/index.js';
import { OrganisationModule } from '../organisation/index.js';
import { AddRule } from './change/add-rule.js';
import { EndRule } from './change/end-rule.js';
import { RuleChanges } from './change/rule-changes.js';
import { RuleCommandsController } from './change/rule-commands.controller.js';
import { ExplainRule } from './explain/explain-rule.js';
import { LoanRulesController } from './explain/loan-rules.controller.js';
import { LoanRules } from './loan-rules.js';
import { LoanRuleRepository } from './persistence/loan-rule.repository.js';
import { RuleReferences } from './persistence/rule-references.query.js';

/** The rule matrix, its explanation, and its changes. */
@Module({
  imports: [InventoryModule, OrganisationModule],
  controllers: [LoanRulesController, RuleCommandsController],
  providers: [AddRule, EndRule, ExplainRule, LoanRuleRepository, LoanRules, RuleChanges, RuleReferences],
  exports: [AddRule, EndRule, ExplainRule, LoanRules],
})
export class LoanRulesModule {}
