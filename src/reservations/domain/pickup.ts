import type { OpeningCalendar } from '../../organisation/index.js';
import { type CalendarDate, addDays, earlierOf, laterOf } from '../../platform/calendar/index.js';
import type { Period } from './period.js';

/** A promise of a copy, as far as it says when it is fetched and where. */
interface Promised extends Period {
  readonly id: string;
  readonly state: string;
  readonly pickupPointId: string;
}

/** Of what is promised of a copy, the earliest first, the one for which it is to be kept already; `undefined` where there is none. */
export function earliestPickup(
  promised: readonly Promised[],
  today: CalendarDate,
): Pick<Promised, 'id' | 'pickupPointId' | 'from'> | undefined {
  const next = promised.find(({ state, to }) => state === 'confirmed' && to >= today);
  return next && { id: next.id, pickupPointId: next.pickupPointId, from: next.from };
}

/** Letters whose names are not mistaken for each other's at a counter, in any of the languages spoken there. */
const letters = 'AFHKLRSUY';
const numbers = 1_000;

/**
 * A pick-up code, such as `K482`: a letter and three digits, which everybody can say and nobody can read a name from.
 *
 * @param random gives a whole number from 0 up to, but not including, its argument
 * @param taken the codes of what waits at the same point
 * @returns `undefined` where all are taken
 */
export function pickupCode(random: (below: number) => number, taken: ReadonlySet<string>): string | undefined {
  const count = letters.length * numbers;
  const start = random(count);
  for (let step = 0; step < count; step += 1) {
    const nth = (start + step) % count;
    const code = `${letters.charAt(Math.floor(nth / numbers))}${String(nth % numbers).padStart(3, '0')}`;
    if (!taken.has(code)) return code;
  }
  return undefined;
}

/**
 * The last day on which something is kept for pick-up: so many open days after today, or after the first day of the period
 * where that has not come yet; not beyond the period. Where the point is never open, days count as they are.
 */
export function keptUntil(
  days: number,
  period: Period,
  today: CalendarDate,
  calendar: Pick<OpeningCalendar, 'nextOpen'>,
): CalendarDate {
  let day = laterOf(today, period.from);
  for (let left = days; left > 0; left -= 1) {
    const next = addDays(day, 1);
    day = calendar.nextOpen(next) ?? next;
  }
  return laterOf(today, earlierOf(day, period.to));
}
