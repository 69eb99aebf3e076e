import { calendarDate } from '../../platform/calendar/index.js';
import { ore } from '../../platform/money/ore.js';
import type { LoanRule } from '../domain/loan-rule.js';

const free = ore(0);
const termFee = ore(50_000);
const deposit = ore(50_000);
const highTermFee = ore(75_000);
const highDeposit = ore(100_000);

/**
 * Kinds that are blown through a mouthpiece belonging to the instrument, which has to be washed and dried between two
 * players. Flutes have none, and double reeds are the player's own.
 */
const washedKinds = [
  'clarinet',
  'alto-saxophone',
  'tenor-saxophone',
  'trumpet',
  'cornet',
  'french-horn',
  'trombone',
  'euphonium',
  'tuba',
];
const washingDays = 2;
const schoolYearDays = 365;
/** A week and a half of an ordinary point's open days: time to be told of it and to come by on a free afternoon. */
const shelfDays = 7;

const ordinary: LoanRule = {
  id: '',
  lendingPointKind: null,
  lendingPointId: null,
  gradeId: null,
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
  feeOre: free,
  depositOre: free,
  creditOnEarlyReturn: 'none',
  serviceDays: 0,
  closedDay: 'next-open',
  holdShelfDays: shelfDays,
  needsTerms: true,
  needsContract: false,
  dueSoonDays: 3,
  overdueFirstDays: 1,
  overdueSecondDays: 7,
  overdueLastDays: 21,
  version: 1,
};

const untilTermEnds = { lengthKind: 'end-of-term', lengthDays: null, closedDay: 'previous-open' } as const;
const untilSchoolYearEnds = { lengthKind: 'end-of-school-year', lengthDays: null, closedDay: 'previous-open' } as const;

const libraryGood: LoanRule = {
  ...ordinary,
  ...untilTermEnds,
  id: 'library-good',
  lendingPointKind: 'library',
  gradeId: 'good',
  maxRenewals: 3,
  longestTotalDays: 2 * schoolYearDays,
  feeOre: termFee,
  depositOre: deposit,
};

/** A child who has a place in breadth pays nothing at the library: one of the reasons for 0 kr that are no secret. */
const libraryGoodBreadth: LoanRule = {
  ...libraryGood,
  id: 'library-good-breadth',
  programmeId: 'breadth',
  maxOpenLoans: 1,
  feeOre: free,
  depositOre: free,
};

const cultureSchoolGood: LoanRule = {
  ...ordinary,
  ...untilSchoolYearEnds,
  id: 'culture-school-good',
  lendingPointKind: 'culture-school',
  gradeId: 'good',
  maxRenewals: 3,
  longestTotalDays: 4 * schoolYearDays,
  feeOre: termFee,
  depositOre: deposit,
  creditOnEarlyReturn: 'by-month',
};

const cultureSchoolHighIntro: LoanRule = {
  ...ordinary,
  ...untilSchoolYearEnds,
  id: 'culture-school-high-intro-deepening',
  lendingPointKind: 'culture-school',
  gradeId: 'high',
  programmeId: 'intro-deepening',
  needsReservation: true,
  maxOpenLoans: 1,
  maxRenewals: 2,
  longestTotalDays: 3 * schoolYearDays,
  feeOre: highTermFee,
  depositOre: highDeposit,
  creditOnEarlyReturn: 'by-month',
  serviceDays: washingDays,
  needsContract: true,
};

const cultureSchoolHighDeepening: LoanRule = {
  ...cultureSchoolHighIntro,
  id: 'culture-school-high-deepening',
  programmeId: 'deepening',
  maxRenewals: 5,
  longestTotalDays: 6 * schoolYearDays,
};

/**
 * The rule matrix of a new installation, from the general to the particular. What is lent by basic grade is free
 * everywhere, and the youth arenas lend free of charge whatever the grade: two more open reasons for 0 kr.
 */
export const shippedRules: readonly LoanRule[] = [
  { ...ordinary, id: 'library-basic', lendingPointKind: 'library', gradeId: 'basic', longestTotalDays: 112 },
  libraryGood,
  libraryGoodBreadth,
  {
    ...ordinary,
    id: 'youth-arena-basic',
    lendingPointKind: 'youth-arena',
    gradeId: 'basic',
    lengthDays: 14,
    maxRenewals: 3,
    longestTotalDays: 84,
  },
  {
    ...ordinary,
    id: 'youth-arena-good',
    lendingPointKind: 'youth-arena',
    gradeId: 'good',
    maxOpenLoans: 1,
    longestTotalDays: 112,
  },
  {
    ...ordinary,
    ...untilSchoolYearEnds,
    id: 'culture-school-basic',
    lendingPointKind: 'culture-school',
    gradeId: 'basic',
    longestTotalDays: 3 * schoolYearDays,
  },
  cultureSchoolGood,
  {
    ...ordinary,
    id: 'high-elsewhere',
    gradeId: 'high',
    mayBorrow: false,
    needsReservation: true,
    maxOpenLoans: 0,
    maxRenewals: 0,
    needsTerms: false,
  },
  cultureSchoolHighIntro,
  cultureSchoolHighDeepening,
  ...[libraryGood, libraryGoodBreadth, cultureSchoolGood].flatMap(washed),
];

/** The same rule for each kind that needs washing days. */
function washed(rule: LoanRule): LoanRule[] {
  return washedKinds.map((kindId) => ({ ...rule, id: `${rule.id}-${kindId}`, kindId, serviceDays: washingDays }));
}
