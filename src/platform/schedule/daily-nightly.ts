import { Inject, Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { CONFIG, type Config } from '../config/index.js';
import { Daily } from './daily.js';
import { NightlyRun } from './nightly.js';

/** Before anybody comes to a desk, and after the hour that clocks skip or repeat. */
const at = '04:00';

/** Does every night what a night does. */
@Injectable()
export class DailyNightly implements OnApplicationBootstrap, OnModuleDestroy {
  constructor(
    private readonly daily: Daily,
    private readonly nightly: NightlyRun,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  onApplicationBootstrap(): void {
    this.daily.start({
      name: 'nightly',
      at,
      zone: this.config.timeZone,
      run: async (day) => {
        const failed = (await this.nightly.run(day)).filter((report) => report.failed);
        // What was done is not done again; what failed is tried again soon.
        if (failed.length > 0) throw new Error(`Not done: ${failed.map(({ step }) => step).join(', ')}`);
      },
    });
  }

  /** Waits for what is under way. */
  onModuleDestroy(): Promise<void> {
    return this.daily.stop();
  }
}
