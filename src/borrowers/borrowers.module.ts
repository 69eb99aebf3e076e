import { Module } from '@nestjs/common';
import { Agreements } from './agreements/agreements.js';
import { AcceptanceStatesQuery } from './agreements/states/acceptance-states.query.js';
import { AgreementRepository } from './agreements/persistence/agreement.repository.js';
import { BorrowerCommandsController } from './borrower-commands.controller.js';
import { BorrowersController } from './borrowers.controller.js';
import { ChangeBorrower } from './change/change-borrower.js';
import { EnrolBorrower } from './enrol/enrol-borrower.js';
import { EnrolmentRepository } from './enrol/enrolment.repository.js';
import { BorrowerRepository } from './persistence/borrower.repository.js';
import { ProgrammesController } from './programmes/programmes.controller.js';
import { Programmes } from './programmes/programmes.query.js';
import { BorrowerFacts } from './queries/borrower-facts.query.js';
import { BorrowerLookUps } from './queries/borrower-look-ups.js';
import { BorrowerQuery } from './queries/borrower.query.js';
import { Pupils } from './queries/pupils.query.js';
import { RegisterBorrower } from './register/register-borrower.js';

const shared = [
  AcceptanceStatesQuery,
  AgreementRepository,
  Agreements,
  BorrowerFacts,
  BorrowerLookUps,
  BorrowerQuery,
  ChangeBorrower,
  EnrolBorrower,
  Programmes,
  Pupils,
  RegisterBorrower,
];

/** People and ensembles that borrow, their guardians, places in programmes and blocks. */
@Module({
  controllers: [BorrowersController, BorrowerCommandsController, ProgrammesController],
  providers: [...shared, BorrowerRepository, EnrolmentRepository],
  exports: shared,
})
export class BorrowersModule {}
