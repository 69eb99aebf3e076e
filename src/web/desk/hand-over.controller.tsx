import { Body, Controller, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { type Actor, CurrentActor, type IdentifiedRequest, Requires } from '../../identity/index.js';
import { Checkout } from '../../lending/index.js';
import { Idempotency, type IdempotencyClaim } from '../../platform/http/index.js';
import { DeskForms } from './desk-forms.js';
import { DeskScreen } from './desk-screen.js';
import { HandOverFormDto } from './desk.dto.js';
import type { Desk } from './desks.js';
import { RefusedHandOvers } from './refused-hand-overs.js';

/** Hand-overs at the desk. */
@Controller('desk/checkouts')
export class HandOverController {
  constructor(
    private readonly forms: DeskForms,
    private readonly screen: DeskScreen,
    private readonly checkout: Checkout,
    private readonly refused: RefusedHandOvers,
  ) {}

  /** Hands over, or shows the card again with every reason why not. A text in the scan field goes first. */
  @Post()
  @Requires('loan:create')
  async handOver(
    @CurrentActor() actor: Actor,
    @Body() form: HandOverFormDto,
    @Idempotency() claim: IdempotencyClaim | undefined,
    @Req() request: IdentifiedRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string | undefined> {
    const desk = await this.forms.desk(request, actor, form.lendingPoint);
    if (form.scan !== undefined) {
      await this.forms.follow(reply, desk, form, form.instrument);
      return undefined;
    }
    try {
      await this.forms.lead(reply, desk, { loan: await this.open(desk, form, claim) });
    } catch (error) {
      const card = await this.refused.card(desk, form, error);
      if (card !== undefined) return this.screen.card(request, reply, desk, card);
      await this.forms.lead(reply, desk, {}, this.forms.refusal(error, desk));
    }
    return undefined;
  }

  private async open(desk: Desk, form: HandOverFormDto, claim: IdempotencyClaim | undefined): Promise<string> {
    const { borrower = '', instrument = '', lendingPoint = desk.point.id, dueOn, accessories } = form;
    // Without an explanation nothing is set aside, and the card says what is missing.
    const overrides = form.overrides.map((code) => ({ code, comment: form.overrideComment ?? '' }));
    const input = { borrower, instrument, lendingPoint, accessories, overrides, ...(dueOn && { dueOn }) };
    return (await this.checkout.execute(desk.actor, input, claim)).ref.loan;
  }
}
