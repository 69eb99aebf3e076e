import { type DynamicModule, Module } from '@nestjs/common';
import { APP_FILTER } from '@nestjs/core';
import type { Texts } from '../i18n/index.js';
import { Commands } from './commands.js';
import { ConstraintProblems, type ConstraintTable } from './constraint-problems.js';
import { IdempotencyKeys } from './idempotency.repository.js';
import { ProblemFilter } from './problem-filter.js';
import { ProblemTexts } from './problem-texts.js';

/** What each feature says of its refusals. */
export interface RefusalWords {
  readonly texts: readonly unknown[];
  readonly constraints: readonly ConstraintTable[];
}

/** Commands, idempotency, and the one place where refusals get their words. */
@Module({})
export class HttpModule {
  static with(words: RefusalWords): DynamicModule {
    const shared = [
      Commands,
      IdempotencyKeys,
      { provide: ProblemTexts, useValue: new ProblemTexts(words.texts as readonly Texts<string>[]) },
      { provide: ConstraintProblems, useValue: new ConstraintProblems(words.constraints) },
    ];
    return {
      module: HttpModule,
      global: true,
      providers: [...shared, { provide: APP_FILTER, useClass: ProblemFilter }],
      exports: shared.map((provider) => ('provide' in provider ? provider.provide : provider)),
    };
  }
}
