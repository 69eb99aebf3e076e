import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { Sessions } from '../identity/index.js';
import { Clock } from '../platform/clock/index.js';
import { CONFIG, type Config } from '../platform/config/index.js';
import { UnitOfWork } from '../platform/database/index.js';
import { IdempotencyKeys } from '../platform/http/index.js';
import { Daily } from '../platform/schedule/index.js';

/** How long a key is honoured. */
const keyLifetimeMs = 14 * 24 * 60 * 60 * 1_000;
/** As many rows as are forgotten in one short unit of work. */
const rowsAtOnce = 500;
/** Local time at which nobody is at a desk. */
const at = '03:30';

/** Forgets what has served its time, a little at a time: idempotency keys after 14 days, and sessions that have ended. */
@Injectable()
export class Housekeeping {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly keys: IdempotencyKeys,
    private readonly sessions: Sessions,
    private readonly clock: Clock,
  ) {}

  async run(): Promise<void> {
    const now = this.clock.now();
    const before = new Date(now.getTime() - keyLifetimeMs);
    while ((await this.unitOfWork.run((tx) => this.keys.forgetBefore(tx, before, rowsAtOnce))) === rowsAtOnce);
    while ((await this.unitOfWork.run((tx) => this.sessions.forgetEnded(tx, now, rowsAtOnce))) === rowsAtOnce);
  }
}

/** Does it every night. */
@Injectable()
export class NightlyHousekeeping implements OnApplicationBootstrap {
  constructor(
    private readonly daily: Daily,
    private readonly housekeeping: Housekeeping,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  onApplicationBootstrap(): void {
    this.daily.start({ name: 'housekeeping', at, zone: this.config.timeZone, run: () => this.housekeeping.run() });
  }
}
