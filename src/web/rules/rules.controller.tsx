import { Body, Controller, Get, HttpCode, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { type Actor, CurrentActor, type IdentifiedRequest, Requires, mayDo } from '../../identity/index.js';
import { Clock } from '../../platform/clock/index.js';
import { Idempotency, type IdempotencyClaim } from '../../platform/http/index.js';
import { Pages } from '../server/page-frames.js';
import { RuleFormPage } from './rule-form-page.js';
import { RuleForms, type SentEnd } from './rule-forms.js';
import { RuleListPage } from './rule-list-page.js';
import { RuleLists } from './rule-lists.js';
import { RulePage } from './rule-page.js';
import { RuleTestQueryDto } from './rules.dto.js';
import { ruleTexts } from './rules.texts.js';

/** The rule matrix: which row decides, new rows, and the end of rows. */
@Controller('admin/rules')
export class RulesController {
  constructor(
    private readonly pages: Pages,
    private readonly lists: RuleLists,
    private readonly forms: RuleForms,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Requires('rule:read')
  async show(
    @CurrentActor() { role }: Actor,
    @Query() question: RuleTestQueryDto,
    @Req() request: IdentifiedRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const props = await this.lists.list(question, this.clock.today(), this.pages.language(request));
    const page = <RuleListPage {...props} mayEdit={mayDo(role, 'rule:write')} />;
    return this.pages.render(request, reply, page);
  }

  /** The form of a new row, filled in like another one if the address names it. */
  @Get('new')
  @Requires('rule:write')
  async blank(
    @Query('like') like: unknown,
    @Req() request: IdentifiedRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const values = await this.forms.blank(typeof like === 'string' ? like : '', this.clock.today());
    const choices = await this.lists.choices(this.pages.language(request));
    return this.pages.render(request, reply, <RuleFormPage {...choices} values={values} />);
  }

  @Post()
  @Requires('rule:write')
  @HttpCode(200)
  async add(
    @CurrentActor() actor: Actor,
    @Body() raw: Record<string, unknown>,
    @Idempotency() claim: IdempotencyClaim | undefined,
    @Req() request: IdentifiedRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string | undefined> {
    const language = this.pages.language(request);
    const sent = await this.forms.add(actor, raw, claim, language);
    if (sent.id === undefined) {
      void reply.status(sent.status);
      const { values, errors } = sent;
      const page = <RuleFormPage {...await this.lists.choices(language)} values={values} errors={errors} />;
      return this.pages.render(request, reply, page);
    }
    this.pages.redirect(reply, `/admin/rules/${sent.id}`, { tone: 'success', text: ruleTexts(language, 'added') });
    return undefined;
  }

  @Get(':id')
  @Requires('rule:read')
  async one(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Req() request: IdentifiedRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    return this.page(actor, id, request, reply);
  }

  @Post(':id/end')
  @Requires('rule:write')
  @HttpCode(200)
  async end(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() raw: Record<string, unknown>,
    @Idempotency() claim: IdempotencyClaim | undefined,
    @Req() request: IdentifiedRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string | undefined> {
    const comesBack = await this.forms.end(actor, id, raw, claim, this.pages.language(request));
    return this.answer(actor, id, request, reply, comesBack, 'ended');
  }

  @Post(':id/withdrawal')
  @Requires('rule:write')
  @HttpCode(200)
  async withdraw(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() raw: Record<string, unknown>,
    @Idempotency() claim: IdempotencyClaim | undefined,
    @Req() request: IdentifiedRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string | undefined> {
    const comesBack = await this.forms.withdraw(actor, id, raw, claim, this.pages.language(request));
    return this.answer(actor, id, request, reply, comesBack, 'withdrawn');
  }

  private async answer(
    actor: Actor,
    id: string,
    request: IdentifiedRequest,
    reply: FastifyReply,
    comesBack: SentEnd | undefined,
    done: 'ended' | 'withdrawn',
  ): Promise<string | undefined> {
    if (comesBack !== undefined) {
      void reply.status(comesBack.status);
      return this.page(actor, id, request, reply, comesBack);
    }
    const text = ruleTexts(this.pages.language(request), done);
    this.pages.redirect(reply, `/admin/rules/${id}`, { tone: 'success', text });
    return undefined;
  }

  private async page(
    actor: Actor,
    id: string,
    request: IdentifiedRequest,
    reply: FastifyReply,
    comesBack?: SentEnd,
  ): Promise<string> {
    const props = await this.lists.one(actor, id, this.clock.today(), this.pages.language(request));
    const { validTo = props.validTo, errors = [] } = comesBack ?? {};
    return this.pages.render(request, reply, <RulePage {...props} validTo={validTo} errors={errors} />);
  }
}
