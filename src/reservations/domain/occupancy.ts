import type { InstrumentState } from '../../inventory/index.js';
import { type CalendarDate, addDays, laterOf } from '../../platform/calendar/index.js';
import type { Period } from './period.js';

/** What keeps an instrument from being promised. */
export type BusyBecause = 'loan' | 'reservation' | 'service' | 'repair' | 'transfer' | 'missing';

/** Days on which an instrument is not free; `to` is the last of them, `null` where nobody knows the end. */
export interface Busy {
  readonly from: CalendarDate;
  readonly to: CalendarDate | null;
  readonly because: BusyBecause;
}

/** Where a copy is in its circulation. */
export interface CopyState {
  readonly state: InstrumentState;
  readonly dueOn: CalendarDate | null;
  /** The first day on which it may go out again, where service was set. */
  readonly freeFrom: CalendarDate | null;
  /** While on loan: since when, and the days of service that follow by the loan's rule. */
  readonly outOn: CalendarDate | null;
  readonly serviceDays: number;
}

/**
 * For so many days from today an overdue instrument is counted as out. It is not free tomorrow: after the due day it takes a
 * reminder or two until it comes, and those go out in the first fortnight.
 */
export const overdueDays = 14;

/** What the copy's own state keeps it from, from today on; what is promised to others comes beside it. */
export function occupancyOf(copy: CopyState, today: CalendarDate): Busy | undefined {
  switch (copy.state) {
    // For whom it stands on a hold shelf has a reservation, and that says when it is busy.
    case 'available':
    case 'on-hold-shelf':
      return undefined;
    case 'on-loan':
      return { from: copy.outOn ?? today, to: lastDayOut(copy, today), because: 'loan' };
    case 'in-service':
      return serviceOf(copy, today);
    case 'in-transfer':
      return { from: today, to: laterOf(today, lastServiceDay(copy, today)), because: 'transfer' };
    case 'in-repair':
      return { from: today, to: null, because: 'repair' };
    case 'missing':
    case 'lost':
    case 'retired':
      return { from: today, to: null, because: 'missing' };
  }
}

/** Whether nothing keeps a copy within a period. */
export function isFree(busy: readonly Busy[], period: Period): boolean {
  return busy.every(({ from, to }) => period.to < from || (to !== null && to < period.from));
}

/** The first day from a day on that nothing keeps a copy on; `null` where nobody knows. */
export function freeFrom(busy: readonly Busy[], day: CalendarDate): CalendarDate | null {
  let free = day;
  for (const { from, to } of [...busy].sort((one, other) => (one.from < other.from ? -1 : 1))) {
    if (from > free || (to !== null && to < free)) continue;
    if (to === null) return null;
    free = addDays(to, 1);
  }
  return free;
}

function lastDayOut({ dueOn, serviceDays }: CopyState, today: CalendarDate): CalendarDate {
  const due = addDays(dueOn ?? today, serviceDays);
  return dueOn !== null && dueOn >= today ? due : laterOf(due, addDays(today, overdueDays));
}

function serviceOf(copy: CopyState, today: CalendarDate): Busy | undefined {
  if (copy.freeFrom === null) return { from: today, to: null, because: 'service' };
  return copy.freeFrom <= today ? undefined : { from: today, to: addDays(copy.freeFrom, -1), because: 'service' };
}

function lastServiceDay({ freeFrom: day }: CopyState, today: CalendarDate): CalendarDate {
  return day === null ? today : addDays(day, -1);
}
