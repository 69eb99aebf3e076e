import { Injectable } from '@nestjs/common';
import { type InstrumentCode, InstrumentReference, isSmaller } from '../../inventory/index.js';
import type { Queries } from '../../platform/database/index.js';

/** An open loan of an instrument that its borrower has outgrown. */
export interface SmallerLoan {
  readonly loan: string;
  readonly code: InstrumentCode;
}

/** What borrowers still have out in a smaller size. */
@Injectable()
export class SmallerLoans {
  constructor(private readonly reference: InstrumentReference) {}

  /** The largest of a borrower's open loans of a kind that is smaller than a size: one statement, and none where the kind has no sizes. */
  async of(
    q: Queries,
    borrowerId: string,
    { kindId, size }: { readonly kindId: string; readonly size: string | null },
  ): Promise<SmallerLoan | undefined> {
    const sizes = (await this.reference.kind(q, kindId))?.sizes ?? [];
    if (size === null || sizes.length === 0) return undefined;
    const rows = await q.all<SmallerLoan & { size: string | null }>(
      `SELECT l.id AS loan, i.code, i.size FROM loan l JOIN instrument i ON i.code = l.instrument_code
       WHERE l.borrower_id = $1 AND l.state = 'open' AND i.kind_id = $2 ORDER BY i.sort_key DESC`,
      [borrowerId, kindId],
    );
    return rows.find((row) => isSmaller(sizes, row.size, size));
  }
}
