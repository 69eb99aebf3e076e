import { Injectable } from '@nestjs/common';
import type { CalendarDate } from '../../platform/calendar/index.js';
import { Clock } from '../../platform/clock/index.js';
import { splitByShares } from '../domain/agreement.js';
import { type CostType, type LedgerType, costTypes } from '../domain/cost-types.js';
import { firstDayOf, lastDayOf, previousQuarter, quarterOf } from '../domain/quarter.js';
import { leastFacts } from '../domain/settle.js';
import { sharingOf } from '../facts/cost-fact.js';
import { CostFacts } from '../facts/cost-facts.query.js';
import type { CostAgreement } from './agreement.repository.js';

/** What an agreement would have cost each unit over a year, by type of cost. */
export interface LastYearTable {
  readonly from: CalendarDate;
  readonly to: CalendarDate;
  readonly rows: readonly LastYearRow[];
}

/** One type of cost. Its amounts are `null` where there were too few facts to be shown. */
export interface LastYearRow {
  readonly costType: CostType;
  readonly totalOre: number | null;
  readonly units: readonly { readonly unit: string; readonly amountOre: number | null }[];
}

interface Sum {
  facts: number;
  total: number;
  readonly units: number[];
}

/** Works out what an agreement would have cost, had it counted in the four quarters that ended last. */
@Injectable()
export class LastYear {
  constructor(
    private readonly facts: CostFacts,
    private readonly clock: Clock,
  ) {}

  async of(agreement: CostAgreement): Promise<LastYearTable> {
    const last = previousQuarter(quarterOf(this.clock.today()));
    const [from, to] = [firstDayOf(previousQuarter(previousQuarter(previousQuarter(last)))), lastDayOf(last)];
    const always = { ...agreement, validFrom: from, validTo: null };
    const sums = new Map<LedgerType, Sum>();
    for await (const page of this.facts.shared({ municipality: agreement.municipality, from, to })) {
      for (const fact of page) {
        if (sharingOf([always], fact) === undefined) continue;
        const sum = sums.get(fact.costType) ?? { facts: 0, total: 0, units: agreement.shares.map(() => 0) };
        sums.set(fact.costType, sum);
        if (!fact.isCorrection) sum.facts += 1;
        sum.total += fact.amountOre;
        for (const [nth, { amountOre }] of splitByShares(fact.amountOre, agreement.shares).entries()) {
          sum.units[nth] = (sum.units[nth] ?? 0) + amountOre;
        }
      }
    }
    const types = costTypes.filter((type) => agreement.costTypes.includes(type));
    return { from, to, rows: types.map((costType) => rowOf(agreement, costType, sums.get(costType))) };
  }
}

function rowOf({ shares }: CostAgreement, costType: CostType, sum: Sum | undefined): LastYearRow {
  const shown = sum === undefined || sum.facts >= leastFacts;
  return {
    costType,
    totalOre: shown ? (sum?.total ?? 0) : null,
    units: shares.map(({ unit }, nth) => ({ unit, amountOre: shown ? (sum?.units[nth] ?? 0) : null })),
  };
}
