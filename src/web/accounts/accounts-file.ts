import { Injectable } from '@nestjs/common';
import { Accounts, type NamedLine } from '../../charges/index.js';
import type { Actor } from '../../identity/index.js';
import type { CalendarDate } from '../../platform/calendar/index.js';
import type { Language } from '../../platform/i18n/index.js';
import { ore } from '../../platform/money/ore.js';
import { byteOrderMark, csvKroner, csvLine, csvText } from '../../platform/text/csv.js';
import { accountTexts } from './account.texts.js';
import { TermBook } from './term-book.js';

const columns = ['name', 'reference', 'day', 'charge', 'term', 'amount', 'reason'] as const;

/** The accounts of borrowers as a file for a spreadsheet, or for a program that makes invoices. */
@Injectable()
export class AccountsFile {
  constructor(
    private readonly accounts: Accounts,
    private readonly terms: TermBook,
  ) {}

  /** The lines of the file, the headings first. What is credited is negative. */
  async lines(actor: Actor, from: CalendarDate, to: CalendarDate, language: Language): Promise<AsyncIterable<string>> {
    return written(await this.accounts.export(actor, from, to), await this.terms.names(), language);
  }
}

async function* written(
  lines: AsyncIterable<NamedLine>,
  terms: ReadonlyMap<string, string>,
  language: Language,
): AsyncGenerator<string> {
  const t = accountTexts.in(language);
  yield byteOrderMark + csvLine(columns.map((column) => csvText(t(column))));
  for await (const { displayName, borrowerId, day, kind, termId, amountOre, reason } of lines) {
    const term = termId === null ? '' : (terms.get(termId) ?? termId);
    const [name, charge, why] = [displayName, t(`kind.${kind}`), reason ?? ''].map(csvText);
    yield csvLine([name ?? '', borrowerId, day, charge ?? '', csvText(term), csvKroner(ore(amountOre)), why ?? '']);
  }
}
