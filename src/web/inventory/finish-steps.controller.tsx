import { Body, Controller, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { type Actor, CurrentActor, type IdentifiedRequest, Requires } from '../../identity/index.js';
import { CompleteRepair, EndService, type NextStep, ReceiveTransfer } from '../../inventory/index.js';
import { Idempotency, type IdempotencyClaim } from '../../platform/http/index.js';
import { localPath } from '../href.js';
import { Names } from '../server/names.js';
import { Pages } from '../server/page-frames.js';
import { CompletionFormDto, ReturnToDto } from './instrument-actions.dto.js';
import { pageTexts } from './page.texts.js';

/** What brings an instrument back to a shelf: received, inspected or mended, serviced. */
@Controller()
export class FinishStepsController {
  constructor(
    private readonly pages: Pages,
    private readonly names: Names,
    private readonly completeRepair: CompleteRepair,
    private readonly receiveTransfer: ReceiveTransfer,
    private readonly endService: EndService,
  ) {}

  @Post('repairs/:id/completion')
  @Requires('instrument:repair')
  async complete(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() { returnTo, ...completion }: CompletionFormDto,
    @Idempotency() claim: IdempotencyClaim | undefined,
    @Req() request: IdentifiedRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    const { ref } = await this.completeRepair.execute(actor, id, completion, claim);
    await this.leadOn(request, reply, returnTo, ref.code, ref.next);
  }

  @Post('transfers/:id/receipt')
  @Requires('transfer:receive')
  async receive(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() { returnTo }: ReturnToDto,
    @Idempotency() claim: IdempotencyClaim | undefined,
    @Req() request: IdentifiedRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    const { ref } = await this.receiveTransfer.execute(actor, id, undefined, claim);
    await this.leadOn(request, reply, returnTo, ref.code, ref.next);
  }

  @Post('instruments/:code/service-end')
  @Requires('instrument:repair')
  async serviced(
    @CurrentActor() actor: Actor,
    @Param('code') text: string,
    @Body() { returnTo }: ReturnToDto,
    @Idempotency() claim: IdempotencyClaim | undefined,
    @Req() request: IdentifiedRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    const { ref } = await this.endService.execute(actor, text, claim);
    await this.leadOn(request, reply, returnTo, ref.code, ref.next);
  }

  private async leadOn(
    request: IdentifiedRequest,
    reply: FastifyReply,
    returnTo: string | undefined,
    code: string,
    next: NextStep | null,
  ): Promise<void> {
    const language = this.pages.language(request);
    const names = await this.names.in(language);
    const point = next?.step === 'transfer' ? names.point(next.to) : '';
    const pickupCode = next?.step === 'hold' ? next.pickupCode : '';
    const text = pageTexts(language, `next.${next?.step ?? 'retired'}`, { point, code: pickupCode });
    this.pages.redirect(reply, localPath(returnTo) ?? `/instruments/${code}`, { tone: 'success', text });
  }
}
