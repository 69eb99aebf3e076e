import { Injectable } from '@nestjs/common';
import { UserRepository } from '../../identity/index.js';
import type { Queries, Tx } from '../../platform/database/index.js';
import type { ProgrammeAsked } from '../domain/enrolment.js';
import { EnrolmentEntity } from '../persistence/entities.js';

/** Keeps enrolments, and answers what one needs to know. */
@Injectable()
export class EnrolmentRepository {
  constructor(private readonly users: UserRepository) {}

  async add(tx: Tx, enrolment: EnrolmentEntity): Promise<void> {
    await tx.insert(EnrolmentEntity, enrolment);
  }

  async programme(q: Queries, id: string): Promise<ProgrammeAsked | undefined> {
    return q.one<ProgrammeAsked>('SELECT id, least_school_grade AS "leastSchoolGrade" FROM programme WHERE id = $1', [
      id,
    ]);
  }

  /** The id of the teacher so named, by username or id, whose account is active. */
  async activeTeacher(q: Queries, reference: string): Promise<string | undefined> {
    const named = await this.users.byUsername(q, reference.toLowerCase());
    if (named !== undefined) return named.active && named.actor.role === 'teacher' ? named.actor.userId : undefined;
    return (await this.users.isActiveTeacher(q, reference)) ? reference : undefined;
  }
}
