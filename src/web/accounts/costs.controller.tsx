import { Body, Controller, Get, HttpCode, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { CorrectionDto, InstrumentCosts, NewCostDto } from '../../cost-sharing/index.js';
import { type Actor, CurrentActor, type IdentifiedRequest, Requires } from '../../identity/index.js';
import { InstrumentView } from '../../inventory/index.js';
import { calendarDate } from '../../platform/calendar/index.js';
import { Clock } from '../../platform/clock/index.js';
import { Idempotency, type IdempotencyClaim } from '../../platform/http/index.js';
import type { Language } from '../../platform/i18n/index.js';
import type { FieldMessage } from '../components/field.js';
import { FormErrors, type ReadForm } from '../server/form-errors.js';
import { type Fields, fieldsOf } from '../server/form-fields.js';
import { oreOf } from '../server/kroner.js';
import { Names } from '../server/names.js';
import { Pages } from '../server/page-frames.js';
import { CostPage, CostsPage } from './cost-pages.js';
import { costsTexts } from './costs.texts.js';

/** What the forms call the fields of the interface. */
const fieldOf = (path: string): string => (path === 'amountOre' ? 'amount' : path);

/** What instruments cost: listed, recorded and put right. */
@Controller()
export class CostPagesController {
  constructor(
    private readonly pages: Pages,
    private readonly costs: InstrumentCosts,
    private readonly instruments: InstrumentView,
    private readonly errors: FormErrors,
    private readonly names: Names,
    private readonly clock: Clock,
  ) {}

  @Get('instruments/:code/costs')
  @Requires('cost:read')
  async list(
    @CurrentActor() actor: Actor,
    @Param('code') code: string,
    @Req() request: IdentifiedRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    return this.listPage(actor, code, request, reply);
  }

  @Post('instruments/:code/costs')
  @Requires('cost:record')
  @HttpCode(200)
  async record(
    @CurrentActor() actor: Actor,
    @Param('code') code: string,
    @Body() raw: Record<string, unknown>,
    @Idempotency() claim: IdempotencyClaim | undefined,
    @Req() request: IdentifiedRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string | undefined> {
    const language = this.pages.language(request);
    const fields = fieldsOf(raw, ['costType', 'amount', 'incurredOn', 'note'] as const);
    const { value, errors } = await this.read(NewCostDto, fields, language);
    const wrong =
      value === undefined
        ? errors
        : await this.errors.refusal(
            () => {
              const { costType, amountOre, incurredOn, note = null } = value;
              const cost = { costType, amountOre, incurredOn: calendarDate(incurredOn), note };
              return this.costs.record(actor, code, cost, claim);
            },
            language,
            fieldOf,
          );
    if (wrong.length > 0) {
      void reply.status(400);
      return this.listPage(actor, code, request, reply, fields, wrong);
    }
    const text = costsTexts(language, 'record.done');
    const { code: plain } = await this.instruments.byCode(code);
    this.pages.redirect(reply, `/instruments/${plain}/costs`, { tone: 'success', text });
    return undefined;
  }

  @Get('instrument-costs/:id')
  @Requires('cost:read')
  async one(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Req() request: IdentifiedRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    return this.onePage(actor, id, request, reply);
  }

  @Post('instrument-costs/:id/correction')
  @Requires('cost:record')
  @HttpCode(200)
  async correct(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() raw: Record<string, unknown>,
    @Idempotency() claim: IdempotencyClaim | undefined,
    @Req() request: IdentifiedRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string | undefined> {
    const language = this.pages.language(request);
    const fields = fieldsOf(raw, ['amount', 'note'] as const);
    const { value, errors } = await this.read(CorrectionDto, fields, language);
    const wrong =
      value === undefined
        ? errors
        : await this.errors.refusal(
            () => {
              const { amountOre, note = null } = value;
              return this.costs.correct(actor, id, { amountOre, note }, claim);
            },
            language,
            fieldOf,
          );
    if (wrong.length > 0) {
      void reply.status(400);
      return this.onePage(actor, id, request, reply, fields, wrong);
    }
    const text = costsTexts(language, 'correct.done');
    this.pages.redirect(reply, `/instrument-costs/${id}`, { tone: 'success', text });
    return undefined;
  }

  /** A form by the class of the interface, its amount in kroner. */
  private async read<T extends object>(
    type: new () => T,
    { amount, ...rest }: Fields<'amount'>,
    language: Language,
  ): Promise<ReadForm<T>> {
    const amountOre = oreOf(amount);
    const form = await this.errors.read(type, { ...rest, amountOre: amountOre ?? '' }, language, fieldOf);
    if (amountOre !== undefined && amountOre !== null) return form;
    const others = form.errors.filter(({ field }) => field !== 'amount');
    const message = costsTexts(language, 'amount.wrong');
    return { value: undefined, errors: [...others, { field: 'amount', message }] };
  }

  private async listPage(
    actor: Actor,
    code: string,
    request: IdentifiedRequest,
    reply: FastifyReply,
    values: Readonly<Record<string, string>> = {},
    errors: readonly FieldMessage[] = [],
  ): Promise<string> {
    const costs = await this.costs.of(actor, code);
    const instrument = await this.instruments.byCode(code);
    const names = await this.names.in(this.pages.language(request));
    const props = { instrument, costs, names, values, errors, today: this.clock.today() };
    return this.pages.render(request, reply, <CostsPage {...props} />);
  }

  private async onePage(
    actor: Actor,
    id: string,
    request: IdentifiedRequest,
    reply: FastifyReply,
    values: Readonly<Record<string, string>> = {},
    errors: readonly FieldMessage[] = [],
  ): Promise<string> {
    const shown = await this.costs.withCorrections(actor, id);
    const instrument = await this.instruments.byCode(shown.cost.instrument);
    const names = await this.names.in(this.pages.language(request));
    return this.pages.render(request, reply, <CostPage {...{ ...shown, instrument, names, values, errors }} />);
  }
}
