import { randomInt } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Actor } from '../../identity/index.js';
import { Clock } from '../../platform/clock/index.js';
import type { Tx } from '../../platform/database/index.js';
import { type Done, type FieldError, type IdempotencyClaim, badInput } from '../../platform/http/index.js';
import type { LoanRule } from '../domain/loan-rule.js';
import { type NewRule, draftFaults, draftOf, suggestRuleId } from '../domain/rule-draft.js';
import { LoanRuleRepository } from '../persistence/loan-rule.repository.js';
import { RuleReferences, unknownFields } from '../persistence/rule-references.query.js';
import { RuleChanges, type RuleId } from './rule-changes.js';

/** Adds rows to the matrix. Which of several that fit decides, the precedence says; of two for the same, the one that begins later. */
@Injectable()
export class AddRule {
  constructor(
    private readonly changes: RuleChanges,
    private readonly rules: LoanRuleRepository,
    private readonly references: RuleReferences,
    private readonly clock: Clock,
  ) {}

  /** @throws Problem 400 naming every wrong field */
  async execute(actor: Actor, asked: NewRule, claim: IdempotencyClaim | undefined): Promise<Done<RuleId>> {
    return this.changes.run(claim, async (tx) => {
      const faults = await this.faults(tx, actor, asked);
      if (faults.length > 0) throw badInput(faults);
      const draft = draftOf(asked);
      const rule: LoanRule = { ...draft, id: asked.id ?? suggestRuleId(draft, mark()), version: 1 };
      if ((await this.rules.byId(tx, rule.id)) !== undefined) throw badInput([{ field: 'id', code: 'rule-id-taken' }]);
      await this.rules.add(tx, rule);
      await this.changes.log(tx, actor, 'loan-rule.added', rule.id, { ...draft });
      return { status: 201, ref: { rule: rule.id } };
    });
  }

  private async faults(tx: Tx, actor: Actor, asked: NewRule): Promise<FieldError[]> {
    const { lendingPoint = null, grade = null, kind = null, programme = null, borrowerMunicipality = null } = asked;
    const named = { lendingPoint, grade, kind, programme, borrowerMunicipality };
    const known = await this.references.known(tx, named);
    const isElsewhere = known.lendingPoint !== null && !(await this.changes.isAtHome(tx, actor, known.lendingPoint));
    return [
      ...unknownFields(named, known),
      ...(isElsewhere ? [{ field: 'lendingPoint', code: 'point-of-other-municipality' }] : []),
      ...draftFaults(asked, this.clock.today(), known.lendingPointMunicipality),
    ];
  }
}

/** No vowels, so that they make no words. */
const letters = 'bcdfghjkmnpqrstvwxz23456789';
const markLength = 5;

/** A few letters that tell a row from others for the same things that begin on the same day. */
function mark(): string {
  return Array.from({ length: markLength }, () => letters[randomInt(letters.length)]).join('');
}
