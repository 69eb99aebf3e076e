import { ClosureMoveEntity } from './closure-move.entity.js';
import { LoanAccessoryEntity } from './loan-accessory.entity.js';
import { LoanReplacementAccessoryEntity } from './loan-replacement-accessory.entity.js';
import { LoanReplacementEntity } from './loan-replacement.entity.js';
import { LoanEntity } from './loan.entity.js';

/** Every table of this feature. */
export const lendingEntities = [
  ClosureMoveEntity,
  LoanAccessoryEntity,
  LoanEntity,
  LoanReplacementAccessoryEntity,
  LoanReplacementEntity,
] as const;

export { ClosureMoveEntity, LoanAccessoryEntity, LoanEntity, LoanReplacementAccessoryEntity, LoanReplacementEntity };
