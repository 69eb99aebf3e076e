import { type ConstraintTable, badInput } from '../platform/http/index.js';

/** What the named constraints of this feature refuse, in the words of the rules. */
export const loanRuleConstraints: ConstraintTable = {
  pk_loan_rule: () => badInput([{ field: 'id', code: 'rule-id-taken' }]),
};
