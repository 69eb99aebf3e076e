import { Body, Controller, Get, Headers, Param, Patch, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { type Actor, CurrentActor, Requires } from '../identity/index.js';
import { type CalendarDate, calendarDate } from '../platform/calendar/index.js';
import { Reader } from '../platform/database/index.js';
import { etagOf, notFound, versionFrom } from '../platform/http/index.js';
import { ChangeTerms } from './change-terms.js';
import type { MunicipalTerm } from './persistence/place.repository.js';
import { PlaceRepository } from './persistence/place.repository.js';
import { ChangeTermDto } from './terms.dto.js';

/** The terms of the school years. There are few, so a list is one page. */
@Controller('api/v1/terms')
export class TermsController {
  constructor(
    private readonly repository: PlaceRepository,
    private readonly changeTerms: ChangeTerms,
    private readonly reader: Reader,
  ) {}

  @Get()
  @Requires('place:read')
  async list(): Promise<{ items: MunicipalTerm[]; nextCursor: null }> {
    return { items: await this.repository.terms(this.reader), nextCursor: null };
  }

  @Get(':id')
  @Requires('place:read')
  term(@Param('id') id: string, @Res({ passthrough: true }) reply: FastifyReply): Promise<MunicipalTerm> {
    return this.answer(id, reply);
  }

  @Patch(':id')
  @Requires('place:write')
  async change(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Headers('if-match') ifMatch: string | undefined,
    @Body() { name, firstDay, lastDay }: ChangeTermDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<MunicipalTerm> {
    const change = { name, firstDay: dayOrNone(firstDay), lastDay: dayOrNone(lastDay) };
    await this.changeTerms.execute(actor, id, versionFrom(ifMatch), change, undefined);
    return this.answer(id, reply);
  }

  private async answer(id: string, reply: FastifyReply): Promise<MunicipalTerm> {
    const term = (await this.repository.terms(this.reader)).find((one) => one.id === id);
    if (term === undefined) throw notFound();
    void reply.header('etag', etagOf(term.version));
    return term;
  }
}

function dayOrNone(text: string | undefined): CalendarDate | undefined {
  return text === undefined ? undefined : calendarDate(text);
}
