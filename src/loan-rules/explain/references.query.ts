import { Injectable } from '@nestjs/common';
import type { LendingPointKind } from '../../organisation/index.js';
import type { Queries } from '../../platform/database/index.js';

/** Which of the things that a question names there are. */
export interface KnownReferences {
  readonly lendingPointKind: LendingPointKind | null;
  readonly grade: string | null;
  readonly kind: string | null;
  readonly programme: string | null;
}

/** Looks up the things that a question about rules names. */
@Injectable()
export class RuleReferences {
  /** All of them in one statement; `null` for what there is not. */
  async known(
    q: Queries,
    asked: { lendingPoint: string; grade: string; kind: string; programme: string | null },
  ): Promise<KnownReferences> {
    const found = await q.one<KnownReferences>(
      `SELECT (SELECT kind FROM lending_point WHERE id = $1) AS "lendingPointKind",
         (SELECT id FROM quality_grade WHERE id = $2) AS grade,
         (SELECT id FROM instrument_kind WHERE id = $3) AS kind,
         (SELECT id FROM programme WHERE id = $4) AS programme`,
      [asked.lendingPoint, asked.grade, asked.kind, asked.programme],
    );
    return found ?? { lendingPointKind: null, grade: null, kind: null, programme: null };
  }
}
