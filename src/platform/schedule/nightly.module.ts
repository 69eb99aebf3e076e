import { type DynamicModule, Module, type Type } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import { DailyNightly } from './daily-nightly.js';
import { NightlyRun, type NightlyStep } from './nightly.js';

/** What a night does. */
@Module({})
export class NightlyModule {
  /**
   * @param steps in their order; the module of each provides it
   * @param runsDaily whether this process does it every night, or only when it is told to
   */
  static with(steps: readonly Type<NightlyStep>[], runsDaily: boolean): DynamicModule {
    return {
      module: NightlyModule,
      providers: [
        {
          provide: NightlyRun,
          inject: [ModuleRef],
          useFactory: (modules: ModuleRef) => new NightlyRun(modules, steps),
        },
        ...(runsDaily ? [DailyNightly] : []),
      ],
      exports: [NightlyRun],
    };
  }
}
