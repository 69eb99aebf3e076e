import { Controller, Get, Query, Req, Res } from '@nestjs/common';
import { IsOptional, IsString, MaxLength } from 'class-validator';
import type { FastifyReply } from 'fastify';
import { type Actor, CurrentActor, type IdentifiedRequest, Requires } from '../../identity/index.js';
import { InstrumentView } from '../../inventory/index.js';
import { PlannedGrowths } from '../../lending/index.js';
import { withQuery } from '../href.js';
import { Names } from '../server/names.js';
import { Pages } from '../server/page-frames.js';
import { GrowthPage } from './growth-page.js';

class GrowthQueryDto {
  @IsOptional()
  @IsString()
  @MaxLength(300)
  cursor?: string;
}

/** Whose growth is planned. */
@Controller('teaching/growth')
export class GrowthController {
  constructor(
    private readonly pages: Pages,
    private readonly growths: PlannedGrowths,
    private readonly instruments: InstrumentView,
    private readonly names: Names,
  ) {}

  @Get()
  @Requires('pupil:read')
  async list(
    @CurrentActor() actor: Actor,
    @Query() { cursor = '' }: GrowthQueryDto,
    @Req() request: IdentifiedRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const { items, nextCursor } = await this.growths.list(actor, cursor);
    const names = await this.names.in(this.pages.language(request));
    const known = await this.instruments.byCodes(items.map(({ instrument }) => instrument));
    const growths = items.flatMap(({ borrower, displayName, instrument: code, ...growth }) => {
      const instrument = known.get(code);
      if (instrument === undefined) return [];
      return [{ ...growth, pupil: { id: borrower, displayName }, instrument: names.instrument(instrument) }];
    });
    const page = (
      <GrowthPage
        growths={growths}
        firstHref={cursor === '' ? null : '/teaching/growth'}
        nextHref={nextCursor === null ? null : withQuery('/teaching/growth', { cursor: nextCursor })}
      />
    );
    return this.pages.render(request, reply, page);
  }
}
