import { Injectable } from '@nestjs/common';
import type { CalendarDate } from '../../platform/calendar/index.js';
import type { Queries, Tx } from '../../platform/database/index.js';
import { ore } from '../../platform/money/ore.js';
import type { CoverageInForce, CoveredPart } from '../domain/split.js';
import { ChargeCoverageEntity, CoverageEntity, CreditCoverageEntity } from './entities.js';

interface InForceRow {
  readonly id: string;
  readonly position: number;
  readonly basis_points: number;
  readonly cap_ore: number | null;
  readonly spent_ore: number;
}

/** What a coverage has taken and not got back, in øre. */
const spent = `COALESCE((SELECT SUM(p.amount_ore) FROM charge_coverage p WHERE p.coverage_id = c.id), 0)
  - COALESCE((SELECT SUM(p.amount_ore) FROM credit_coverage p WHERE p.coverage_id = c.id), 0)`;

/** Coverages and what they took. */
@Injectable()
export class CoverageRepository {
  /** The caller has locked the borrower, so that each has a place of its own. */
  async add(tx: Tx, coverage: Omit<CoverageEntity, 'position'>): Promise<void> {
    const row = await tx.one<{ next: number }>(
      'SELECT COALESCE(MAX(position), 0) + 1 AS next FROM coverage WHERE borrower_id = $1',
      [coverage.borrowerId],
    );
    await tx.insert(CoverageEntity, { ...coverage, position: row?.next ?? 1 });
  }

  /** Ends a coverage after a day. @returns false if it ends no later anyway, or is not there */
  async end(tx: Tx, id: string, lastDay: CalendarDate): Promise<boolean> {
    const rows = await tx.run(
      'UPDATE coverage SET valid_to = $1 WHERE id = $2 AND (valid_to IS NULL OR valid_to > $1)',
      [lastDay, id],
    );
    return rows === 1;
  }

  async inForce(
    q: Queries,
    borrowerId: string,
    day: CalendarDate,
    { loan, reservation }: { readonly loan: string | null; readonly reservation: string | null },
  ): Promise<CoverageInForce[]> {
    const rows = await q.all<InForceRow>(
      `SELECT c.id, c.position, c.basis_points, c.cap_ore, CASE WHEN c.cap_ore IS NULL THEN 0 ELSE ${spent} END AS spent_ore
       FROM coverage c
       WHERE c.borrower_id = $1 AND c.valid_from <= $2 AND (c.valid_to IS NULL OR c.valid_to >= $2)
         AND (c.loan_id IS NULL OR c.loan_id = $3) AND (c.reservation_id IS NULL OR c.reservation_id = $4)
       ORDER BY c.position`,
      [borrowerId, day, loan, reservation],
    );
    return rows.map((row) => ({
      id: row.id,
      position: row.position,
      basisPoints: row.basis_points,
      leftOre: row.cap_ore === null ? null : ore(Math.max(0, row.cap_ore - row.spent_ore)),
    }));
  }

  async take(tx: Tx, chargeId: string, parts: readonly CoveredPart[]): Promise<void> {
    for (const { coverageId, amountOre } of parts) {
      await tx.insert(ChargeCoverageEntity, { chargeId, coverageId, amountOre });
    }
  }

  async giveBack(tx: Tx, creditId: string, parts: readonly CoveredPart[]): Promise<void> {
    for (const { coverageId, amountOre } of parts) {
      await tx.insert(CreditCoverageEntity, { creditId, coverageId, amountOre });
    }
  }

  /** What was taken of a charge. */
  async partsOf(q: Queries, chargeId: string): Promise<CoveredPart[]> {
    const rows = await q.all<{ coverage_id: string; amount_ore: number }>(
      'SELECT coverage_id, amount_ore FROM charge_coverage WHERE charge_id = $1 ORDER BY coverage_id',
      [chargeId],
    );
    return rows.map((row) => ({ coverageId: row.coverage_id, amountOre: ore(row.amount_ore) }));
  }

  /** What each of several coverages has taken and not got back, in øre. */
  async spentOf(q: Queries, ids: readonly string[]): Promise<ReadonlyMap<string, number>> {
    const rows = await q.all<{ id: string; spent_ore: number }>(
      `SELECT c.id, ${spent} AS spent_ore FROM coverage c WHERE c.id = ANY_OF($1)`,
      [JSON.stringify(ids)],
    );
    return new Map(rows.map((row) => [row.id, row.spent_ore]));
  }
}
