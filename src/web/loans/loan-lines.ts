import { Inject, Injectable } from '@nestjs/common';
import { BorrowerFacts } from '../../borrowers/index.js';
import { type Actor, mayDo } from '../../identity/index.js';
import { InstrumentView } from '../../inventory/index.js';
import type { LoanView } from '../../lending/index.js';
import { dayOf } from '../../platform/calendar/index.js';
import { CONFIG, type Config } from '../../platform/config/index.js';
import { Reader } from '../../platform/database/index.js';
import type { Language } from '../../platform/i18n/index.js';
import { Names } from '../server/names.js';
import type { LoanLine } from '../view-models.js';

/** Loans as pages show them: two statements however many there are. */
@Injectable()
export class LoanLines {
  constructor(
    private readonly reader: Reader,
    private readonly instruments: InstrumentView,
    private readonly borrowers: BorrowerFacts,
    private readonly names: Names,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async of(actor: Actor, loans: readonly LoanView[], language: Language): Promise<LoanLine[]> {
    if (loans.length === 0) return [];
    const names = await this.names.in(language);
    const instruments = await this.instruments.byCodes([...new Set(loans.map(({ instrument }) => instrument))]);
    const borrowers = await this.borrowers.displayNames(
      this.reader,
      loans.flatMap(({ borrower }) => borrower ?? []),
    );
    return loans.map((loan) => {
      const { id, state, overdue, dueOn, returnedOn, claimedReturned } = loan;
      const instrument = instruments.get(loan.instrument);
      const displayName = borrowers.get(loan.borrower ?? '');
      return {
        ...{ id, state, overdue, dueOn, returnedOn },
        instrument: names.instrument(instrument ?? unknown(loan.instrument)),
        borrower: loan.borrower == null || displayName === undefined ? null : { id: loan.borrower, displayName },
        outOn: dayOf(new Date(loan.out), this.config.timeZone),
        point: names.point(loan.lendingPoint),
        mayRenew: mayDo(actor.role, 'loan:renew') && state === 'open' && !claimedReturned,
      };
    });
  }
}

/** Loans keep their instruments, so this is for the reader's peace only. */
function unknown(code: string): Parameters<Awaited<ReturnType<Names['in']>>['instrument']>[0] {
  return { code, kind: '', size: null, maker: null, model: null, grade: '' };
}
