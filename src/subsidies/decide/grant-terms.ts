import { type CalendarDate, calendarDate, laterOf } from '../../platform/calendar/index.js';
import { type FieldError, badInput } from '../../platform/http/index.js';
import type { CaseSubject } from '../domain/case-content.js';
import type { DecisionDto } from './decide.dto.js';

/** What a grant covers, and when. */
export interface GrantTerms {
  readonly coverageBasisPoints: number;
  readonly capOre: number | null;
  readonly validFrom: CalendarDate;
  readonly validTo: CalendarDate;
}

/**
 * What a decision grants; `null` for a rejection.
 * @throws Problem 400 naming the field: a grant of nothing, one that ends before it begins, a rejection that grants something
 */
export function grantTermsOf(input: DecisionDto, { from, to }: CaseSubject, today: CalendarDate): GrantTerms | null {
  const { coverageBasisPoints = null, capOre = null } = input;
  if (input.outcome === 'rejected') {
    const given = (['coverageBasisPoints', 'capOre', 'validFrom', 'validTo'] as const).filter(
      (field) => (input[field] ?? null) !== null,
    );
    if (given.length > 0)
      throw badInput(given.map((field): FieldError => ({ field, code: 'rejection-covers-nothing' })));
    return null;
  }
  if (coverageBasisPoints === null && capOre === null) {
    throw badInput([{ field: 'coverageBasisPoints', code: 'grant-covers-something' }]);
  }
  const validFrom = dayOr(input.validFrom, laterOf(from, today));
  const validTo = dayOr(input.validTo, to);
  if (validTo < validFrom) throw badInput([{ field: 'validTo', code: 'ends-before-it-begins' }]);
  if (validTo < today) throw badInput([{ field: 'validTo', code: 'in-the-past' }]);
  return { coverageBasisPoints: coverageBasisPoints ?? 10_000, capOre, validFrom, validTo };
}

function dayOr(given: string | null | undefined, otherwise: CalendarDate): CalendarDate {
  return given === null || given === undefined ? otherwise : calendarDate(given);
}
