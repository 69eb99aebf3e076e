import { Injectable } from '@nestjs/common';
import type { LendingPointKind } from '../../organisation/index.js';
import type { Queries } from '../../platform/database/index.js';
import type { FieldError } from '../../platform/http/index.js';

/** The things that a question or a row names; `null` where it names none. */
export interface NamedReferences {
  readonly lendingPoint: string | null;
  readonly grade: string | null;
  readonly kind: string | null;
  readonly programme: string | null;
  readonly borrowerMunicipality: string | null;
}

/** Which of the things that were named there are, and what is known of the lending point. */
export interface KnownReferences extends NamedReferences {
  readonly lendingPointKind: LendingPointKind | null;
  readonly lendingPointMunicipality: string | null;
}

const nothing: KnownReferences = {
  lendingPoint: null,
  lendingPointKind: null,
  lendingPointMunicipality: null,
  grade: null,
  kind: null,
  programme: null,
  borrowerMunicipality: null,
};

/** Looks up the things that a question about rules, or a row of them, names. */
@Injectable()
export class RuleReferences {
  /** All of them in one statement; `null` for what there is not. */
  async known(q: Queries, named: NamedReferences): Promise<KnownReferences> {
    const found = await q.one<KnownReferences>(
      `SELECT p.id AS "lendingPoint", p.kind AS "lendingPointKind", u.municipality_id AS "lendingPointMunicipality",
         (SELECT id FROM quality_grade WHERE id = $2) AS grade,
         (SELECT id FROM instrument_kind WHERE id = $3) AS kind,
         (SELECT id FROM programme WHERE id = $4) AS programme,
         (SELECT id FROM municipality WHERE id = $5) AS "borrowerMunicipality"
       FROM (SELECT 1 AS one) once LEFT JOIN lending_point p ON p.id = $1 LEFT JOIN unit u ON u.id = p.unit_id`,
      [named.lendingPoint, named.grade, named.kind, named.programme, named.borrowerMunicipality],
    );
    return found ?? nothing;
  }
}

/** The fields that name what there is not. */
export function unknownFields(named: NamedReferences, known: KnownReferences): FieldError[] {
  const fields = ['lendingPoint', 'grade', 'kind', 'programme', 'borrowerMunicipality'] as const;
  return fields
    .filter((field) => named[field] !== null && known[field] === null)
    .map((field) => ({ field, code: 'not-one-of' }));
}
