import { Injectable } from '@nestjs/common';
import type { CheckoutBorrower } from '../../borrowers/index.js';
import { InstrumentReference } from '../../inventory/index.js';
import { LoanRules } from '../../loan-rules/index.js';
import { type LendingPoint, Places } from '../../organisation/index.js';
import type { CalendarDate } from '../../platform/calendar/index.js';
import type { Queries } from '../../platform/database/index.js';
import { type FieldError } from '../../platform/http/index.js';
import type { GradeOffered } from '../domain/reserve-rules.js';
import type { CopyRow } from '../persistence/copies.query.js';

/** What is asked for of a kind. */
export interface AskedKind {
  readonly kind: string;
  readonly size: string | null;
  readonly grade: string;
}

/** Kinds, grades, points and rules together, all kept in memory by their features. */
@Injectable()
export class Terms {
  constructor(
    private readonly reference: InstrumentReference,
    private readonly places: Places,
    private readonly rules: LoanRules,
  ) {}

  async point(q: Queries, id: string): Promise<LendingPoint | undefined> {
    return this.places.point(q, id);
  }

  /** Whether an instrument belongs to another municipality than a point's, and does not stand at a point of that one either. */
  async crossesBorder(q: Queries, { homePointId, currentPointId }: CopyRow, point: LendingPoint): Promise<boolean> {
    for (const id of [homePointId, currentPointId]) {
      if (id !== null && (await this.places.point(q, id))?.municipality === point.municipality) return false;
    }
    return true;
  }

  /** Every wrong field of what is asked for of a kind. */
  async kindErrors(q: Queries, { kind: id, size, grade }: AskedKind): Promise<FieldError[]> {
    const kind = await this.reference.kind(q, id);
    const errors: FieldError[] = [];
    if (kind === undefined) errors.push({ field: 'kind', code: 'unknown-kind' });
    else if (size !== null && kind.sizes.length === 0) errors.push({ field: 'size', code: 'kind-has-no-sizes' });
    else if (size !== null && !kind.sizes.includes(size)) {
      errors.push({ field: 'size', code: 'size-not-of-kind', params: { sizes: kind.sizes.join(', ') } });
    }
    if ((await this.reference.grade(q, grade)) === undefined) errors.push({ field: 'grade', code: 'unknown-grade' });
    return errors;
  }

  /** The grades from one on, the lowest first, each with the row that decides for the borrower at the point on a day. */
  async gradesFrom(
    q: Queries,
    least: string,
    about: {
      readonly kindId: string;
      readonly point: LendingPoint;
      readonly borrower: CheckoutBorrower;
      readonly on: CalendarDate;
    },
  ): Promise<GradeOffered[]> {
    const lowest = (await this.reference.grade(q, least))?.position ?? 0;
    const grades = (await this.reference.grades(q)).filter(({ position }) => position >= lowest);
    const offered: GradeOffered[] = [];
    for (const { id, position } of grades) {
      const ruling = await this.rules.ruling(q, {
        lendingPointId: about.point.id,
        lendingPointKind: about.point.kind,
        lendingPointMunicipalityId: about.point.municipality,
        gradeId: id,
        kindId: about.kindId,
        programmeIds: about.borrower.programmes.map((programme) => programme.id),
        borrowerCategory: about.borrower.category,
        borrowerMunicipalityId: about.borrower.municipalityId,
        on: about.on,
      });
      offered.push({ id, position, ...ruling });
    }
    return offered;
  }
}
