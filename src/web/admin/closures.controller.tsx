import { Body, Controller, Get, HttpCode, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { type Actor, CurrentActor, type IdentifiedRequest, Requires } from '../../identity/index.js';
import { Idempotency, type IdempotencyClaim } from '../../platform/http/index.js';
import { formatDay } from '../../platform/i18n/index.js';
import { Pages } from '../server/page-frames.js';
import { ClosureForms } from './closure-forms.js';
import { ClosurePage, type ClosurePageProps } from './closure-page.js';
import { closureTexts } from './closure.texts.js';

/** Closures of a lending point: which there are, what a new one moves, and its confirmation. */
@Controller('admin/points/:id/closures')
export class ClosuresController {
  constructor(
    private readonly pages: Pages,
    private readonly forms: ClosureForms,
  ) {}

  @Get()
  @Requires('place:write')
  async show(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Query() asked: Record<string, unknown>,
    @Req() request: IdentifiedRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    return this.answer(request, reply, await this.forms.show(actor, id, asked, this.pages.language(request)));
  }

  @Post()
  @Requires('place:write')
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
    const sent = await this.forms.close(actor, id, raw, claim, language);
    if ('page' in sent) return this.answer(request, reply, sent.page);
    const { from, to, moved, prolonged } = sent.done;
    const text = closureTexts(language, 'done', {
      ...{ from: formatDay(language, from), to: formatDay(language, to) },
      ...{ moved: moved.length, prolonged: prolonged.length },
    });
    this.pages.redirect(reply, `/admin/points/${id}/closures`, { tone: 'success', text });
    return undefined;
  }

  @Post(':closure/withdrawal')
  @Requires('place:write')
  @HttpCode(200)
  async withdraw(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Param('closure') closure: string,
    @Idempotency() claim: IdempotencyClaim | undefined,
    @Req() request: IdentifiedRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string | undefined> {
    const language = this.pages.language(request);
    const comesBack = await this.forms.withdraw(actor, id, closure, claim, language);
    if (comesBack !== undefined) return this.answer(request, reply, comesBack);
    const text = closureTexts(language, 'withdrawn');
    this.pages.redirect(reply, `/admin/points/${id}/closures`, { tone: 'success', text });
    return undefined;
  }

  private answer(request: IdentifiedRequest, reply: FastifyReply, page: ClosurePageProps): Promise<string> {
    if (page.errors !== undefined) void reply.status(400);
    return this.pages.render(request, reply, <ClosurePage {...page} />);
  }
}
