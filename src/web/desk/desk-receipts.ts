import { Injectable } from '@nestjs/common';
import { InstrumentView } from '../../inventory/index.js';
import { DeskLoans, LoanQuery, type LoanView } from '../../lending/index.js';
import { Problem } from '../../platform/http/index.js';
import type { HandOverReceipt } from './desk-view.js';
import { type Desk, seesAmounts } from './desks.js';

/** What was handed over, and to whom. */
@Injectable()
export class DeskReceipts {
  constructor(
    private readonly loans: LoanQuery,
    private readonly deskLoans: DeskLoans,
    private readonly instruments: InstrumentView,
  ) {}

  /** The receipt of a loan that is still open; `undefined` for any other, and for one that is not the reader's to see. */
  async of(desk: Desk, loanId: string): Promise<{ receipt: HandOverReceipt; borrower: string } | undefined> {
    const loan = await this.openLoan(desk, loanId);
    const instrument = loan && (await this.instruments.byCodes([loan.instrument])).get(loan.instrument);
    if (instrument === undefined || typeof loan?.borrower !== 'string') return undefined;
    const lent = (await this.deskLoans.accessoriesOf([loan.id])).get(loan.id) ?? [];
    const sees = seesAmounts(desk.actor);
    return {
      borrower: loan.borrower,
      receipt: {
        loanId: loan.id,
        instrument: desk.names.instrument(instrument),
        accessories: lent.map(({ name }) => name),
        dueOn: loan.dueOn,
        toPayOre: sees ? (loan.toPayOre ?? null) : null,
        depositToPayOre: sees ? (loan.depositToPayOre ?? null) : null,
      },
    };
  }

  private async openLoan({ actor }: Desk, id: string): Promise<LoanView | undefined> {
    try {
      const loan = await this.loans.byId(actor, id);
      return loan.state === 'open' ? loan : undefined;
    } catch (error) {
      if (error instanceof Problem && error.status === 404) return undefined;
      throw error;
    }
  }
}
