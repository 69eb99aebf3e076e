import { ChargeCoverageEntity } from './charge-coverage.entity.js';
import { CoverageEntity } from './coverage.entity.js';
import { CreditCoverageEntity } from './credit-coverage.entity.js';

/** Every table of this feature. */
export const coverageEntities = [CoverageEntity, ChargeCoverageEntity, CreditCoverageEntity] as const;

export { ChargeCoverageEntity, CoverageEntity, CreditCoverageEntity };
