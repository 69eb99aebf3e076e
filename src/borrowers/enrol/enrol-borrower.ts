import { Injectable } from '@nestjs/common';
import { AuditLog } from '../../audit/index.js';
import type { Actor } from '../../identity/index.js';
import { Clock } from '../../platform/clock/index.js';
import type { Tx } from '../../platform/database/index.js';
import {
  Commands,
  type Done,
  type FieldError,
  type IdempotencyClaim,
  badInput,
  notFound,
  refused,
} from '../../platform/http/index.js';
import { newId } from '../../platform/ids/index.js';
import { type ProgrammeAsked, enrolmentRefusals, isSchoolYear } from '../domain/enrolment.js';
import { BorrowerQuery } from '../queries/borrower.query.js';
import { EnrolmentRepository } from './enrolment.repository.js';

/** A place in a programme as somebody gives it. */
export interface EnrolmentInput {
  readonly programme: string;
  readonly schoolYear: string;
  readonly schoolGrade?: number | null | undefined;
  /** A username, or a user's id. */
  readonly teacher?: string | null | undefined;
}

/** Gives pupils their places. A new enrolment corrects an older one of the same school year: the newest counts. */
@Injectable()
export class EnrolBorrower {
  constructor(
    private readonly commands: Commands,
    private readonly enrolments: EnrolmentRepository,
    private readonly query: BorrowerQuery,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  /**
   * @throws Problem 404 for an unknown borrower and one out of reach alike; 400 for an unknown programme or teacher
   * @throws Problem 422 `school-grade-too-low`
   */
  async execute(
    actor: Actor,
    borrowerId: string,
    input: EnrolmentInput,
    claim: IdempotencyClaim | undefined,
  ): Promise<Done<{ id: string; borrowerId: string }>> {
    return this.commands.run(claim, async (tx) => {
      if (!(await this.query.mayReach(tx, actor, borrowerId))) throw notFound();
      const { programme, teacherUserId } = await this.judge(tx, actor, input);
      const id = newId();
      await this.enrolments.add(tx, {
        id,
        borrowerId,
        programmeId: programme.id,
        schoolYear: input.schoolYear,
        schoolGrade: input.schoolGrade ?? null,
        teacherUserId,
        createdAt: this.clock.now(),
      });
      await this.audit.append(tx, {
        actorId: actor.userId,
        action: 'borrower.enrolled',
        subjectType: 'borrower',
        subjectId: borrowerId,
        detail: { enrolment: id, programme: programme.id, schoolYear: input.schoolYear },
      });
      return { status: 201, ref: { id, borrowerId } };
    });
  }

  private async judge(
    tx: Tx,
    actor: Actor,
    input: EnrolmentInput,
  ): Promise<{ programme: ProgrammeAsked; teacherUserId: string | null }> {
    const programme = await this.enrolments.programme(tx, input.programme);
    const teacherUserId = await this.teacherOf(tx, actor, input.teacher ?? null);
    const schoolGrade = input.schoolGrade ?? null;
    const errors: FieldError[] = [];
    if (programme === undefined) errors.push({ field: 'programme', code: 'unknown-programme' });
    if (!isSchoolYear(input.schoolYear)) errors.push({ field: 'schoolYear', code: 'not-a-school-year' });
    if (programme?.leastSchoolGrade != null && schoolGrade === null)
      errors.push({ field: 'schoolGrade', code: 'required' });
    if (teacherUserId === undefined) errors.push({ field: 'teacher', code: 'unknown-teacher' });
    if (programme === undefined || teacherUserId === undefined || errors.length > 0) throw badInput(errors);
    const refusals = enrolmentRefusals(programme, schoolGrade);
    if (refusals.length > 0) throw refused(refusals);
    return { programme, teacherUserId };
  }

  /** A teacher who names nobody means an own pupil; `undefined` when the named one is no active teacher. */
  private async teacherOf(tx: Tx, actor: Actor, named: string | null): Promise<string | null | undefined> {
    if (named !== null) return this.enrolments.activeTeacher(tx, named);
    return actor.role === 'teacher' ? actor.userId : null;
  }
}
