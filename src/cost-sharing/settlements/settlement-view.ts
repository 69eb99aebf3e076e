import { Injectable } from '@nestjs/common';
import type { Actor } from '../../identity/index.js';
import type { CalendarDate } from '../../platform/calendar/index.js';
import { Reader } from '../../platform/database/index.js';
import { notFound } from '../../platform/http/index.js';
import { firstDayOf, lastDayOf } from '../domain/quarter.js';
import { Places } from '../../organisation/index.js';
import {
  type SettlementHead,
  SettlementRepository,
  type SettlementState,
  type SettlementTotal,
  type StoredTotal,
} from './settlement.repository.js';

/** A total as it is answered: one of the two amounts is 0. */
export interface SettlementLine {
  readonly unit: string;
  readonly costType: SettlementTotal['costType'];
  readonly debitOre: number;
  readonly creditOre: number;
  /** KOSTRA function of the unit. */
  readonly function: string;
  /** KOSTRA art. */
  readonly art: string;
  readonly facts: number;
  /** Whether the unit is another municipality's: it is sent an invoice, and stands in no file for the accounts. */
  readonly invoiced: boolean;
}

/** A settlement without its lines. */
export interface SettlementSummary {
  readonly id: string;
  readonly from: CalendarDate;
  readonly to: CalendarDate;
  /** A frozen one is a preview that waits for its closing to be finished. */
  readonly state: 'preview' | 'closed';
  readonly frozen: boolean;
  readonly closedAt: Date | null;
  /** Costs that no agreement shares; `null` where they are fewer than five. */
  readonly unsharedOre: number | null;
}

/** A settlement with its lines and what they sum to. */
export interface Settlement extends SettlementSummary {
  readonly lines: readonly SettlementLine[];
  readonly totals: { readonly debitOre: number; readonly creditOre: number };
}

/** Reads settlements of the actor's municipality. */
@Injectable()
export class SettlementView {
  constructor(
    private readonly rows: SettlementRepository,
    private readonly places: Places,
    private readonly reader: Reader,
  ) {}

  /** The latest quarter first. */
  async all(actor: Actor): Promise<SettlementSummary[]> {
    return (await this.rows.of(this.reader, await this.places.municipalityOf(this.reader, actor))).map(summaryOf);
  }

  /** @throws Problem 404, also where it is another municipality's */
  async byId(actor: Actor, id: string): Promise<Settlement> {
    const head = await this.head(actor, id);
    return { ...summaryOf(head), ...linesOf(head, await this.rows.totals(this.reader, id)) };
  }

  /** @throws Problem 404, also where it is another municipality's */
  async head(actor: Actor, id: string): Promise<SettlementHead> {
    const head = await this.rows.byId(this.reader, id);
    if (head === undefined || head.municipality !== (await this.places.municipalityOf(this.reader, actor)))
      throw notFound();
    return head;
  }
}

function summaryOf({ id, period, state, closedAt, unsharedOre }: SettlementHead): SettlementSummary {
  return {
    ...{ id, closedAt, unsharedOre },
    from: firstDayOf(period),
    to: lastDayOf(period),
    state: stateOf(state),
    frozen: state === 'closing',
  };
}

function stateOf(state: SettlementState): 'preview' | 'closed' {
  return state === 'closed' ? 'closed' : 'preview';
}

function linesOf(head: SettlementHead, totals: readonly StoredTotal[]): Pick<Settlement, 'lines' | 'totals'> {
  const lines = totals.map(({ side, amountOre, municipality, ...total }) => ({
    ...total,
    invoiced: municipality !== head.municipality,
    debitOre: side === 'debit' ? amountOre : 0,
    creditOre: side === 'credit' ? amountOre : 0,
  }));
  const sum = (part: 'debitOre' | 'creditOre'): number => lines.reduce((all, line) => all + line[part], 0);
  return { lines, totals: { debitOre: sum('debitOre'), creditOre: sum('creditOre') } };
}
