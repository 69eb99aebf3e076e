import type { FirstTime } from '../domain/insight-figures.js';
import type { LoanFigureEntity } from '../persistence/entities.js';
import type { UncountedLoan } from './loan-figures.repository.js';

/** What is kept of a loan for the figures of its school year: nothing of who borrowed. */
export function figureOf(
  { loan, outOn, instrument, municipality, unit, grade }: UncountedLoan,
  { inGroup, inUnit, inGrade, atAll }: FirstTime,
): LoanFigureEntity {
  return {
    loanId: loan,
    municipalityId: municipality,
    outOn,
    instrumentCode: instrument,
    ownerUnitId: unit,
    gradeId: grade,
    childInGroup: Number(inGroup),
    childInUnit: Number(inUnit),
    childInGrade: Number(inGrade),
    childAtAll: Number(atAll),
  };
}
