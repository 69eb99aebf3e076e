import { Body, Controller, Get, HttpCode, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { type Actor, CurrentActor, type IdentifiedRequest, Requires } from '../../identity/index.js';
import { InstrumentView } from '../../inventory/index.js';
import { Idempotency, type IdempotencyClaim } from '../../platform/http/index.js';
import { Pages } from '../server/page-frames.js';
import { InstrumentFormPage } from './instrument-form-page.js';
import { InstrumentForms, type ShownForm } from './instrument-forms.js';
import { pageTexts } from './page.texts.js';

/** New and changed instruments. */
@Controller('instruments')
export class InstrumentFormsController {
  constructor(
    private readonly pages: Pages,
    private readonly instruments: InstrumentView,
    private readonly forms: InstrumentForms,
  ) {}

  @Get('new')
  @Requires('instrument:write')
  async blank(
    @Query('alias') alias: unknown,
    @CurrentActor() actor: Actor,
    @Req() request: IdentifiedRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const values = { owner: actor.unitId, manager: actor.unitId, homePoint: actor.lendingPointId ?? '' };
    const known = typeof alias === 'string' ? { aliases: alias.slice(0, 100) } : {};
    return this.show(request, reply, { editing: null, values: { ...values, ...known } });
  }

  @Get(':code/edit')
  @Requires('instrument:write')
  async filled(
    @Param('code') code: string,
    @Req() request: IdentifiedRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    return this.show(request, reply, this.forms.filled(await this.instruments.byCode(code)));
  }

  @Post()
  @Requires('instrument:write')
  @HttpCode(200)
  async register(
    @CurrentActor() actor: Actor,
    @Body() raw: Record<string, unknown>,
    @Idempotency() claim: IdempotencyClaim | undefined,
    @Req() request: IdentifiedRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string | undefined> {
    const language = this.pages.language(request);
    const { code, errors } = await this.forms.register(actor, raw, claim, language);
    if (code === undefined) {
      void reply.status(400);
      return this.show(request, reply, { editing: null, values: raw, errors });
    }
    this.pages.redirect(reply, `/instruments/${code}`, { tone: 'success', text: pageTexts(language, 'registered') });
    return undefined;
  }

  @Post(':code')
  @Requires('instrument:write')
  @HttpCode(200)
  async change(
    @CurrentActor() actor: Actor,
    @Param('code') text: string,
    @Body() raw: Record<string, unknown>,
    @Req() request: IdentifiedRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string | undefined> {
    const language = this.pages.language(request);
    const before = await this.instruments.byCode(text);
    const { code, errors } = await this.forms.change(actor, before, raw, language);
    if (code === undefined) {
      void reply.status(400);
      const shown = this.forms.filled(before);
      return this.show(request, reply, { ...shown, values: raw, errors });
    }
    this.pages.redirect(reply, `/instruments/${code}`, { tone: 'success', text: pageTexts(language, 'changed') });
    return undefined;
  }

  private async show(request: IdentifiedRequest, reply: FastifyReply, form: ShownForm): Promise<string> {
    const props = await this.forms.page(form, this.pages.language(request));
    return this.pages.render(request, reply, <InstrumentFormPage {...props} />);
  }
}
