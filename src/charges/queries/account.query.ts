import { Injectable } from '@nestjs/common';
import type { CalendarDate } from '../../platform/calendar/index.js';
import type { Queries, SqlValue } from '../../platform/database/index.js';
import { sortKey } from '../../platform/text/search-text.js';
import type { ChargeKind, CreditKind } from '../domain/charge-kinds.js';

/** Whose accounts are read, and of which days. */
export interface AccountPeriod {
  readonly municipalityId: string;
  readonly from: CalendarDate;
  /** The last day. */
  readonly to: CalendarDate;
}

/** Which accounts are listed. */
export interface AccountFilter extends AccountPeriod {
  /** How the short name begins. Full names find nobody here: only who is shown them may look by them. */
  readonly name: string;
  /** Only those with something left to pay or to be paid back. */
  readonly openOnly: boolean;
}

/** What one borrower was charged and credited in a period, in øre. */
export interface Account {
  readonly borrowerId: string;
  readonly displayName: string;
  readonly sortKey: string;
  readonly chargedOre: number;
  readonly creditedOre: number;
}

/** A line of an account: charges are positive, credits negative. */
export interface AccountLine {
  readonly borrowerId: string;
  readonly day: string;
  readonly kind: ChargeKind | CreditKind;
  readonly termId: string | null;
  readonly amountOre: number;
  readonly reason: string | null;
}

/** Lines of nothing are no lines: they would tell what costs nothing from what would have cost something. */
const chargesIn = `charge c WHERE c.municipality_id = $1 AND c.charged_on >= $2 AND c.charged_on <= $3 AND c.amount_ore > 0`;
const creditsIn = `credit k JOIN charge c ON c.id = k.charge_id
  WHERE c.municipality_id = $1 AND k.credited_on >= $2 AND k.credited_on <= $3 AND k.amount_ore > 0`;

/** The accounts of borrowers, as a basis for invoices. */
@Injectable()
export class AccountQuery {
  /** By short name; those after one of them. */
  async page(
    q: Queries,
    filter: AccountFilter,
    after: { readonly sortKey: string; readonly id: string } | undefined,
    limit: number,
  ): Promise<Account[]> {
    const values: SqlValue[] = [filter.municipalityId, filter.from, filter.to];
    const conditions = namedConditions(filter, values);
    if (after !== undefined) {
      conditions.push(`(b.sort_key, b.id) > ($${values.push(after.sortKey)}, $${values.push(after.id)})`);
    }
    return q.all<Account>(
      `SELECT a.* FROM (
         SELECT b.id AS "borrowerId", b.display_name AS "displayName", b.sort_key AS "sortKey",
           (SELECT COALESCE(SUM(c.amount_ore), 0) FROM ${chargesIn} AND c.borrower_id = b.id) AS "chargedOre",
           (SELECT COALESCE(SUM(k.amount_ore), 0) FROM ${creditsIn} AND c.borrower_id = b.id) AS "creditedOre"
         FROM borrower b ${conditions.length === 0 ? '' : `WHERE ${conditions.join(' AND ')}`}) a
       WHERE a."chargedOre" + a."creditedOre" > 0 ${filter.openOnly ? 'AND a."chargedOre" <> a."creditedOre"' : ''}
       ORDER BY a."sortKey", a."borrowerId" LIMIT ${limit}`,
      values,
    );
  }

  /** What all listed accounts have left, in øre. */
  async left(q: Queries, filter: AccountFilter): Promise<number> {
    const values: SqlValue[] = [filter.municipalityId, filter.from, filter.to];
    const named = namedConditions(filter, values);
    const ofNamed =
      named.length === 0 ? '' : `AND c.borrower_id IN (SELECT b.id FROM borrower b WHERE ${named.join(' AND ')})`;
    const row = await q.one<{ left: number }>(
      `SELECT (SELECT COALESCE(SUM(c.amount_ore), 0) FROM ${chargesIn} ${ofNamed})
         - (SELECT COALESCE(SUM(k.amount_ore), 0) FROM ${creditsIn} ${ofNamed}) AS "left"`,
      values,
    );
    return row?.left ?? 0;
  }

  /** The lines of several borrowers, each by day. */
  async lines(
    q: Queries,
    { municipalityId, from, to }: AccountPeriod,
    borrowers: readonly string[],
  ): Promise<AccountLine[]> {
    return q.all<AccountLine>(
      `SELECT c.borrower_id AS "borrowerId", c.charged_on AS day, c.kind, c.term_id AS "termId", c.amount_ore AS "amountOre",
         NULL AS reason, c.id AS id FROM ${chargesIn} AND c.borrower_id = ANY_OF($4)
       UNION ALL
       SELECT c.borrower_id, k.credited_on, k.kind, c.term_id, -k.amount_ore, k.reason, k.id
       FROM ${creditsIn} AND c.borrower_id = ANY_OF($4)
       ORDER BY 1, 2, 7`,
      [municipalityId, from, to, JSON.stringify(borrowers)],
    );
  }

  /** The short name of somebody who was ever charged something, and what is left of all of it, in øre. */
  async of(
    q: Queries,
    municipalityId: string,
    borrowerId: string,
  ): Promise<{ readonly displayName: string; readonly leftOre: number } | undefined> {
    return q.one(
      `SELECT b.display_name AS "displayName", SUM(c.amount_ore)
         - SUM(COALESCE((SELECT SUM(k.amount_ore) FROM credit k WHERE k.charge_id = c.id), 0)) AS "leftOre"
       FROM borrower b JOIN charge c ON c.borrower_id = b.id
       WHERE b.id = $1 AND c.municipality_id = $2 AND c.amount_ore > 0 GROUP BY b.id, b.display_name`,
      [borrowerId, municipalityId],
    );
  }
}

/** In a sort key a `z` is never followed by another one. */
function namedConditions({ name }: AccountFilter, values: SqlValue[]): string[] {
  const key = sortKey(name);
  if (key === '') return [];
  return [`b.sort_key >= $${values.push(key)} AND b.sort_key <= $${values.push(`${key}zz`)}`];
}
