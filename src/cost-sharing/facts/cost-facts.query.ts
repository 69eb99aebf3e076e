import { Injectable } from '@nestjs/common';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { type CalendarDate, calendarDate } from '../../platform/calendar/index.js';
import { Reader } from '../../platform/database/index.js';
import { ore } from '../../platform/money/ore.js';
import type { CostType } from '../domain/cost-types.js';
import { type CostFact, type FactWindow, factsPerPage } from './cost-fact.js';
import { FeeFacts } from './fee-facts.query.js';

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
  readonly corrects: string | null;
}

const costColumns = `id, cost_type AS "costType", amount_ore AS "amountOre", incurred_on AS "on", owner_unit_id AS owner,
  grade_id AS grade, kind_id AS kind, lending_point_id AS "lendingPoint", recorded_on AS "recordedOn",
  corrects_id AS corrects`;

/** Reads what cost money, page by page, so that however much it is, it takes little memory and nobody waits for it. */
@Injectable()
export class CostFacts {
  constructor(
    private readonly reader: Reader,
    private readonly fees: FeeFacts,
  ) {}

  /** Those of some days that units may share. */
  async *shared(window: FactWindow): AsyncGenerator<readonly CostFact[]> {
    yield* this.recorded(window);
    yield* this.fees.waived(window);
  }

  /** Those of some days that a unit pays alone. @throws Problem 409 `applications-off` where there are some, and no key tells by whom */
  granted(window: FactWindow): AsyncGenerator<readonly CostFact[]> {
    return this.fees.granted(window);
  }

  /**
   * What was written down since a day of costs of earlier days. A charge or credit is of the day on which it was written down: it never comes
   * late.
   */
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

  private recorded({ municipality, from, to }: FactWindow): AsyncGenerator<readonly CostFact[]> {
    return this.pages(
      `SELECT ${costColumns} FROM instrument_cost WHERE municipality_id = $1 AND incurred_on >= $2 AND incurred_on <= $3
         AND (incurred_on > $4 OR (incurred_on = $4 AND id > $5)) ORDER BY incurred_on, id LIMIT ${factsPerPage}`,
      [municipality, from, to],
      from,
      (row) => row.on,
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

function factOf({ id, costType, amountOre, on, owner, grade, kind, lendingPoint, corrects }: CostRow): CostFact {
  return {
    id: `cost ${id}`,
    costType,
    amountOre: ore(amountOre),
    on: calendarDate(on),
    owner,
    grade,
    kind,
    lendingPoint,
    isCorrection: corrects !== null,
    payer: null,
  };
}
