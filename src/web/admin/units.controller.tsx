import { Body, Controller, Get, HttpCode, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { type Actor, CurrentActor, type IdentifiedRequest, Requires, mayDo } from '../../identity/index.js';
import { Places } from '../../organisation/index.js';
import { Reader } from '../../platform/database/index.js';
import { Idempotency, type IdempotencyClaim } from '../../platform/http/index.js';
import { Names } from '../server/names.js';
import { Pages } from '../server/page-frames.js';
import { adminTexts } from './admin.texts.js';
import { UnitForms } from './unit-forms.js';
import { UnitFormPage, UnitListPage } from './unit-pages.js';

/** The units and how they are reached. */
@Controller('admin/units')
export class UnitsController {
  constructor(
    private readonly pages: Pages,
    private readonly forms: UnitForms,
    private readonly places: Places,
    private readonly names: Names,
    private readonly reader: Reader,
  ) {}

  @Get()
  @Requires('place:read')
  async list(
    @CurrentActor() { role }: Actor,
    @Req() request: IdentifiedRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const names = await this.names.in(this.pages.language(request));
    const units = (await this.places.units(this.reader)).map((unit) => ({ ...unit, name: names.unit(unit.id) }));
    return this.pages.render(request, reply, <UnitListPage units={units} mayEdit={mayDo(role, 'place:write')} />);
  }

  @Get(':id')
  @Requires('place:write')
  async filled(
    @Param('id') id: string,
    @Req() request: IdentifiedRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    return this.pages.render(request, reply, <UnitFormPage {...await this.forms.filled(id)} />);
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
    const language = this.pages.language(request);
    const comesBack = await this.forms.change(actor, id, raw, claim, language);
    if (comesBack !== undefined) {
      void reply.status(comesBack.status);
      return this.pages.render(request, reply, <UnitFormPage {...comesBack.form} />);
    }
    this.pages.redirect(reply, '/admin/units', { tone: 'success', text: adminTexts(language, 'saved') });
    return undefined;
  }
}
