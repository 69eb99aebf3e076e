import type { CalendarDate } from '../../platform/calendar/index.js';
import { type Rejection, refused } from '../../platform/http/index.js';
import type { InstrumentState } from '../domain/instrument-state.js';
import type { CirculatingInstrument } from './circulation.repository.js';
import type { HoldSlip } from './pickup-shelf.js';

/** Where an instrument goes when a step is finished, as answers say it. */
export type NextStep =
  | { readonly step: 'service'; readonly point: string; readonly freeFrom: CalendarDate }
  | { readonly step: 'transfer'; readonly transfer: string; readonly from: string; readonly to: string }
  | ({ readonly step: 'hold'; readonly point: string; readonly reservation: string } & HoldSlip)
  | { readonly step: 'shelf'; readonly point: string };

/** The service that is left when an instrument comes to a point: until a day that has not come yet. */
export function serviceLeft({ freeFrom }: CirculatingInstrument, today: CalendarDate): CalendarDate | null {
  return freeFrom !== null && freeFrom > today ? freeFrom : null;
}

/** The next step of an instrument that stays at a point. */
export function stayingStep(point: string, freeFrom: CalendarDate | null): NextStep {
  return freeFrom === null ? { step: 'shelf', point } : { step: 'service', point, freeFrom };
}

/**
 * Where an instrument is still to be sent whose service days have passed away from home; `null` for every other. Until it is
 * sent it may be lent where it stands, like anything on a shelf: whoever has it in hand knows best.
 */
export function waitingForTransferTo(
  instrument: Pick<CirculatingInstrument, 'state' | 'freeFrom' | 'currentPointId' | 'homePointId'>,
): string | null {
  const { state, freeFrom, currentPointId, homePointId } = instrument;
  // Only service keeps this day with a state that counts as available.
  const isServiceOver = state === 'available' && freeFrom !== null;
  return isServiceOver && currentPointId !== null && currentPointId !== homePointId ? homePointId : null;
}

/**
 * Only what stands at a point can be sent somewhere.
 * @throws Problem 422 with `instrument-` and the state, such as `instrument-on-loan`
 */
export function demandAtRest({ state, dueOn }: Pick<CirculatingInstrument, 'state' | 'dueOn'>): void {
  if (atRest.has(state)) return;
  const due = dueOn === null ? {} : { dueOn };
  const rejection: Rejection = { code: `instrument-${state}`, overridable: false, ...due };
  throw refused([rejection]);
}

const atRest: ReadonlySet<InstrumentState> = new Set(['available', 'in-service']);
