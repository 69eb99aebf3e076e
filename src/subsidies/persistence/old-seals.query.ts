import { Injectable } from '@nestjs/common';
import type { Queries } from '../../platform/database/index.js';

/** A row that is sealed by another key than today's. */
export interface OldSeal {
  readonly kind: 'case' | 'entry' | 'read' | 'letter' | 'link' | 'presence' | 'secret';
  readonly id: string;
  /** Of a line of a case's log; else 0. */
  readonly number: number;
}

const sources: readonly (readonly [OldSeal['kind'], string])[] = [
  ['case', 'SELECT id, 0 AS number FROM subsidy_case'],
  ['entry', 'SELECT case_id AS id, number FROM subsidy_case_entry'],
  ['read', 'SELECT id, 0 AS number FROM subsidy_case_read'],
  ['letter', 'SELECT id, 0 AS number FROM subsidy_letter'],
  ['link', 'SELECT id, 0 AS number FROM subsidy_case_link'],
  ['presence', 'SELECT token_hash AS id, 0 AS number FROM subsidy_presence'],
  ['secret', 'SELECT purpose AS id, 0 AS number FROM subsidy_secret'],
];

/** Finds what is sealed by an older key. */
@Injectable()
export class OldSeals {
  /** Up to so many rows, of one kind after the other. */
  async next(q: Queries, keyId: string, limit: number): Promise<OldSeal[]> {
    for (const [kind, select] of sources) {
      const rows = await q.all<{ id: string; number: number }>(`${select} WHERE key_id <> $1 LIMIT $2`, [keyId, limit]);
      if (rows.length > 0) return rows.map(({ id, number }) => ({ kind, id, number }));
    }
    return [];
  }
}
