import { Injectable } from '@nestjs/common';
import { toBoolean, type Queries, Reader, toInstant } from '../../platform/database/index.js';

/** An instrument of a loan that was replaced. */
export interface ReplacementView {
  readonly id: string;
  /** Code of the one that came back. */
  readonly replaced: string;
  /** Code of the one that went out instead. */
  readonly instrument: string;
  readonly on: string;
  readonly at: string;
  readonly lendingPoint: string;
  /** State of wear in which the one came back. */
  readonly condition: string;
  /** Names of the accessories that did not come back with it. */
  readonly missing: readonly string[];
  readonly reason: string;
  /** Display name of who did it. */
  readonly by: string | null;
}

interface Row extends Omit<ReplacementView, 'at' | 'missing'> {
  readonly at: unknown;
}

/** The replacements of loans. Who may see the loan is for the asker to decide. */
@Injectable()
export class Replacements {
  constructor(private readonly reader: Reader) {}

  /** Those of a loan, the first one first: two statements. */
  async of(loanId: string, q: Queries = this.reader): Promise<ReplacementView[]> {
    const rows = await q.all<Row>(
      `SELECT r.id, r.old_code AS replaced, r.new_code AS instrument, r.replaced_on AS "on", r.replaced_at AS at,
         r.lending_point_id AS "lendingPoint", r.condition, r.reason, u.display_name AS by
       FROM loan_replacement r LEFT JOIN user_account u ON u.id = r.replaced_by
       WHERE r.loan_id = $1 ORDER BY r.replaced_at, r.id`,
      [loanId],
    );
    if (rows.length === 0) return [];
    const lent = await q.all<{ replacement: string; name: string; cameBack: unknown }>(
      `SELECT o.replacement_id AS replacement, a.name, o.came_back AS "cameBack"
       FROM loan_replacement r JOIN loan_replacement_accessory o ON o.replacement_id = r.id
       JOIN accessory a ON a.id = o.accessory_id
       WHERE r.loan_id = $1 ORDER BY a.position, a.id`,
      [loanId],
    );
    return rows.map((row) => ({
      ...row,
      at: toInstant(row.at).toISOString(),
      missing: lent
        .filter(({ replacement, cameBack }) => replacement === row.id && !toBoolean(cameBack))
        .map(({ name }) => name),
    }));
  }
}
