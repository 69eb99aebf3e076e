import { addDays, type CalendarDate, isoWeekday } from '../../platform/calendar/index.js';

/** The stages of a loan's reminders. */
export type ReminderKind = 'due-soon' | 'overdue-first' | 'overdue-second' | 'overdue-last';

/** When each stage begins, in days after the due day (before it where negative). */
export const reminderSchedule: readonly { readonly kind: ReminderKind; readonly days: number }[] = [
  { kind: 'due-soon', days: -3 },
  { kind: 'overdue-first', days: 1 },
  { kind: 'overdue-second', days: 7 },
  { kind: 'overdue-last', days: 21 },
];

/** How many days before the due day the first reminder is owed. */
export const daysAhead = 3;

/** A stage of a loan, and the day on which it began. */
export interface Stage {
  readonly kind: ReminderKind;
  readonly day: CalendarDate;
}

/**
 * The stage that a loan has reached on a day, if any. Only the latest counts: after days without a run nobody gets two at once,
 * and a loan that has become overdue is not "due soon" any more.
 */
export function stageOn(dueOn: CalendarDate, today: CalendarDate): Stage | undefined {
  return reminderSchedule
    .map(({ kind, days }) => ({ kind, day: addDays(dueOn, days) }))
    .filter(({ day }) => day <= today)
    .at(-1);
}

/** A day on which nobody is written to: Sundays and public holidays. What was owed then is owed on the next other day. */
export function isQuiet(day: CalendarDate, isPublicHoliday: (day: CalendarDate) => boolean): boolean {
  return isoWeekday(day) === 7 || isPublicHoliday(day);
}

/** The first day from a day on that is not quiet. */
export function nextLoudDay(from: CalendarDate, isPublicHoliday: (day: CalendarDate) => boolean): CalendarDate {
  let day = from;
  while (isQuiet(day, isPublicHoliday)) day = addDays(day, 1);
  return day;
}
