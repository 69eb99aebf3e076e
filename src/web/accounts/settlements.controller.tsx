import { Body, Controller, Get, HttpCode, Param, Post, Query, Req, Res, StreamableFile } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import {
  CloseSettlement,
  ExportQueryDto,
  ExportSettlement,
  PreviewSettlement,
  SettlementView,
  endedQuarters,
} from '../../cost-sharing/index.js';
import { type Actor, CurrentActor, type IdentifiedRequest, Requires, mayDo } from '../../identity/index.js';
import { calendarDate } from '../../platform/calendar/index.js';
import { Clock } from '../../platform/clock/index.js';
import { Idempotency, type IdempotencyClaim, notFound } from '../../platform/http/index.js';
import type { FieldMessage } from '../components/field.js';
import { FormErrors } from '../server/form-errors.js';
import { fieldsOf } from '../server/form-fields.js';
import { Names } from '../server/names.js';
import { Pages } from '../server/page-frames.js';
import { AccountsPage } from './accounts-page.js';
import { accountsTexts } from './accounts.texts.js';
import { SettlementPage } from './settlement-page.js';

/** Settlements: shown, taken out, and closed. */
@Controller('accounts/settlements')
export class SettlementPagesController {
  constructor(
    private readonly pages: Pages,
    private readonly view: SettlementView,
    private readonly preview: PreviewSettlement,
    private readonly closeSettlement: CloseSettlement,
    private readonly exporter: ExportSettlement,
    private readonly errors: FormErrors,
    private readonly names: Names,
    private readonly clock: Clock,
  ) {}

  @Get(':id')
  @Requires('settlement:read')
  async one(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Req() request: IdentifiedRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    return this.page(actor, id, request, reply);
  }

  @Get(':id/file')
  @Requires('settlement:read')
  async file(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Query() { format }: ExportQueryDto,
    @Req() request: IdentifiedRequest,
  ): Promise<StreamableFile> {
    const { name, type, content } = await this.exporter.execute(actor, id, format, this.pages.language(request));
    return new StreamableFile(content, { type, disposition: `attachment; filename="${name}"` });
  }

  /** Shows what a quarter comes to. */
  @Post()
  @Requires('settlement:close')
  @HttpCode(200)
  async show(
    @CurrentActor() actor: Actor,
    @Body() raw: Record<string, unknown>,
    @Idempotency() claim: IdempotencyClaim | undefined,
    @Req() request: IdentifiedRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string | undefined> {
    const language = this.pages.language(request);
    const { quarter } = fieldsOf(raw, ['quarter'] as const);
    const quarters = endedQuarters(this.clock.today());
    const chosen = quarters.find(({ from }) => from === quarter);
    try {
      if (chosen === undefined) throw notFound();
      const { ref } = await this.preview.execute(actor, calendarDate(chosen.from), calendarDate(chosen.to), claim);
      this.pages.redirect(reply, `/accounts/settlements/${ref.id}`);
      return undefined;
    } catch (error) {
      const settlements = await this.view.all(actor);
      const errors = this.errors.of(error, language, () => 'quarter');
      void reply.status(400);
      return this.pages.render(
        request,
        reply,
        <AccountsPage settlements={settlements} quarters={quarters} errors={errors} />,
      );
    }
  }

  @Post(':id/close')
  @Requires('settlement:close')
  @HttpCode(200)
  async close(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() raw: Record<string, unknown>,
    @Idempotency() claim: IdempotencyClaim | undefined,
    @Req() request: IdentifiedRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string | undefined> {
    const language = this.pages.language(request);
    const t = accountsTexts.in(language);
    if (fieldsOf(raw, ['sure'] as const).sure !== 'yes') {
      void reply.status(400);
      return this.page(actor, id, request, reply, [{ field: 'sure', message: t('settlement.close.tick') }]);
    }
    try {
      await this.closeSettlement.execute(actor, id, claim);
    } catch (error) {
      const errors = this.errors.of(error, language, () => 'form');
      void reply.status(409);
      return this.page(actor, id, request, reply, errors);
    }
    this.pages.redirect(reply, `/accounts/settlements/${id}`, { tone: 'success', text: t('settlement.was-closed') });
    return undefined;
  }

  private async page(
    actor: Actor,
    id: string,
    request: IdentifiedRequest,
    reply: FastifyReply,
    errors: readonly FieldMessage[] = [],
  ): Promise<string> {
    const settlement = await this.view.byId(actor, id);
    const names = await this.names.in(this.pages.language(request));
    const page = (
      <SettlementPage
        settlement={settlement}
        unitName={(unit) => names.unit(unit)}
        mayClose={mayDo(actor.role, 'settlement:close')}
        errors={errors}
      />
    );
    return this.pages.render(request, reply, page);
  }
}
