import { Body, Controller, Get, HttpCode, HttpStatus, Param, Post, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { type Actor, CurrentActor, Requires } from '../../identity/index.js';
import type { Closure } from '../../organisation/index.js';
import { calendarDate } from '../../platform/calendar/index.js';
import { Idempotency, type IdempotencyClaim, type Page } from '../../platform/http/index.js';
import type { ClosingEffect } from './closing-effects.js';
import { Closing } from './closing.js';
import { ClosureDto, ClosureQueryDto } from './closure.dto.js';

/** Closures of lending points. */
@Controller('api/v1')
export class ClosuresController {
  constructor(private readonly closing: Closing) {}

  /** Those that have not ended yet, the earliest first. */
  @Get('lending-points/:id/closures')
  @Requires('place:read')
  async list(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<Page<Closure>> {
    return { items: await this.closing.comingOf(actor, id), nextCursor: null };
  }

  /** Closes the point and says what that has moved (201), or with `dryRun=true` what it would move (200). */
  @Post('lending-points/:id/closures')
  @Requires('place:write')
  async create(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() { from, to, reason }: ClosureDto,
    @Query() query: ClosureQueryDto,
    @Idempotency() claim: IdempotencyClaim | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ClosingEffect> {
    const wish = { from: calendarDate(from), to: calendarDate(to), reason };
    if (query.dryRun === 'true') {
      void reply.status(HttpStatus.OK);
      return this.closing.dryRun(actor, id, wish);
    }
    const { status, ref } = await this.closing.execute(actor, id, wish, claim);
    void reply.status(status);
    return this.closing.effect(actor, ref.closure);
  }

  /** Takes back a closure that has not begun. What it has moved stays where it is. */
  @Post('closures/:id/withdrawal')
  @Requires('place:write')
  @HttpCode(200)
  async withdraw(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Idempotency() claim: IdempotencyClaim | undefined,
  ): Promise<{ id: string }> {
    const { ref } = await this.closing.withdraw(actor, id, claim);
    return { id: ref.closure };
  }
}
