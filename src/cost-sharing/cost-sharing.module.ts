import { Inject, Module, type OnApplicationShutdown } from '@nestjs/common';
import { ChargesModule } from '../charges/index.js';
import { InventoryModule } from '../inventory/index.js';
import { OrganisationModule } from '../organisation/index.js';
import { CasePayersModule, SubsidiesModule } from '../subsidies/index.js';
import { AgreementRepository } from './agreements/agreement.repository.js';
import { AgreementsController } from './agreements/agreements.controller.js';
import { CostAgreements } from './agreements/agreements.js';
import { LastYear } from './agreements/last-year.js';
import { CostRepository } from './costs/cost.repository.js';
import { CostsController } from './costs/costs.controller.js';
import { InstrumentCosts } from './costs/instrument-costs.js';
import { ErpSettings } from './exports/erp-settings.js';
import { ExportSettlement } from './exports/export-settlement.js';
import { ExportsController } from './exports/exports.controller.js';
import { SettlementPress, openSettlementPress } from './exports/pdf/settlement-press.js';
import { CostFacts } from './facts/cost-facts.query.js';
import { FeeFacts } from './facts/fee-facts.query.js';
import { BookingNight } from './booking-night.js';
import { FiguresNight } from './insight/figures-night.js';
import { InsightController } from './insight/insight.controller.js';
import { InsightQuery } from './insight/insight.query.js';
import { InsightTables } from './insight/insight.js';
import { LoanFiguresRepository } from './insight/loan-figures.repository.js';
import { BookedDays } from './ledger/booked-days.js';
import { Bookkeeping } from './ledger/bookkeeping.js';
import { LedgerKeys } from './ledger/ledger-keys.js';
import { LedgerList } from './ledger/ledger-list.js';
import { LedgerController } from './ledger/ledger.controller.js';
import { LedgerRepository } from './ledger/ledger.repository.js';
import { CloseSettlement } from './settlements/close-settlement.js';
import { PreviewSettlement } from './settlements/preview-settlement.js';
import { SettlementView } from './settlements/settlement-view.js';
import { SettlementWork } from './settlements/settlement-work.js';
import { SettlementRepository } from './settlements/settlement.repository.js';
import { SettlementsController } from './settlements/settlements.controller.js';

/** What the pages use. */
const shared = [
  CloseSettlement,
  CostAgreements,
  ExportSettlement,
  InsightTables,
  InstrumentCosts,
  LastYear,
  LedgerList,
  PreviewSettlement,
  SettlementView,
];

/** What keeps the ledger, and the figures of loans. */
const booking = [
  AgreementRepository,
  BookedDays,
  BookingNight,
  Bookkeeping,
  CostFacts,
  FeeFacts,
  FiguresNight,
  LedgerKeys,
  LedgerRepository,
  LoanFiguresRepository,
  SettlementRepository,
];

/** Cost agreements, what instruments cost, the ledger, the settlements with their files, and what lending costs. */
@Module({
  imports: [ChargesModule, InventoryModule, OrganisationModule, SubsidiesModule],
  controllers: [
    AgreementsController,
    CostsController,
    ExportsController,
    InsightController,
    LedgerController,
    SettlementsController,
  ],
  providers: [
    ...shared,
    ...booking,
    CostRepository,
    ErpSettings,
    InsightQuery,
    SettlementWork,
    { provide: SettlementPress, useFactory: openSettlementPress },
  ],
  exports: shared,
})
export class CostSharingModule implements OnApplicationShutdown {
  constructor(@Inject(SettlementPress) private readonly press: SettlementPress) {}

  async onApplicationShutdown(): Promise<void> {
    await this.press.close();
  }
}

/** What a night does to the ledger and the figures, where there is no server. */
@Module({ imports: [CasePayersModule, ChargesModule, OrganisationModule], providers: booking })
export class BookingNightModule {}
