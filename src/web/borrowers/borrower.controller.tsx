import { Controller, Get, Param, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { type Actor, CurrentActor, type IdentifiedRequest, Requires } from '../../identity/index.js';
import { Reader } from '../../platform/database/index.js';
import { Pages } from '../server/page-frames.js';
import { BorrowerFile } from './borrower-file.js';
import { BorrowerPage } from './borrower-page.js';

/** The page of one borrower. */
@Controller('borrowers')
export class BorrowerController {
  constructor(
    private readonly pages: Pages,
    private readonly file: BorrowerFile,
    private readonly reader: Reader,
  ) {}

  /** With `?show=full-name` the full name too, for who has the permission; its use is logged. */
  @Get(':id')
  @Requires('borrower:read')
  async show(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Query('show') show: unknown,
    @Req() request: IdentifiedRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const language = this.pages.language(request);
    const props = await this.file.of(this.reader, actor, id, show === 'full-name', language);
    return this.pages.render(request, reply, <BorrowerPage {...props} />);
  }
}
