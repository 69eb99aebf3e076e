import { ClosureEntity } from './closure.entity.js';
import { InstallationEntity } from './installation.entity.js';
import { LendingPointEntity } from './lending-point.entity.js';
import { MunicipalityEntity } from './municipality.entity.js';
import { OpeningHoursEntity } from './opening-hours.entity.js';
import { TermEntity } from './term.entity.js';
import { UnitEntity } from './unit.entity.js';

/** Every table of this feature. */
export const organisationEntities = [
  ClosureEntity,
  InstallationEntity,
  LendingPointEntity,
  MunicipalityEntity,
  OpeningHoursEntity,
  TermEntity,
  UnitEntity,
] as const;

export { InstallationEntity, LendingPointEntity, MunicipalityEntity, OpeningHoursEntity, TermEntity, UnitEntity };
