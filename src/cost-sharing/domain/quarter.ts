import {
  addDays,
  type CalendarDate,
  calendarDate,
  dayOfParts,
  monthOf,
  yearOf,
} from '../../platform/calendar/index.js';

declare const brand: unique symbol;

/** A calendar quarter, `2026-Q1`. The text sorts as the quarters do. Settlements have this grid and no other: of two that overlap, one could be taken from the other. */
export type Quarter = string & { readonly [brand]: 'Quarter' };

/** The quarter of a day. */
export function quarterOf(day: CalendarDate): Quarter {
  return `${day.slice(0, 4)}-Q${Math.ceil(monthOf(day) / 3)}` as Quarter;
}

/** Its first day. */
export function firstDayOf(quarter: Quarter): CalendarDate {
  return dayOfParts(Number(quarter.slice(0, 4)), Number(quarter.slice(6)) * 3 - 2, 1);
}

/** Its last day. */
export function lastDayOf(quarter: Quarter): CalendarDate {
  return calendarDate(
    `${quarter.slice(0, 4)}-${['03-31', '06-30', '09-30', '12-31'][Number(quarter.slice(6)) - 1] ?? ''}`,
  );
}

/** The one after it. */
export function nextQuarter(quarter: Quarter): Quarter {
  return quarterOf(addDays(lastDayOf(quarter), 1));
}

/** The one before it. */
export function previousQuarter(quarter: Quarter): Quarter {
  return quarterOf(addDays(firstDayOf(quarter), -1));
}

/** The quarter that two days are the first and the last of; `undefined` where they are not. */
export function quarterBetween(from: CalendarDate, to: CalendarDate): Quarter | undefined {
  const quarter = quarterOf(from);
  return firstDayOf(quarter) === from && lastDayOf(quarter) === to ? quarter : undefined;
}

/** The first quarter that is not closed, from one on. */
export function firstOpen(from: Quarter, closed: ReadonlySet<string>): Quarter {
  return closed.has(from) ? firstOpen(nextQuarter(from), closed) : from;
}

/** The year that a quarter is accounted in. */
export function yearOfQuarter(quarter: Quarter): number {
  return yearOf(firstDayOf(quarter));
}

/** How many quarters can be chosen to be settled. */
const quartersToChoose = 6;

/** The quarters that ended last before a day, the latest first. */
export function endedQuarters(
  today: CalendarDate,
): readonly { readonly from: CalendarDate; readonly to: CalendarDate }[] {
  const quarters: Quarter[] = [previousQuarter(quarterOf(today))];
  while (quarters.length < quartersToChoose) quarters.push(previousQuarter(quarters.at(-1) ?? quarterOf(today)));
  return quarters.map((quarter) => ({ from: firstDayOf(quarter), to: lastDayOf(quarter) }));
}
