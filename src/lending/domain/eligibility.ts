export {
  eligibilityRejections,
  lendingRule,
  setAside,
  type BorrowerBlock,
  type BorrowerProgramme,
  type OverriddenRejection,
  type Override,
  type Ruling,
} from '../../loan-rules/index.js';
