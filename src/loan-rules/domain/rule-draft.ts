import type { LendingPointKind } from '../../organisation/index.js';
import { type CalendarDate, calendarDate } from '../../platform/calendar/index.js';
import type { FieldError } from '../../platform/http/problem.js';
import { ore } from '../../platform/money/ore.js';
import type { ClosedDayStrategy, EarlyReturnCredit, LoanLengthKind, LoanRule } from './loan-rule.js';

type Given<T> = T | null | undefined;

/** A row as somebody asks for it. What is left out is as {@link usualTerms} say; of a row that does not lend only the conditions count. */
export interface NewRule {
  /** Made of what it is for, if left out. */
  readonly id?: Given<string>;
  readonly lendingPointKind?: Given<LendingPointKind>;
  readonly lendingPoint?: Given<string>;
  readonly grade?: Given<string>;
  readonly kind?: Given<string>;
  readonly programme?: Given<string>;
  readonly borrowerCategory?: Given<string>;
  readonly otherMunicipalities?: Given<boolean>;
  readonly borrowerMunicipality?: Given<string>;
  readonly validFrom: string;
  readonly validTo?: Given<string>;
  readonly mayBorrow: boolean;
  readonly needsReservation?: Given<boolean>;
  readonly lengthKind?: Given<LoanLengthKind>;
  readonly lengthDays?: Given<number>;
  readonly maxOpenLoans?: Given<number>;
  readonly maxRenewals?: Given<number>;
  readonly renewalDays?: Given<number>;
  readonly longestTotalDays?: Given<number>;
  readonly feeOre?: Given<number>;
  readonly depositOre?: Given<number>;
  readonly creditOnEarlyReturn?: Given<EarlyReturnCredit>;
  readonly serviceDays?: Given<number>;
  readonly closedDay?: Given<ClosedDayStrategy>;
  readonly holdShelfDays?: Given<number>;
  readonly needsTerms?: Given<boolean>;
  readonly needsContract?: Given<boolean>;
  readonly dueSoonDays?: Given<number>;
  readonly overdueFirstDays?: Given<number>;
  readonly overdueSecondDays?: Given<number>;
  readonly overdueLastDays?: Given<number>;
}

/** What a row says where somebody who makes one leaves it out. */
export const usualTerms = {
  needsReservation: false,
  creditOnEarlyReturn: 'none',
  serviceDays: 0,
  closedDay: 'next-open',
  holdShelfDays: 7,
  needsTerms: true,
  needsContract: false,
  dueSoonDays: 3,
  overdueFirstDays: 1,
  overdueSecondDays: 7,
  overdueLastDays: 21,
} as const;

/** A row that is to be, but for its id. */
export type RuleDraft = Omit<LoanRule, 'id' | 'version'>;

/** The row that somebody asks for, complete. Whether it makes sense {@link draftFaults} says. */
export function draftOf(asked: NewRule): RuleDraft {
  const lends = asked.mayBorrow;
  return {
    lendingPointKind: asked.lendingPointKind ?? null,
    lendingPointId: asked.lendingPoint ?? null,
    gradeId: asked.grade ?? null,
    kindId: asked.kind ?? null,
    programmeId: asked.programme ?? null,
    borrowerCategory: asked.borrowerCategory ?? null,
    otherMunicipalities: asked.otherMunicipalities ?? false,
    borrowerMunicipalityId: asked.borrowerMunicipality ?? null,
    validFrom: calendarDate(asked.validFrom),
    validTo: asked.validTo == null ? null : calendarDate(asked.validTo),
    mayBorrow: lends,
    needsReservation: lends && (asked.needsReservation ?? usualTerms.needsReservation),
    lengthKind: (lends ? asked.lengthKind : null) ?? 'days',
    lengthDays: lends ? (asked.lengthDays ?? null) : 1,
    maxOpenLoans: (lends ? asked.maxOpenLoans : null) ?? 0,
    maxRenewals: (lends ? asked.maxRenewals : null) ?? 0,
    renewalDays: (lends ? asked.renewalDays : null) ?? null,
    longestTotalDays: (lends ? asked.longestTotalDays : null) ?? null,
    feeOre: ore((lends ? asked.feeOre : null) ?? 0),
    depositOre: ore((lends ? asked.depositOre : null) ?? 0),
    creditOnEarlyReturn: (lends ? asked.creditOnEarlyReturn : null) ?? usualTerms.creditOnEarlyReturn,
    serviceDays: asked.serviceDays ?? usualTerms.serviceDays,
    closedDay: asked.closedDay ?? usualTerms.closedDay,
    holdShelfDays: asked.holdShelfDays ?? usualTerms.holdShelfDays,
    needsTerms: lends && (asked.needsTerms ?? usualTerms.needsTerms),
    needsContract: lends && (asked.needsContract ?? usualTerms.needsContract),
    dueSoonDays: asked.dueSoonDays ?? usualTerms.dueSoonDays,
    overdueFirstDays: asked.overdueFirstDays ?? usualTerms.overdueFirstDays,
    overdueSecondDays: asked.overdueSecondDays ?? usualTerms.overdueSecondDays,
    overdueLastDays: asked.overdueLastDays ?? usualTerms.overdueLastDays,
  };
}

/**
 * Everything that is wrong with a row that somebody asks for, each with its field.
 *
 * @param pointMunicipality that of the lending point which the row names, if it names one that there is
 */
export function draftFaults(asked: NewRule, today: CalendarDate, pointMunicipality: string | null): FieldError[] {
  return [
    ...conditionFaults(asked, pointMunicipality),
    ...validityFaults(asked, today),
    ...(asked.mayBorrow ? lendingFaults(asked) : []),
    ...reminderFaults(draftOf(asked)),
  ];
}

function conditionFaults(asked: NewRule, pointMunicipality: string | null): FieldError[] {
  const faults: FieldError[] = [];
  if (asked.lendingPoint != null && asked.lendingPointKind != null) {
    faults.push({ field: 'lendingPointKind', code: 'point-or-its-kind' });
  }
  if (asked.otherMunicipalities === true && asked.lendingPoint == null) {
    faults.push({ field: 'lendingPoint', code: 'opening-needs-point' });
  }
  if (asked.borrowerMunicipality == null) return faults;
  if (asked.otherMunicipalities !== true) {
    faults.push({ field: 'borrowerMunicipality', code: 'municipality-needs-opening' });
  } else if (asked.borrowerMunicipality === pointMunicipality) {
    faults.push({ field: 'borrowerMunicipality', code: 'own-municipality' });
  }
  return faults;
}

/** What decided before today stays as it was: a row begins today at the earliest. */
function validityFaults({ validFrom, validTo }: NewRule, today: CalendarDate): FieldError[] {
  if (validFrom < today) return [{ field: 'validFrom', code: 'rule-begins-in-past' }];
  return validTo != null && validTo < validFrom ? [{ field: 'validTo', code: 'ends-before-it-begins' }] : [];
}

function lendingFaults(asked: NewRule): FieldError[] {
  const needed = ['lengthKind', 'maxOpenLoans', 'maxRenewals', 'feeOre', 'depositOre'] as const;
  const faults: FieldError[] = needed.filter((field) => asked[field] == null).map((field) => missing(field));
  if (asked.lengthKind === 'days' && asked.lengthDays == null) faults.push(missing('lengthDays'));
  if (asked.lengthKind != null && asked.lengthKind !== 'days' && asked.lengthDays != null) {
    faults.push({ field: 'lengthDays', code: 'days-only-with-days' });
  }
  if (asked.maxOpenLoans === 0) faults.push({ field: 'maxOpenLoans', code: 'too-small', params: { limit: 1 } });
  return faults;
}

function missing(field: string): FieldError {
  return { field, code: 'required' };
}

function reminderFaults({ overdueFirstDays, overdueSecondDays, overdueLastDays }: RuleDraft): FieldError[] {
  const faults: FieldError[] = [];
  const code = 'reminder-not-after';
  if (overdueSecondDays <= overdueFirstDays) {
    faults.push({ field: 'overdueSecondDays', code, params: { before: overdueFirstDays } });
  }
  if (overdueLastDays <= overdueSecondDays) {
    faults.push({ field: 'overdueLastDays', code, params: { before: overdueSecondDays } });
  }
  return faults;
}

/** As much of an id may be what the row is for, so that the whole, with day and mark, fits its column. */
const longestName = 43;

/** What a row is called whose maker did not say: what it is for, and from when; `mark` tells it from others of the same day. */
export function suggestRuleId(draft: RuleDraft, mark: string): string {
  const conditions = [
    draft.lendingPointId ?? draft.lendingPointKind,
    draft.gradeId,
    draft.kindId,
    draft.programmeId,
    draft.borrowerCategory,
    draft.borrowerMunicipalityId ?? (draft.otherMunicipalities ? 'others' : null),
  ];
  const name = conditions.filter((condition) => condition !== null).join('-');
  const short = name.slice(0, longestName).replace(/-+$/, '');
  return `${short === '' ? 'everything' : short}-${draft.validFrom}-${mark}`;
}
