import { ChargeEntity } from './charge.entity.js';
import { CreditEntity } from './credit.entity.js';

/** Every table of this feature. */
export const chargeEntities = [ChargeEntity, CreditEntity] as const;

export { ChargeEntity, CreditEntity };
