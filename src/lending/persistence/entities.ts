import { LoanAccessoryEntity } from './loan-accessory.entity.js';
import { LoanEntity } from './loan.entity.js';

/** Every table of this feature. */
export const lendingEntities = [LoanAccessoryEntity, LoanEntity] as const;

export { LoanAccessoryEntity, LoanEntity };
