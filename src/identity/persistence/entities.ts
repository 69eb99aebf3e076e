import { UserAccountEntity } from './user-account.entity.js';
import { UserSessionEntity } from './user-session.entity.js';

/** Every table of this feature. */
export const identityEntities = [UserAccountEntity, UserSessionEntity] as const;

export { UserAccountEntity };
