import { Module } from '@nestjs/common';
import { CostSharingModule } from '../../cost-sharing/index.js';
import { InventoryModule } from '../../inventory/index.js';
import { OrganisationModule } from '../../organisation/index.js';
import { AccountsController } from './accounts.controller.js';
import { AgreementForms } from './agreement-forms.js';
import { AgreementPagesController } from './agreements.controller.js';
import { CostPagesController } from './costs.controller.js';
import { InsightPagesController } from './insight.controller.js';
import { SettlementPagesController } from './settlements.controller.js';

/** The pages of the accounts. */
@Module({
  imports: [CostSharingModule, InventoryModule, OrganisationModule],
  controllers: [
    AccountsController,
    AgreementPagesController,
    CostPagesController,
    InsightPagesController,
    SettlementPagesController,
  ],
  providers: [AgreementForms],
})
export class AccountsPagesModule {}
