import { Body, Controller, Get, Headers, Param, Post, Put, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { type Actor, CurrentActor, Requires } from '../identity/index.js';
import { Reader } from '../platform/database/index.js';
import { Idempotency, type IdempotencyClaim, etagOf, notFound, versionFrom } from '../platform/http/index.js';
import { ChangePlaces } from './change-places.js';
import type { LendingPoint } from './persistence/place.repository.js';
import { PlaceRepository } from './persistence/place.repository.js';
import { NewLendingPointDto, OpeningHoursDto } from './places.dto.js';

/** Lending points. There are few, so a list is one page. */
@Controller('api/v1')
export class PlacesController {
  constructor(
    private readonly repository: PlaceRepository,
    private readonly change: ChangePlaces,
    private readonly reader: Reader,
  ) {}

  @Get('lending-points')
  @Requires('place:read')
  async points(): Promise<{ items: LendingPoint[]; nextCursor: null }> {
    return { items: await this.repository.points(this.reader), nextCursor: null };
  }

  @Get('lending-points/:id')
  @Requires('place:read')
  point(@Param('id') id: string, @Res({ passthrough: true }) reply: FastifyReply): Promise<LendingPoint> {
    return this.answer(id, reply);
  }

  @Post('lending-points')
  @Requires('place:write')
  async add(
    @CurrentActor() actor: Actor,
    @Body() body: NewLendingPointDto,
    @Idempotency() claim: IdempotencyClaim | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<LendingPoint> {
    const done = await this.change.addPoint(actor, body, claim);
    void reply.status(done.status);
    return this.answer(done.ref.id, reply);
  }

  @Put('lending-points/:id/opening-hours')
  @Requires('place:write')
  async setHours(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Headers('if-match') ifMatch: string | undefined,
    @Body() body: OpeningHoursDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<LendingPoint> {
    await this.change.setHours(actor, id, versionFrom(ifMatch), body.openingHours);
    return this.answer(id, reply);
  }

  private async answer(id: string, reply: FastifyReply): Promise<LendingPoint> {
    const point = (await this.repository.points(this.reader)).find((one) => one.id === id);
    if (point === undefined) throw notFound();
    void reply.header('etag', etagOf(point.version));
    return point;
  }
}
