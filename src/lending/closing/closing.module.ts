import { Module } from '@nestjs/common';
import { InventoryModule } from '../../inventory/index.js';
import { LoanRulesModule } from '../../loan-rules/index.js';
import { OrganisationModule } from '../../organisation/index.js';
import { ReservationsModule } from '../../reservations/index.js';
import { LoanRoom } from '../loan-room.js';
import { ClosureMoveRepository } from '../persistence/closure-move.repository.js';
import { LoanRepository } from '../persistence/loan.repository.js';
import { ClosingEffects } from './closing-effects.js';
import { ClosingNight } from './closing-night.js';
import { ClosingPlans } from './closing-plan.js';
import { Closing } from './closing.js';
import { ClosureMover } from './closure-mover.js';
import { ClosuresController } from './closures.controller.js';
import { FinishClosing } from './finish-closing.js';

/** Closing a lending point at short notice; apart from the desk's work, so that the nightly command does without that. */
@Module({
  imports: [InventoryModule, LoanRulesModule, OrganisationModule, ReservationsModule],
  controllers: [ClosuresController],
  providers: [
    Closing,
    ClosingEffects,
    ClosingNight,
    ClosingPlans,
    ClosureMoveRepository,
    ClosureMover,
    FinishClosing,
    LoanRepository,
    LoanRoom,
  ],
  exports: [Closing],
})
export class ClosingModule {}
