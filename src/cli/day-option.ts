import { parseArgs } from 'node:util';
import { type CalendarDate, parseCalendarDate } from '../platform/calendar/index.js';
import { SystemClock } from '../platform/clock/index.js';
import type { Config } from '../platform/config/index.js';

/**
 * The day that a command works on.
 * @throws Error naming `--on` when it is no day
 */
export function dayOption(args: readonly string[], config: Config): { today: CalendarDate; on: CalendarDate } {
  const { values } = parseArgs({ args: [...args], options: { on: { type: 'string' } }, strict: true });
  const today = new SystemClock(config.timeZone).today();
  if (values.on === undefined) return { today, on: today };
  const on = parseCalendarDate(values.on);
  if (on === undefined) throw new Error('--on must be a day such as 2026-08-31');
  return { today, on };
}
