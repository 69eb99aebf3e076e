import { Global, Module } from '@nestjs/common';
import { Daily } from './daily.js';
import { DailyRuns } from './daily-run.repository.js';

/** What happens once a day, injectable everywhere. */
@Global()
@Module({ providers: [DailyRuns, Daily], exports: [Daily] })
export class ScheduleModule {}
