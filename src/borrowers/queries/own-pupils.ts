import { type CalendarDate, addDays, schoolYearOf } from '../../platform/calendar/index.js';
import type { SqlValue } from '../../platform/database/index.js';

/**
 * The condition that a borrower is a teacher's pupil: a newest enrolment of this school year or the next names the teacher. One
 * that was corrected by a newer one of the same year counts no more; of those that were registered together each counts.
 *
 * @param borrower the SQL expression of the borrower's id
 * @param value keeps a value of the statement and gives its placeholder
 */
export function isOwnPupil(
  borrower: string,
  teacherUserId: string,
  today: CalendarDate,
  value: (one: SqlValue) => string,
): string {
  const [thisYear, nextYear] = [schoolYearOf(today), schoolYearOf(addDays(today, 365))];
  return `${borrower} IN (SELECT e.borrower_id FROM enrolment e
    WHERE e.teacher_user_id = ${value(teacherUserId)} AND e.school_year IN (${value(thisYear)}, ${value(nextYear)})
      AND NOT EXISTS (SELECT 1 FROM enrolment newer WHERE newer.borrower_id = e.borrower_id
        AND newer.school_year = e.school_year AND newer.created_at > e.created_at))`;
}
