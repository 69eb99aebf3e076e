import { Injectable } from '@nestjs/common';
import type { CalendarDate } from '../platform/calendar/index.js';
import { Clock } from '../platform/clock/index.js';
import { Reader, UnitOfWork } from '../platform/database/index.js';
import { NightlyStep } from '../platform/schedule/index.js';
import { transition } from './domain/case-state.js';
import { CaseLogRepository } from './persistence/case-log.repository.js';
import { CaseRepository, type SubsidyCase } from './persistence/case.repository.js';
import { stateOn } from './read/case-answers.js';
import { CaseVault } from './vault/case-vault.js';

/** Cases of one step. */
const casesPerStep = 200;

/** Notes every night which grants are over. They covered nothing any more without it, too. */
@Injectable()
export class CasesNight extends NightlyStep {
  override readonly name = 'cases';

  constructor(
    private readonly vault: CaseVault,
    private readonly cases: CaseRepository,
    private readonly log: CaseLogRepository,
    private readonly reader: Reader,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {
    super();
  }

  override async run(on: CalendarDate): Promise<string> {
    // One number for the whole installation, and none by unit.
    return `${await this.each(on, (one) => this.expire(one, on))} grants are over`;
  }

  override async preview(on: CalendarDate): Promise<string> {
    return `${await this.each(on, () => Promise.resolve())} grants would be over`;
  }

  private async each(on: CalendarDate, work: (one: SubsidyCase) => Promise<void>): Promise<number> {
    if (!this.vault.isOpen) return 0;
    let done = 0;
    for (let after = ''; ;) {
      const page = await this.cases.grantedAfter(this.reader, after, casesPerStep);
      if (page.length === 0) return done;
      for (const one of page.filter((granted) => stateOn(granted, on) === 'expired')) {
        await work(one);
        done += 1;
      }
      after = page.at(-1)?.id ?? after;
    }
  }

  private async expire({ id }: SubsidyCase, on: CalendarDate): Promise<void> {
    await this.unitOfWork.run(async (tx) => {
      const one = await this.cases.lock(tx, id);
      const next = one && transition('expire', one.state);
      if (one === undefined || next === undefined || !('to' in next) || stateOn(one, on) !== 'expired') return;
      await this.cases.change(tx, { ...one, state: next.to });
      await this.log.append(tx, id, { action: 'expired', at: this.clock.now().toISOString(), by: null, detail: null });
    });
  }
}
