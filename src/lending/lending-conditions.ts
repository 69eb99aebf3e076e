import { Injectable } from '@nestjs/common';
import type { Actor } from '../identity/index.js';
import type { CirculatingInstrument } from '../inventory/index.js';
import type { CheckoutBorrower } from '../borrowers/index.js';
import { type LoanRule, LoanRules, type Ruling } from '../loan-rules/index.js';
import { type LendingPoint, type MunicipalTerm, type OpeningCalendar, Places } from '../organisation/index.js';
import type { CalendarDate } from '../platform/calendar/index.js';
import type { Queries } from '../platform/database/index.js';
import { badInput, refused } from '../platform/http/index.js';

/** Under which rule and calendar a point lends something to somebody. */
export interface Conditions extends Ruling {
  readonly calendar: OpeningCalendar;
  readonly terms: readonly MunicipalTerm[];
}

/** Rules, opening days and terms together, all kept in memory by their features. */
@Injectable()
export class LendingConditions {
  constructor(
    private readonly rules: LoanRules,
    private readonly places: Places,
  ) {}

  /**
   * The lending point where an actor acts.
   * @throws Problem 400 if there is none of that name, 422 `lending-point-not-yours` if it is another unit's
   */
  async ownPoint(q: Queries, actor: Actor, id: string): Promise<LendingPoint> {
    const point = await this.places.point(q, id);
    if (point === undefined) throw badInput([{ field: 'lendingPoint', code: 'unknown-lending-point' }]);
    if (point.unit !== actor.unitId) throw refused([{ code: 'lending-point-not-yours', overridable: false }]);
    return point;
  }

  async point(q: Queries, id: string): Promise<LendingPoint | undefined> {
    return this.places.point(q, id);
  }

  /** Under which rule and calendar a point lends an instrument to a borrower on a day. */
  async at(
    q: Queries,
    point: LendingPoint,
    { gradeId, kindId }: Pick<CirculatingInstrument, 'gradeId' | 'kindId'>,
    borrower: Pick<CheckoutBorrower, 'programmes' | 'category' | 'municipalityId'>,
    on: CalendarDate,
  ): Promise<Conditions> {
    const ruling = await this.rules.ruling(q, {
      ...{ gradeId, kindId, on },
      programmeIds: borrower.programmes.map(({ id }) => id),
      borrowerCategory: borrower.category,
      borrowerMunicipalityId: borrower.municipalityId,
      lendingPointId: point.id,
      lendingPointKind: point.kind,
      lendingPointMunicipalityId: point.municipality,
    });
    const calendar = await this.places.calendar(q, point.id);
    if (calendar === undefined) throw new Error(`Point ${point.id} has no calendar`);
    return { ...ruling, calendar, terms: await this.places.terms(q, point.id) };
  }

  /** The row that a loan was made under. */
  async ruleOf(q: Queries, id: string): Promise<LoanRule | undefined> {
    return this.rules.byId(q, id);
  }
}

/** The term that a day lies in, if it lies in one. */
export function runningTerm<T extends { readonly firstDay: string; readonly lastDay: string }>(
  terms: readonly T[],
  day: CalendarDate,
): T | undefined {
  return terms.find(({ firstDay, lastDay }) => firstDay <= day && day <= lastDay);
}

/** The term that a loan which begins on a day belongs to: the one it falls in, else the next one. The terms come the earliest first. */
export function termFor<T extends { readonly lastDay: string }>(terms: readonly T[], day: CalendarDate): T | undefined {
  return terms.find(({ lastDay }) => day <= lastDay);
}
