import { Injectable } from '@nestjs/common';
import { type Actor, mayDo } from '../../identity/index.js';
import { DeskLoans, LoanQuery } from '../../lending/index.js';
import type { Language } from '../../platform/i18n/index.js';
import { LoanLines } from './loan-lines.js';
import type { LoanPageProps } from './loan-page.js';

/** Gathers what the page of a loan shows, for one reader. */
@Injectable()
export class LoanFile {
  constructor(
    private readonly loans: LoanQuery,
    private readonly desk: DeskLoans,
    private readonly lines: LoanLines,
  ) {}

  /** @throws Problem 404 where there is none, or none that the reader may see */
  async of(actor: Actor, id: string, language: Language): Promise<LoanPageProps> {
    const loan = await this.loans.byId(actor, id);
    const [line] = await this.lines.of(actor, [loan], language);
    if (line === undefined) throw new Error('Every loan has its line');
    const accessories = (await this.desk.accessoriesOf([id])).get(id) ?? [];
    return {
      loan: {
        ...line,
        registeredAt: loan.registeredAt === null ? null : new Date(loan.registeredAt),
        renewals: loan.renewals,
        toPayOre: loan.toPayOre ?? null,
        depositToPayOre: loan.depositToPayOre ?? null,
        accessories: accessories.map(({ cameBack, ...accessory }) => ({ ...accessory, back: cameBack })),
      },
      showsBorrower: loan.borrower !== undefined,
      may: {
        return: mayDo(actor.role, 'loan:return') && loan.state === 'open',
        override: mayDo(actor.role, 'loan:override'),
        contract: mayDo(actor.role, 'agreement:write') && loan.state === 'open',
      },
    };
  }
}
