import { setImmediate as nextTurn } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { LoanRules } from '../../loan-rules/index.js';
import { type ClosedRange, type OpeningCalendar, Places } from '../../organisation/index.js';
import { type CalendarDate, addDays, laterOf } from '../../platform/calendar/index.js';
import { Clock } from '../../platform/clock/index.js';
import type { Queries } from '../../platform/database/index.js';
import { ShelfTime, type Waiting } from '../../reservations/index.js';
import { type LoanDueThen, type Spread, prolongedShelfDay, spreadReturns } from '../domain/closing.js';
import { LoanRoom } from '../loan-room.js';
import { ClosureMoveRepository, type DueLoan } from '../persistence/closure-move.repository.js';

/** Days on which a point is to be closed; with an id once they are. */
export interface ClosedDays extends ClosedRange {
  readonly id: string | null;
  readonly lendingPoint: string;
}

/** Something on a hold shelf that is kept longer. */
export interface KeptLonger extends Waiting {
  readonly until: CalendarDate;
}

/** What a closure has still to move, and where to. */
export interface ClosingPlan extends Spread {
  /** The days of the closure on which the point would be open. */
  readonly lostDays: readonly CalendarDate[];
  /** The open days that returns are spread over. */
  readonly returnDays: readonly CalendarDate[];
  readonly prolonged: readonly KeptLonger[];
}

/** So many loans are looked at before requests come in between. */
const loansPerTurn = 50;

/**
 * Plans what a closure moves. It is derived from the register each time, and so the same for a preview, for the closing itself, and for
 * a run that finishes what was cut off.
 */
@Injectable()
export class ClosingPlans {
  constructor(
    private readonly places: Places,
    private readonly rules: LoanRules,
    private readonly moves: ClosureMoveRepository,
    private readonly room: LoanRoom,
    private readonly shelf: ShelfTime,
    private readonly clock: Clock,
  ) {}

  /**
   * Returns are spread over as many open days after the closure as it takes, one at least. Reads only.
   * @throws Error where there is no such point
   */
  async of(q: Queries, closed: ClosedDays): Promise<ClosingPlan> {
    const known = await this.places.calendar(q, closed.lendingPoint);
    if (known === undefined) throw new Error(`Point ${closed.lendingPoint} has no calendar`);
    const calendar = known.alsoClosed(closed);
    const lostDays = known.openBut(closed);
    const first = laterOf(addDays(closed.to, 1), this.clock.today());
    const returnDays = calendar.firstOpen(first, Math.max(1, lostDays.length));
    const loans = await this.loans(q, closed, calendar, returnDays.at(-1));
    const spread = spreadReturns(loans, returnDays, await this.movedBefore(q, closed));
    return { ...spread, lostDays, returnDays, prolonged: await this.prolonged(q, closed, lostDays, returnDays) };
  }

  private async loans(
    q: Queries,
    { id, lendingPoint, from, to }: ClosedDays,
    calendar: OpeningCalendar,
    last: CalendarDate | undefined,
  ): Promise<LoanDueThen[]> {
    const loans: LoanDueThen[] = [];
    for (const loan of await this.moves.loansDue(q, { pointId: lendingPoint, from, to, closureId: id ?? '' })) {
      loans.push(await this.loan(q, loan, calendar, last));
      if (loans.length % loansPerTurn === 0) await nextTurn();
    }
    return loans;
  }

  private async loan(
    q: Queries,
    { ruleId, ...loan }: DueLoan,
    calendar: OpeningCalendar,
    last: CalendarDate | undefined,
  ): Promise<LoanDueThen> {
    const rule = await this.rules.byId(q, ruleId);
    if (rule === undefined) throw new Error(`Loan ${loan.id} has no rule`);
    const keepsClosedDays = rule.closedDay === 'keep';
    if (last === undefined || keepsClosedDays) return { ...loan, keepsClosedDays };
    const wanted = { code: loan.instrument, from: this.clock.today(), dueOn: last, notBefore: loan.dueOn };
    const conflict = await this.room.conflict(q, { ...wanted, rule, calendar });
    return { ...loan, keepsClosedDays, room: conflict && { latest: conflict.latestDueOn } };
  }

  private async movedBefore(q: Queries, { id }: ClosedDays): Promise<ReadonlyMap<CalendarDate, number>> {
    const counts = new Map<CalendarDate, number>();
    if (id === null) return counts;
    for (const { loanId, to } of await this.moves.of(q, id)) {
      if (loanId !== null) counts.set(to, (counts.get(to) ?? 0) + 1);
    }
    return counts;
  }

  private async prolonged(
    q: Queries,
    { lendingPoint, from, to }: ClosedDays,
    lostDays: readonly CalendarDate[],
    after: readonly CalendarDate[],
  ): Promise<KeptLonger[]> {
    const waiting = await this.shelf.endingWithin(q, lendingPoint, from, to);
    return waiting.flatMap((one) => {
      const lost = lostDays.filter((day) => day <= one.readyUntil).length;
      const until = prolongedShelfDay(one, lost, after);
      return until === undefined ? [] : [{ ...one, until }];
    });
  }
}
