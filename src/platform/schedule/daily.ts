import { Injectable, Logger } from '@nestjs/common';
import { addDays, type CalendarDate, zonedInstant } from '../calendar/index.js';
import { Clock } from '../clock/index.js';
import { DailyRuns } from './daily-run.repository.js';

/** Something to be done once a day. */
export interface DailyTask {
  readonly name: string;
  /** Local time `HH:MM`. */
  readonly at: string;
  /** IANA zone. */
  readonly zone: string;
  /** Safe to run twice on a day: several servers may, and a run that failed comes again. */
  readonly run: (day: CalendarDate) => Promise<void>;
}

const lookEveryMs = 20_000;
const afterFailureMs = 300_000;

/**
 * Does daily things at a set hour. It looks at the clock again and again instead of waiting for an instant, so that a computer
 * that slept, a changed clock and daylight saving cost nothing; a day on which no server ran is made up for as soon as one does.
 */
@Injectable()
export class Daily {
  private readonly log = new Logger('Daily');
  private readonly stops: (() => Promise<void>)[] = [];

  constructor(
    private readonly runs: DailyRuns,
    private readonly clock: Clock,
  ) {}

  /** Begins to watch. */
  start(task: DailyTask): void {
    let busy: Promise<void> | undefined;
    let notBefore = 0;
    const look = (): void => {
      if (busy !== undefined || this.clock.now().getTime() < notBefore) return;
      busy = this.look(task)
        .catch((error: unknown) => {
          notBefore = this.clock.now().getTime() + afterFailureMs;
          this.log.error(`${task.name} failed`, error instanceof Error ? error.stack : undefined);
        })
        .finally(() => (busy = undefined));
    };
    const timer = setInterval(look, lookEveryMs);
    look();
    this.stops.push(async () => {
      clearInterval(timer);
      await busy;
    });
  }

  /** Takes up nothing new and waits for what runs. */
  async stop(): Promise<void> {
    await Promise.all(this.stops.splice(0).map((stop) => stop()));
  }

  private async look(task: DailyTask): Promise<void> {
    const today = this.clock.today();
    const begun = this.clock.now() >= zonedInstant(today, task.at, task.zone);
    const last = await this.runs.lastDay(task.name);
    // A register that is new today has missed nothing.
    if (last === undefined) return this.runs.did(task.name, begun ? today : addDays(today, -1));
    if (!begun || last >= today) return;
    await task.run(today);
    await this.runs.did(task.name, today);
  }
}
