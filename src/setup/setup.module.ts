import { Module } from '@nestjs/common';
import { LoanRulesModule } from '../loan-rules/index.js';
import { PlacesModule } from '../organisation/index.js';
import { SetUp } from './set-up.js';

/** The first start of an empty installation. */
@Module({ imports: [LoanRulesModule, PlacesModule], providers: [SetUp], exports: [SetUp] })
export class SetUpModule {}
