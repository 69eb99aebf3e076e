import { Injectable } from '@nestjs/common';
import { type CalendarDate, daysBetween } from '../../platform/calendar/index.js';
import { Reader } from '../../platform/database/index.js';
import type { KeptLoan } from '../domain/closing.js';
import { ClosureMoveRepository } from '../persistence/closure-move.repository.js';
import { type ClosedDays, ClosingPlans } from './closing-plan.js';

/** An old and a new day. */
type Change = readonly [CalendarDate, CalendarDate];

/** What a closure moves: loans and instruments, no persons. */
export interface ClosingEffect {
  /** Of the closure; `null` where it is only asked about. */
  readonly id: string | null;
  readonly lendingPoint: string;
  readonly from: CalendarDate;
  readonly to: CalendarDate;
  /** How many days it is closed, both ends included. */
  readonly days: number;
  /** On how many of them it would be open. */
  readonly openDays: number;
  readonly moved: readonly { readonly loan: string; readonly instrument: string; readonly dueOn: Change }[];
  /** Loans that stay due while it is closed, and why. */
  readonly kept: readonly (Omit<KeptLoan, 'id'> & { readonly loan: string })[];
  readonly prolonged: readonly {
    readonly reservation: string;
    readonly instrument: string;
    readonly readyUntil: Change;
  }[];
  /** The open days that returns are spread over: how many come to each, beside those that are due then anyway. */
  readonly perDay: readonly { readonly day: CalendarDate; readonly returns: number; readonly dueAnyway: number }[];
}

/** Tells what a closure has moved, and would move yet. */
@Injectable()
export class ClosingEffects {
  constructor(
    private readonly reader: Reader,
    private readonly plans: ClosingPlans,
    private readonly moves: ClosureMoveRepository,
  ) {}

  async of(closed: ClosedDays): Promise<ClosingEffect> {
    const plan = await this.plans.of(this.reader, closed);
    const done = closed.id === null ? [] : await this.moves.of(this.reader, closed.id);
    const moved = [
      ...done.flatMap(({ loanId, instrument, from, to }) =>
        loanId === null ? [] : [{ id: loanId, instrument, from, to }],
      ),
      ...plan.moved,
    ];
    const prolonged = [
      ...done.flatMap(({ reservationId: id, instrument, from, to }) =>
        id === null ? [] : [{ id, instrument, from, to }],
      ),
      ...plan.prolonged.map(({ id, instrument, readyUntil, until }) => ({
        id,
        instrument,
        from: readyUntil,
        to: until,
      })),
    ];
    const { lendingPoint, from, to } = closed;
    return {
      id: closed.id,
      ...{ lendingPoint, from, to },
      days: daysBetween(from, to) + 1,
      openDays: plan.lostDays.length,
      moved: moved.map((one) => ({ loan: one.id, instrument: one.instrument, dueOn: [one.from, one.to] })),
      kept: plan.kept.map(({ id, ...one }) => ({ loan: id, ...one })),
      prolonged: prolonged.map((one) => ({
        reservation: one.id,
        instrument: one.instrument,
        readyUntil: [one.from, one.to],
      })),
      perDay: await this.perDay(closed, plan.returnDays, moved, done),
    };
  }

  private async perDay(
    { lendingPoint }: ClosedDays,
    days: readonly CalendarDate[],
    moved: readonly { readonly to: CalendarDate }[],
    done: readonly { readonly loanId: string | null; readonly to: CalendarDate }[],
  ): Promise<ClosingEffect['perDay']> {
    const all = [...new Set([...days, ...moved.map(({ to }) => to)])].sort();
    const due = await this.moves.returnsOn(this.reader, lendingPoint, all);
    return all.map((day) => {
      const moveDone = done.filter(({ loanId, to }) => loanId !== null && to === day).length;
      const returns = moved.filter(({ to }) => to === day).length;
      return { day, returns, dueAnyway: Math.max(0, (due.get(day) ?? 0) - moveDone) };
    });
  }
}
