import { Injectable } from '@nestjs/common';
import { type CalendarDate, calendarDate } from '../../platform/calendar/index.js';
import type { Queries, Tx } from '../../platform/database/index.js';
import type { CountableLoan, Earlier } from '../domain/count-loans.js';
import type { LoanFigureEntity } from '../persistence/entities.js';

/** A loan that has not been counted, with what its instrument was like on the day it went out. */
export interface UncountedLoan extends CountableLoan {
  readonly loan: string;
  readonly instrument: string;
}

/** Loans are counted in the order in which they went out, so none is older than the last that was. */
const uncounted = `FROM loan l WHERE l.out_on < $1
  AND l.out_on >= COALESCE((SELECT MAX(out_on) FROM loan_figure), $2)
  AND NOT EXISTS (SELECT 1 FROM loan_figure f WHERE f.loan_id = l.id)`;

/** Before any loan. */
const beginning = '0001-01-01';

/** What loans count for, added and never changed. */
@Injectable()
export class LoanFiguresRepository {
  /** Loans that went out before a day and are not counted, the earliest first. */
  async uncounted(q: Queries, before: CalendarDate, limit: number): Promise<UncountedLoan[]> {
    const rows = await q.all<Omit<UncountedLoan, 'outOn' | 'born'> & { outOn: string; born: string | null }>(
      `SELECT n.id AS loan, n.out_on AS "outOn", n.instrument_code AS instrument, u.municipality_id AS municipality,
         i.owner_unit_id AS unit, n.borrower_id AS borrower, b.birth_date AS born, COALESCE(
           (SELECT g.grade_id FROM grading g WHERE g.instrument_code = i.code AND g.graded_at <= n.out_at
            ORDER BY g.graded_at DESC LIMIT 1), i.grade_id) AS grade
       FROM (SELECT l.id, l.out_on, l.out_at, l.instrument_code, l.borrower_id ${uncounted}
             ORDER BY l.out_on, l.id LIMIT $3) n
       JOIN instrument i ON i.code = n.instrument_code JOIN unit u ON u.id = i.owner_unit_id
       LEFT JOIN borrower b ON b.id = n.borrower_id ORDER BY n.out_on, n.id`,
      [before, beginning, limit],
    );
    return rows.map(({ outOn, born, ...row }) => ({
      ...row,
      outOn: calendarDate(outOn),
      born: born === null ? null : calendarDate(born),
    }));
  }

  /** How many those are. */
  async count(q: Queries, before: CalendarDate): Promise<number> {
    const row = await q.one<{ count: number }>(`SELECT CAST(COUNT(*) AS INTEGER) AS count ${uncounted}`, [
      before,
      beginning,
    ]);
    return row?.count ?? 0;
  }

  /** What some borrowers have had since a day, as far as it was counted and the links are there. */
  async counted(q: Queries, borrowers: readonly string[], since: CalendarDate): Promise<Earlier[]> {
    const rows = await q.all<Omit<Earlier, 'outOn'> & { outOn: string }>(
      `SELECT l.borrower_id AS borrower, f.out_on AS "outOn", f.municipality_id AS municipality,
         f.owner_unit_id AS unit, f.grade_id AS grade
       FROM loan l JOIN loan_figure f ON f.loan_id = l.id WHERE l.borrower_id = ANY_OF($1) AND l.out_on >= $2`,
      [JSON.stringify(borrowers), since],
    );
    return rows.map(({ outOn, ...row }) => ({ ...row, outOn: calendarDate(outOn) }));
  }

  /** Unless another process has done so. */
  async add(tx: Tx, figure: LoanFigureEntity): Promise<void> {
    await tx.run(
      `INSERT INTO loan_figure (loan_id, municipality_id, out_on, instrument_code, owner_unit_id, grade_id, child_in_group,
         child_in_unit, child_in_grade, child_at_all) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
       ON CONFLICT (loan_id) DO NOTHING`,
      [
        ...[figure.loanId, figure.municipalityId, figure.outOn, figure.instrumentCode, figure.ownerUnitId],
        ...[figure.gradeId, figure.childInGroup, figure.childInUnit, figure.childInGrade, figure.childAtAll],
      ],
    );
  }
}
