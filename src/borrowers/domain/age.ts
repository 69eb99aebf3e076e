import { ageOn, type CalendarDate } from '../../platform/calendar/index.js';
import type { BorrowerType } from './display-name.js';

/** Age in years from which nobody is a minor (the Norwegian Guardianship Act, § 8). */
export const fullAge = 18;

/** How the rule matrix tells borrowers apart. */
export type BorrowerCategory = 'child' | 'adult' | 'ensemble';

/** Under {@link fullAge} on a day. An ensemble, and a person without a birth date, is not. */
export function isMinor(birthDate: CalendarDate | null, day: CalendarDate): boolean {
  return birthDate !== null && ageOn(day, birthDate) < fullAge;
}

/** A borrower's category on a day. */
export function categoryOf(type: BorrowerType, birthDate: CalendarDate | null, day: CalendarDate): BorrowerCategory {
  if (type === 'ensemble') return 'ensemble';
  return isMinor(birthDate, day) ? 'child' : 'adult';
}
