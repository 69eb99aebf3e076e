import { type DynamicModule, Module } from '@nestjs/common';
import type { Database } from './database.js';
import { Reader, UnitOfWork } from './unit-of-work.js';

/** Makes the open database's two ways injectable: {@link Reader} and {@link UnitOfWork}. */
@Module({})
export class DatabaseModule {
  static with(database: Database): DynamicModule {
    return {
      module: DatabaseModule,
      global: true,
      providers: [
        { provide: Reader, useValue: database.reader },
        { provide: UnitOfWork, useValue: database.unitOfWork },
      ],
      exports: [Reader, UnitOfWork],
    };
  }
}
