import { Inject, Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { CONFIG, type Config } from '../platform/config/index.js';
import { Daily } from '../platform/schedule/index.js';
import { Sweep } from './sweep.js';

/** Sweeps every day at the set hour. */
@Injectable()
export class DailySweep implements OnApplicationBootstrap, OnModuleDestroy {
  constructor(
    private readonly daily: Daily,
    private readonly sweep: Sweep,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  onApplicationBootstrap(): void {
    const { timeZone, remindAt } = this.config;
    this.daily.start({
      name: 'reminders',
      at: remindAt,
      zone: timeZone,
      run: async (day) => {
        await this.sweep.run(day);
      },
    });
  }

  /** Waits for the batch that is under way. */
  onModuleDestroy(): Promise<void> {
    return this.daily.stop();
  }
}
