import { Controller, Get, Query, Req, Res } from '@nestjs/common';
import { IsOptional, IsString, MaxLength } from 'class-validator';
import type { FastifyReply } from 'fastify';
import { BorrowerLookUps } from '../../borrowers/index.js';
import { type Actor, CurrentActor, type IdentifiedRequest, Requires, mayDo } from '../../identity/index.js';
import { LoanQuery } from '../../lending/index.js';
import { withQuery } from '../href.js';
import { Pages } from '../server/page-frames.js';
import { BorrowerListPage } from './borrower-list-page.js';

/** Whom somebody looks for. */
export class BorrowerListQueryDto {
  @IsOptional()
  @IsString()
  @MaxLength(200)
  q?: string;

  @IsOptional()
  @IsString()
  @MaxLength(500)
  cursor?: string;
}

/** The list of borrowers. */
@Controller('borrowers')
export class BorrowerListController {
  constructor(
    private readonly pages: Pages,
    private readonly lookUps: BorrowerLookUps,
    private readonly loans: LoanQuery,
  ) {}

  @Get()
  @Requires('borrower:read')
  async list(
    @CurrentActor() actor: Actor,
    @Query() { q = '', cursor }: BorrowerListQueryDto,
    @Req() request: IdentifiedRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const { items, nextCursor } = await this.lookUps.list(actor, { q, cursor });
    const ids = items.map(({ id }) => id);
    const open = await this.loans.openCounts(actor, ids);
    const page = (
      <BorrowerListPage
        q={q}
        rows={items.map(({ id, displayName, cardNumber, birthDate }) => ({
          id,
          displayName,
          cardNumber,
          birthYear: birthDate?.slice(0, 4) ?? null,
          openLoans: open.get(id) ?? 0,
        }))}
        firstHref={cursor === undefined ? null : withQuery('/borrowers', { q })}
        nextHref={nextCursor === null ? null : withQuery('/borrowers', { q, cursor: nextCursor })}
        may={{ register: mayDo(actor.role, 'borrower:register'), loans: mayDo(actor.role, 'loan:read') }}
      />
    );
    return this.pages.render(request, reply, page);
  }
}
