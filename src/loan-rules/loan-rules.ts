import { Injectable } from '@nestjs/common';
import { InstrumentReference } from '../inventory/index.js';
import type { Queries } from '../platform/database/index.js';
import { type RuleDecision, type RuleQuestion, decideRule, isOpenToMunicipality } from './domain/decide-rule.js';
import type { Ruling } from './domain/eligibility.js';
import type { LoanRule } from './domain/loan-rule.js';
import { LoanRuleRepository } from './persistence/loan-rule.repository.js';

/** How long rows are believed, in milliseconds: a change made by another server counts here after this time at the latest. */
const believedFor = 5_000;

/**
 * The rule matrix, for who lends. Kept in memory, so that a checkout usually needs no statement to find its row.
 * Who changes rows calls {@link forget} when the change is stored.
 */
@Injectable()
export class LoanRules {
  private kept: { readonly until: number; readonly rules: ReadonlyMap<string, LoanRule> } | undefined;
  private generation = 0;

  constructor(
    private readonly repository: LoanRuleRepository,
    private readonly reference: InstrumentReference,
  ) {}

  /** The row that decides, and why; `undefined` where no row fits, and then nothing may be lent. */
  async decide(q: Queries, question: RuleQuestion): Promise<RuleDecision | undefined> {
    return decideRule(await this.all(q), question);
  }

  /** What lending is decided by: the row, and what no row can say. */
  async ruling(q: Queries, question: RuleQuestion): Promise<Ruling> {
    const rules = await this.all(q);
    return {
      rule: decideRule(rules, question)?.rule,
      gradeNeedsRight: (await this.reference.grade(q, question.gradeId))?.needsRight ?? false,
      closedToMunicipality: !isOpenToMunicipality(rules, question),
    };
  }

  /** A row by id, valid today or not. */
  async byId(q: Queries, id: string): Promise<LoanRule | undefined> {
    return (await this.rules(q)).get(id);
  }

  /** Whether a loan or a reservation, past ones too, goes by a row. */
  async isUsed(q: Queries, id: string): Promise<boolean> {
    return this.repository.isUsed(q, id);
  }

  /** Every row, by id. */
  async all(q: Queries): Promise<LoanRule[]> {
    return [...(await this.rules(q)).values()];
  }

  /** Reads the rows again when they are asked for next. */
  forget(): void {
    this.kept = undefined;
    this.generation += 1;
  }

  private async rules(q: Queries): Promise<ReadonlyMap<string, LoanRule>> {
    // A monotonic clock: how old the rows are has nothing to do with what day it is.
    const now = performance.now();
    if (this.kept !== undefined && now < this.kept.until) return this.kept.rules;
    const { generation } = this;
    const rules = new Map((await this.repository.all(q)).map((rule) => [rule.id, rule]));
    // What was read before a change must not be kept after it.
    if (generation === this.generation) this.kept = { until: now + believedFor, rules };
    return rules;
  }
}
