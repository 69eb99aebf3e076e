import { Injectable } from '@nestjs/common';
import type { Actor } from '../../identity/index.js';
import { type CalendarDate, addDays, calendarDate, laterOf } from '../../platform/calendar/index.js';
import { Clock } from '../../platform/clock/index.js';
import type { Tx } from '../../platform/database/index.js';
import {
  type Done,
  type IdempotencyClaim,
  Problem,
  badInput,
  conflict,
  notFound,
  refused,
} from '../../platform/http/index.js';
import type { LoanRule } from '../domain/loan-rule.js';
import { isWithdrawn } from '../domain/standing.js';
import { LoanRuleRepository } from '../persistence/loan-rule.repository.js';
import { RuleChanges, type RuleId } from './rule-changes.js';

/**
 * Ends rows of the matrix. Nothing else of a row ever changes: what was lent under it keeps what it says, and what it decided before
 * today stays true.
 */
@Injectable()
export class EndRule {
  constructor(
    private readonly changes: RuleChanges,
    private readonly rules: LoanRuleRepository,
    private readonly clock: Clock,
  ) {}

  /**
   * Sets the last day on which a row holds; `null` is until further notice.
   * @throws Problem 404; 412 if it was changed meanwhile; 409 `rule-over`; 400 for a day that is past or before the row begins
   * @throws Problem 422 `rule-of-other-municipality`
   */
  async end(
    actor: Actor,
    id: string,
    version: number,
    validTo: string | null,
    claim: IdempotencyClaim | undefined,
  ): Promise<Done<RuleId>> {
    return this.changes.run(claim, async (tx) => {
      const rule = await this.lock(tx, actor, id, version);
      const day = validTo === null ? null : calendarDate(validTo);
      const earliest = laterOf(this.clock.today(), rule.validFrom);
      if (day !== null && day < earliest) {
        throw badInput([{ field: 'validTo', code: 'rule-ends-too-early' }]);
      }
      return this.store(tx, actor, rule, day, 'loan-rule.ended');
    });
  }

  /**
   * Takes back a row by which nobody has gone: it holds on no day, and never did.
   * @throws Problem as {@link end}, and 422 `rule-in-use`
   */
  async withdraw(
    actor: Actor,
    id: string,
    version: number,
    claim: IdempotencyClaim | undefined,
  ): Promise<Done<RuleId>> {
    return this.changes.run(claim, async (tx) => {
      const rule = await this.lock(tx, actor, id, version);
      if (await this.rules.isUsed(tx, id)) throw refused([{ code: 'rule-in-use', overridable: false }]);
      return this.store(tx, actor, rule, addDays(rule.validFrom, -1), 'loan-rule.withdrawn');
    });
  }

  private async lock(tx: Tx, actor: Actor, id: string, version: number): Promise<LoanRule> {
    const rule = await this.rules.lock(tx, id);
    if (rule === undefined) throw notFound();
    const { lendingPointId: point } = rule;
    if (point !== null && !(await this.changes.isAtHome(tx, actor, point))) {
      throw refused([{ code: 'rule-of-other-municipality', overridable: false }]);
    }
    if (rule.version !== version) throw new Problem(412, 'changed-meanwhile');
    const isOver = rule.validTo !== null && rule.validTo < this.clock.today();
    if (isOver || isWithdrawn(rule)) throw conflict('rule-over');
    return rule;
  }

  private async store(
    tx: Tx,
    actor: Actor,
    rule: LoanRule,
    validTo: CalendarDate | null,
    action: string,
  ): Promise<Done<RuleId>> {
    if (!(await this.rules.setEnd(tx, rule, validTo))) throw new Problem(412, 'changed-meanwhile');
    await this.changes.log(tx, actor, action, rule.id, { validTo: [rule.validTo, validTo] });
    return { status: 200, ref: { rule: rule.id } };
  }
}
