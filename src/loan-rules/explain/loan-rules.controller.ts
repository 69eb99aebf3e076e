import { Body, Controller, Get, Headers, HttpCode, Param, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { type Actor, CurrentActor, Requires } from '../../identity/index.js';
import { Reader } from '../../platform/database/index.js';
import { etagOf, notFound } from '../../platform/http/index.js';
import { chooseLanguage } from '../../platform/i18n/index.js';
import { LoanRules } from '../loan-rules.js';
import { ExplainRule, type RuleExplanation } from './explain-rule.js';
import { ExplainRuleDto } from './loan-rules.dto.js';
import { type RuleAnswer, ruleAnswer } from './rule-answer.js';

/** The rule matrix, and which row of it decides. */
@Controller('api/v1/loan-rules')
export class LoanRulesController {
  constructor(
    private readonly rules: LoanRules,
    private readonly explain: ExplainRule,
    private readonly reader: Reader,
  ) {}

  /** Every row, by id. */
  @Get()
  @Requires('rule:read')
  async list(): Promise<{ items: RuleAnswer[]; nextCursor: null }> {
    return { items: (await this.rules.all(this.reader)).map(ruleAnswer), nextCursor: null };
  }

  /** One row, ended and withdrawn ones too: a loan keeps the row that it was made under. */
  @Get(':id')
  @Requires('rule:read')
  async one(@Param('id') id: string, @Res({ passthrough: true }) reply: FastifyReply): Promise<RuleAnswer> {
    const rule = await this.rules.byId(this.reader, id);
    if (rule === undefined) throw notFound();
    void reply.header('etag', etagOf(rule.version));
    return ruleAnswer(rule);
  }

  /** Which row decides, and why. Changes nothing. */
  @Post('explanations')
  @Requires('rule:read')
  @HttpCode(200)
  explanation(
    @CurrentActor() actor: Actor,
    @Body() body: ExplainRuleDto,
    @Headers('accept-language') acceptLanguage: string | undefined,
  ): Promise<RuleExplanation> {
    return this.explain.execute(body, chooseLanguage(acceptLanguage, actor.language));
  }
}
