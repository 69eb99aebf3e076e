import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { type Actor, CurrentActor, Requires } from '../../identity/index.js';
import { Idempotency, type IdempotencyClaim } from '../../platform/http/index.js';
import { LoanQuery, type LoanView } from '../queries/loan.query.js';
import { RenewDto } from './renew.dto.js';
import { Renew } from './renew.js';

/** Renewals. */
@Controller('api/v1/loans')
export class RenewController {
  constructor(
    private readonly renew: Renew,
    private readonly loans: LoanQuery,
  ) {}

  /** Lets the borrower keep it longer, by the rule that holds today. */
  @Post(':id/renewals')
  @Requires('loan:renew')
  @HttpCode(200)
  async create(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() body: RenewDto,
    @Idempotency() claim: IdempotencyClaim | undefined,
  ): Promise<LoanView> {
    const done = await this.renew.execute(actor, id, body, claim);
    return this.loans.byId(actor, done.ref.loan);
  }
}
