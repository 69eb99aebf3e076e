import { Module } from '@nestjs/common';
import { BorrowersModule } from '../../borrowers/index.js';
import { ClosingModule } from '../../lending/index.js';
import { OrganisationModule } from '../../organisation/index.js';
import { AdminController } from './admin.controller.js';
import { ClosureForms } from './closure-forms.js';
import { ClosuresController } from './closures.controller.js';
import { PointForms } from './point-forms.js';
import { PointsController } from './points.controller.js';
import { TermForms } from './term-forms.js';
import { TermsController } from './terms.controller.js';
import { UnitForms } from './unit-forms.js';
import { UnitsController } from './units.controller.js';
import { UserForms } from './user-forms.js';
import { UsersController } from './users.controller.js';

/** The pages of the administration. */
@Module({
  imports: [BorrowersModule, ClosingModule, OrganisationModule],
  controllers: [
    AdminController,
    ClosuresController,
    PointsController,
    TermsController,
    UnitsController,
    UsersController,
  ],
  providers: [ClosureForms, PointForms, TermForms, UnitForms, UserForms],
})
export class AdminPagesModule {}
