import type { MunicipalTerm } from '../../organisation/index.js';
import { type CalendarDate, addDays, laterOf } from '../../platform/calendar/index.js';

/** A stretch of days, both included. */
export interface Stretch {
  readonly from: CalendarDate;
  readonly to: CalendarDate;
}

/** The next school year, from the first day of its first term to the last day of its last; `undefined` where none is set. */
export function nextSchoolYear(terms: readonly MunicipalTerm[], today: CalendarDate): Stretch | undefined {
  return yearsOf(terms).find(({ from }) => from > today);
}

/** When who has grown gets the next size: at once, from the next term, or when the loan of the smaller one is due. */
export const growthStarts = ['now', 'term', 'after'] as const;

export type GrowthStart = (typeof growthStarts)[number];

/** For how long who has grown gets the next size: from the start that was chosen to the end of its school year. */
export function growthStretch(
  start: GrowthStart,
  terms: readonly MunicipalTerm[],
  today: CalendarDate,
  dueOn: CalendarDate | undefined,
): Stretch | undefined {
  if (start === 'term') return restFromNextTerm(terms, today);
  const day = start === 'after' && dueOn !== undefined ? addDays(dueOn, 1) : today;
  const year = yearsOf(terms).find(({ to }) => to >= day);
  return year && { from: start === 'now' ? day : laterOf(day, year.from), to: year.to };
}

/** From the first day of the next term to the end of its school year: when a pupil who has grown gets the next size. */
export function restFromNextTerm(terms: readonly MunicipalTerm[], today: CalendarDate): Stretch | undefined {
  const [term] = terms.filter(({ firstDay }) => firstDay > today).sort((a, b) => (a.firstDay < b.firstDay ? -1 : 1));
  const year = term && stretchOf(terms, term.schoolYear);
  return year && { from: term.firstDay, to: year.to };
}

function yearsOf(terms: readonly MunicipalTerm[]): Stretch[] {
  const years = [...new Set(terms.map(({ schoolYear }) => schoolYear))].sort();
  return years.flatMap((year) => stretchOf(terms, year) ?? []);
}

function stretchOf(terms: readonly MunicipalTerm[], schoolYear: string): Stretch | undefined {
  const own = terms.filter((term) => term.schoolYear === schoolYear);
  const from = own.map(({ firstDay }) => firstDay).sort()[0];
  const to = own
    .map(({ lastDay }) => lastDay)
    .sort()
    .at(-1);
  return from === undefined || to === undefined ? undefined : { from, to };
}
