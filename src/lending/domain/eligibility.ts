export {
  eligibilityRejections,
  lendingRule,
  setAside,
  type BorrowerBlock,
  type BorrowerProgramme,
  type OverriddenRejection,
  type Override,
} from '../../loan-rules/index.js';
