import { Module } from '@nestjs/common';
import { ChargesModule } from '../../charges/index.js';
import { OrganisationModule } from '../../organisation/index.js';
import { AccountListController } from './account-list.controller.js';
import { AccountController } from './account.controller.js';
import { AccountsFile } from './accounts-file.js';
import { TermBook } from './term-book.js';

/** The pages of whoever invoices what borrowers are to pay. */
@Module({
  imports: [ChargesModule, OrganisationModule],
  controllers: [AccountListController, AccountController],
  providers: [AccountsFile, TermBook],
})
export class AccountPagesModule {}
