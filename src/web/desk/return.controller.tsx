import { Body, Controller, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { type Actor, CurrentActor, type IdentifiedRequest, Requires } from '../../identity/index.js';
import type { Condition } from '../../inventory/index.js';
import { type ReturnInput, TakeBack } from '../../lending/index.js';
import { Idempotency, type IdempotencyClaim } from '../../platform/http/index.js';
import { DeskForms } from './desk-forms.js';
import { readReturnScan } from './desk-scan.js';
import { DeskScreen } from './desk-screen.js';
import { ReturnFormDto } from './desk.dto.js';
import type { Desk } from './desks.js';
import { RefusedReturns } from './refused-returns.js';

/** Returns at the desk. */
@Controller('desk/returns')
export class ReturnController {
  constructor(
    private readonly forms: DeskForms,
    private readonly screen: DeskScreen,
    private readonly takeBack: TakeBack,
    private readonly refused: RefusedReturns,
  ) {}

  /** Takes back. A text in the scan field goes first, unless it is a condition, with or without the next label behind it. */
  @Post()
  @Requires('loan:return')
  async create(
    @CurrentActor() actor: Actor,
    @Body() form: ReturnFormDto,
    @Idempotency() claim: IdempotencyClaim | undefined,
    @Req() request: IdentifiedRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string | undefined> {
    const desk = await this.forms.desk(request, actor, form.lendingPoint);
    const { borrower, instrument } = form;
    const { condition = form.condition, scan } = readReturnScan(form.scan ?? '');
    if (scan !== '' && scan === form.scan) {
      // What is out cannot go to the next borrower, so it leaves the desk.
      await this.forms.follow(reply, desk, { scan, borrower }, instrument);
      return undefined;
    }
    try {
      const { ref } = await this.takeBack.execute(actor, inputOf(desk, form, condition), claim);
      await this.forms.lead(reply, desk, { borrower, returned: ref.loan, scan });
    } catch (error) {
      const card = await this.refused.card(desk, form, error);
      if (card !== undefined) return this.screen.card(request, reply, desk, card);
      const flash = this.refused.notOnLoan(desk, error) ?? this.forms.refusal(error, desk);
      await this.forms.lead(reply, desk, { borrower, instrument, scan }, flash);
    }
    return undefined;
  }
}

/** Every accessory that was asked about and is not ticked is missing. */
function inputOf(desk: Desk, form: ReturnFormDto, condition: Condition | undefined): ReturnInput {
  const { instrument = '', lendingPoint = desk.point.id, accessories, accessoriesOut, returnedOn, note } = form;
  return {
    instrument,
    lendingPoint,
    missingAccessories: accessoriesOut.filter((id) => !accessories.includes(id)),
    ...(returnedOn && { returnedOn }),
    ...(condition && { condition }),
    ...(note && { note }),
  };
}
