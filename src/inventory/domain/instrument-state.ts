import type { CalendarDate } from '../../platform/calendar/index.js';

/** Where an instrument is in its circulation. `on-hold-shelf` belongs to a reservation. */
export const instrumentStates = [
  'available',
  'on-loan',
  'on-hold-shelf',
  'in-transfer',
  'in-service',
  'in-repair',
  'missing',
  'lost',
  'retired',
] as const;
export type InstrumentState = (typeof instrumentStates)[number];

/** State of wear today, from the best to the worst. The quality grade is something else: what the instrument is. */
export const conditions = ['as-new', 'fine', 'worn', 'needs-repair', 'unusable'] as const;
export type Condition = (typeof conditions)[number];

/**
 * The state that a stored state means on a day: service ends by its day, not by a job.
 *
 * @param freeFrom the first day on which the instrument may be lent again; `null` when service ends only by hand
 */
export function stateOn(state: InstrumentState, freeFrom: CalendarDate | null, today: CalendarDate): InstrumentState {
  return state === 'in-service' && freeFrom !== null && freeFrom <= today ? 'available' : state;
}
