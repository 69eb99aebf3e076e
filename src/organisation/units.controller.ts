import { Body, Controller, Get, Headers, Param, Patch, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { type Actor, CurrentActor, Requires } from '../identity/index.js';
import { Reader } from '../platform/database/index.js';
import { etagOf, notFound, versionFrom } from '../platform/http/index.js';
import { ChangeUnits } from './change-units.js';
import type { Municipality, Unit } from './persistence/place.repository.js';
import { PlaceRepository } from './persistence/place.repository.js';
import { ChangeUnitDto } from './units.dto.js';

/** The municipalities and their units. There are few, so a list is one page. */
@Controller('api/v1')
export class UnitsController {
  constructor(
    private readonly repository: PlaceRepository,
    private readonly changeUnits: ChangeUnits,
    private readonly reader: Reader,
  ) {}

  /** The municipalities of the installation: one, or several that cooperate. */
  @Get('municipalities')
  @Requires('place:read')
  async municipalities(): Promise<{ items: Municipality[]; nextCursor: null }> {
    return { items: await this.repository.municipalities(this.reader), nextCursor: null };
  }

  @Get('units')
  @Requires('place:read')
  async list(): Promise<{ items: Unit[]; nextCursor: null }> {
    return { items: await this.repository.units(this.reader), nextCursor: null };
  }

  @Get('units/:id')
  @Requires('place:read')
  unit(@Param('id') id: string, @Res({ passthrough: true }) reply: FastifyReply): Promise<Unit> {
    return this.answer(id, reply);
  }

  @Patch('units/:id')
  @Requires('place:write')
  async change(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Headers('if-match') ifMatch: string | undefined,
    @Body() body: ChangeUnitDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Unit> {
    await this.changeUnits.execute(actor, id, versionFrom(ifMatch), body, undefined);
    return this.answer(id, reply);
  }

  private async answer(id: string, reply: FastifyReply): Promise<Unit> {
    const unit = await this.repository.unit(this.reader, id);
    if (unit === undefined) throw notFound();
    void reply.header('etag', etagOf(unit.version));
    return unit;
  }
}
