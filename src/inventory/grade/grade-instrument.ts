import { Injectable } from '@nestjs/common';
import { AuditLog } from '../../audit/index.js';
import type { Actor } from '../../identity/index.js';
import { Clock } from '../../platform/clock/index.js';
import { Commands, type Done, type IdempotencyClaim, Problem, badInput, notFound } from '../../platform/http/index.js';
import { newId } from '../../platform/ids/index.js';
import { CirculationState } from '../circulation/circulation.repository.js';
import { InstrumentCodes } from '../instrument-codes.js';
import { InstrumentRepository } from '../persistence/instrument.repository.js';
import { InstrumentChecks } from '../register/instrument-checks.js';

/** A grade and why the instrument has it. */
export interface GradingInput {
  readonly grade: string;
  readonly reason: string;
}

/** Gives instruments another grade, with a reason and a history. */
@Injectable()
export class GradeInstrument {
  constructor(
    private readonly commands: Commands,
    private readonly codes: InstrumentCodes,
    private readonly circulation: CirculationState,
    private readonly instruments: InstrumentRepository,
    private readonly checks: InstrumentChecks,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  /**
   * @param version the version that the grader saw, if known; without it the grading counts whatever came before
   * @throws Problem 404; 400 for an unknown grade; 412 if it was changed meanwhile
   */
  async execute(
    actor: Actor,
    text: string,
    input: GradingInput,
    version: number | undefined,
    claim: IdempotencyClaim | undefined,
  ): Promise<Done<{ code: string; id: string }>> {
    return this.commands.run(claim, async (tx) => {
      const code = await this.codes.resolve(tx, text);
      const before = code === undefined ? undefined : await this.circulation.lockInstrument(tx, code);
      if (before === undefined) throw notFound();
      if (version !== undefined && version !== before.version) throw new Problem(412, 'changed-meanwhile');
      const errors = await this.checks.gradeErrors(tx, input.grade);
      if (errors.length > 0) throw badInput(errors);
      const id = newId();
      const grading = {
        id,
        instrumentCode: before.code,
        gradeId: input.grade,
        reason: input.reason,
        gradedBy: actor.userId,
        gradedAt: this.clock.now(),
      };
      if (!(await this.instruments.grade(tx, grading, before.version))) throw new Problem(412, 'changed-meanwhile');
      await this.audit.append(tx, {
        actorId: actor.userId,
        action: 'grading.given',
        subjectType: 'grading',
        subjectId: id,
        instrumentCode: before.code,
        detail: { grade: [before.gradeId, input.grade] },
      });
      return { status: 201, ref: { code: before.code, id } };
    });
  }
}
