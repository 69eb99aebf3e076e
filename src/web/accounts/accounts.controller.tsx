import { Controller, Get, Query, Req, Res } from '@nestjs/common';
import { IsOptional, IsString, MaxLength } from 'class-validator';
import type { FastifyReply } from 'fastify';
import { LedgerList, SettlementView, endedQuarters } from '../../cost-sharing/index.js';
import { type Actor, CurrentActor, type IdentifiedRequest, Requires, mayDo } from '../../identity/index.js';
import { Clock } from '../../platform/clock/index.js';
import { withQuery } from '../href.js';
import { Names } from '../server/names.js';
import { Pages } from '../server/page-frames.js';
import { AccountsPage, LedgerPage } from './accounts-page.js';

/** A page of the ledger. */
export class LedgerPageQueryDto {
  @IsOptional()
  @IsString()
  @MaxLength(500)
  cursor?: string;
}

/** Where the accounts begin, and the ledger. */
@Controller('accounts')
export class AccountsController {
  constructor(
    private readonly pages: Pages,
    private readonly settlements: SettlementView,
    private readonly ledger: LedgerList,
    private readonly names: Names,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Requires('ledger:read')
  async home(
    @CurrentActor() actor: Actor,
    @Req() request: IdentifiedRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string | undefined> {
    if (!mayDo(actor.role, 'settlement:read')) {
      this.pages.redirect(reply, '/accounts/ledger');
      return undefined;
    }
    const settlements = await this.settlements.all(actor);
    const closed = new Set(settlements.filter(({ state }) => state === 'closed').map(({ from }) => from));
    const quarters = endedQuarters(this.clock.today()).filter(({ from }) => !closed.has(from));
    return this.pages.render(request, reply, <AccountsPage settlements={settlements} quarters={quarters} />);
  }

  @Get('ledger')
  @Requires('ledger:read')
  async lines(
    @CurrentActor() actor: Actor,
    @Query() { cursor }: LedgerPageQueryDto,
    @Req() request: IdentifiedRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const { items, nextCursor } = await this.ledger.page(actor, { cursor });
    const names = await this.names.in(this.pages.language(request));
    const page = (
      <LedgerPage
        isOwn={actor.role !== 'accountant'}
        mayReadAgreements={mayDo(actor.role, 'cost-agreement:read')}
        items={items}
        unitName={(id) => names.unit(id)}
        firstHref={cursor === undefined ? null : '/accounts/ledger'}
        nextHref={nextCursor === null ? null : withQuery('/accounts/ledger', { cursor: nextCursor })}
      />
    );
    return this.pages.render(request, reply, page);
  }
}
