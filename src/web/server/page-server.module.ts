import { type DynamicModule, Module } from '@nestjs/common';
import { InventoryModule } from '../../inventory/index.js';
import { OrganisationModule } from '../../organisation/index.js';
import { PROBLEM_PAGES } from '../../platform/http/index.js';
import { FormErrors } from './form-errors.js';
import { Names } from './names.js';
import { PAGE_SETTINGS, type PageSettings, Pages } from './page-frames.js';
import { ProblemAnswer } from './problem-answer.js';

/** What every page is made with, injectable in all of them. */
@Module({})
export class PageServerModule {
  static with(settings: PageSettings): DynamicModule {
    return {
      module: PageServerModule,
      global: true,
      imports: [InventoryModule, OrganisationModule],
      providers: [
        { provide: PAGE_SETTINGS, useValue: settings },
        Pages,
        FormErrors,
        Names,
        { provide: PROBLEM_PAGES, useClass: ProblemAnswer },
      ],
      exports: [Pages, FormErrors, Names, PROBLEM_PAGES],
    };
  }
}
