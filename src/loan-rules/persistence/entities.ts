import { LoanRuleEntity } from './loan-rule.entity.js';

/** Every table of this feature. */
export const loanRuleEntities = [LoanRuleEntity] as const;

export { LoanRuleEntity };
