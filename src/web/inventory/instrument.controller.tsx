import { Controller, Get, Param, Req, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { type Actor, CurrentActor, type IdentifiedRequest, Requires } from '../../identity/index.js';
import { InstrumentView } from '../../inventory/index.js';
import { Names } from '../server/names.js';
import { Pages } from '../server/page-frames.js';
import { InstrumentFile } from './instrument-file.js';
import { InstrumentPage } from './instrument-page.js';

/** The page of one instrument. */
@Controller('instruments')
export class InstrumentController {
  constructor(
    private readonly pages: Pages,
    private readonly instruments: InstrumentView,
    private readonly file: InstrumentFile,
    private readonly names: Names,
  ) {}

  @Get(':code')
  @Requires('instrument:read')
  async show(
    @CurrentActor() actor: Actor,
    @Param('code') code: string,
    @Req() request: IdentifiedRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const language = this.pages.language(request);
    const instrument = await this.instruments.byCode(code);
    const props = await this.file.of(actor, instrument, await this.names.in(language), language);
    return this.pages.render(request, reply, <InstrumentPage {...props} />);
  }
}
