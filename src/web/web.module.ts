import { type DynamicModule, Module } from '@nestjs/common';
import { projectFile } from '../platform/config/index.js';
import { AccountsPagesModule } from './accounts/accounts-pages.module.js';
import { AccessPagesModule } from './access/access-pages.module.js';
import { AccountPagesModule } from './accounts/account-pages.module.js';
import { AdminPagesModule } from './admin/admin-pages.module.js';
import { readAssets } from './assets.js';
import { AvailabilityPagesModule } from './availability/availability-pages.module.js';
import { AcceptancePagesModule } from './agreements/acceptance-pages.module.js';
import { BorrowerPagesModule } from './borrowers/borrower-pages.module.js';
import { CalendarPagesModule } from './calendar/calendar-pages.module.js';
import { CaseworkPagesModule } from './casework/casework-pages.module.js';
import { CataloguePagesModule } from './catalogue/catalogue-pages.module.js';
import { DeskPagesModule } from './desk/desk-pages.module.js';
import { InventoryPagesModule } from './inventory/inventory-pages.module.js';
import { LabelPagesModule } from './labels/label-pages.module.js';
import { LoanPagesModule } from './loans/loan-pages.module.js';
import { ReminderPagesModule } from './reminders/reminder-pages.module.js';
import { RulePagesModule } from './rules/rule-pages.module.js';
import { PageServerModule } from './server/page-server.module.js';
import { TeachingPagesModule } from './teaching/teaching-pages.module.js';

/** The folder of what browsers load, made by the build. */
export const assetFolder = projectFile('dist', 'assets');

/** The pages, by audience. */
@Module({})
export class WebModule {
  /** @param demonstration whether the open database is marked as one */
  static with(demonstration: boolean): DynamicModule {
    return {
      module: WebModule,
      imports: [
        PageServerModule.with({ assets: readAssets(assetFolder), demonstration }),
        AccessPagesModule,
        AccountPagesModule,
        AccountsPagesModule,
        AcceptancePagesModule,
        AdminPagesModule,
        AvailabilityPagesModule,
        BorrowerPagesModule,
        CalendarPagesModule,
        CaseworkPagesModule,
        CataloguePagesModule,
        DeskPagesModule,
        InventoryPagesModule,
        LabelPagesModule,
        LoanPagesModule,
        ReminderPagesModule,
        RulePagesModule,
        TeachingPagesModule,
      ],
    };
  }
}
