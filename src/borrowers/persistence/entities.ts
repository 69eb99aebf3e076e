import { AgreementEntity } from '../agreements/persistence/agreement.entity.js';
import { BorrowerBlockEntity } from './borrower-block.entity.js';
import { BorrowerWordEntity } from './borrower-word.entity.js';
import { BorrowerEntity } from './borrower.entity.js';
import { EnrolmentEntity } from './enrolment.entity.js';
import { GuardianEntity } from './guardian.entity.js';
import { ProgrammeEntity } from './programme.entity.js';

/** Every table of this feature. */
export const borrowerEntities = [
  AgreementEntity,
  BorrowerBlockEntity,
  BorrowerWordEntity,
  BorrowerEntity,
  EnrolmentEntity,
  GuardianEntity,
  ProgrammeEntity,
] as const;

export {
  AgreementEntity,
  BorrowerBlockEntity,
  BorrowerWordEntity,
  BorrowerEntity,
  EnrolmentEntity,
  GuardianEntity,
  ProgrammeEntity,
};
