import { Body, Controller, HttpStatus, Param, ParseUUIDPipe, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { type Actor, CurrentActor, Requires } from '../../identity/index.js';
import { type Done, Idempotency, type IdempotencyClaim, notFound } from '../../platform/http/index.js';
import { CompletionDto, FoundDto, ReceiptDto, RepairDto, TransferDto } from '../instrument.dto.js';
import { ReportFound } from '../found/report-found.js';
import type { InstrumentAnswer } from '../queries/instrument-answer.js';
import { InstrumentView } from '../queries/instrument-view.js';
import { CompleteRepair } from '../repair/complete-repair.js';
import { EndService } from '../repair/end-service.js';
import { SendToRepair } from '../repair/send-to-repair.js';
import { ReceiveTransfer } from '../transfer/receive-transfer.js';
import { SendTransfer } from '../transfer/send-transfer.js';
import type { NextStep } from './onward.js';

/** A step that was begun or finished: its own id, the instrument as it is now, and where it goes next. */
export interface StepAnswer {
  readonly id: string | null;
  readonly instrument: InstrumentAnswer;
  /** `null` where the step has only begun, or the instrument is retired. */
  readonly next: NextStep | null;
}

interface StepRef {
  readonly code: string;
  readonly id?: string;
  readonly next?: NextStep | null;
}

/** An id that cannot be one of ours exists no more than any other that is unknown. */
const anId = new ParseUUIDPipe({ errorHttpStatusCode: HttpStatus.NOT_FOUND, exceptionFactory: notFound });

/** The steps of instruments outside loans: inspection and repair, transfer, service. */
@Controller('api/v1')
export class CirculationController {
  constructor(
    private readonly sendToRepair: SendToRepair,
    private readonly completeRepair: CompleteRepair,
    private readonly endService: EndService,
    private readonly sendTransfer: SendTransfer,
    private readonly receiveTransfer: ReceiveTransfer,
    private readonly reportFound: ReportFound,
    private readonly view: InstrumentView,
  ) {}

  @Post('instruments/:code/repairs')
  @Requires('instrument:repair')
  async openRepair(
    @CurrentActor() actor: Actor,
    @Param('code') text: string,
    @Body() { step = 'repair', note = null }: RepairDto,
    @Idempotency() claim: IdempotencyClaim | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StepAnswer> {
    return this.answer(await this.sendToRepair.execute(actor, text, { step, note }, claim), reply);
  }

  @Post('repairs/:id/completion')
  @Requires('instrument:repair')
  async complete(
    @CurrentActor() actor: Actor,
    @Param('id', anId) id: string,
    @Body() body: CompletionDto,
    @Idempotency() claim: IdempotencyClaim | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StepAnswer> {
    return this.answer(await this.completeRepair.execute(actor, id, body, claim), reply);
  }

  /** Ends service before its day, or sends home what has been serviced elsewhere. */
  @Post('instruments/:code/service-completion')
  @Requires('instrument:repair')
  async serviceOver(
    @CurrentActor() actor: Actor,
    @Param('code') text: string,
    @Idempotency() claim: IdempotencyClaim | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StepAnswer> {
    return this.answer(await this.endService.execute(actor, text, claim), reply);
  }

  /** Something missing or lost is here: it is to be inspected. */
  @Post('instruments/:code/found')
  @Requires('instrument:repair')
  async found(
    @CurrentActor() actor: Actor,
    @Param('code') text: string,
    @Body() { lendingPoint }: FoundDto,
    @Idempotency() claim: IdempotencyClaim | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StepAnswer> {
    return this.answer(await this.reportFound.execute(actor, text, lendingPoint, claim), reply);
  }

  @Post('instruments/:code/transfers')
  @Requires('transfer:send')
  async send(
    @CurrentActor() actor: Actor,
    @Param('code') text: string,
    @Body() { to }: TransferDto,
    @Idempotency() claim: IdempotencyClaim | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StepAnswer> {
    return this.answer(await this.sendTransfer.execute(actor, text, to, claim), reply);
  }

  /** The body may be left out: it has arrived where the receiver is. */
  @Post('transfers/:id/receipt')
  @Requires('transfer:receive')
  async receive(
    @CurrentActor() actor: Actor,
    @Param('id', anId) id: string,
    @Body() body: ReceiptDto | undefined,
    @Idempotency() claim: IdempotencyClaim | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StepAnswer> {
    return this.answer(await this.receiveTransfer.execute(actor, id, body?.lendingPoint, claim), reply);
  }

  private async answer({ status, ref }: Done<StepRef>, reply: FastifyReply): Promise<StepAnswer> {
    void reply.status(status);
    const instrument = await this.view.byCode(ref.code);
    return { id: ref.id ?? null, instrument, next: ref.next ?? null };
  }
}
