import { Body, Controller, Get, HttpCode, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { type Actor, CurrentActor, type IdentifiedRequest, Requires, mayDo } from '../../identity/index.js';
import { Idempotency, type IdempotencyClaim } from '../../platform/http/index.js';
import { Pages } from '../server/page-frames.js';
import { adminTexts } from './admin.texts.js';
import { TermForms } from './term-forms.js';
import { TermFormPage, TermListPage } from './term-pages.js';

/** The days of terms. */
@Controller('admin/terms')
export class TermsController {
  constructor(
    private readonly pages: Pages,
    private readonly forms: TermForms,
  ) {}

  @Get()
  @Requires('place:read')
  async list(
    @CurrentActor() { role }: Actor,
    @Req() request: IdentifiedRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const years = await this.forms.years(this.pages.language(request));
    return this.pages.render(request, reply, <TermListPage years={years} mayEdit={mayDo(role, 'place:write')} />);
  }

  @Get(':id')
  @Requires('place:write')
  async filled(
    @Param('id') id: string,
    @Req() request: IdentifiedRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    return this.pages.render(request, reply, <TermFormPage {...await this.forms.filled(id)} />);
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
      return this.pages.render(request, reply, <TermFormPage {...comesBack.form} />);
    }
    this.pages.redirect(reply, '/admin/terms', { tone: 'success', text: adminTexts(language, 'saved') });
    return undefined;
  }
}
