import { Injectable } from '@nestjs/common';
import { AuditLog } from '../../audit/index.js';
import type { Actor } from '../../identity/index.js';
import type { CalendarDate } from '../../platform/calendar/index.js';
import { Reader, UnitOfWork } from '../../platform/database/index.js';
import {
  type Page,
  badInput,
  decodeCursor,
  decodeDayCursor,
  notFound,
  pageOf,
  pageSize,
} from '../../platform/http/index.js';
import { Places } from '../../organisation/index.js';
import { type Account, type AccountFilter, type AccountLine, AccountQuery } from './account.query.js';
import { type ChargeAnswer, type ChargeFilter, ChargeQuery } from './charge.query.js';

/** Which part of a list is asked for. */
export interface Paging {
  readonly limit?: number | undefined;
  readonly cursor?: string | undefined;
}

/** A page of accounts, and what all accounts of the list have left, in øre. */
export interface AccountPage extends Page<Account> {
  readonly leftOre: number;
}

/** One borrower's account: the newest charges first. */
export interface BorrowerAccount {
  readonly displayName: string;
  /** Of all charges, in øre. */
  readonly leftOre: number;
  readonly charges: Page<ChargeAnswer>;
}

/** A line of the invoice basis with the short name of whose it is. */
export type NamedLine = AccountLine & { readonly displayName: string };

/** So many borrowers' lines are held at once. */
const borrowersAtOnce = 50;

/**
 * What borrowers owe the municipality of whoever asks: names and amounts, never for which loan. Who looked at whose account stands in the
 * log before the answer is given.
 */
@Injectable()
export class Accounts {
  constructor(
    private readonly reader: Reader,
    private readonly unitOfWork: UnitOfWork,
    private readonly accounts: AccountQuery,
    private readonly charges: ChargeQuery,
    private readonly places: Places,
    private readonly audit: AuditLog,
  ) {}

  /** Accounts with something in a period, by short name. */
  async list(actor: Actor, question: Omit<AccountFilter, 'municipalityId'>, paging: Paging): Promise<AccountPage> {
    const filter = { ...question, municipalityId: await this.places.municipalityOf(this.reader, actor) };
    const size = pageSize(paging.limit);
    const cursor = decodeCursor(paging.cursor, 2);
    const after = cursor && { sortKey: String(cursor[0]), id: String(cursor[1]) };
    const rows = await this.accounts.page(this.reader, filter, after, size + 1);
    await this.log(actor, 'accounts.listed', 'unit', actor.unitId, { found: Math.min(rows.length, size) });
    const page = pageOf(
      rows,
      size,
      ({ sortKey, borrowerId }) => [sortKey, borrowerId],
      (row) => row,
    );
    return { ...page, leftOre: await this.accounts.left(this.reader, filter) };
  }

  /** @throws Problem 404 for whoever was never charged anything, as for an id of nobody */
  async of(actor: Actor, borrowerId: string, paging: Paging): Promise<BorrowerAccount> {
    const municipalityId = await this.places.municipalityOf(this.reader, actor);
    const account = await this.accounts.of(this.reader, municipalityId, borrowerId);
    if (account === undefined) throw notFound();
    await this.log(actor, 'account.read', 'borrower', borrowerId);
    return { ...account, charges: await this.page({ municipalityId, borrower: borrowerId }, paging) };
  }

  /** Charges, the newest first. @throws Problem 400 `ends-before-it-begins` */
  async chargesOf(
    actor: Actor,
    question: Omit<ChargeFilter, 'municipalityId'>,
    paging: Paging,
  ): Promise<Page<ChargeAnswer>> {
    const { from, to } = question;
    if (from !== undefined && to !== undefined && to < from)
      throw badInput([{ field: 'to', code: 'ends-before-it-begins' }]);
    const page = await this.page(
      { ...question, municipalityId: await this.places.municipalityOf(this.reader, actor) },
      paging,
    );
    await this.log(actor, 'accounts.listed', 'unit', actor.unitId, { found: page.items.length });
    return page;
  }

  /** @throws Problem 404 for an unknown charge, one of another municipality, and one by which nothing was to be paid, alike */
  async charge(actor: Actor, id: string): Promise<ChargeAnswer> {
    const municipalityId = await this.places.municipalityOf(this.reader, actor);
    const [charge] = await this.charges.page(this.reader, { municipalityId, id }, undefined, 1);
    if (charge === undefined) throw notFound();
    return charge;
  }

  /** Every line of a period, by short name and day; however many there are, few are held at once. */
  async export(actor: Actor, from: CalendarDate, to: CalendarDate): Promise<AsyncIterable<NamedLine>> {
    const municipalityId = await this.places.municipalityOf(this.reader, actor);
    await this.log(actor, 'accounts.exported', 'unit', actor.unitId, { from, to });
    return this.lines({ municipalityId, from, to, name: '', openOnly: false });
  }

  private async *lines(filter: AccountFilter): AsyncGenerator<NamedLine> {
    let after: { sortKey: string; id: string } | undefined;
    for (;;) {
      const accounts = await this.accounts.page(this.reader, filter, after, borrowersAtOnce);
      const ids = accounts.map(({ borrowerId }) => borrowerId);
      const lines = await this.accounts.lines(this.reader, filter, ids);
      for (const { borrowerId, displayName } of accounts) {
        for (const line of lines) if (line.borrowerId === borrowerId) yield { ...line, displayName };
      }
      const last = accounts.at(-1);
      if (last === undefined || accounts.length < borrowersAtOnce) return;
      after = { sortKey: last.sortKey, id: last.borrowerId };
    }
  }

  private async page(filter: ChargeFilter, paging: Paging): Promise<Page<ChargeAnswer>> {
    const size = pageSize(paging.limit);
    const rows = await this.charges.page(this.reader, filter, decodeDayCursor(paging.cursor), size + 1);
    return pageOf(
      rows,
      size,
      ({ chargedOn, id }) => [chargedOn, id],
      (row) => row,
    );
  }

  private async log(
    actor: Actor,
    action: string,
    subjectType: string,
    subjectId: string,
    detail: Readonly<Record<string, string | number>> = {},
  ): Promise<void> {
    const act = { actorId: actor.userId, action, subjectType, subjectId, detail };
    await this.unitOfWork.run((tx) => this.audit.append(tx, act));
  }
}
