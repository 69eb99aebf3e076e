import type { Rejection } from '../../platform/http/rejection.js';

/** What an enrolment asks of its programme. */
export interface ProgrammeAsked {
  readonly id: string;
  /** Lowest school grade (1–13), or `null` when there is none. */
  readonly leastSchoolGrade: number | null;
}

/** Why a pupil of a school grade may not be enrolled in a programme. A missing grade is a fault of the input, not a refusal. */
export function enrolmentRefusals(programme: ProgrammeAsked, schoolGrade: number | null): Rejection[] {
  const least = programme.leastSchoolGrade;
  if (least === null || schoolGrade === null || schoolGrade >= least) return [];
  return [
    { code: 'school-grade-too-low', overridable: false, params: { programme: programme.id, least, schoolGrade } },
  ];
}

/** Whether a text is a school year, `2026-2027`: two years that follow each other. */
export function isSchoolYear(text: string): boolean {
  const [, first, second] = /^(\d{4})-(\d{4})$/.exec(text) ?? [];
  return first !== undefined && Number(second) === Number(first) + 1;
}
