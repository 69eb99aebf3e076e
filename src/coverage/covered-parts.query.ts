import { Injectable } from '@nestjs/common';
import type { Queries } from '../platform/database/index.js';
import { ore } from '../platform/money/ore.js';
import type { CoveredPart } from './domain/split.js';

/** What was covered of charges, for whoever settles who pays for it. */
@Injectable()
export class CoveredParts {
  /** What each of several charges had taken off, and each of several credits gives back, by the id of charge or credit. */
  async of(q: Queries, ids: readonly string[]): Promise<ReadonlyMap<string, readonly CoveredPart[]>> {
    const rows = await q.all<{ fact_id: string; coverage_id: string; amount_ore: number }>(
      `SELECT charge_id AS fact_id, coverage_id, amount_ore FROM charge_coverage WHERE charge_id = ANY_OF($1)
       UNION ALL
       SELECT credit_id, coverage_id, amount_ore FROM credit_coverage WHERE credit_id = ANY_OF($1)
       ORDER BY 1, 2`,
      [JSON.stringify(ids)],
    );
    const parts = new Map<string, CoveredPart[]>();
    for (const { fact_id: id, coverage_id: coverageId, amount_ore: amount } of rows) {
      const known = parts.get(id) ?? [];
      known.push({ coverageId, amountOre: ore(amount) });
      parts.set(id, known);
    }
    return parts;
  }
}
