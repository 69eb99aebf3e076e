import { Body, Controller, Headers, HttpCode, Param, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { type Actor, CurrentActor, Requires } from '../../identity/index.js';
import { Reader } from '../../platform/database/index.js';
import { Idempotency, type IdempotencyClaim, etagOf, notFound, versionFrom } from '../../platform/http/index.js';
import { type RuleAnswer, ruleAnswer } from '../explain/rule-answer.js';
import { LoanRuleRepository } from '../persistence/loan-rule.repository.js';
import { AddRule } from './add-rule.js';
import { EndRule } from './end-rule.js';
import { EndLoanRuleDto, NewLoanRuleDto } from './rule.dto.js';

/** What changes the rule matrix. Every answer is the row as it is afterwards. */
@Controller('api/v1/loan-rules')
export class RuleCommandsController {
  constructor(
    private readonly addRule: AddRule,
    private readonly endRule: EndRule,
    private readonly rules: LoanRuleRepository,
    private readonly reader: Reader,
  ) {}

  /** Adds a row. Of several that fit, the most particular one decides; of two for the same, the one that begins later. */
  @Post()
  @Requires('rule:write')
  async add(
    @CurrentActor() actor: Actor,
    @Body() body: NewLoanRuleDto,
    @Idempotency() claim: IdempotencyClaim | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<RuleAnswer> {
    const done = await this.addRule.execute(actor, body, claim);
    void reply.status(done.status);
    return this.answer(done.ref.rule, reply);
  }

  /** Sets the last day of a row. Nothing else of it changes: loans keep the row that they were made under. */
  @Post(':id/end')
  @Requires('rule:write')
  @HttpCode(200)
  async end(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Headers('if-match') ifMatch: string | undefined,
    @Body() body: EndLoanRuleDto,
    @Idempotency() claim: IdempotencyClaim | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<RuleAnswer> {
    await this.endRule.end(actor, id, versionFrom(ifMatch), body.validTo, claim);
    return this.answer(id, reply);
  }

  /** Takes back a row under which nothing was lent or reserved: it holds on no day. */
  @Post(':id/withdrawal')
  @Requires('rule:write')
  @HttpCode(200)
  async withdraw(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Headers('if-match') ifMatch: string | undefined,
    @Idempotency() claim: IdempotencyClaim | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<RuleAnswer> {
    await this.endRule.withdraw(actor, id, versionFrom(ifMatch), claim);
    return this.answer(id, reply);
  }

  private async answer(id: string, reply: FastifyReply): Promise<RuleAnswer> {
    const rule = await this.rules.byId(this.reader, id);
    if (rule === undefined) throw notFound();
    void reply.header('etag', etagOf(rule.version));
    return ruleAnswer(rule);
  }
}
