import { CaseAccessEntity } from './case-access.entity.js';
import { CaseEntryEntity } from './case-entry.entity.js';
import { CaseLinkEntity } from './case-link.entity.js';
import { CasePresenceEntity } from './case-presence.entity.js';
import { CaseReadEntity } from './case-read.entity.js';
import { SubsidyCaseEntity } from './subsidy-case.entity.js';
import { SubsidyLetterEntity } from './subsidy-letter.entity.js';
import { SupportRouteEntity } from './support-route.entity.js';
import { VaultSecretEntity } from './vault-secret.entity.js';

/** Every table of this feature. */
export const subsidyEntities = [
  SupportRouteEntity,
  SubsidyCaseEntity,
  CaseEntryEntity,
  CaseReadEntity,
  SubsidyLetterEntity,
  CaseLinkEntity,
  CaseAccessEntity,
  CasePresenceEntity,
  VaultSecretEntity,
] as const;
