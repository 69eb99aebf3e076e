import { BorrowerBlockEntity } from './borrower-block.entity.js';
import { BorrowerWordEntity } from './borrower-word.entity.js';
import { BorrowerEntity } from './borrower.entity.js';
import { EnrolmentEntity } from './enrolment.entity.js';
import { GuardianEntity } from './guardian.entity.js';
import { ProgrammeEntity } from './programme.entity.js';

/** Every table of this feature. */
export const borrowerEntities = [
  BorrowerBlockEntity,
  BorrowerWordEntity,
  BorrowerEntity,
  EnrolmentEntity,
  GuardianEntity,
  ProgrammeEntity,
] as const;

export { BorrowerBlockEntity, BorrowerWordEntity, BorrowerEntity, EnrolmentEntity, GuardianEntity, ProgrammeEntity };
