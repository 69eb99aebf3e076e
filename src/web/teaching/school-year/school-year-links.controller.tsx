import { Body, Controller, Get, HttpCode, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { type Actor, CurrentActor, type IdentifiedRequest, Requires } from '../../../identity/index.js';
import { Idempotency, type IdempotencyClaim } from '../../../platform/http/index.js';
import type { Language } from '../../../platform/i18n/index.js';
import { Pages } from '../../server/page-frames.js';
import { LinksPage, LinksSentPage } from './links-page.js';
import { SchoolYearAsks } from './school-year-asks.js';
import { SchoolYearBatch } from './school-year-batch.js';
import { ChosenQueryDto } from './school-year.dto.js';
import type { Ask } from './school-year-view.js';

/** Asking guardians for the acceptances that are missing, for many at once. */
@Controller('teaching/school-year/links')
export class SchoolYearLinksController {
  constructor(
    private readonly pages: Pages,
    private readonly batch: SchoolYearBatch,
    private readonly asks: SchoolYearAsks,
  ) {}

  /** Says who would be asked for what. */
  @Get()
  @Requires('agreement:write')
  async ask(
    @CurrentActor() actor: Actor,
    @Query() query: ChosenQueryDto,
    @Req() request: IdentifiedRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const { year, asks } = await this.missing(actor, query, this.pages.language(request));
    const { chosen, all } = query;
    const page = <LinksPage year={year} chosen={chosen} all={all === 'true'} asks={asks} />;
    return this.pages.render(request, reply, page);
  }

  /** Sends the links, and says what came of each. What has been asked meanwhile is not asked again. */
  @Post()
  @Requires('agreement:write')
  @HttpCode(200)
  async send(
    @CurrentActor() actor: Actor,
    @Body() form: ChosenQueryDto,
    @Idempotency() claim: IdempotencyClaim | undefined,
    @Req() request: IdentifiedRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const language = this.pages.language(request);
    const { year, asks } = await this.missing(actor, form, language);
    const results = await this.asks.send(actor, asks, claim, language);
    return this.pages.render(request, reply, <LinksSentPage year={year} results={results} />);
  }

  private async missing(
    actor: Actor,
    { year: wanted, chosen, all }: ChosenQueryDto,
    language: Language,
  ): Promise<{ readonly year: string; readonly asks: readonly Ask[] }> {
    const { year } = this.batch.years(wanted);
    const ids = all === 'true' ? undefined : chosen;
    return { year, asks: await this.asks.missing(await this.batch.all(actor, { year, ids }, language)) };
  }
}
