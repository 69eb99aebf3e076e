import { Body, Controller, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { type Actor, CurrentActor, type IdentifiedRequest, Requires } from '../../identity/index.js';
import { CompleteRepair, EndService, type NextStep, ReceiveTransfer } from '../../inventory/index.js';
import { type Done, Idempotency, type IdempotencyClaim } from '../../platform/http/index.js';
import type { Flash } from '../frame.js';
import { DeskForms } from './desk-forms.js';
import { readReturnScan } from './desk-scan.js';
import { CompletionFormDto, DeskFormDto, ReceiptFormDto } from './desk.dto.js';
import { deskTexts } from './desk.texts.js';
import type { Desk } from './desks.js';

type Finished = Done<{ readonly code: string; readonly next: NextStep | null }>;

/** What makes an instrument on the desk free again. A text in the scan field goes first. */
@Controller('desk')
export class DeskStepsController {
  constructor(
    private readonly forms: DeskForms,
    private readonly receiveTransfer: ReceiveTransfer,
    private readonly endService: EndService,
    private readonly completeRepair: CompleteRepair,
  ) {}

  @Post('receipts')
  @Requires('transfer:receive')
  async receive(
    @CurrentActor() actor: Actor,
    @Body() form: ReceiptFormDto,
    @Idempotency() claim: IdempotencyClaim | undefined,
    @Req() request: IdentifiedRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    const desk = await this.forms.desk(request, actor, form.lendingPoint);
    const { transfer = '', scan } = form;
    if (scan !== undefined) return this.forms.follow(reply, desk, form);
    return this.finish(reply, desk, form, () => this.receiveTransfer.execute(actor, transfer, desk.point.id, claim));
  }

  @Post('service-ends')
  @Requires('instrument:repair')
  async serviced(
    @CurrentActor() actor: Actor,
    @Body() form: DeskFormDto,
    @Idempotency() claim: IdempotencyClaim | undefined,
    @Req() request: IdentifiedRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    const desk = await this.forms.desk(request, actor, form.lendingPoint);
    const { instrument = '', scan } = form;
    if (scan !== undefined) return this.forms.follow(reply, desk, form);
    return this.finish(reply, desk, form, () => this.endService.execute(actor, instrument, claim));
  }

  /** An inspection ends with what the instrument is like now: by its button, or by its key in the scan field. */
  @Post('completions')
  @Requires('instrument:repair')
  async complete(
    @CurrentActor() actor: Actor,
    @Body() form: CompletionFormDto,
    @Idempotency() claim: IdempotencyClaim | undefined,
    @Req() request: IdentifiedRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    const desk = await this.forms.desk(request, actor, form.lendingPoint);
    const { condition = form.condition, scan } = readReturnScan(form.scan ?? '');
    if (scan !== '') return this.forms.follow(reply, desk, form);
    const { instrument, borrower, repair = '', outcome = 'in-order', accessories, accessoriesOut } = form;
    if (condition === undefined || condition === 'needs-repair' || condition === 'unusable') {
      const text = deskTexts(desk.language, 'completion.how');
      await this.forms.lead(reply, desk, { instrument, borrower }, { tone: 'info', text });
      return;
    }
    const missingAccessories = accessoriesOut.filter((id) => !accessories.includes(id));
    const completion = { outcome, lendingPoint: desk.point.id, condition, missingAccessories };
    return this.finish(reply, desk, form, () => this.completeRepair.execute(actor, repair, completion, claim));
  }

  /** Says where the instrument goes now, or every reason why not. */
  private async finish(
    reply: FastifyReply,
    desk: Desk,
    { borrower, instrument }: DeskFormDto,
    step: () => Promise<Finished>,
  ): Promise<void> {
    let flash: Flash;
    try {
      flash = { tone: 'success', text: nextWords(desk, (await step()).ref.next) };
    } catch (error) {
      flash = this.forms.refusal(error, desk);
    }
    await this.forms.lead(reply, desk, { borrower, instrument }, flash);
  }
}

function nextWords({ language, names }: Desk, next: NextStep | null): string {
  if (next?.step === 'transfer') return deskTexts(language, 'finished.transfer', { point: names.point(next.to) });
  if (next?.step === 'hold') return deskTexts(language, 'finished.hold', { code: next.pickupCode });
  return deskTexts(language, next?.step === 'service' ? 'finished.service' : 'finished.shelf');
}
