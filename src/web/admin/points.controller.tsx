import { Body, Controller, Get, HttpCode, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { type Actor, CurrentActor, type IdentifiedRequest, Requires, mayDo } from '../../identity/index.js';
import { Places } from '../../organisation/index.js';
import { Reader } from '../../platform/database/index.js';
import { Idempotency, type IdempotencyClaim } from '../../platform/http/index.js';
import { Names } from '../server/names.js';
import { Pages } from '../server/page-frames.js';
import { adminTexts } from './admin.texts.js';
import { type PointForm, PointForms } from './point-forms.js';
import { PointFormPage, PointListPage } from './point-pages.js';

/** Lending points and their opening hours. */
@Controller('admin/points')
export class PointsController {
  constructor(
    private readonly pages: Pages,
    private readonly forms: PointForms,
    private readonly places: Places,
    private readonly names: Names,
    private readonly reader: Reader,
  ) {}

  @Get()
  @Requires('place:read')
  async list(
    @CurrentActor() actor: Actor,
    @Req() request: IdentifiedRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const names = await this.names.in(this.pages.language(request));
    const points = (await this.places.points(this.reader)).map(({ id, name, kind, unit, openingHours }) => ({
      ...{ id, name, kind, hours: openingHours },
      unit: names.unit(unit),
    }));
    const page = <PointListPage points={points} mayEdit={mayDo(actor.role, 'place:write')} />;
    return this.pages.render(request, reply, page);
  }

  @Get('new')
  @Requires('place:write')
  blank(@Req() request: IdentifiedRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<string> {
    return this.form(request, reply, { editing: null, values: {} });
  }

  @Post()
  @Requires('place:write')
  @HttpCode(200)
  async open(
    @CurrentActor() actor: Actor,
    @Body() raw: Record<string, unknown>,
    @Idempotency() claim: IdempotencyClaim | undefined,
    @Req() request: IdentifiedRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string | undefined> {
    const comesBack = await this.forms.open(actor, raw, claim, this.pages.language(request));
    return this.answer(request, reply, comesBack, 'point.opened');
  }

  @Get(':id')
  @Requires('place:write')
  async filled(
    @Param('id') id: string,
    @Req() request: IdentifiedRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    return this.form(request, reply, await this.forms.filled(id));
  }

  @Post(':id')
  @Requires('place:write')
  @HttpCode(200)
  async change(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() raw: Record<string, unknown>,
    @Idempotency() claim: IdempotencyClaim | undefined,
    @Req() request: IdentifiedRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string | undefined> {
    const comesBack = await this.forms.change(actor, id, raw, claim, this.pages.language(request));
    return this.answer(request, reply, comesBack, 'saved');
  }

  private async answer(
    request: IdentifiedRequest,
    reply: FastifyReply,
    comesBack: { readonly status: number; readonly form: PointForm } | undefined,
    done: 'point.opened' | 'saved',
  ): Promise<string | undefined> {
    if (comesBack !== undefined) {
      void reply.status(comesBack.status);
      return this.form(request, reply, comesBack.form);
    }
    const text = adminTexts(this.pages.language(request), done);
    this.pages.redirect(reply, '/admin/points', { tone: 'success', text });
    return undefined;
  }

  private async form(request: IdentifiedRequest, reply: FastifyReply, form: PointForm): Promise<string> {
    const { units } = await this.names.in(this.pages.language(request));
    return this.pages.render(request, reply, <PointFormPage {...form} units={units} />);
  }
}
