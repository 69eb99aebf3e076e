import { Injectable } from '@nestjs/common';
import type { Actor } from '../../identity/index.js';
import { LoanQuery, type LoanView } from '../queries/loan.query.js';
import type { ReturnAnswer } from './taken-back.js';

/** The loan that ended, and what is to be done with the instrument. */
export interface ReturnView extends Pick<ReturnAnswer, 'next' | 'then'> {
  readonly loan: LoanView;
  /** The deposit that the borrower is to get back, in øre; only for readers who see amounts. */
  readonly depositBackOre?: number;
}

/** Returns as the interface answers them. */
@Injectable()
export class ReturnViews {
  constructor(private readonly loans: LoanQuery) {}

  async of(actor: Actor, { loan: id, next, then }: ReturnAnswer): Promise<ReturnView> {
    const loan = await this.loans.justHandled(actor, id);
    const { depositToPayOre: deposit } = loan;
    return { loan, next, then, ...(deposit !== undefined && { depositBackOre: deposit }) };
  }
}
