import { addDays, type CalendarDate, isoWeekday } from '../../platform/calendar/index.js';

/** The stages of a loan's reminders. */
export type ReminderKind = 'due-soon' | 'overdue-first' | 'overdue-second' | 'overdue-last';

/** When a loan's reminders are owed, in days before and after its due day: as the row of the rule matrix says that it was made under. */
export interface ReminderSchedule {
  /** Before the due day. */
  readonly dueSoonDays: number;
  /** After the due day; they follow each other. */
  readonly overdueFirstDays: number;
  readonly overdueSecondDays: number;
  readonly overdueLastDays: number;
}

/** No row of the matrix begins to remind earlier than so many days before the due day. */
export const mostDaysAhead = 60;

/** When each stage begins, in days after the due day (before it where negative), in their order. */
function stagesOf(schedule: ReminderSchedule): readonly { readonly kind: ReminderKind; readonly days: number }[] {
  return [
    { kind: 'due-soon', days: -schedule.dueSoonDays },
    { kind: 'overdue-first', days: schedule.overdueFirstDays },
    { kind: 'overdue-second', days: schedule.overdueSecondDays },
    { kind: 'overdue-last', days: schedule.overdueLastDays },
  ];
}

/** A stage of a loan, and the day on which it began. */
export interface Stage {
  readonly kind: ReminderKind;
  readonly day: CalendarDate;
}

/**
 * The stage that a loan has reached on a day, if any. Only the latest counts: after days without a run nobody gets two at once,
 * and a loan that has become overdue is not "due soon" any more.
 */
export function stageOn(dueOn: CalendarDate, today: CalendarDate, schedule: ReminderSchedule): Stage | undefined {
  return stagesOf(schedule)
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
