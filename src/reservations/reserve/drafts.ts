import { Injectable } from '@nestjs/common';
import { BorrowerFacts, type CheckoutBorrower } from '../../borrowers/index.js';
import { type Actor, mayDo } from '../../identity/index.js';
import { InstrumentCodes } from '../../inventory/index.js';
import type { OverriddenRejection, Override } from '../../loan-rules/index.js';
import type { LendingPoint } from '../../organisation/index.js';
import {
  type CalendarDate,
  addDays,
  earlierOf,
  parseCalendarDate,
  schoolYearOf,
} from '../../platform/calendar/index.js';
import type { Tx } from '../../platform/database/index.js';
import { type FieldError, badInput } from '../../platform/http/index.js';
import type { Rejection } from '../../platform/http/rejection.js';
import type { Period } from '../domain/period.js';
import { type GradeOffered, decideReservation } from '../domain/reserve-rules.js';
import { priorityOf } from '../domain/waiting-order.js';
import { CopiesQuery, type CopyRow } from '../persistence/copies.query.js';
import {
  ReservationRepository,
  type ReservationRow,
  type ReservationWish,
} from '../persistence/reservation.repository.js';
import { Terms } from './terms.js';

/** What a reservation is asked with. */
export interface ReservationInput {
  readonly borrower: string;
  /** Code, alias or label address of the instrument that it must be; without one any of a kind will do. */
  readonly instrument?: string | null | undefined;
  readonly kind?: string | null | undefined;
  readonly size?: string | null | undefined;
  /** At least this grade. */
  readonly grade?: string | null | undefined;
  readonly from: string;
  readonly to: string;
  readonly pickupPoint: string;
  readonly overrides?: readonly Override[] | null | undefined;
}

/** What is to be stored, or all that speaks against it. */
export type Draft =
  | { readonly allowed: true; readonly wish: ReservationWish; readonly overridden: readonly OverriddenRejection[] }
  | {
      readonly allowed: false;
      readonly kindId: string;
      readonly wishes: PinnedWish;
      readonly rejections: readonly Rejection[];
    };

/** Which copy is meant for which days, where one is: what keeps it is told beside the other reasons. */
export interface PinnedWish extends Period {
  readonly pinnedCode: string | null;
}

interface Thing {
  readonly kindId: string;
  readonly size: string | null;
  readonly gradeId: string;
  readonly instrument: CopyRow | undefined;
}

/** Loads all that a reservation is decided from, but for what is free, and decides it. */
@Injectable()
export class Drafts {
  constructor(
    private readonly codes: InstrumentCodes,
    private readonly borrowers: BorrowerFacts,
    private readonly copies: CopiesQuery,
    private readonly reservations: ReservationRepository,
    private readonly terms: Terms,
  ) {}

  /**
   * The draft, with the borrower locked: two desks count a borrower's reservations one after the other.
   * @param before the reservation that is being changed
   * @throws Problem 400 naming every field that means nothing
   */
  async draft(
    tx: Tx,
    actor: Actor,
    input: ReservationInput,
    today: CalendarDate,
    before?: ReservationRow,
  ): Promise<Draft> {
    const errors: FieldError[] = [];
    const period = periodOf(input, errors);
    const point = await this.terms.point(tx, input.pickupPoint);
    if (point === undefined) errors.push({ field: 'pickupPoint', code: 'unknown-lending-point' });
    const thing = await this.thing(tx, input, errors);
    const borrower = period && (await this.borrower(tx, actor, input.borrower, period.from));
    if (period !== undefined && borrower === undefined) errors.push({ field: 'borrower', code: 'unknown-borrower' });
    if (period === undefined || point === undefined || thing === undefined || borrower === undefined) {
      throw badInput(errors);
    }
    return this.decide(tx, actor, input, { period, point, thing, borrower, today, before });
  }

  private async decide(
    tx: Tx,
    actor: Actor,
    { overrides }: ReservationInput,
    { period, point, thing, borrower, today, before }: Loaded,
  ): Promise<Draft> {
    const about = { kindId: thing.kindId, point, borrower, on: period.from };
    const offered = await this.terms.gradesFrom(tx, thing.gradeId, about);
    const grades: GradeOffered[] = thing.instrument === undefined ? offered : offered.slice(0, 1);
    const reserved = await this.reservations.countOf(tx, borrower.id, period.from, period.to, before?.id ?? '');
    const decision = decideReservation({
      period,
      today,
      earliest: before === undefined ? today : earlierOf(today, before.from),
      borrower: { ...borrower, reserved },
      pickupPoint: point,
      crossesBorder: thing.instrument !== undefined && (await this.terms.crossesBorder(tx, thing.instrument, point)),
      grades,
      byTeacher: actor.role === 'teacher',
      overrides: overrides ?? [],
      mayOverride: mayDo(actor.role, 'loan:override'),
    });
    const pinnedCode = thing.instrument?.code ?? null;
    if (!decision.allowed) {
      const wishes = { ...period, pinnedCode };
      return { allowed: false, kindId: thing.kindId, wishes, rejections: decision.rejections };
    }
    const [lowest] = decision.grades;
    const wish: ReservationWish = {
      borrowerId: borrower.id,
      pinnedCode,
      kindId: thing.kindId,
      size: thing.size,
      leastGradeId: lowest.id,
      mostGradeId: decision.grades.at(-1)?.id ?? lowest.id,
      from: period.from,
      to: period.to,
      busyTo: addDays(period.to, decision.serviceDays),
      pickupPointId: point.id,
      priority: priorityOf(borrower.programmes),
      ruleId: lowest.rule.id,
    };
    return { allowed: true, wish, overridden: decision.overridden };
  }

  private async thing(tx: Tx, input: ReservationInput, errors: FieldError[]): Promise<Thing | undefined> {
    const { instrument: text, kind, size, grade } = input;
    if (text != null && kind != null) errors.push({ field: 'kind', code: 'instrument-or-kind' });
    else if (text != null) return this.pinned(tx, text, errors);
    else if (kind == null) errors.push({ field: 'kind', code: 'required' });
    else if (grade == null) errors.push({ field: 'grade', code: 'required' });
    else {
      const asked = { kind, size: size ?? null, grade };
      const wrong = await this.terms.kindErrors(tx, asked);
      errors.push(...wrong);
      if (wrong.length === 0) return { kindId: kind, size: asked.size, gradeId: grade, instrument: undefined };
    }
    return undefined;
  }

  private async pinned(tx: Tx, text: string, errors: FieldError[]): Promise<Thing | undefined> {
    const code = await this.codes.resolve(tx, text);
    const instrument = code === undefined ? undefined : await this.copies.one(tx, code);
    if (instrument === undefined) {
      errors.push({ field: 'instrument', code: 'unknown-instrument' });
      return undefined;
    }
    const { kindId, size, gradeId } = instrument;
    return { kindId, size, gradeId, instrument };
  }

  /** A teacher reaches own pupils only. Blocks, programmes and age are those of the first day. */
  private async borrower(tx: Tx, actor: Actor, id: string, on: CalendarDate): Promise<CheckoutBorrower | undefined> {
    const reached = actor.role !== 'teacher' || (await this.borrowers.isPupilOf(tx, id, actor.userId));
    return reached ? this.borrowers.forCheckout(tx, id, schoolYearOf(on), on) : undefined;
  }
}

interface Loaded {
  readonly period: Period;
  readonly point: LendingPoint;
  readonly thing: Thing;
  readonly borrower: CheckoutBorrower;
  readonly today: CalendarDate;
  readonly before: ReservationRow | undefined;
}

function periodOf(input: ReservationInput, errors: FieldError[]): Period | undefined {
  const [from, to] = [parseCalendarDate(input.from), parseCalendarDate(input.to)];
  if (from === undefined) errors.push({ field: 'from', code: 'not-a-day' });
  if (to === undefined) errors.push({ field: 'to', code: 'not-a-day' });
  if (from === undefined || to === undefined) return undefined;
  if (to < from) {
    errors.push({ field: 'to', code: 'ends-before-it-begins' });
    return undefined;
  }
  if (to > addDays(from, longestDays)) {
    errors.push({ field: 'to', code: 'too-far-ahead' });
    return undefined;
  }
  return { from, to };
}

/** No rule lends for longer, and service days must still be able to be counted. */
const longestDays = 3_652;
