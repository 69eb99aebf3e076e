import type { MunicipalTerm } from '../../organisation/index.js';
import type { CalendarDate } from '../../platform/calendar/index.js';

/** A stretch of days, both included. */
export interface Stretch {
  readonly from: CalendarDate;
  readonly to: CalendarDate;
}

/** The next school year, from the first day of its first term to the last day of its last; `undefined` where none is set. */
export function nextSchoolYear(terms: readonly MunicipalTerm[], today: CalendarDate): Stretch | undefined {
  const years = [...new Set(terms.map(({ schoolYear }) => schoolYear))].sort();
  return years.map((year) => stretchOf(terms, year)).find((stretch) => stretch !== undefined && stretch.from > today);
}

/** From the first day of the next term to the end of its school year: when a pupil who has grown gets the next size. */
export function restFromNextTerm(terms: readonly MunicipalTerm[], today: CalendarDate): Stretch | undefined {
  const [term] = terms.filter(({ firstDay }) => firstDay > today).sort((a, b) => (a.firstDay < b.firstDay ? -1 : 1));
  const year = term && stretchOf(terms, term.schoolYear);
  return year && { from: term.firstDay, to: year.to };
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
