import { describe, expect, it } from '@jest/globals';
import type { LoanRule } from '../../loan-rules/index.js';
import { OpeningCalendar } from '../../organisation/index.js';
import { calendarDate } from '../../platform/calendar/index.js';
import { ore } from '../../platform/money/ore.js';
import { decideRenewal, type RenewalFacts } from './renewal-rules.js';

const rule: LoanRule = {
  id: 'library-good',
  lendingPointKind: 'library',
  lendingPointId: null,
  gradeId: 'good',
  kindId: null,
  programmeId: null,
  borrowerCategory: null,
  otherMunicipalities: false,
  borrowerMunicipalityId: null,
  validFrom: calendarDate('2020-01-01'),
  validTo: null,
  mayBorrow: true,
  needsReservation: false,
  lengthKind: 'days',
  lengthDays: 28,
  maxOpenLoans: 2,
  maxRenewals: 2,
  renewalDays: null,
  longestTotalDays: null,
  feeOre: ore(0),
  depositOre: ore(0),
  creditOnEarlyReturn: 'none',
  serviceDays: 0,
  closedDay: 'next-open',
  holdShelfDays: 7,
  needsTerms: false,
  needsContract: false,
  dueSoonDays: 3,
  overdueFirstDays: 1,
  overdueSecondDays: 7,
  overdueLastDays: 21,
  version: 1,
};
const loan: RenewalFacts['loan'] = {
  outOn: calendarDate('2026-08-17'),
  dueOn: calendarDate('2026-09-14'),
  renewals: 0,
  renewedOn: null,
  claimedReturnedAt: null,
};
const ordinary: RenewalFacts = {
  loan,
  instrument: { gradeId: 'good' },
  borrower: { blocks: [], programmes: [], daysHadBefore: 0 },
  lendingPoint: { id: 'library', kind: 'library' },
  rule,
  gradeNeedsRight: false,
  closedToMunicipality: false,
  today: calendarDate('2026-09-10'),
  calendar: new OpeningCalendar([1, 2, 3, 4, 5].map((weekday) => ({ weekday, opens: '10:00', closes: '16:00' }))),
  terms: [
    { firstDay: calendarDate('2026-08-17'), lastDay: calendarDate('2026-12-18') },
    { firstDay: calendarDate('2027-01-04'), lastDay: calendarDate('2027-06-18') },
  ],
  overrides: [],
  mayOverride: true,
};

const decide = (facts: Partial<RenewalFacts>) => decideRenewal({ ...ordinary, ...facts });
function codes(facts: Partial<RenewalFacts>): string[] {
  const decision = decide(facts);
  return decision.allowed ? [] : decision.rejections.map(({ code }) => code);
}

describe('a renewal', () => {
  it('counts from the due day, or from today when that has passed', () => {
    expect(decide({})).toEqual({ allowed: true, dueOn: '2026-10-12', rule, overridden: [] });
    expect(decide({ today: calendarDate('2026-09-21') })).toMatchObject({ dueOn: '2026-10-19' });
  });

  it('lasts as the row says for renewals, else as the row says for loans', () => {
    expect(decide({ rule: { ...rule, renewalDays: 14 } })).toMatchObject({ dueOn: '2026-09-28' });
    const toTheEnd: LoanRule = { ...rule, lengthKind: 'end-of-term', lengthDays: null, closedDay: 'previous-open' };
    const dueOn = calendarDate('2026-12-18');
    expect(decide({ rule: toTheEnd, loan: { ...loan, dueOn } })).toMatchObject({ dueOn: '2027-06-18' });
  });

  it('is refused while the borrower says that it has been returned', () => {
    const claimedReturnedAt = new Date('2026-09-01T10:00:00Z');
    expect(decide({ loan: { ...loan, claimedReturnedAt } })).toEqual({
      allowed: false,
      rejections: [{ code: 'loan-claimed-returned', overridable: false }],
    });
  });

  it('happens once a day at most, so that a double press gives no second one', () => {
    expect(codes({ loan: { ...loan, renewals: 1, renewedOn: ordinary.today } })).toEqual(['renewed-today']);
    expect(codes({ loan: { ...loan, renewals: 1, renewedOn: calendarDate('2026-09-09') } })).toEqual([]);
  });

  it('asks for the acceptances of the row that decides now', () => {
    expect(codes({ missing: { types: ['terms'], acceptors: [] } })).toEqual(['agreement-missing']);
  });

  it('keeps to the number of renewals, unless that is set aside', () => {
    const renewed = { loan: { ...loan, renewals: 2 } };
    expect(codes(renewed)).toEqual(['renewal-limit-reached']);
    expect(decide({ ...renewed, overrides: [{ code: 'renewal-limit-reached', comment: 'Concert' }] })).toMatchObject({
      allowed: true,
      overridden: [{ code: 'renewal-limit-reached', comment: 'Concert', params: { limit: 2 } }],
    });
  });

  it('stays within the longest total time, earlier loans included', () => {
    expect(decide({ rule: { ...rule, longestTotalDays: 42 } })).toMatchObject({ allowed: true, dueOn: '2026-09-28' });
    expect(codes({ rule: { ...rule, longestTotalDays: 28 } })).toEqual(['kind-time-limit-reached']);
    const borrower = { ...ordinary.borrower, daysHadBefore: 14 };
    expect(codes({ rule: { ...rule, longestTotalDays: 42 }, borrower })).toEqual(['kind-time-limit-reached']);
  });

  it('gives the whole length when a used-up time is set aside', () => {
    const overrides = [{ code: 'kind-time-limit-reached', comment: 'Nobody waits' }];
    expect(decide({ rule: { ...rule, longestTotalDays: 28 }, overrides })).toMatchObject({
      allowed: true,
      dueOn: '2026-10-12',
    });
  });

  it('judges the right to high quality again', () => {
    const high = {
      instrument: { gradeId: 'high' },
      gradeNeedsRight: true,
      lendingPoint: { id: 'culture-school', kind: 'culture-school' },
    } as const;
    expect(codes(high)).toEqual(['grade-needs-programme']);
    const programmes = [{ id: 'deepening', givesRightToHighQuality: true }];
    expect(codes({ ...high, borrower: { ...ordinary.borrower, programmes } })).toEqual([]);
  });

  it('judges the municipality again: who has moved renews where a row says so', () => {
    expect(codes({ rule: undefined, closedToMunicipality: true })).toEqual(['other-municipality']);
  });

  it('names all reasons at once', () => {
    expect(
      codes({
        loan: { ...loan, renewals: 5, claimedReturnedAt: new Date('2026-09-01T10:00:00Z') },
        borrower: { blocks: [{ reason: 'unpaid', until: null }], programmes: [], daysHadBefore: 900 },
        rule: { ...rule, longestTotalDays: 28 },
      }),
    ).toEqual(['loan-claimed-returned', 'borrower-blocked', 'renewal-limit-reached', 'kind-time-limit-reached']);
    expect(codes({ rule: undefined })).toEqual(['lending-point-cannot-lend']);
  });
});
