import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { type Actor, CurrentActor, Requires } from '../../identity/index.js';
import { Idempotency, type IdempotencyClaim } from '../../platform/http/index.js';
import { LoanQuery, type LoanView } from '../queries/loan.query.js';
import { ReturnDto } from './return.dto.js';
import { TakeBack } from './take-back.js';
import type { ReturnAnswer } from './taken-back.js';

/** The loan that ended, and what is to be done with the instrument. */
export interface ReturnView extends Pick<ReturnAnswer, 'next' | 'then'> {
  readonly loan: LoanView;
  /** The deposit that the borrower is to get back, in øre; only for readers who see amounts. */
  readonly depositBackOre?: number;
}

/** Returns. */
@Controller('api/v1/returns')
export class ReturnController {
  constructor(
    private readonly takeBack: TakeBack,
    private readonly loans: LoanQuery,
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
    const loan = await this.loans.justHandled(actor, ref.loan);
    const { depositToPayOre: deposit } = loan;
    return { loan, next: ref.next, then: ref.then, ...(deposit !== undefined && { depositBackOre: deposit }) };
  }
}
