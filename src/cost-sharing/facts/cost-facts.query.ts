import { Injectable } from '@nestjs/common';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { type CalendarDate, calendarDate } from '../../platform/calendar/index.js';
import { Reader } from '../../platform/database/index.js';
import { type Ore, ore } from '../../platform/money/ore.js';
import type { SharedCost } from '../domain/agreement.js';
import type { CostType } from '../domain/cost-types.js';

/** Something that cost money. */
export interface CostFact extends SharedCost {
  /** What it is, so that it is never booked twice; only its keyed mark is ever stored. */
  readonly id: string;
  /** Negative where something was put right or given back. */
  readonly amountOre: Ore;
}

/** Which facts: of a municipality's instruments, of these days. */
export interface FactWindow {
  readonly municipality: string;
  readonly from: CalendarDate;
  readonly to: CalendarDate;
}

interface CostRow {
  readonly id: string;
  readonly costType: CostType;
  readonly amountOre: number;
  readonly on: string;
  readonly owner: string;
  readonly grade: string;
  readonly kind: string;
  readonly lendingPoint: string;
  readonly recordedOn: string;
}

const factsPerPage = 500;

const costColumns = `id, cost_type AS "costType", amount_ore AS "amountOre", incurred_on AS "on", owner_unit_id AS owner,
  grade_id AS grade, kind_id AS kind, lending_point_id AS "lendingPoint", recorded_on AS "recordedOn"`;

/** Reads what cost money, page by page, so that however much it is, it takes little memory and nobody waits for it. */
@Injectable()
export class CostFacts {
  constructor(private readonly reader: Reader) {}

  /** The facts of some days. */
  async *of(window: FactWindow): AsyncGenerator<readonly CostFact[]> {
    const { municipality, from, to } = window;
    yield* this.pages(
      `SELECT ${costColumns} FROM instrument_cost WHERE municipality_id = $1 AND incurred_on >= $2 AND incurred_on <= $3
         AND (incurred_on > $4 OR (incurred_on = $4 AND id > $5)) ORDER BY incurred_on, id LIMIT ${factsPerPage}`,
      [municipality, from, to],
      from,
      (row) => row.on,
    );
  }

  /** What was written down since a day of costs of earlier days. */
  async *late(municipality: string, before: CalendarDate, since: CalendarDate): AsyncGenerator<readonly CostFact[]> {
    yield* this.pages(
      `SELECT ${costColumns} FROM instrument_cost
       WHERE municipality_id = $1 AND incurred_on < $2 AND recorded_on >= $3
         AND (recorded_on > $4 OR (recorded_on = $4 AND id > $5)) ORDER BY recorded_on, id LIMIT ${factsPerPage}`,
      [municipality, before, since],
      since,
      (row) => row.recordedOn,
    );
  }

  private async *pages(
    sql: string,
    values: readonly string[],
    begin: string,
    dayOf: (row: CostRow) => string,
  ): AsyncGenerator<readonly CostFact[]> {
    let [day, id] = [begin, ''];
    for (;;) {
      const rows = await this.reader.all<CostRow>(sql, [...values, day, id]);
      const last = rows.at(-1);
      if (last === undefined) return;
      yield rows.map(factOf);
      [day, id] = [dayOf(last), last.id];
      await nextTurn();
    }
  }
}

function factOf({ id, costType, amountOre, on, owner, grade, kind, lendingPoint }: CostRow): CostFact {
  return {
    id: `cost ${id}`,
    costType,
    amountOre: ore(amountOre),
    on: calendarDate(on),
    owner,
    grade,
    kind,
    lendingPoint,
  };
}
