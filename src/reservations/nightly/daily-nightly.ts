import { Inject, Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { CONFIG, type Config } from '../../platform/config/index.js';
import { Daily } from '../../platform/schedule/index.js';
import { Nightly } from './nightly.js';

/** Before anybody comes to a desk, and after the hour that clocks skip or repeat. */
const at = '04:00';

/** Does every night what time does to reservations. */
@Injectable()
export class DailyNightly implements OnApplicationBootstrap, OnModuleDestroy {
  constructor(
    private readonly daily: Daily,
    private readonly nightly: Nightly,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  onApplicationBootstrap(): void {
    this.daily.start({
      name: 'reservations',
      at,
      zone: this.config.timeZone,
      run: async (day) => {
        await this.nightly.run(day);
      },
    });
  }

  /** Waits for what is under way. */
  onModuleDestroy(): Promise<void> {
    return this.daily.stop();
  }
}
