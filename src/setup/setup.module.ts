import { Module } from '@nestjs/common';
import { SetUp } from './set-up.js';

/** The first start of an empty installation. */
@Module({ providers: [SetUp], exports: [SetUp] })
export class SetUpModule {}
