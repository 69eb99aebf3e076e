import { Body, Controller, Get, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { type Actor, CurrentActor, type IdentifiedRequest, Requires } from '../../identity/index.js';
import { Idempotency, type IdempotencyClaim } from '../../platform/http/index.js';
import type { Language } from '../../platform/i18n/index.js';
import type { Flash } from '../frame.js';
import { FormErrors } from '../server/form-errors.js';
import { Names } from '../server/names.js';
import { Pages } from '../server/page-frames.js';
import { PickupFormDto, SlipQueryDto } from './desk.dto.js';
import { PickupLines } from './pickup-lines.js';
import { PickupSteps } from './pickup-steps.js';
import { PickupsPage, SlipPage } from './pickups-page.js';
import { pickupTexts } from './pickups.texts.js';

/** The hold shelf: what to fetch, to send and to clear, and what is ready. */
@Controller('desk')
export class PickupPagesController {
  constructor(
    private readonly pages: Pages,
    private readonly lines: PickupLines,
    private readonly errors: FormErrors,
    private readonly names: Names,
    private readonly steps: PickupSteps,
  ) {}

  @Get('pickups')
  @Requires('reservation:write')
  async show(
    @CurrentActor() actor: Actor,
    @Req() request: IdentifiedRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const lines = await this.lines.of(actor, this.pages.language(request));
    return this.pages.render(request, reply, <PickupsPage lines={lines} />);
  }

  /** What is printed and put on the instrument. */
  @Get('slip')
  @Requires('reservation:write')
  async slip(
    @CurrentActor() actor: Actor,
    @Query() { reservation }: SlipQueryDto,
    @Req() request: IdentifiedRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const line = await this.lines.ready(actor, this.pages.language(request), reservation);
    return this.pages.render(request, reply, <SlipPage line={line} />);
  }

  @Post('pickups/ready')
  @Requires('reservation:write')
  async ready(
    @CurrentActor() actor: Actor,
    @Body() { reservation = '' }: PickupFormDto,
    @Idempotency() claim: IdempotencyClaim | undefined,
    @Req() request: IdentifiedRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    await this.finish(request, reply, async (language) => {
      const code = await this.steps.ready(actor, reservation, claim);
      return pickupTexts(language, 'done.ready', { code });
    });
  }

  @Post('pickups/transfers')
  @Requires('transfer:send')
  async send(
    @CurrentActor() actor: Actor,
    @Body() { instrument = '', to = '' }: PickupFormDto,
    @Idempotency() claim: IdempotencyClaim | undefined,
    @Req() request: IdentifiedRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    await this.finish(request, reply, async (language) => {
      await this.steps.send(actor, instrument, to, claim);
      return pickupTexts(language, 'done.sent', { point: (await this.names.in(language)).point(to) });
    });
  }

  @Post('pickups/clearings')
  @Requires('reservation:write')
  async clear(
    @CurrentActor() actor: Actor,
    @Body() { instrument = '' }: PickupFormDto,
    @Idempotency() claim: IdempotencyClaim | undefined,
    @Req() request: IdentifiedRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    await this.finish(request, reply, async (language) => {
      const next = await this.steps.clear(actor, instrument, claim);
      if (next.step === 'hold') return pickupTexts(language, 'done.ready', { code: next.pickupCode });
      if (next.step !== 'transfer') return pickupTexts(language, 'done.shelf');
      return pickupTexts(language, 'done.sent', { point: (await this.names.in(language)).point(next.to) });
    });
  }

  /** Goes back to the list, and says what is to be done with the instrument in hand, or why not. */
  private async finish(
    request: IdentifiedRequest,
    reply: FastifyReply,
    step: (language: Language) => Promise<string>,
  ): Promise<void> {
    const language = this.pages.language(request);
    let flash: Flash;
    try {
      flash = { tone: 'success', text: await step(language) };
    } catch (error) {
      const text = this.errors
        .of(error, language)
        .map(({ message }) => message)
        .join(' ');
      flash = { tone: 'danger', text };
    }
    this.pages.redirect(reply, '/desk/pickups', flash);
  }
}
