import { setImmediate as nextTurn } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { type CalendarDate, schoolYearDays, schoolYearOf } from '../../platform/calendar/index.js';
import { Reader, type Tx, UnitOfWork } from '../../platform/database/index.js';
import { NightlyStep } from '../../platform/schedule/index.js';
import { countLoans } from '../domain/count-loans.js';
import { figureOf } from './figure-of.js';
import { LoanFiguresRepository } from './loan-figures.repository.js';

/** So many loans are counted in one unit of work. */
const perBatch = 100;

/**
 * Counts the loans of the days that have ended for the figures of their school year. A loan loses its borrower some days after the return,
 * so it is counted before: a step that cuts those links has its place after this one.
 */
@Injectable()
export class FiguresNight extends NightlyStep {
  override readonly name = 'figures';

  constructor(
    private readonly figures: LoanFiguresRepository,
    private readonly reader: Reader,
    private readonly unitOfWork: UnitOfWork,
  ) {
    super();
  }

  override async run(on: CalendarDate): Promise<string> {
    let counted = 0;
    for (;;) {
      const more = await this.unitOfWork.run((tx) => this.batch(tx, on));
      counted += more;
      if (more < perBatch) return `${counted} loans counted for the figures of their school year`;
      await nextTurn(); // Requests come in between.
    }
  }

  override async preview(on: CalendarDate): Promise<string> {
    return `${await this.figures.count(this.reader, on)} loans would be counted for the figures of their school year`;
  }

  private async batch(tx: Tx, on: CalendarDate): Promise<number> {
    const loans = await this.figures.uncounted(tx, on, perBatch);
    const [earliest] = loans;
    if (earliest === undefined) return 0;
    const borrowers = [...new Set(loans.flatMap(({ borrower }) => borrower ?? []))];
    const [since] = schoolYearDays(schoolYearOf(earliest.outOn));
    const earlier = await this.figures.counted(tx, borrowers, since);
    for (const { loan, first } of countLoans(loans, earlier)) await this.figures.add(tx, figureOf(loan, first));
    return loans.length;
  }
}
