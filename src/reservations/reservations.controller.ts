import { Body, Controller, Get, Headers, HttpCode, Inject, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { type Actor, CurrentActor, Requires } from '../identity/index.js';
import { CONFIG, type Config } from '../platform/config/index.js';
import {
  type AppRequest,
  Idempotency,
  type IdempotencyClaim,
  type Page,
  etagOf,
  languageOf,
  versionFrom,
} from '../platform/http/index.js';
import { ChangeReservationDto } from './change/change-reservation.dto.js';
import { ChangeReservation } from './change/change-reservation.js';
import { EndReservation } from './end/end-reservation.js';
import { ReservationQuery, type ReservationView } from './queries/reservation.query.js';
import { ReservationsQueryDto } from './queries/reservations.dto.js';
import { reservationTexts } from './reservations.texts.js';
import { ReserveDto } from './reserve/reserve.dto.js';
import { Reserve } from './reserve/reserve.js';

/** A reservation, and for one that waits how its place in line came about, in the reader's language and without others' names. */
export interface ReservationAnswer extends ReservationView {
  readonly explanation: string | null;
}

/** Reservations. Every answer of a change is the reservation as it is afterwards. */
@Controller('api/v1/reservations')
export class ReservationsController {
  constructor(
    private readonly reserve: Reserve,
    private readonly change: ChangeReservation,
    private readonly ending: EndReservation,
    private readonly query: ReservationQuery,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  @Post()
  @Requires('reservation:write')
  async create(
    @CurrentActor() actor: Actor,
    @Body() body: ReserveDto,
    @Idempotency() claim: IdempotencyClaim | undefined,
    @Req() request: AppRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ReservationAnswer> {
    const done = await this.reserve.execute(actor, body, claim);
    void reply.status(done.status);
    return this.answer(actor, done.ref.reservation, request, reply);
  }

  /** One page, by first day. */
  @Get()
  @Requires('reservation:read')
  list(@CurrentActor() actor: Actor, @Query() query: ReservationsQueryDto): Promise<Page<ReservationView>> {
    return this.query.list(actor, query);
  }

  @Get(':id')
  @Requires('reservation:read')
  one(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Req() request: AppRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ReservationAnswer> {
    return this.answer(actor, id, request, reply);
  }

  /** Moves, extends or otherwise changes it. */
  @Post(':id/change')
  @Requires('reservation:write')
  @HttpCode(200)
  async changed(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Headers('if-match') ifMatch: string | undefined,
    @Body() body: ChangeReservationDto,
    @Idempotency() claim: IdempotencyClaim | undefined,
    @Req() request: AppRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ReservationAnswer> {
    await this.change.execute(actor, id, versionFrom(ifMatch), body, claim);
    return this.answer(actor, id, request, reply);
  }

  @Post(':id/cancel')
  @Requires('reservation:write')
  @HttpCode(200)
  async cancelled(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Idempotency() claim: IdempotencyClaim | undefined,
    @Req() request: AppRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ReservationAnswer> {
    await this.ending.cancel(actor, id, claim);
    return this.answer(actor, id, request, reply);
  }

  /** Nobody came for it. */
  @Post(':id/no-show')
  @Requires('reservation:write')
  @HttpCode(200)
  async noShow(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Idempotency() claim: IdempotencyClaim | undefined,
    @Req() request: AppRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ReservationAnswer> {
    await this.ending.noShow(actor, id, claim);
    return this.answer(actor, id, request, reply);
  }

  private async answer(actor: Actor, id: string, request: AppRequest, reply: FastifyReply): Promise<ReservationAnswer> {
    const view = await this.query.byId(actor, id);
    void reply.header('etag', etagOf(view.version));
    const language = languageOf(request, this.config.defaultLanguage);
    const { position } = view;
    const explanation = position === null ? null : reservationTexts(language, 'reservation.in-line', { position });
    return { ...view, explanation };
  }
}
