import { Controller, Get, Query, Req, Res, StreamableFile } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { InsightQueryDto, InsightTables } from '../../cost-sharing/index.js';
import { type Actor, CurrentActor, type IdentifiedRequest, Requires } from '../../identity/index.js';
import { Produces } from '../../platform/http/index.js';
import type { Language } from '../../platform/i18n/index.js';
import { Names } from '../server/names.js';
import { Pages } from '../server/page-frames.js';
import { insightFile } from './insight-file.js';
import { InsightPage } from './insight-page.js';
import { type InsightView, named } from './insight-view.js';

/** What lending costs and whom it reaches, as a page and as a file. */
@Controller('accounts')
export class InsightPagesController {
  constructor(
    private readonly pages: Pages,
    private readonly tables: InsightTables,
    private readonly names: Names,
  ) {}

  @Get('insight')
  @Requires('insight:read')
  async show(
    @CurrentActor() actor: Actor,
    @Query() { schoolYear = '' }: InsightQueryDto,
    @Req() request: IdentifiedRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const years = await this.tables.years(actor);
    const isNothing = years.length === 0 && schoolYear === '';
    const insight = isNothing ? undefined : await this.view(actor, schoolYear, this.pages.language(request));
    return this.pages.render(request, reply, <InsightPage years={years} insight={insight} />);
  }

  @Get('insight.csv')
  @Requires('insight:read')
  @Produces('text/csv')
  async file(
    @CurrentActor() actor: Actor,
    @Query() { schoolYear }: InsightQueryDto,
    @Req() request: IdentifiedRequest,
  ): Promise<StreamableFile> {
    const language = this.pages.language(request);
    const view = await this.view(actor, schoolYear, language);
    return new StreamableFile(Buffer.from(insightFile(view, language)), {
      type: 'text/csv; charset=utf-8',
      disposition: `attachment; filename="klangbank-${view.schoolYear}.csv"`,
    });
  }

  /** @throws Problem 404 for a year that cannot be shown */
  private async view(actor: Actor, schoolYear: string | undefined, language: Language): Promise<InsightView> {
    return named(await this.tables.of(actor, schoolYear), await this.names.in(language), language);
  }
}
