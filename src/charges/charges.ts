import { Injectable } from '@nestjs/common';
import type { CalendarDate } from '../platform/calendar/index.js';
import type { Tx } from '../platform/database/index.js';
import { newId } from '../platform/ids/index.js';
import { ChargeEntity } from './charge.entity.js';

/** What a loan costs its borrower at the hand-over. */
export interface HandOverCharges {
  readonly borrowerId: string;
  readonly loanId: string;
  /** The term that the loan begins in; without one there is no fee to charge yet. */
  readonly termId: string | null;
  /** Fee for the term, in øre. */
  readonly feeOre: number;
  /** In øre. The return says what of it the borrower is to get back; that it was paid back is not kept here. */
  readonly depositOre: number;
  readonly on: CalendarDate;
}

/** What borrowers are to pay, in whole øre. A charge is never changed. */
@Injectable()
export class Charges {
  /** Charges the first term and the deposit of a loan, inside the caller's unit. Nothing is charged where nothing is to pay. */
  async atHandOver(tx: Tx, { borrowerId, loanId, termId, feeOre, depositOre, on }: HandOverCharges): Promise<void> {
    const common = { borrowerId, loanId, chargedOn: on };
    if (feeOre > 0 && termId !== null) {
      await tx.insert(ChargeEntity, { ...common, id: newId(), kind: 'term-fee', termId, amountOre: feeOre });
    }
    if (depositOre > 0) {
      await tx.insert(ChargeEntity, { ...common, id: newId(), kind: 'deposit', termId: null, amountOre: depositOre });
    }
  }
}
