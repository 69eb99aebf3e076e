import { Injectable } from '@nestjs/common';
import { BorrowerFacts } from '../../borrowers/index.js';
import { LoanRules } from '../../loan-rules/index.js';
import type { CalendarDate } from '../../platform/calendar/index.js';
import type { Tx } from '../../platform/database/index.js';
import { Charging } from '../charging.js';
import { ChargeRepository } from '../persistence/charge.repository.js';

/** A term of a loan. */
export interface LoanTerm {
  readonly loanId: string;
  readonly termId: string;
}

/** Charges a term of a loan that goes on: at its renewal, and in the night after the term has begun. */
@Injectable()
export class ChargeTerm {
  constructor(
    private readonly charging: Charging,
    private readonly rows: ChargeRepository,
    private readonly rules: LoanRules,
    private readonly borrowers: BorrowerFacts,
  ) {}

  /**
   * Charges it once, however often it is asked, by the row that the loan goes by now and what is covered on the day. Locks the loan, then
   * the borrower.
   * @returns false where it was charged before, costs nothing by the row, or is out no more
   */
  async execute(tx: Tx, { loanId, termId }: LoanTerm, on: CalendarDate): Promise<boolean> {
    const loan = await this.rows.lockLoan(tx, loanId);
    if (loan?.state !== 'open' || loan.borrowerId === null) return false;
    const rule = await this.rules.byId(tx, loan.ruleId);
    if (rule === undefined || rule.feeOre === 0) return false;
    const { borrowerId, lendingPointId } = loan;
    await this.borrowers.lock(tx, borrowerId);
    const charged = { borrowerId, loan: loanId, reservation: await this.rows.reservationOf(tx, loanId), on };
    const [fee] = await this.charging.split(tx, charged, [{ kind: 'term-fee', amountOre: rule.feeOre }]);
    if (fee === undefined) throw new Error('A charge taken apart is one charge');
    const charge = { lendingPointId, borrowerId, loanId, termId, amountOre: fee.leftOre, chargedOn: on };
    return this.charging.addOnce(tx, { ...charge, kind: 'term-fee', parts: fee.parts });
  }
}
