import { addDays, type CalendarDate, dayOfParts, isoWeekday } from '../../platform/calendar/index.js';

/** A term as a new installation proposes it; the municipality sets the days itself. */
export interface ProposedTerm {
  /** Unique within the municipality, such as `autumn-2026`. */
  readonly id: string;
  /** Such as `2026-2027`. */
  readonly schoolYear: string;
  readonly name: string;
  readonly firstDay: CalendarDate;
  readonly lastDay: CalendarDate;
}

/**
 * The two terms of the school year that begins in a year, in the way most municipalities lay them: from a Monday in the
 * middle of August to the Friday before Christmas week, and from the first Monday after New Year to a Friday in the middle of June.
 */
export function proposedTerms(startYear: number): readonly [autumn: ProposedTerm, spring: ProposedTerm] {
  const schoolYear = `${startYear}-${startYear + 1}`;
  return [
    {
      id: `autumn-${startYear}`,
      schoolYear,
      name: `Høst ${startYear}`,
      firstDay: weekdayOnOrAfter(dayOfParts(startYear, 8, 15), 1),
      lastDay: weekdayOnOrAfter(dayOfParts(startYear, 12, 15), 5),
    },
    {
      id: `spring-${startYear + 1}`,
      schoolYear,
      name: `Vår ${startYear + 1}`,
      firstDay: weekdayOnOrAfter(dayOfParts(startYear + 1, 1, 2), 1),
      lastDay: weekdayOnOrAfter(dayOfParts(startYear + 1, 6, 15), 5),
    },
  ];
}

function weekdayOnOrAfter(day: CalendarDate, weekday: number): CalendarDate {
  return addDays(day, (weekday - isoWeekday(day) + 7) % 7);
}
