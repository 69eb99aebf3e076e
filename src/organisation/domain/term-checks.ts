import { type CalendarDate, schoolYearOf } from '../../platform/calendar/index.js';

/** The days of a term, both included. */
export interface TermDays {
  readonly name: string;
  readonly firstDay: CalendarDate;
  readonly lastDay: CalendarDate;
}

/** What is wrong with the days of a term, and at which of them it can be put right. */
export interface TermFault {
  readonly field: 'firstDay' | 'lastDay';
  readonly code: 'ends-before-it-begins' | 'outside-school-year' | 'overlaps-term';
  readonly params?: Readonly<Record<string, string>>;
}

/**
 * A term ends on or after its first day, lies in its school year (1 August to 31 July), and shares no day with another term of
 * its municipality: each day has one term at most to charge for.
 */
export function termFaults(
  term: TermDays & { readonly schoolYear: string },
  others: readonly TermDays[],
): readonly TermFault[] {
  const { firstDay, lastDay, schoolYear } = term;
  const outside = (['firstDay', 'lastDay'] as const).filter((field) => schoolYearOf(term[field]) !== schoolYear);
  if (outside.length > 0) {
    return outside.map((field) => ({ field, code: 'outside-school-year', params: { schoolYear } }));
  }
  if (lastDay < firstDay) return [{ field: 'lastDay', code: 'ends-before-it-begins' }];
  const overlapping = others.filter((other) => other.firstDay <= lastDay && firstDay <= other.lastDay);
  return overlapping.map(({ name, firstDay: first }) => ({
    field: first <= firstDay ? 'firstDay' : 'lastDay',
    code: 'overlaps-term',
    params: { term: name },
  }));
}
