import { Body, Controller, Get, Param, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { type Actor, CurrentActor, Requires } from '../../identity/index.js';
import { calendarDate } from '../../platform/calendar/index.js';
import { Idempotency, type IdempotencyClaim } from '../../platform/http/index.js';
import { anId } from '../an-id.js';
import { CorrectionDto, NewCostDto } from './cost.dto.js';
import type { RecordedCost } from './cost.repository.js';
import { InstrumentCosts } from './instrument-costs.js';

/** What instruments cost. */
@Controller('api/v1')
export class CostsController {
  constructor(private readonly costs: InstrumentCosts) {}

  @Get('instruments/:code/costs')
  @Requires('cost:read')
  async list(
    @CurrentActor() actor: Actor,
    @Param('code') code: string,
  ): Promise<{ items: RecordedCost[]; nextCursor: null }> {
    return { items: await this.costs.of(actor, code), nextCursor: null };
  }

  @Post('instruments/:code/costs')
  @Requires('cost:record')
  async record(
    @CurrentActor() actor: Actor,
    @Param('code') code: string,
    @Body() { costType, amountOre, incurredOn, note = null }: NewCostDto,
    @Idempotency() claim: IdempotencyClaim | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<RecordedCost> {
    const cost = { costType, amountOre, incurredOn: calendarDate(incurredOn), note };
    const { status, ref } = await this.costs.record(actor, code, cost, claim);
    void reply.status(status);
    return this.costs.byId(ref.id);
  }

  @Post('instrument-costs/:id/correction')
  @Requires('cost:record')
  async correct(
    @CurrentActor() actor: Actor,
    @Param('id', anId) id: string,
    @Body() { amountOre, note = null }: CorrectionDto,
    @Idempotency() claim: IdempotencyClaim | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<RecordedCost> {
    const { status, ref } = await this.costs.correct(actor, id, { amountOre, note }, claim);
    void reply.status(status);
    return this.costs.byId(ref.id);
  }
}
