import { describe, expect, it } from '@jest/globals';
import { calendarDate } from '../../platform/calendar/index.js';
import { type NewRule, draftFaults, draftOf, suggestRuleId, usualTerms } from './rule-draft.js';

const today = calendarDate('2026-10-19');
const lending: NewRule = {
  validFrom: '2026-10-19',
  mayBorrow: true,
  lengthKind: 'days',
  lengthDays: 28,
  maxOpenLoans: 1,
  maxRenewals: 2,
  feeOre: 50_000,
  depositOre: 0,
};

const faults = (more: Partial<NewRule>, pointMunicipality: string | null = null): string[] =>
  draftFaults({ ...lending, ...more }, today, pointMunicipality).map(({ field, code }) => `${field}: ${code}`);

describe('a new row of the matrix', () => {
  it('fits everything and says what is usual, where nothing else is said', () => {
    expect(draftOf(lending)).toEqual({
      ...{ lendingPointKind: null, lendingPointId: null, gradeId: null, kindId: null, programmeId: null },
      ...{ borrowerCategory: null, otherMunicipalities: false, borrowerMunicipalityId: null },
      ...{ validFrom: '2026-10-19', validTo: null, mayBorrow: true, lengthKind: 'days', lengthDays: 28 },
      ...{ maxOpenLoans: 1, maxRenewals: 2, renewalDays: null, longestTotalDays: null, feeOre: 50_000, depositOre: 0 },
      ...usualTerms,
    });
    expect(faults({})).toEqual([]);
  });

  it('that does not lend asks for nothing but what it is for', () => {
    const closed: NewRule = {
      validFrom: '2026-10-19',
      mayBorrow: false,
      grade: 'good',
      feeOre: 100,
      needsContract: true,
    };
    expect(draftFaults(closed, today, null)).toEqual([]);
    expect(draftOf(closed)).toMatchObject({
      ...{ mayBorrow: false, maxOpenLoans: 0, feeOre: 0, needsTerms: false, needsContract: false, lengthDays: 1 },
    });
  });

  it('names every field that is missing from one that lends', () => {
    expect(draftFaults({ validFrom: '2026-10-19', mayBorrow: true }, today, null).map(({ field }) => field)).toEqual([
      'lengthKind',
      'maxOpenLoans',
      'maxRenewals',
      'feeOre',
      'depositOre',
    ]);
  });

  it('has a number of days exactly where it lends for days, and lends at least one thing', () => {
    expect(faults({ lengthDays: null })).toEqual(['lengthDays: required']);
    expect(faults({ lengthKind: 'end-of-term' })).toEqual(['lengthDays: days-only-with-days']);
    expect(faults({ lengthKind: 'end-of-term', lengthDays: null })).toEqual([]);
    expect(faults({ maxOpenLoans: 0 })).toEqual(['maxOpenLoans: too-small']);
  });

  it('begins today at the earliest, and ends no earlier than it begins', () => {
    expect(faults({ validFrom: '2026-10-18' })).toEqual(['validFrom: rule-begins-in-past']);
    expect(faults({ validTo: '2026-10-18' })).toEqual(['validTo: ends-before-it-begins']);
    expect(faults({ validTo: '2026-10-19' })).toEqual([]);
  });

  it('is for a lending point or for a kind of them', () => {
    expect(faults({ lendingPoint: 'library', lendingPointKind: 'library' })).toEqual([
      'lendingPointKind: point-or-its-kind',
    ]);
  });

  it('opens one lending point to other municipalities, to all of them or to one', () => {
    const opening = { otherMunicipalities: true, lendingPoint: 'library' };
    expect(faults({ otherMunicipalities: true })).toEqual(['lendingPoint: opening-needs-point']);
    expect(faults({ ...opening, borrowerMunicipality: 'village' }, 'town')).toEqual([]);
    expect(faults({ ...opening, borrowerMunicipality: 'town' }, 'town')).toEqual([
      'borrowerMunicipality: own-municipality',
    ]);
    expect(faults({ lendingPoint: 'library', borrowerMunicipality: 'village' }, 'town')).toEqual([
      'borrowerMunicipality: municipality-needs-opening',
    ]);
  });

  it('reminds of what is late first, then again, then for the last time', () => {
    expect(faults({ overdueFirstDays: 7 })).toEqual(['overdueSecondDays: reminder-not-after']);
    expect(faults({ overdueSecondDays: 30 })).toEqual(['overdueLastDays: reminder-not-after']);
    expect(faults({ overdueFirstDays: 2, overdueSecondDays: 3, overdueLastDays: 4 })).toEqual([]);
  });
});

describe('the id of a row whose maker gave none', () => {
  it('says what it is for, and from when', () => {
    const draft = draftOf({ ...lending, lendingPoint: 'library', grade: 'good', otherMunicipalities: true });
    expect(suggestRuleId(draft, 'x7k3m')).toBe('library-good-others-2026-10-19-x7k3m');
    expect(suggestRuleId(draftOf(lending), 'x7k3m')).toBe('everything-2026-10-19-x7k3m');
  });

  it('fits its column, however long the names are', () => {
    const long = { lendingPoint: 'a'.repeat(60), kind: 'b'.repeat(60), programme: 'c'.repeat(60) };
    expect(suggestRuleId(draftOf({ ...lending, ...long }), 'x7k3m')).toHaveLength(60);
  });
});
