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
  return isPupilIn(borrower, teacherUserId, pupilYears(today), value);
}

/** The school years in which somebody is a teacher's pupil: the one of a day, and the next. */
export function pupilYears(today: CalendarDate): readonly [string, string] {
  return [schoolYearOf(today), schoolYearOf(addDays(today, 365))];
}

/** The condition that a borrower is a teacher's pupil in one of some school years. */
export function isPupilIn(
  borrower: string,
  teacherUserId: string,
  years: readonly string[],
  value: (one: SqlValue) => string,
): string {
  return `${borrower} IN (SELECT e.borrower_id FROM enrolment e
    WHERE e.teacher_user_id = ${value(teacherUserId)} AND e.school_year IN (${years.map(value).join(', ')})
      AND NOT EXISTS (SELECT 1 FROM enrolment newer WHERE newer.borrower_id = e.borrower_id
        AND newer.school_year = e.school_year AND newer.created_at > e.created_at))`;
}
