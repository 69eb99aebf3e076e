import { Body, Controller, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { type Actor, CurrentActor, type IdentifiedRequest, Requires } from '../../identity/index.js';
import type { Condition } from '../../inventory/index.js';
import { type AlsoBack, Checkout, type HandedOver } from '../../lending/index.js';
import { Idempotency, type IdempotencyClaim } from '../../platform/http/index.js';
import { DeskForms } from './desk-forms.js';
import { readReturnScan } from './desk-scan.js';
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

  /**
   * Hands over, or shows the card again with every reason why not. A text in the scan field goes first, unless it is the condition of a
   * smaller instrument that comes back in the same step, with or without the next label behind it.
   */
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
    const typed = form.scan ?? '';
    const { condition, scan } = form.outgrown === undefined ? { scan: typed } : conditionOf(form);
    if (scan !== '' && scan === typed) {
      await this.forms.follow(reply, desk, form, form.instrument);
      return undefined;
    }
    try {
      const { loan, takenBack } = await this.open(desk, form, condition, claim);
      await this.forms.lead(reply, desk, { loan, returned: takenBack?.loan, scan });
    } catch (error) {
      const card = await this.refused.card(desk, form, error);
      if (card !== undefined) return this.screen.card(request, reply, desk, card);
      await this.forms.lead(reply, desk, {}, this.forms.refusal(error, desk));
    }
    return undefined;
  }

  private async open(
    desk: Desk,
    form: HandOverFormDto,
    condition: Condition | undefined,
    claim: IdempotencyClaim | undefined,
  ): Promise<HandedOver> {
    const { borrower = '', instrument = '', lendingPoint = desk.point.id, dueOn, accessories } = form;
    // Without an explanation nothing is set aside, and the card says what is missing.
    const overrides = form.overrides.map((code) => ({ code, comment: form.overrideComment ?? '' }));
    const takeBack = condition === undefined ? undefined : takeBackOf(form, condition);
    const input = { borrower, instrument, lendingPoint, accessories, overrides, takeBack, ...(dueOn && { dueOn }) };
    return (await this.checkout.execute(desk.actor, input, claim)).ref;
  }
}

/** The condition of what comes back, by its button or by its key, and what was scanned behind it. */
function conditionOf(form: HandOverFormDto): { readonly condition: Condition | undefined; readonly scan: string } {
  const { condition = form.condition, scan } = readReturnScan(form.scan ?? '');
  return { condition, scan };
}

/** Every accessory that was asked about and is not ticked is missing. */
function takeBackOf({ outgrown = '', outgrownBack, outgrownOut }: HandOverFormDto, condition: Condition): AlsoBack {
  const missingAccessories = outgrownOut.filter((id) => !outgrownBack.includes(id));
  return { instrument: outgrown, condition, missingAccessories };
}
