import { Injectable } from '@nestjs/common';
import type { Actor } from '../../identity/index.js';
import { calendarDate } from '../../platform/calendar/index.js';
import { Reader } from '../../platform/database/index.js';
import { type Page, decodeCursor, pageOf, pageSize } from '../../platform/http/index.js';
import type { LedgerType } from '../domain/cost-types.js';
import { type Quarter, quarterOf } from '../domain/quarter.js';
import { Places } from '../../organisation/index.js';
import { type SettlementHead, SettlementRepository } from '../settlements/settlement.repository.js';
import { LedgerRepository } from './ledger.repository.js';

/** A line of the ledger as a reader may see it. */
export interface LedgerItem {
  readonly period: Quarter;
  readonly unit: string;
  readonly costType: LedgerType | 'merged';
  readonly debitOre: number;
  readonly creditOre: number;
  /** Of an own line; `null` of a total. */
  readonly voucher: string | null;
  /** How many facts a total is of; `null` of a line, which is of one. */
  readonly facts: number | null;
}

/** Which part of the ledger. */
export interface LedgerRange {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly limit?: number | undefined;
  readonly cursor?: string | undefined;
}

/**
 * The ledger, quarter by quarter. The accountant reads totals of five facts or more: single lines, laid beside the accounts of borrowers,
 * would tell who pays for whom. A unit reads the lines that it pays itself, each with its voucher, also those that another municipality invoices.
 */
@Injectable()
export class LedgerList {
  constructor(
    private readonly settlements: SettlementRepository,
    private readonly ledger: LedgerRepository,
    private readonly places: Places,
    private readonly reader: Reader,
  ) {}

  /** @throws Problem 400 for a cursor that is none */
  async page(actor: Actor, range: LedgerRange): Promise<Page<LedgerItem>> {
    const all = await this.settlements.everywhere(this.reader);
    const [from, to] = [range.from, range.to].map((day) => (day === undefined ? day : quarterOf(calendarDate(day))));
    const heads = all.filter(
      ({ period }) => (from === undefined || period >= from) && (to === undefined || period <= to),
    );
    if (actor.role !== 'accountant') return this.ownLines(actor, heads, range);
    const own = await this.places.municipalityOf(this.reader, actor);
    return this.totals(
      heads.filter(({ municipality }) => municipality === own),
      range,
    );
  }

  private async totals(heads: readonly SettlementHead[], { limit, cursor }: LedgerRange): Promise<Page<LedgerItem>> {
    const size = pageSize(limit);
    const after = decodeCursor(cursor, 2);
    const items: (LedgerItem & { readonly position: number })[] = [];
    for (const { id, period } of heads) {
      if (after !== undefined && period < String(after[0])) continue;
      for (const [position, total] of (await this.settlements.totals(this.reader, id)).entries()) {
        if (after !== undefined && period === after[0] && position <= Number(after[1])) continue;
        items.push({ ...itemOf(period, total, null), facts: total.facts, position });
      }
      if (items.length > size) break;
    }
    return pageOf(
      items,
      size,
      ({ period, position }) => [period, position],
      ({ position: _position, ...item }) => item,
    );
  }

  private async ownLines(
    { unitId }: Actor,
    heads: readonly SettlementHead[],
    { limit, cursor }: LedgerRange,
  ): Promise<Page<LedgerItem>> {
    const size = pageSize(limit);
    const after = decodeCursor(cursor, 4);
    const items: (LedgerItem & { readonly at: readonly [string, string, string, number] })[] = [];
    for (const { municipality, period } of heads) {
      const isSame = after !== undefined && period === after[0] && municipality === after[1];
      if (after !== undefined && !isSame && `${period} ${municipality}` < `${after[0]} ${after[1]}`) continue;
      // The entry of the cursor may have more lines than the page had room for.
      for await (const entries of this.ledger.counting(municipality, period, isSame ? before(String(after[2])) : '')) {
        for (const { id, lines } of entries) {
          for (const [nth, line] of lines.entries()) {
            if (line.unit !== unitId || line.side !== 'debit') continue;
            if (isSame && id === after[2] && nth <= Number(after[3])) continue;
            items.push({ ...itemOf(period, line, line.voucher), at: [period, municipality, id, nth] });
          }
        }
        if (items.length > size) break;
      }
      if (items.length > size) break;
    }
    return pageOf(
      items,
      size,
      ({ at }) => at,
      ({ at: _at, ...item }) => item,
    );
  }
}

interface Line {
  readonly unit: string;
  readonly costType: LedgerType | 'merged';
  readonly side: 'debit' | 'credit';
  readonly amountOre: number;
}

function itemOf(period: Quarter, { unit, costType, side, amountOre }: Line, voucher: string | null): LedgerItem {
  const [debitOre, creditOre] = side === 'debit' ? [amountOre, 0] : [0, amountOre];
  return { period, unit, costType, debitOre, creditOre, voucher, facts: null };
}

/** A text that sorts just before an id. */
function before(id: string): string {
  return id.slice(0, -1);
}
