import { Module } from '@nestjs/common';
import { OrganisationModule } from '../organisation/index.js';
import { ChangeInstrument } from './change/change-instrument.js';
import { CirculationController } from './circulation/circulation.controller.js';
import { CirculationState } from './circulation/circulation.repository.js';
import { GoingOn } from './circulation/going-on.js';
import { OwnPoints } from './circulation/own-points.js';
import { ReportFound } from './found/report-found.js';
import { GradeInstrument } from './grade/grade-instrument.js';
import { InstrumentCodes } from './instrument-codes.js';
import { InstrumentCommandsController } from './instrument-commands.controller.js';
import { InstrumentsController } from './instruments.controller.js';
import { InstrumentRepository } from './persistence/instrument.repository.js';
import { HistoryQuery } from './queries/history.query.js';
import { InstrumentView } from './queries/instrument-view.js';
import { InstrumentQuery } from './queries/instrument.query.js';
import { InstrumentReference } from './reference/instrument-reference.js';
import { ReferenceController } from './reference/reference.controller.js';
import { ReferenceRepository } from './reference/reference.repository.js';
import { InstrumentChecks } from './register/instrument-checks.js';
import { RegisterInstrument } from './register/register-instrument.js';
import { CompleteRepair } from './repair/complete-repair.js';
import { EndService } from './repair/end-service.js';
import { Repairs } from './repair/repairs.js';
import { SendToRepair } from './repair/send-to-repair.js';
import { ReceiveTransfer } from './transfer/receive-transfer.js';
import { SendTransfer } from './transfer/send-transfer.js';
import { Transfers } from './transfer/transfers.js';

/** What others and the pages use. */
const shared = [
  ChangeInstrument,
  CirculationState,
  CompleteRepair,
  EndService,
  GoingOn,
  GradeInstrument,
  HistoryQuery,
  InstrumentCodes,
  InstrumentQuery,
  InstrumentReference,
  InstrumentView,
  OwnPoints,
  ReceiveTransfer,
  RegisterInstrument,
  Repairs,
  ReportFound,
  SendToRepair,
  SendTransfer,
  Transfers,
];

/** Kinds, grades, instruments, their circulation state, repairs and transfers. */
@Module({
  imports: [OrganisationModule],
  controllers: [InstrumentsController, InstrumentCommandsController, CirculationController, ReferenceController],
  providers: [...shared, InstrumentChecks, InstrumentRepository, ReferenceRepository],
  exports: shared,
})
export class InventoryModule {}
