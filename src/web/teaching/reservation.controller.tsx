import { Body, Controller, Get, HttpCode, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { type Actor, CurrentActor, type IdentifiedRequest, Requires } from '../../identity/index.js';
import { Idempotency, type IdempotencyClaim } from '../../platform/http/index.js';
import { EndReservation } from '../../reservations/index.js';
import { Pages } from '../server/page-frames.js';
import { ReservationForms } from './reservation-form.js';
import { CancelPage, ReservationPage } from './reservation-page.js';
import { teachingTexts } from './teaching.texts.js';

/** One reservation of an own pupil's: its change and its end. */
@Controller('teaching/reservations/:id')
export class ReservationController {
  constructor(
    private readonly pages: Pages,
    private readonly forms: ReservationForms,
    private readonly ending: EndReservation,
  ) {}

  @Get()
  @Requires('pupil:read')
  async show(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Req() request: IdentifiedRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const props = await this.forms.filled(actor, id, this.pages.language(request));
    return this.pages.render(request, reply, <ReservationPage {...props} />);
  }

  @Post()
  @Requires('pupil:reserve')
  @HttpCode(200)
  async change(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() raw: Record<string, unknown>,
    @Idempotency() claim: IdempotencyClaim | undefined,
    @Req() request: IdentifiedRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string | undefined> {
    const language = this.pages.language(request);
    const comesBack = await this.forms.change(actor, id, raw, claim, language);
    if (comesBack !== undefined) {
      void reply.status(comesBack.status);
      return this.pages.render(request, reply, <ReservationPage {...comesBack.props} />);
    }
    const { position } = (await this.forms.filled(actor, id, language)).reservation;
    const text =
      position === null
        ? teachingTexts(language, 'one.changed')
        : teachingTexts(language, 'one.changed.waits', { position });
    this.pages.redirect(reply, `/teaching/reservations/${id}`, { tone: position === null ? 'success' : 'info', text });
    return undefined;
  }

  @Get('cancel')
  @Requires('pupil:read')
  async ask(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Req() request: IdentifiedRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const { reservation } = await this.forms.filled(actor, id, this.pages.language(request));
    return this.pages.render(request, reply, <CancelPage reservation={reservation} />);
  }

  @Post('cancel')
  @Requires('pupil:reserve')
  @HttpCode(200)
  async cancel(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Idempotency() claim: IdempotencyClaim | undefined,
    @Req() request: IdentifiedRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<undefined> {
    const language = this.pages.language(request);
    const { borrower } = (await this.forms.filled(actor, id, language)).reservation;
    await this.ending.cancel(actor, id, claim);
    const name = borrower?.displayName ?? teachingTexts(language, 'person-gone');
    const text = teachingTexts(language, 'cancel.done', { name });
    this.pages.redirect(reply, '/teaching/reservations', { tone: 'success', text });
    return undefined;
  }
}
