import { Body, Controller, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { type Actor, CurrentActor, type IdentifiedRequest, Requires } from '../../identity/index.js';
import { ReportFound, SendToRepair, SendTransfer } from '../../inventory/index.js';
import { Idempotency, type IdempotencyClaim } from '../../platform/http/index.js';
import { Pages } from '../server/page-frames.js';
import { FoundFormDto, RepairFormDto, TransferFormDto } from './instrument-actions.dto.js';
import { pageTexts } from './page.texts.js';

/** What sends an instrument off its shelf, or brings it back when it has turned up. */
@Controller('instruments/:code')
export class InstrumentActionsController {
  constructor(
    private readonly pages: Pages,
    private readonly sendToRepair: SendToRepair,
    private readonly sendTransfer: SendTransfer,
    private readonly reportFound: ReportFound,
  ) {}

  @Post('repairs')
  @Requires('instrument:repair')
  async repair(
    @CurrentActor() actor: Actor,
    @Param('code') text: string,
    @Body() { note }: RepairFormDto,
    @Idempotency() claim: IdempotencyClaim | undefined,
    @Req() request: IdentifiedRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    const input = { step: 'repair', note: note === undefined || note === '' ? null : note } as const;
    const done = await this.sendToRepair.execute(actor, text, input, claim);
    const flash = { tone: 'success', text: pageTexts(this.pages.language(request), 'sent-to-repair') } as const;
    this.pages.redirect(reply, `/instruments/${done.ref.code}`, flash);
  }

  @Post('transfers')
  @Requires('transfer:send')
  async transfer(
    @CurrentActor() actor: Actor,
    @Param('code') text: string,
    @Body() { to }: TransferFormDto,
    @Idempotency() claim: IdempotencyClaim | undefined,
    @Req() request: IdentifiedRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    const done = await this.sendTransfer.execute(actor, text, to, claim);
    const flash = { tone: 'success', text: pageTexts(this.pages.language(request), 'sent-away') } as const;
    this.pages.redirect(reply, `/instruments/${done.ref.code}`, flash);
  }

  @Post('found')
  @Requires('instrument:repair')
  async found(
    @CurrentActor() actor: Actor,
    @Param('code') text: string,
    @Body() { lendingPoint }: FoundFormDto,
    @Idempotency() claim: IdempotencyClaim | undefined,
    @Req() request: IdentifiedRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    const done = await this.reportFound.execute(actor, text, lendingPoint, claim);
    const flash = { tone: 'success', text: pageTexts(this.pages.language(request), 'found') } as const;
    this.pages.redirect(reply, `/instruments/${done.ref.code}`, flash);
  }
}
