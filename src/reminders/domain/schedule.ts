import type { OpeningCalendar } from '../../organisation/index.js';
import { addDays, type CalendarDate, isoWeekday, laterOf } from '../../platform/calendar/index.js';

/** The stages of a loan's reminders. */
export type LoanStage = 'due-soon' | 'overdue-first' | 'overdue-second' | 'overdue-last';

/** What somebody is told of who has something that is due later because the point is closed. */
export type LoanMove = 'due-moved';

/** What somebody is reminded of who has something reserved: to pick it up, and to answer what was asked. */
export type ReservationStage = 'reservation-lapsing' | 'acceptance-missing';

/** What borrowers are told at once about their reservations. */
export type News = 'reservation-ready' | 'reservation-placed';

/** All that a message of this feature may be about. */
export type ReminderKind = LoanStage | LoanMove | ReservationStage | News;

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
function stagesOf(schedule: ReminderSchedule): readonly { readonly kind: LoanStage; readonly days: number }[] {
  return [
    { kind: 'due-soon', days: -schedule.dueSoonDays },
    { kind: 'overdue-first', days: schedule.overdueFirstDays },
    { kind: 'overdue-second', days: schedule.overdueSecondDays },
    { kind: 'overdue-last', days: schedule.overdueLastDays },
  ];
}

/** A stage, and the day on which it began. */
export interface Stage<Kind extends ReminderKind = ReminderKind> {
  readonly kind: Kind;
  readonly day: CalendarDate;
}

/**
 * The stage that a loan has reached on a day, if any. Only the latest counts: after days without a run nobody gets two at once,
 * and a loan that has become overdue is not "due soon" any more.
 */
export function stageOn(
  dueOn: CalendarDate,
  today: CalendarDate,
  schedule: ReminderSchedule,
): Stage<LoanStage> | undefined {
  return stagesOf(schedule)
    .map(({ kind, days }) => ({ kind, day: addDays(dueOn, days) }))
    .filter(({ day }) => day <= today)
    .at(-1);
}

/** So many days after the due day was moved its borrower is told, should that not have been done before. */
export const longestNewsDays = 30;

/** A due day that a closure has moved, and that stands. */
export interface MovedDueDay {
  readonly movedOn: CalendarDate;
  readonly dueOn: CalendarDate;
}

/** The news that it was moved, until it has come. */
export function movedStage({ movedOn, dueOn }: MovedDueDay, today: CalendarDate): Stage<LoanMove> | undefined {
  const isNews = movedOn <= today && today <= dueOn && today <= addDays(movedOn, longestNewsDays);
  return isNews ? { kind: 'due-moved', day: movedOn } : undefined;
}

/** Something that waits to be picked up. */
export interface Keeping {
  /** The last day on which it is kept. */
  readonly keptUntil: CalendarDate;
  /** When its borrower was told that it is ready; `null` where it does not stand on a hold shelf. */
  readonly readyOn: CalendarDate | null;
}

/** Where a point is closed for long nobody is reminded of its last day longer before than this. */
const longestNoticeDays = 7;

/** Something that is kept for no more than so many days from a day may have its reminder on it, closed days at the end included. */
export const keepingAhead = longestNoticeDays + 14;

/**
 * The reminder that something waits to be picked up, from the last open day but one on which that can be done: then there is that day
 * and one more. Whoever was told that it is ready on this day or later needs no reminder; and past the last open day it is too late for
 * one.
 */
export function lapsingOn(
  { keptUntil, readyOn }: Keeping,
  calendar: Pick<OpeningCalendar, 'previousOpen'>,
  today: CalendarDate,
): Stage<'reservation-lapsing'> | undefined {
  const last = calendar.previousOpen(keptUntil) ?? keptUntil;
  const lastButOne = calendar.previousOpen(addDays(last, -1)) ?? addDays(last, -1);
  const day = laterOf(lastButOne, addDays(last, -longestNoticeDays));
  const isTold = readyOn !== null && readyOn >= day;
  return isTold || today < day || today > last ? undefined : { kind: 'reservation-lapsing', day };
}

/** A question that a guardian has been asked by a link and has not answered. */
export interface OpenQuestion {
  readonly askedOn: CalendarDate;
  /** The last day on which it can be answered for sure. */
  readonly answerBy: CalendarDate;
}

/**
 * So many days after a link was sent its receiver is reminded, once: time enough to have read it and talked about it, and more than a
 * week before the link ends.
 */
const patienceDays = 5;

/** The reminder that an answer is missing. A newer link asks anew. */
export function acceptanceMissingOn(
  { askedOn, answerBy }: OpenQuestion,
  today: CalendarDate,
): Stage<'acceptance-missing'> | undefined {
  const day = addDays(askedOn, patienceDays);
  return today < day || today > answerBy ? undefined : { kind: 'acceptance-missing', day };
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
