import { type CalendarDate, earlierOf } from '../../platform/calendar/index.js';

/** An open loan that is due on a day of a closure. */
export interface LoanDueThen {
  readonly id: string;
  readonly instrument: string;
  readonly dueOn: CalendarDate;
  /** Whether its row of the rule matrix lets due days fall on closed days: such a due day stays. */
  readonly keepsClosedDays: boolean;
  /** Where somebody is promised the copy: the last day on which it can be due, `null` where there is none. */
  readonly room?: { readonly latest: CalendarDate | null } | undefined;
}

/** A loan that is due later because of a closure. */
export interface MovedLoan {
  readonly id: string;
  readonly instrument: string;
  readonly from: CalendarDate;
  readonly to: CalendarDate;
}

/** Why a due day stays on a closed day. */
export type KeptBecause = 'rule-keeps-closed-days' | 'promised-to-others' | 'never-open';

/** A loan whose due day stays on a closed day. */
export interface KeptLoan {
  readonly id: string;
  readonly instrument: string;
  readonly dueOn: CalendarDate;
  readonly reason: KeptBecause;
}

/** What a closure does to loans. */
export interface Spread {
  readonly moved: readonly MovedLoan[];
  readonly kept: readonly KeptLoan[];
}

/**
 * Spreads the returns of a closure over open days after it, so that not everybody comes on the first one: in the order of their due days,
 * and on each day as many as on every other, one more on the first ones where it does not come out even. Nobody keeps what is promised
 * to somebody else: such a loan is due on the last of these days that leaves room, else its due day stays.
 *
 * @param loans those that are still to be moved, in the order of their due days
 * @param days the open days that they are spread over, in their order
 * @param movedBefore for each of these days how many were moved to it in a run that was cut off
 */
export function spreadReturns(
  loans: readonly LoanDueThen[],
  days: readonly CalendarDate[],
  movedBefore: ReadonlyMap<CalendarDate, number> = new Map(),
): Spread {
  const moved: MovedLoan[] = [];
  const kept: KeptLoan[] = [];
  const returns = new Map(days.map((day) => [day, movedBefore.get(day) ?? 0]));
  const movable = loans.filter((loan) => reasonToStay(loan, days) === undefined);
  const quota = quotas(movable.length + [...returns.values()].reduce((sum, count) => sum + count, 0), days);
  for (const { id, instrument, dueOn, ...loan } of loans) {
    const reason = reasonToStay({ id, instrument, dueOn, ...loan }, days);
    if (reason !== undefined) {
      kept.push({ id, instrument, dueOn, reason });
      continue;
    }
    const possible = days.filter((day) => loan.room?.latest == null || day <= loan.room.latest);
    const hasPlace = (day: CalendarDate): boolean => (returns.get(day) ?? 0) < (quota.get(day) ?? 0);
    const day = possible.find(hasPlace) ?? possible.at(-1);
    if (day === undefined) throw new Error(`Loan ${id} can be moved to no day`);
    returns.set(day, (returns.get(day) ?? 0) + 1);
    moved.push({ id, instrument, from: dueOn, to: day });
  }
  return { moved, kept };
}

/** Why the due day of a loan stays; `undefined` where it can be moved. */
function reasonToStay(
  { keepsClosedDays, room }: LoanDueThen,
  [first]: readonly CalendarDate[],
): KeptBecause | undefined {
  if (keepsClosedDays) return 'rule-keeps-closed-days';
  if (first === undefined) return 'never-open';
  if (room === undefined) return undefined;
  return room.latest === null || room.latest < first ? 'promised-to-others' : undefined;
}

function quotas(count: number, days: readonly CalendarDate[]): ReadonlyMap<CalendarDate, number> {
  const each = Math.floor(count / Math.max(1, days.length));
  const left = count % Math.max(1, days.length);
  return new Map(days.map((day, index) => [day, each + (index < left ? 1 : 0)]));
}

/**
 * The last day on which something is kept on a hold shelf whose time would run out while the point is closed: as many open days after the
 * closure as were lost, one at least; not beyond the period that it is promised for. `undefined` where that is no later day.
 *
 * @param lost how many open days until then the closure takes
 * @param after the open days after it, in their order
 */
export function prolongedShelfDay(
  { readyUntil, to }: { readonly readyUntil: CalendarDate; readonly to: CalendarDate },
  lost: number,
  after: readonly CalendarDate[],
): CalendarDate | undefined {
  const day = after[Math.max(1, lost) - 1] ?? after.at(-1);
  if (day === undefined) return undefined;
  const within = earlierOf(day, to);
  return within > readyUntil ? within : undefined;
}
