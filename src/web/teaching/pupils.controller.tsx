import { Controller, Get, Query, Req, Res } from '@nestjs/common';
import { IsOptional, IsString, MaxLength } from 'class-validator';
import type { FastifyReply } from 'fastify';
import { Programmes, Pupils } from '../../borrowers/index.js';
import { type Actor, CurrentActor, type IdentifiedRequest, Requires } from '../../identity/index.js';
import { Reader } from '../../platform/database/index.js';
import { withQuery } from '../href.js';
import { Pages } from '../server/page-frames.js';
import { PupilLines } from './pupil-lines.js';
import { PupilsPage } from './pupils-page.js';

/** Which pupils are listed; what was not chosen is empty. */
export class PupilListQueryDto {
  @IsOptional()
  @IsString()
  @MaxLength(60)
  programme?: string;

  @IsOptional()
  @IsString()
  @MaxLength(300)
  cursor?: string;
}

/** The list of a teacher's pupils. */
@Controller('teaching')
export class PupilsController {
  constructor(
    private readonly pages: Pages,
    private readonly pupils: Pupils,
    private readonly programmes: Programmes,
    private readonly lines: PupilLines,
    private readonly reader: Reader,
  ) {}

  @Get()
  @Requires('pupil:read')
  async list(
    @CurrentActor() actor: Actor,
    @Query() { programme = '', cursor = '' }: PupilListQueryDto,
    @Req() request: IdentifiedRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const language = this.pages.language(request);
    const { items, nextCursor } = await this.pupils.list(actor, { programme: programme || undefined, cursor });
    const page = (
      <PupilsPage
        pupils={await this.lines.of(actor, items, language)}
        programmes={(await this.programmes.all(this.reader)).map(({ id, names }) => ({ id, name: names[language] }))}
        programme={programme}
        firstHref={cursor === '' ? null : withQuery('/teaching', { programme })}
        nextHref={nextCursor === null ? null : withQuery('/teaching', { programme, cursor: nextCursor })}
      />
    );
    return this.pages.render(request, reply, page);
  }
}
