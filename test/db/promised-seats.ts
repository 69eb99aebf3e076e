import type { CalendarDate } from '../../src/platform/calendar/index.js';

/** A stretch of days, both included. */
export interface Days {
  readonly from: CalendarDate;
  readonly to: CalendarDate;
}

/** Whether two stretches have a day in common. */
export function sharesDays(one: Days, other: Days): boolean {
  return one.from <= other.to && other.from <= one.to;
}

/** Whether a stretch lies within another. */
export function liesWithin(inner: Days, outer: Days): boolean {
  return outer.from <= inner.from && inner.to <= outer.to;
}

/** Who needs a copy on some days: the one that it has now, if any, and the others that would do. */
export interface Seeker extends Days {
  readonly now: string | undefined;
  readonly others: readonly string[];
}

interface Seated extends Days {
  readonly code: string;
}

/** Tries every way of giving each seeker a copy on which nobody else is on its days, where at most `moves` get another than now. */
export function canSeatAll(
  [first, ...rest]: readonly Seeker[],
  moves: number,
  seated: readonly Seated[] = [],
): boolean {
  if (first === undefined) return true;
  const { from, to, now, others } = first;
  const canSit = (code: string, left: number): boolean =>
    left >= 0 &&
    !seated.some((other) => other.code === code && sharesDays(other, first)) &&
    canSeatAll(rest, left, [...seated, { code, from, to }]);
  if (now === undefined) return others.some((code) => canSit(code, moves));
  return canSit(now, moves) || others.some((code) => canSit(code, moves - 1));
}
