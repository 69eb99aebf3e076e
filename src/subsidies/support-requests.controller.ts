import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { type Actor, CurrentActor, Requires } from '../identity/index.js';
import { Idempotency, type IdempotencyClaim } from '../platform/http/index.js';
import { SupportRequestDto } from './apply/apply.dto.js';
import { AskForSupport } from './apply/ask-for-support.js';

/** That the wish was taken. Nothing can be read by it. */
export interface SupportReceipt {
  readonly receipt: string;
}

/** Wishes for support. */
@Controller('api/v1/support-requests')
export class SupportRequestsController {
  constructor(private readonly asking: AskForSupport) {}

  /** Asks for support for a borrower. The answer is the same whatever comes of it. */
  @Post()
  @Requires('support:request')
  @HttpCode(202)
  async ask(
    @CurrentActor() actor: Actor,
    @Body() body: SupportRequestDto,
    @Idempotency() claim: IdempotencyClaim | undefined,
  ): Promise<SupportReceipt> {
    const { ref } = await this.asking.execute(actor, body, claim);
    return { receipt: ref.receipt };
  }
}
