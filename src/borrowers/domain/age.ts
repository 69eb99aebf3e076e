import type { CalendarDate } from '../../platform/calendar/index.js';
import type { BorrowerType } from './display-name.js';

/** Age in years from which nobody is a minor (the Norwegian Guardianship Act, § 8). */
export const fullAge = 18;

/** How the rule matrix tells borrowers apart. */
export type BorrowerCategory = 'child' | 'adult' | 'ensemble';

/** Whole years on a day. Somebody born on 29 February has a birthday on 1 March in other years. */
export function ageOn(day: CalendarDate, birthDate: CalendarDate): number {
  const years = Number(day.slice(0, 4)) - Number(birthDate.slice(0, 4));
  return day.slice(5) < birthDate.slice(5) ? years - 1 : years;
}

/** Under {@link fullAge} on a day. An ensemble, and a person without a birth date, is not. */
export function isMinor(birthDate: CalendarDate | null, day: CalendarDate): boolean {
  return birthDate !== null && ageOn(day, birthDate) < fullAge;
}

/** A borrower's category on a day. */
export function categoryOf(type: BorrowerType, birthDate: CalendarDate | null, day: CalendarDate): BorrowerCategory {
  if (type === 'ensemble') return 'ensemble';
  return isMinor(birthDate, day) ? 'child' : 'adult';
}
