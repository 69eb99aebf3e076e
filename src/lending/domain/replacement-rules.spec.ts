import { describe, expect, it } from '@jest/globals';
import type { InstrumentCode } from '../../inventory/index.js';
import type { LoanRule } from '../../loan-rules/index.js';
import { OpeningCalendar } from '../../organisation/index.js';
import { addDays, calendarDate } from '../../platform/calendar/index.js';
import { ore } from '../../platform/money/ore.js';
import { type ReplacementFacts, decideReplacement } from './replacement-rules.js';

const today = calendarDate('2026-11-16');
const rule: LoanRule = {
  id: 'culture-school-high-deepening',
  lendingPointKind: 'culture-school',
  lendingPointId: null,
  gradeId: 'high',
  kindId: null,
  programmeId: 'deepening',
  borrowerCategory: null,
  otherMunicipalities: false,
  borrowerMunicipalityId: null,
  validFrom: calendarDate('2020-01-01'),
  validTo: null,
  mayBorrow: true,
  needsReservation: true,
  lengthKind: 'end-of-school-year',
  lengthDays: null,
  maxOpenLoans: 1,
  maxRenewals: 2,
  renewalDays: null,
  longestTotalDays: 1_000,
  feeOre: ore(75_000),
  depositOre: ore(100_000),
  serviceDays: 2,
  closedDay: 'previous-open',
  holdShelfDays: 7,
  needsTerms: true,
  needsContract: true,
  creditOnEarlyReturn: 'none',
  dueSoonDays: 3,
  overdueFirstDays: 1,
  overdueSecondDays: 7,
  overdueLastDays: 21,
  version: 1,
};
const ordinary: ReplacementFacts = {
  loan: { dueOn: calendarDate('2027-06-18'), ruleId: rule.id, claimedReturnedAt: null, unitId: 'culture-school' },
  returned: { kindId: 'cello' },
  isReservedForBorrower: false,
  handOver: {
    instrument: {
      code: '7K3M9Q8' as InstrumentCode,
      kindId: 'cello',
      gradeId: 'high',
      state: 'available',
      currentPointId: 'culture-school',
      dueOn: null,
      freeFrom: null,
    },
    borrower: {
      id: 'amina',
      category: 'child',
      blocks: [],
      programmes: [{ id: 'deepening', givesRightToHighQuality: true }],
      openLoans: 0,
      daysHad: 0,
    },
    lendingPoint: { id: 'culture-school', kind: 'culture-school', unitId: 'culture-school' },
    rule,
    gradeNeedsRight: true,
    closedToMunicipality: false,
    today,
    calendar: new OpeningCalendar([]),
    terms: [],
    overrides: [],
    mayOverride: true,
  },
};

function codes(facts: Partial<ReplacementFacts>, handOver: Partial<ReplacementFacts['handOver']> = {}): string[] {
  const decision = decideReplacement({ ...ordinary, ...facts, handOver: { ...ordinary.handOver, ...handOver } });
  return decision.allowed ? [] : decision.rejections.map(({ code }) => code);
}

describe('a replacement', () => {
  it('asks for no term to charge, and no reservation where the loan goes by the same row', () => {
    expect(decideReplacement(ordinary)).toEqual({ allowed: true, rule, overridden: [] });
  });

  it('asks for a reservation where the new instrument is lent by another row, unless the loan fulfils one', () => {
    const loan = { ...ordinary.loan, ruleId: 'culture-school-good' };
    expect(codes({ loan })).toEqual(['grade-needs-reservation']);
    expect(codes({ loan }, { reservation: { id: 'r', to: loan.dueOn } })).toEqual([]);
  });

  it('is one of the same kind, by the unit that lent, of a loan that is not late and not said to be returned', () => {
    expect(codes({ returned: { kindId: 'violin' } })).toEqual(['replacement-of-another-kind']);
    expect(codes({ loan: { ...ordinary.loan, unitId: 'library' } })).toEqual(['loan-of-another-unit']);
    expect(codes({ loan: { ...ordinary.loan, dueOn: addDays(today, -1) } })).toEqual(['loan-overdue']);
    expect(codes({ loan: { ...ordinary.loan, dueOn: today } })).toEqual([]);
    expect(codes({ loan: { ...ordinary.loan, claimedReturnedAt: new Date(0) } })).toEqual(['loan-claimed-returned']);
  });

  it('leaves what is promised to the borrower for its own hand-over', () => {
    expect(codes({ isReservedForBorrower: true })).toEqual(['reserved-for-borrower']);
  });

  it('names all that a hand-over would name, too, and all at once', () => {
    const borrower = { ...ordinary.handOver.borrower, openLoans: 1, programmes: [] };
    const instrument = { ...ordinary.handOver.instrument, state: 'in-repair' } as const;
    const returned = { kindId: 'violin' };
    expect(codes({ returned }, { borrower, instrument, conflict: { latestDueOn: null } })).toEqual([
      'replacement-of-another-kind',
      'instrument-not-available',
      'instrument-reserved',
      'grade-needs-programme',
      'loan-limit-reached',
    ]);
  });

  it('can be made in spite of what can be set aside, with a comment by who may', () => {
    const borrower = { ...ordinary.handOver.borrower, openLoans: 1 };
    const overrides = [{ code: 'loan-limit-reached', comment: 'Låner til konserten' }];
    expect(decideReplacement({ ...ordinary, handOver: { ...ordinary.handOver, borrower, overrides } })).toMatchObject({
      allowed: true,
      overridden: [{ code: 'loan-limit-reached', comment: 'Låner til konserten' }],
    });
    expect(codes({}, { borrower, overrides, mayOverride: false })).toEqual(['loan-limit-reached']);
    expect(codes({}, { rule: { ...rule, mayBorrow: false } })).toEqual(['lending-point-cannot-lend']);
    expect(codes({}, { rule: undefined })).toEqual(['lending-point-cannot-lend']);
  });
});
