import { Injectable } from '@nestjs/common';
import { calendarDate, type CalendarDate } from '../calendar/index.js';
import { Reader, UnitOfWork } from '../database/index.js';

/** When something daily was last done. */
@Injectable()
export class DailyRuns {
  constructor(
    private readonly reader: Reader,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  async lastDay(name: string): Promise<CalendarDate | undefined> {
    const row = await this.reader.one<{ last_day: string }>('SELECT last_day FROM daily_run WHERE name = $1', [name]);
    return row === undefined ? undefined : calendarDate(row.last_day);
  }

  /** Moves the day forward, never back. */
  async did(name: string, day: CalendarDate): Promise<void> {
    await this.unitOfWork.run((tx) =>
      tx.run(
        `INSERT INTO daily_run (name, last_day) VALUES ($1, $2)
         ON CONFLICT (name) DO UPDATE SET last_day = excluded.last_day WHERE daily_run.last_day < excluded.last_day`,
        [name, day],
      ),
    );
  }
}
