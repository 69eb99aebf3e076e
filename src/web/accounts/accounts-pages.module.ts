import { Module } from '@nestjs/common';
import { CostSharingModule } from '../../cost-sharing/index.js';
import { OrganisationModule } from '../../organisation/index.js';
import { AccountsController } from './accounts.controller.js';
import { AgreementForms } from './agreement-forms.js';
import { AgreementPagesController } from './agreements.controller.js';
import { InsightPagesController } from './insight.controller.js';
import { SettlementPagesController } from './settlements.controller.js';

/** The pages of the accounts. */
@Module({
  imports: [CostSharingModule, OrganisationModule],
  controllers: [AccountsController, AgreementPagesController, InsightPagesController, SettlementPagesController],
  providers: [AgreementForms],
})
export class AccountsPagesModule {}
