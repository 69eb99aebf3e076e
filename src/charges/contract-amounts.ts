import { Global, Injectable, Module } from '@nestjs/common';
import { ContractAmounts, type ContractTariff } from '../borrowers/index.js';
import { laterOf } from '../platform/calendar/index.js';
import { Clock } from '../platform/clock/index.js';
import type { Queries } from '../platform/database/index.js';
import { Charges } from './charges.js';
import { ChargesModule } from './charges.module.js';

/** Contracts about reservations say what would be left to pay on the day on which they begin, as far as it is known today. */
@Injectable()
class ReservedAmounts extends ContractAmounts {
  constructor(
    private readonly charges: Charges,
    private readonly clock: Clock,
  ) {
    super();
  }

  override async toPay(
    q: Queries,
    { from, ...tariff }: ContractTariff,
  ): Promise<{ readonly feeOre: number; readonly depositOre: number }> {
    const on = laterOf(from, this.clock.today());
    const { toPayOre, depositToPayOre } = await this.charges.quote(q, { ...tariff, loanId: null, on });
    return { feeOre: toPayOre, depositOre: depositToPayOre };
  }
}

/** What contracts ask of charges: reservations cannot import them, and so they are told for everywhere. */
@Global()
@Module({
  imports: [ChargesModule],
  providers: [{ provide: ContractAmounts, useClass: ReservedAmounts }],
  exports: [ContractAmounts],
})
export class ContractAmountsModule {}
