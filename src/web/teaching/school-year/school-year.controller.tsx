import { Controller, Get, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { type Actor, CurrentActor, type IdentifiedRequest, Requires, mayDo } from '../../../identity/index.js';
import { withQuery } from '../../href.js';
import { Pages } from '../../server/page-frames.js';
import { SchoolYearBatch } from './school-year-batch.js';
import { SchoolYearListPage, type SchoolYearListProps } from './school-year-list-page.js';
import { SchoolYearPage } from './school-year-page.js';
import { SchoolYearQueryDto } from './school-year.dto.js';

/** So many lines a list to be printed has on a page of its own. */
const perList = 200;

/** A school year at a glance, and its lists to be printed. */
@Controller('teaching/school-year')
export class SchoolYearController {
  constructor(
    private readonly pages: Pages,
    private readonly batch: SchoolYearBatch,
  ) {}

  @Get()
  @Requires('school-year:read')
  async show(
    @CurrentActor() actor: Actor,
    @Query() { year: wanted, cursor = '' }: SchoolYearQueryDto,
    @Req() request: IdentifiedRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const { year, years } = this.batch.years(wanted);
    const { lines, nextCursor } = await this.batch.page(actor, { year, cursor }, this.pages.language(request));
    const path = '/teaching/school-year';
    const page = (
      <SchoolYearPage
        year={year}
        years={years}
        lines={lines}
        firstHref={cursor === '' ? null : withQuery(path, { year })}
        nextHref={nextCursor === null ? null : withQuery(path, { year, cursor: nextCursor })}
        ofTeacher={mayDo(actor.role, 'pupil:read')}
        showsPersons={mayDo(actor.role, 'borrower:read')}
      />
    );
    return this.pages.render(request, reply, page);
  }

  /** What is to go out. */
  @Get('hand-out')
  @Requires('school-year:read')
  handOut(
    @CurrentActor() actor: Actor,
    @Query() query: SchoolYearQueryDto,
    @Req() request: IdentifiedRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    return this.list(actor, 'hand-out', query, request, reply);
  }

  /** What is to come back. */
  @Get('back-in')
  @Requires('school-year:read')
  backIn(
    @CurrentActor() actor: Actor,
    @Query() query: SchoolYearQueryDto,
    @Req() request: IdentifiedRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    return this.list(actor, 'back-in', query, request, reply);
  }

  private async list(
    actor: Actor,
    list: SchoolYearListProps['list'],
    { year: wanted, cursor = '' }: SchoolYearQueryDto,
    request: IdentifiedRequest,
    reply: FastifyReply,
  ): Promise<string> {
    const { year } = this.batch.years(wanted);
    const only = list === 'hand-out' ? 'reservation' : 'loan';
    const language = this.pages.language(request);
    const { lines, nextCursor } = await this.batch.page(actor, { year, only, cursor }, language, perList);
    const path = `/teaching/school-year/${list}`;
    const page = (
      <SchoolYearListPage
        list={list}
        year={year}
        lines={lines}
        showsPersons={mayDo(actor.role, 'borrower:read')}
        firstHref={cursor === '' ? null : withQuery(path, { year })}
        nextHref={nextCursor === null ? null : withQuery(path, { year, cursor: nextCursor })}
      />
    );
    return this.pages.render(request, reply, page);
  }
}
