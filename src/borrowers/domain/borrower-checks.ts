import type { CalendarDate } from '../../platform/calendar/index.js';
import type { FieldError } from '../../platform/http/problem.js';
import { isMinor } from './age.js';
import type { BorrowerType } from './display-name.js';

/** A borrower as it would be stored, to be judged as a whole. */
export interface BorrowerDraft {
  readonly type: BorrowerType;
  readonly birthDate: CalendarDate | null;
  readonly protectedAddress: boolean;
  readonly guardianCount: number;
}

/** Contact that the request itself gives, by which the field to correct is named. */
export interface GivenContact {
  readonly phone?: string | null | undefined;
  readonly address?: string | null | undefined;
  readonly guardians?: readonly { readonly phone?: string | null | undefined }[] | undefined;
  /** Whether the request itself says that the address is protected. */
  readonly saysProtected: boolean;
}

/** The municipality that was named is none of this installation. */
export const unknownMunicipality: FieldError = { field: 'municipality', code: 'unknown-municipality' };

/** Everything that is wrong with a borrower, each with its field. */
export function borrowerErrors(draft: BorrowerDraft, given: GivenContact, today: CalendarDate): FieldError[] {
  return [...birthDateErrors(draft, today), ...guardianErrors(draft, today), ...contactErrors(draft, given)];
}

function birthDateErrors({ type, birthDate }: BorrowerDraft, today: CalendarDate): FieldError[] {
  if (type === 'ensemble')
    return birthDate === null ? [] : [{ field: 'birthDate', code: 'ensemble-has-no-birth-date' }];
  if (birthDate === null) return [{ field: 'birthDate', code: 'required' }];
  return birthDate > today ? [{ field: 'birthDate', code: 'birth-date-in-future' }] : [];
}

function guardianErrors({ type, birthDate, guardianCount }: BorrowerDraft, today: CalendarDate): FieldError[] {
  const missing = type === 'person' && guardianCount === 0 && isMinor(birthDate, today);
  return missing ? [{ field: 'guardians', code: 'guardian-required' }] : [];
}

/**
 * Of a protected person neither address nor phone is stored, nor a guardian's phone, which usually leads to the same home.
 * Only who says in the same request that the address is protected is told so. From anybody else such contact is taken and dropped
 * without a word: a refusal would tell who is protected.
 */
function contactErrors({ protectedAddress }: BorrowerDraft, given: GivenContact): FieldError[] {
  if (!protectedAddress || !given.saysProtected) return [];
  const code = 'not-stored-when-protected';
  const guardians = given.guardians ?? [];
  return [
    ...(isGiven(given.phone) ? [{ field: 'phone', code }] : []),
    ...(isGiven(given.address) ? [{ field: 'address', code }] : []),
    ...guardians.flatMap(({ phone }, position) =>
      isGiven(phone) ? [{ field: `guardians.${position}.phone`, code }] : [],
    ),
  ];
}

function isGiven(text: string | null | undefined): boolean {
  return text !== null && text !== undefined && text !== '';
}
