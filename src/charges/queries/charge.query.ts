import { Injectable } from '@nestjs/common';
import type { CalendarDate } from '../../platform/calendar/index.js';
import type { Queries, SqlValue } from '../../platform/database/index.js';
import type { ChargeKind, CreditKind } from '../domain/charge-kinds.js';

/** What was credited of a charge, in øre. */
export interface CreditAnswer {
  readonly id: string;
  readonly kind: CreditKind;
  readonly amountOre: number;
  /** Of a waiver. */
  readonly reason: string | null;
  readonly creditedOn: string;
}

/** Something that a borrower is to pay, in øre. */
export interface ChargeAnswer {
  readonly id: string;
  readonly borrower: { readonly id: string; readonly displayName: string };
  readonly kind: ChargeKind;
  /** Of a fee: slug of the term. */
  readonly term: string | null;
  readonly chargedOn: string;
  readonly amountOre: number;
  readonly credits: readonly CreditAnswer[];
  /** The amount less its credits. Whether it has been paid is for the accounts of the municipality to know. */
  readonly leftOre: number;
}

/** Which charges are read: those owed to one municipality. */
export interface ChargeFilter {
  readonly municipalityId: string;
  readonly id?: string | undefined;
  readonly borrower?: string | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

interface ChargeRow {
  readonly id: string;
  readonly borrower_id: string;
  readonly display_name: string;
  readonly kind: ChargeKind;
  readonly term_id: string | null;
  readonly charged_on: string;
  readonly amount_ore: number;
}

type CreditRow = CreditAnswer & { readonly chargeId: string };

/**
 * Charges with their credits. Of what there was nothing to pay there is nothing to read: it looks the same as what costs nothing, whatever
 * the reason.
 */
@Injectable()
export class ChargeQuery {
  /** The newest first, by two statements. */
  async page(
    q: Queries,
    { municipalityId, id, borrower, from, to }: ChargeFilter,
    after: { readonly day: CalendarDate; readonly id: string } | undefined,
    limit: number,
  ): Promise<ChargeAnswer[]> {
    const values: SqlValue[] = [];
    const value = (one: SqlValue): string => `$${values.push(one)}`;
    const conditions = [`c.municipality_id = ${value(municipalityId)}`, 'c.amount_ore > 0'];
    if (id !== undefined) conditions.push(`c.id = ${value(id)}`);
    if (borrower !== undefined) conditions.push(`c.borrower_id = ${value(borrower)}`);
    if (from !== undefined) conditions.push(`c.charged_on >= ${value(from)}`);
    if (to !== undefined) conditions.push(`c.charged_on <= ${value(to)}`);
    if (after !== undefined) conditions.push(`(c.charged_on, c.id) < (${value(after.day)}, ${value(after.id)})`);
    const rows = await q.all<ChargeRow>(
      `SELECT c.id, c.borrower_id, b.display_name, c.kind, c.term_id, c.charged_on, c.amount_ore
       FROM charge c JOIN borrower b ON b.id = c.borrower_id
       WHERE ${conditions.join(' AND ')} ORDER BY c.charged_on DESC, c.id DESC LIMIT ${limit}`,
      values,
    );
    const credits = await this.creditsOf(
      q,
      rows.map((row) => row.id),
    );
    return rows.map((row) => answerOf(row, credits.get(row.id) ?? []));
  }

  private async creditsOf(q: Queries, chargeIds: readonly string[]): Promise<ReadonlyMap<string, CreditAnswer[]>> {
    if (chargeIds.length === 0) return new Map();
    const rows = await q.all<CreditRow>(
      `SELECT charge_id AS "chargeId", id, kind, amount_ore AS "amountOre", reason, credited_on AS "creditedOn" FROM credit
       WHERE charge_id = ANY_OF($1) AND amount_ore > 0 ORDER BY credited_on, id`,
      [JSON.stringify(chargeIds)],
    );
    const credits = new Map<string, CreditAnswer[]>();
    for (const { chargeId, ...credit } of rows) credits.set(chargeId, [...(credits.get(chargeId) ?? []), credit]);
    return credits;
  }
}

function answerOf(row: ChargeRow, credits: readonly CreditAnswer[]): ChargeAnswer {
  return {
    id: row.id,
    borrower: { id: row.borrower_id, displayName: row.display_name },
    kind: row.kind,
    term: row.term_id,
    chargedOn: row.charged_on,
    amountOre: row.amount_ore,
    credits,
    leftOre: credits.reduce((left, { amountOre }) => left - amountOre, row.amount_ore),
  };
}
