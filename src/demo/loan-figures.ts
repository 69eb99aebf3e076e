import { type LoanFigureEntity, type UncountedLoan, countLoans, figureOf } from '../cost-sharing/index.js';
import { type CalendarDate, calendarDate } from '../platform/calendar/index.js';
import type { DemoData, Row } from './demo-data.js';
import { units } from './places.js';
import { Random } from './random.js';

/** What the loans are counted from. */
type Told = Pick<DemoData, 'instruments' | 'borrowers' | 'loans' | 'gradings'>;

/** What the loans of the days that have ended count for, as the nights have counted them: while it was known who had borrowed. */
export function loanFigures(told: Told, today: CalendarDate): readonly Row<LoanFigureEntity>[] {
  const random = new Random('loan-figures');
  const loans = told.loans
    .filter(({ outOn }) => outOn < today)
    .toSorted((one, other) => (`${one.outOn} ${one.id}` < `${other.outOn} ${other.id}` ? -1 : 1))
    .map((loan) => asItWas(told, loan, random));
  return countLoans(loans, []).map(({ loan, first }) => figureOf(loan, first));
}

function asItWas(
  { instruments, borrowers, gradings }: Told,
  { id, instrumentCode, borrowerId, outOn, outAt }: DemoData['loans'][number],
  random: Random,
): UncountedLoan {
  const instrument = instruments.find(({ code }) => code === instrumentCode);
  const unit = units.find((one) => one.id === instrument?.ownerUnitId);
  if (instrument === undefined || unit === undefined) throw new RangeError(`Nobody owns ${instrumentCode}`);
  const grading = gradings
    .filter((one) => one.instrumentCode === instrumentCode && one.gradedAt <= outAt)
    .toSorted((one, other) => one.gradedAt.getTime() - other.gradedAt.getTime())
    .at(-1);
  // Who had it is forgotten by now; in the night after the loan it was somebody of the unit.
  const had =
    borrowers.find((one) => one.id === borrowerId) ?? random.pick(borrowers.filter((one) => one.unitId === unit.id));
  return {
    loan: id,
    outOn: calendarDate(outOn),
    instrument: instrumentCode,
    municipality: unit.municipalityId,
    unit: unit.id,
    grade: grading?.gradeId ?? instrument.gradeId,
    borrower: had.id,
    born: had.birthDate === null ? null : calendarDate(had.birthDate),
  };
}
