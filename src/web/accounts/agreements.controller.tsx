import { Body, Controller, Get, HttpCode, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { CostAgreements, EndAgreementDto, LastYear } from '../../cost-sharing/index.js';
import { type Actor, CurrentActor, type IdentifiedRequest, Requires, mayDo } from '../../identity/index.js';
import { calendarDate } from '../../platform/calendar/index.js';
import { Idempotency, type IdempotencyClaim } from '../../platform/http/index.js';
import type { FieldMessage } from '../components/field.js';
import { FormErrors } from '../server/form-errors.js';
import { fieldsOf } from '../server/form-fields.js';
import { Names } from '../server/names.js';
import { Pages } from '../server/page-frames.js';
import { accountsTexts } from './accounts.texts.js';
import { AgreementForms } from './agreement-forms.js';
import { AgreementFormPage, AgreementListPage, AgreementPage } from './agreement-pages.js';

/** Cost agreements: listed, made, looked at and ended. */
@Controller('accounts/agreements')
export class AgreementPagesController {
  constructor(
    private readonly pages: Pages,
    private readonly agreements: CostAgreements,
    private readonly lastYear: LastYear,
    private readonly forms: AgreementForms,
    private readonly errors: FormErrors,
    private readonly names: Names,
  ) {}

  @Get()
  @Requires('cost-agreement:read')
  async list(
    @CurrentActor() actor: Actor,
    @Req() request: IdentifiedRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const agreements = await this.agreements.all(actor);
    const names = await this.names.in(this.pages.language(request));
    const mayEdit = mayDo(actor.role, 'cost-agreement:write');
    return this.pages.render(
      request,
      reply,
      <AgreementListPage agreements={agreements} names={names} mayEdit={mayEdit} />,
    );
  }

  @Get('new')
  @Requires('cost-agreement:write')
  async empty(
    @CurrentActor() actor: Actor,
    @Req() request: IdentifiedRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    return this.form(actor, request, reply, { debitArt: '290', creditArt: '790' });
  }

  @Post('new')
  @Requires('cost-agreement:write')
  @HttpCode(200)
  async make(
    @CurrentActor() actor: Actor,
    @Body() raw: Record<string, unknown>,
    @Idempotency() claim: IdempotencyClaim | undefined,
    @Req() request: IdentifiedRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string | undefined> {
    const language = this.pages.language(request);
    const done = await this.forms.make(actor, raw, claim, language);
    if ('errors' in done) {
      void reply.status(400);
      return this.form(actor, request, reply, done.values, done.errors);
    }
    const text = accountsTexts(language, 'agreement.made');
    this.pages.redirect(reply, `/accounts/agreements/${done.id}`, { tone: 'success', text });
    return undefined;
  }

  @Get(':id')
  @Requires('cost-agreement:read')
  async one(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Req() request: IdentifiedRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    return this.page(actor, id, request, reply);
  }

  @Post(':id/end')
  @Requires('cost-agreement:write')
  @HttpCode(200)
  async end(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() raw: Record<string, unknown>,
    @Idempotency() claim: IdempotencyClaim | undefined,
    @Req() request: IdentifiedRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string | undefined> {
    const language = this.pages.language(request);
    const agreement = await this.agreements.byId(actor, id);
    const fields = fieldsOf(raw, ['lastDay'] as const);
    const { value, errors } = await this.errors.read(EndAgreementDto, fields, language);
    const wrong =
      value === undefined
        ? errors
        : await this.errors.refusal(
            () => this.agreements.end(actor, agreement.id, calendarDate(value.lastDay), claim),
            language,
          );
    if (wrong.length > 0) {
      void reply.status(400);
      return this.page(actor, id, request, reply, fields.lastDay, wrong);
    }
    const text = accountsTexts(language, 'agreement.ended');
    this.pages.redirect(reply, `/accounts/agreements/${id}`, { tone: 'success', text });
    return undefined;
  }

  private async page(
    actor: Actor,
    id: string,
    request: IdentifiedRequest,
    reply: FastifyReply,
    lastDay = '',
    errors: readonly FieldMessage[] = [],
  ): Promise<string> {
    const agreement = await this.agreements.byId(actor, id);
    const table = await this.lastYear.of(agreement);
    const names = await this.names.in(this.pages.language(request));
    const mayEdit = mayDo(actor.role, 'cost-agreement:write');
    const props = { agreement, table, names, mayEdit, lastDay, errors };
    return this.pages.render(request, reply, <AgreementPage {...props} />);
  }

  private async form(
    actor: Actor,
    request: IdentifiedRequest,
    reply: FastifyReply,
    values: Readonly<Record<string, string>>,
    errors: readonly FieldMessage[] = [],
  ): Promise<string> {
    const units = await this.forms.units(actor);
    const names = await this.names.in(this.pages.language(request));
    const props = { values, units, names, errors };
    return this.pages.render(request, reply, <AgreementFormPage {...props} />);
  }
}
