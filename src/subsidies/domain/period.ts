import { type CalendarDate, addDays, schoolYearDays, schoolYearOf } from '../../platform/calendar/index.js';

/** A term as far as periods go. */
interface TermDays {
  readonly schoolYear: string;
  readonly firstDay: CalendarDate;
  readonly lastDay: CalendarDate;
}

/** First and last day, both included. */
export interface Period {
  readonly from: CalendarDate;
  readonly to: CalendarDate;
}

/** From a day to the end of its school year: the last day of its last term, else the 31st of July. */
export function restOfSchoolYear(day: CalendarDate, terms: readonly TermDays[]): Period {
  const { to } = wholeYear(schoolYearOf(day), terms);
  return { from: day, to: to >= day ? to : schoolYearDays(schoolYearOf(day))[1] };
}

/** The school year after the one that a day belongs to. */
export function nextSchoolYear(day: CalendarDate, terms: readonly TermDays[]): Period {
  const first = Number(schoolYearOf(day).slice(5));
  return wholeYear(`${first}-${first + 1}`, terms);
}

function wholeYear(schoolYear: string, terms: readonly TermDays[]): Period {
  const own = terms.filter((term) => term.schoolYear === schoolYear);
  const [from] = own.map(({ firstDay }) => firstDay).sort();
  const to = own
    .map(({ lastDay }) => lastDay)
    .sort()
    .at(-1);
  const [first, last] = schoolYearDays(schoolYear);
  return { from: from ?? first, to: to ?? last };
}

/** The months (`YYYY-MM`) from a day's to that of so many days later. */
export function monthsWithin(day: CalendarDate, days: number): string[] {
  const last = addDays(day, days).slice(0, 7);
  const months = [day.slice(0, 7)];
  for (let month = months[0] ?? last; month < last;) {
    const [year = 0, number = 0] = month.split('-').map(Number);
    month = number === 12 ? `${year + 1}-01` : `${year}-${String(number + 1).padStart(2, '0')}`;
    months.push(month);
  }
  return months;
}
