import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { type Actor, CurrentActor, Requires } from '../../identity/index.js';
import { Idempotency, type IdempotencyClaim } from '../../platform/http/index.js';
import { ReturnDto } from './return.dto.js';
import { type ReturnView, ReturnViews } from './return-views.js';
import { TakeBack } from './take-back.js';

/** Returns. */
@Controller('api/v1/returns')
export class ReturnController {
  constructor(
    private readonly takeBack: TakeBack,
    private readonly views: ReturnViews,
  ) {}

  /** Takes an instrument back, at whatever own point, and says the next step. */
  @Post()
  @Requires('loan:return')
  @HttpCode(200)
  async create(
    @CurrentActor() actor: Actor,
    @Body() body: ReturnDto,
    @Idempotency() claim: IdempotencyClaim | undefined,
  ): Promise<ReturnView> {
    const { ref } = await this.takeBack.execute(actor, body, claim);
    return this.views.of(actor, ref);
  }
}
