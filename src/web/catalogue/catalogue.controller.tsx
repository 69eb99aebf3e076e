import { Controller, Get, Param, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { type Actor, CurrentActor, type IdentifiedRequest, Public, mayDo } from '../../identity/index.js';
import { Clock } from '../../platform/clock/index.js';
import { RateLimit } from '../../platform/http/index.js';
import { Pages } from '../server/page-frames.js';
import { CatalogueReader } from './catalogue-reader.js';
import { LabelQueryDto } from './catalogue.dto.js';
import { FrontPage } from './front-page.js';
import { PublicInstrumentPage, UnknownLabelPage } from './public-instrument-page.js';

/** What everybody may see: the front page, and what a label leads to. */
@Controller()
export class CatalogueController {
  /** Generous: a whole school may sit behind one address. */
  private readonly perAddress = new RateLimit(600, 60);

  constructor(
    private readonly pages: Pages,
    private readonly catalogue: CatalogueReader,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Public()
  async front(@Req() request: IdentifiedRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<string> {
    this.perAddress.take(request.ip, this.clock.now());
    return this.pages.render(
      request,
      reply,
      <FrontPage points={await this.catalogue.points(this.pages.language(request))} />,
    );
  }

  /** The code that somebody typed instead of scanning it. */
  @Get('i')
  @Public()
  typed(@Query() { code = '' }: LabelQueryDto, @Res({ passthrough: true }) reply: FastifyReply): void {
    this.pages.redirect(reply, code === '' ? '/' : `/i/${encodeURIComponent(code)}`);
  }

  /** What a phone's own camera opens: the code in any lenient form. */
  @Get('i/:code')
  @Public()
  async label(
    @CurrentActor() actor: Actor | undefined,
    @Param('code') code: string,
    @Req() request: IdentifiedRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    this.perAddress.take(request.ip, this.clock.now());
    const facts = await this.catalogue.instrument(code, this.pages.language(request));
    if (facts === undefined) {
      void reply.status(404);
      return this.pages.render(request, reply, <UnknownLabelPage code={code.slice(0, 40)} />);
    }
    const staff = actor === undefined ? null : { desk: mayDo(actor.role, 'loan:create') };
    return this.pages.render(request, reply, <PublicInstrumentPage {...facts} staff={staff} />);
  }
}
