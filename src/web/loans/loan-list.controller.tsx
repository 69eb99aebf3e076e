import { Controller, Get, Query, Req, Res } from '@nestjs/common';
import { IsIn, IsOptional, IsString, MaxLength } from 'class-validator';
import type { FastifyReply } from 'fastify';
import { type Actor, CurrentActor, type IdentifiedRequest, Requires, mayDo } from '../../identity/index.js';
import { LoanQuery } from '../../lending/index.js';
import { withQuery } from '../href.js';
import { Names } from '../server/names.js';
import { Pages } from '../server/page-frames.js';
import { LoanLines } from './loan-lines.js';
import { LoanListPage, type LoanListProps, loanStates } from './loan-list-page.js';

/** Which loans are listed; what was not chosen is empty. */
export class LoanListQueryDto {
  @IsOptional()
  @IsIn(['', ...loanStates])
  state?: '' | (typeof loanStates)[number];

  @IsOptional()
  @IsString()
  @MaxLength(60)
  point?: string;

  @IsOptional()
  @IsString()
  @MaxLength(300)
  cursor?: string;
}

/** The lists of loans. */
@Controller('loans')
export class LoanListController {
  constructor(
    private readonly pages: Pages,
    private readonly loans: LoanQuery,
    private readonly lines: LoanLines,
    private readonly names: Names,
  ) {}

  @Get()
  @Requires('loan:read')
  all(
    @CurrentActor() actor: Actor,
    @Query() query: LoanListQueryDto,
    @Req() request: IdentifiedRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    return this.page(actor, 'all', query, request, reply);
  }

  @Get('overdue')
  @Requires('loan:read')
  overdue(
    @CurrentActor() actor: Actor,
    @Query() { point = '', cursor = '' }: LoanListQueryDto,
    @Req() request: IdentifiedRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    return this.page(actor, 'overdue', { state: 'overdue', point, cursor }, request, reply);
  }

  private async page(
    actor: Actor,
    list: LoanListProps['list'],
    { cursor = '', ...filters }: Pick<LoanListQueryDto, keyof LoanListQueryDto>,
    request: IdentifiedRequest,
    reply: FastifyReply,
  ): Promise<string> {
    const language = this.pages.language(request);
    const { points } = await this.names.in(language);
    const state = filters.state === '' || filters.state === undefined ? 'open' : filters.state;
    const point = filters.point === '' ? undefined : filters.point;
    const { items, nextCursor } = await this.loans.list(actor, {
      state,
      ...(point !== undefined && { point }),
      ...(cursor !== '' && { cursor }),
    });
    const path = list === 'overdue' ? '/loans/overdue' : '/loans';
    const kept = list === 'overdue' ? { point } : { state, point };
    const page = (
      <LoanListPage
        list={list}
        filters={{ state, point: point ?? '' }}
        points={ownPoints(actor, points)}
        loans={await this.lines.of(actor, items, language)}
        showsBorrowers={actor.role !== 'inventory-manager' && actor.role !== 'accountant'}
        schoolYear={mayDo(actor.role, 'school-year:read')}
        firstHref={cursor === '' ? null : withQuery(path, kept)}
        nextHref={nextCursor === null ? null : withQuery(path, { ...kept, cursor: nextCursor })}
      />
    );
    return this.pages.render(request, reply, page);
  }
}

/** A desk sees the loans of its own unit's points only. */
function ownPoints<P extends { readonly unit: string }>({ role, unitId }: Actor, points: readonly P[]): readonly P[] {
  return role === 'librarian' || role === 'youth-worker' ? points.filter(({ unit }) => unit === unitId) : points;
}
