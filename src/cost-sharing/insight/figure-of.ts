import type { CalendarDate } from '../../platform/calendar/index.js';
import type { FirstTime } from '../domain/insight-figures.js';
import type { LoanFigureEntity } from '../persistence/entities.js';

/** A loan that is counted. */
interface CountedOnce {
  readonly loan: string;
  readonly outOn: CalendarDate;
  readonly instrument: string;
  readonly municipality: string;
  readonly unit: string;
  readonly grade: string;
}

/** What is kept of a loan for the figures of its school year: nothing of who borrowed. */
export function figureOf(
  { loan, outOn, instrument, municipality, unit, grade }: CountedOnce,
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
