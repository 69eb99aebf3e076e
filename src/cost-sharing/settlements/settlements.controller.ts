import { Body, Controller, Get, Param, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { type Actor, CurrentActor, Requires } from '../../identity/index.js';
import { calendarDate } from '../../platform/calendar/index.js';
import { Idempotency, type IdempotencyClaim } from '../../platform/http/index.js';
import { anId } from '../an-id.js';
import { CloseSettlement } from './close-settlement.js';
import { PreviewSettlement } from './preview-settlement.js';
import { SettlementPeriodDto } from './settlement.dto.js';
import { type Settlement, type SettlementSummary, SettlementView } from './settlement-view.js';

/** What the units of a municipality owe each other for a quarter. */
@Controller('api/v1/settlements')
export class SettlementsController {
  constructor(
    private readonly view: SettlementView,
    private readonly preview: PreviewSettlement,
    private readonly closeSettlement: CloseSettlement,
  ) {}

  @Get()
  @Requires('settlement:read')
  async list(@CurrentActor() actor: Actor): Promise<{ items: SettlementSummary[]; nextCursor: null }> {
    return { items: await this.view.all(actor), nextCursor: null };
  }

  @Get(':id')
  @Requires('settlement:read')
  one(@CurrentActor() actor: Actor, @Param('id', anId) id: string): Promise<Settlement> {
    return this.view.byId(actor, id);
  }

  @Post()
  @Requires('settlement:close')
  async show(
    @CurrentActor() actor: Actor,
    @Body() { from, to }: SettlementPeriodDto,
    @Idempotency() claim: IdempotencyClaim | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Settlement> {
    const { status, ref } = await this.preview.execute(actor, calendarDate(from), calendarDate(to), claim);
    void reply.status(status);
    return this.view.byId(actor, ref.id);
  }

  @Post(':id/close')
  @Requires('settlement:close')
  async close(
    @CurrentActor() actor: Actor,
    @Param('id', anId) id: string,
    @Idempotency() claim: IdempotencyClaim | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Settlement> {
    const { status, ref } = await this.closeSettlement.execute(actor, id, claim);
    void reply.status(status);
    return this.view.byId(actor, ref.id);
  }
}
