import { Controller, Get, Query, Req, Res } from '@nestjs/common';
import { IsIn, IsOptional, IsString, MaxLength } from 'class-validator';
import type { FastifyReply } from 'fastify';
import { type Actor, CurrentActor, type IdentifiedRequest, Requires } from '../../identity/index.js';
import { ReservationQuery } from '../../reservations/index.js';
import { withQuery } from '../href.js';
import { Pages } from '../server/page-frames.js';
import { ReservationLines } from './reservation-lines.js';
import { ReservationListPage, type ListedState, listedStates } from './reservation-list-page.js';

/** Which reservations are listed; what was not chosen is empty. */
export class ReservationListQueryDto {
  @IsOptional()
  @IsIn(['', ...listedStates])
  state?: '' | ListedState;

  @IsOptional()
  @IsString()
  @MaxLength(300)
  cursor?: string;
}

/** The list of what is reserved for a teacher's pupils. */
@Controller('teaching/reservations')
export class ReservationListController {
  constructor(
    private readonly pages: Pages,
    private readonly reservations: ReservationQuery,
    private readonly lines: ReservationLines,
  ) {}

  @Get()
  @Requires('pupil:read')
  async list(
    @CurrentActor() actor: Actor,
    @Query() { state: asked = '', cursor = '' }: ReservationListQueryDto,
    @Req() request: IdentifiedRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const state = asked === '' ? 'open' : asked;
    const filter = state === 'open' ? { open: true } : { state };
    const { items, nextCursor } = await this.reservations.list(actor, { ...filter, cursor });
    const page = (
      <ReservationListPage
        state={state}
        reservations={await this.lines.of(items, this.pages.language(request))}
        firstHref={cursor === '' ? null : withQuery('/teaching/reservations', { state })}
        nextHref={nextCursor === null ? null : withQuery('/teaching/reservations', { state, cursor: nextCursor })}
      />
    );
    return this.pages.render(request, reply, page);
  }
}
