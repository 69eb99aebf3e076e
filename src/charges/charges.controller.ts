import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { type Actor, CurrentActor, Requires } from '../identity/index.js';
import { Idempotency, type IdempotencyClaim, type Page } from '../platform/http/index.js';
import { ChargesQueryDto } from './charges.dto.js';
import { Accounts } from './queries/accounts.js';
import type { ChargeAnswer } from './queries/charge.query.js';
import { WaiveCharge } from './waive/waive-charge.js';
import { WaiverDto } from './waive/waiver.dto.js';

/** What borrowers are to pay, for whoever invoices it: names and amounts, never for which loan. */
@Controller('api/v1/charges')
export class ChargesController {
  constructor(
    private readonly accounts: Accounts,
    private readonly waive: WaiveCharge,
  ) {}

  /** One page, the newest first. Each holds what was left to pay on its day; of what was nothing there is no charge here. */
  @Get()
  @Requires('charge:read')
  list(
    @CurrentActor() actor: Actor,
    @Query() { limit, cursor, ...question }: ChargesQueryDto,
  ): Promise<Page<ChargeAnswer>> {
    return this.accounts.chargesOf(actor, question, { limit, cursor });
  }

  @Get(':id')
  @Requires('charge:read')
  one(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<ChargeAnswer> {
    return this.accounts.charge(actor, id);
  }

  /** Lets the borrower off what is left of a charge, or of a part of it. */
  @Post(':id/waiver')
  @Requires('charge:waive')
  @HttpCode(201)
  async waiver(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() body: WaiverDto,
    @Idempotency() claim: IdempotencyClaim | undefined,
  ): Promise<ChargeAnswer> {
    const { ref } = await this.waive.execute(actor, id, body, claim);
    return this.accounts.charge(actor, ref.charge);
  }
}
