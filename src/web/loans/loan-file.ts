import { Injectable } from '@nestjs/common';
import { type Actor, mayDo } from '../../identity/index.js';
import { InstrumentView } from '../../inventory/index.js';
import { DeskLoans, LoanQuery, Replacements } from '../../lending/index.js';
import type { Language } from '../../platform/i18n/index.js';
import { Names } from '../server/names.js';
import { LoanLines } from './loan-lines.js';
import type { LoanPageProps, ReplacementLine } from './loan-page.js';

/** Gathers what the page of a loan shows, for one reader. */
@Injectable()
export class LoanFile {
  constructor(
    private readonly loans: LoanQuery,
    private readonly desk: DeskLoans,
    private readonly lines: LoanLines,
    private readonly replacements: Replacements,
    private readonly instruments: InstrumentView,
    private readonly names: Names,
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
        replaced: await this.replaced(id, language),
      },
      showsBorrower: loan.borrower !== undefined,
      may: {
        return: mayDo(actor.role, 'loan:return') && loan.state === 'open',
        override: mayDo(actor.role, 'loan:override'),
        contract: mayDo(actor.role, 'agreement:write') && loan.state === 'open',
        replace: mayDo(actor.role, 'loan:replace') && loan.state === 'open',
      },
    };
  }

  private async replaced(loan: string, language: Language): Promise<ReplacementLine[]> {
    const replacements = await this.replacements.of(loan);
    const codes = replacements.flatMap(({ replaced, instrument }) => [replaced, instrument]);
    const known = codes.length === 0 ? undefined : await this.instruments.byCodes(codes);
    const names = await this.names.in(language);
    return replacements.flatMap(({ id, replaced, instrument, at, reason, by, missing }) => {
      const [old, fresh] = [known?.get(replaced), known?.get(instrument)];
      if (old === undefined || fresh === undefined) return [];
      const line = { old: names.instrument(old), fresh: names.instrument(fresh) };
      return [{ ...line, id, at: new Date(at), reason, by, missing }];
    });
  }
}
