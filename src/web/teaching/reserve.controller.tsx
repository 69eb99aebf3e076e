import { Body, Controller, Get, HttpCode, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { type Actor, CurrentActor, type IdentifiedRequest, Requires } from '../../identity/index.js';
import { Idempotency, type IdempotencyClaim } from '../../platform/http/index.js';
import { Pages } from '../server/page-frames.js';
import { ReserveMany } from './reserve-many.js';
import { ReservePage } from './reserve-page.js';
import { ReserveSearch } from './reserve-search.js';
import { ReserveFormDto, ReserveQueryDto } from './reserve.dto.js';
import { ReservedPage } from './reserved-page.js';
import { teachingTexts } from './teaching.texts.js';

/** Finding what is free, and reserving it for one or many pupils. */
@Controller('teaching')
export class ReserveController {
  constructor(
    private readonly pages: Pages,
    private readonly search: ReserveSearch,
    private readonly many: ReserveMany,
  ) {}

  @Get('reserve')
  @Requires('pupil:read')
  async find(
    @CurrentActor() actor: Actor,
    @Query() query: ReserveQueryDto,
    @Req() request: IdentifiedRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const props = await this.search.page(actor, query, this.pages.language(request));
    return this.pages.render(request, reply, <ReservePage {...props} />);
  }

  /** Says for each pupil what came of it. The page may be asked for again: each row is done once for each key of the form. */
  @Post('reservations')
  @Requires('pupil:reserve')
  @HttpCode(200)
  async reserve(
    @CurrentActor() actor: Actor,
    @Body() form: ReserveFormDto,
    @Idempotency() claim: IdempotencyClaim | undefined,
    @Req() request: IdentifiedRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const language = this.pages.language(request);
    const results = await this.many.run(actor, form, claim, language);
    if (results.length > 0) {
      if (results.every(({ reservation }) => reservation === null)) void reply.status(422);
      return this.pages.render(request, reply, <ReservedPage results={results} />);
    }
    const { borrower, kind, grade, from, to, point } = form;
    const wrong = [{ field: 'form', message: teachingTexts(language, 'rows.nothing-chosen') }];
    const props = await this.search.page(actor, { borrower, kind, grade, from, to, point }, language, wrong);
    void reply.status(400);
    return this.pages.render(request, reply, <ReservePage {...props} />);
  }
}
