import { type CalendarDate, addDays } from '../../platform/calendar/index.js';
import type { SqlValue } from '../../platform/database/index.js';
import type { ReminderSchedule } from '../domain/schedule.js';

/** The columns of {@link ReminderSchedule}, for a `SELECT` that joins `loan_rule w`. */
export const scheduleColumns = `w.due_soon_days AS "dueSoonDays", w.overdue_first_days AS "overdueFirstDays",
  w.overdue_second_days AS "overdueSecondDays", w.overdue_last_days AS "overdueLastDays"`;

/** The schedule of a row that has {@link scheduleColumns}. */
export function scheduleOf(row: ReminderSchedule): ReminderSchedule {
  const { dueSoonDays, overdueFirstDays, overdueSecondDays, overdueLastDays } = row;
  return { dueSoonDays, overdueFirstDays, overdueSecondDays, overdueLastDays };
}

/** Rows of the rule matrix that begin to remind alike, and the last due day of which they have done so. */
export interface BegunReminders {
  readonly dueUntil: CalendarDate;
  readonly ruleIds: readonly string[];
}

/** What has begun by a day, the rows that begin last first. */
export function begunBy(
  on: CalendarDate,
  rules: readonly { readonly id: string; readonly dueSoonDays: number }[],
): BegunReminders[] {
  const byDays = new Map<number, string[]>();
  for (const { id, dueSoonDays } of rules) byDays.set(dueSoonDays, [...(byDays.get(dueSoonDays) ?? []), id]);
  return [...byDays]
    .sort(([one], [other]) => one - other)
    .map(([days, ruleIds]) => ({ dueUntil: addDays(on, days), ruleIds }));
}

/**
 * That the reminders of a loan `l` have begun by its own row, for the end of a condition. An upper limit of the due day stands apart,
 * so that an index leads to the loans; where all rows begin alike, it is all there is to ask.
 */
export function haveBegun(begun: readonly BegunReminders[], value: (one: SqlValue) => string): string {
  const [soonest, ...others] = begun;
  const last = begun.at(-1);
  if (soonest === undefined || last === undefined) return ' AND FALSE';
  const upTo = ` AND l.due_on <= ${value(last.dueUntil)}`;
  if (others.length === 0) return upTo;
  const own = others.map(
    ({ dueUntil, ruleIds }) =>
      `(l.due_on <= ${value(dueUntil)} AND l.rule_id = ANY_OF(${value(JSON.stringify(ruleIds))}))`,
  );
  return `${upTo} AND (l.due_on <= ${value(soonest.dueUntil)} OR ${own.join(' OR ')})`;
}
