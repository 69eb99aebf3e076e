import { Injectable } from '@nestjs/common';
import { InstrumentReference, kindRange } from '../../inventory/index.js';
import { LoanRules } from '../../loan-rules/index.js';
import { Places } from '../../organisation/index.js';
import { type CalendarDate, earlierOf } from '../../platform/calendar/index.js';
import type { Queries } from '../../platform/database/index.js';
import { type Busy, occupancyOf } from '../domain/occupancy.js';
import type { Period } from '../domain/period.js';
import type { Copy, Held, HeldState, Pool, Want } from '../domain/placement.js';
import { CopiesQuery, type CopyRow } from '../persistence/copies.query.js';
import type { ReservationRow } from '../persistence/reservation.repository.js';

const heldStates: ReadonlySet<string> = new Set<HeldState>(['awaiting-acceptance', 'confirmed', 'ready']);

/** Makes the facts of a search for copies out of what is stored. */
@Injectable()
export class Pools {
  constructor(
    private readonly copies: CopiesQuery,
    private readonly reference: InstrumentReference,
    private readonly places: Places,
    private readonly rules: LoanRules,
  ) {}

  /**
   * The copies of a kind and what is promised of them from today on. If they are very many, those that are meant and those free in the
   * period come first.
   */
  async load(
    q: Queries,
    kindId: string,
    period: Period,
    today: CalendarDate,
    meant: readonly (string | null | undefined)[],
  ): Promise<Pool> {
    const kind = await this.reference.kind(q, kindId);
    if (kind === undefined) return { copies: [], held: [], today };
    const rows = await this.copies.ofKind(
      q,
      kindId,
      kindRange(kind),
      period,
      meant.filter((code) => code != null),
    );
    const copies: Copy[] = [];
    // One after the other: what is not in memory is a statement on the unit's one connection.
    for (const row of rows) copies.push(await this.copy(q, row, today));
    const codes = rows.map(({ code }) => code);
    const promised = await this.copies.heldOn(q, codes, earlierOf(today, period.from));
    const held: Held[] = [];
    for (const row of promised) held.push(...(await this.heldOrNone(q, row)));
    return { copies, held, today };
  }

  /** What a reservation asks of a copy. */
  async want(q: Queries, row: ReservationRow): Promise<Want> {
    return {
      id: row.id,
      from: row.from,
      to: row.busyTo,
      pinnedCode: row.pinnedCode,
      size: row.size,
      leastGrade: await this.gradePosition(q, row.leastGradeId),
      mostGrade: await this.gradePosition(q, row.mostGradeId),
      area: await this.areaOf(q, row.pickupPointId),
      pickupPointId: row.pickupPointId,
    };
  }

  /** The same of one that has a copy; `undefined` for every other. */
  async held(q: Queries, row: ReservationRow): Promise<Held | undefined> {
    return (await this.heldOrNone(q, row))[0];
  }

  /** The position of a grade, by which grades are compared. */
  async gradePosition(q: Queries, gradeId: string): Promise<number> {
    return (await this.reference.grade(q, gradeId))?.position ?? 0;
  }

  /** What an instrument's own state keeps it from. */
  async busy(q: Queries, row: CopyRow, today: CalendarDate): Promise<Busy | undefined> {
    const rule = row.loanRuleId === null ? undefined : await this.rules.byId(q, row.loanRuleId);
    return occupancyOf({ ...row, serviceDays: rule?.serviceDays ?? 0 }, today);
  }

  private async heldOrNone(q: Queries, row: ReservationRow): Promise<Held[]> {
    const { instrumentCode: code, state, version } = row;
    if (code === null || !isHeld(state)) return [];
    return [{ ...(await this.want(q, row)), code, state, version }];
  }

  private async copy(q: Queries, row: CopyRow, today: CalendarDate): Promise<Copy> {
    const { code, size, homePointId, currentPointId, version } = row;
    return {
      code,
      size,
      grade: await this.gradePosition(q, row.gradeId),
      area: await this.areaOf(q, homePointId),
      homePointId,
      currentPointId,
      busy: await this.busy(q, row, today),
      version,
    };
  }

  /** The municipality of a point. */
  async areaOf(q: Queries, pointId: string): Promise<string> {
    return (await this.places.point(q, pointId))?.municipality ?? '';
  }
}

/** Whether a state holds a copy. */
export function isHeld(state: string): state is HeldState {
  return heldStates.has(state);
}
