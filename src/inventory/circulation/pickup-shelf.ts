import type { CalendarDate } from '../../platform/calendar/index.js';
import type { Queries, Tx } from '../../platform/database/index.js';

/** For which reservation a copy is to be kept on a hold shelf, here or at another point. */
export interface NextPickup {
  readonly id: string;
  readonly pickupPointId: string;
  readonly from: CalendarDate;
}

/** What stands on the slip of something that waits on a hold shelf. */
export interface HoldSlip {
  /** Shown on the slip instead of a name; unique among what waits at the point. */
  readonly pickupCode: string;
  /** The last day on which it is kept. */
  readonly readyUntil: CalendarDate;
}

/**
 * What inventory must know of promises to say where an instrument goes when a step of it is finished. Reservations fill it in:
 * they stand above inventory, which asks through this and imports nothing of theirs. An application without anybody who does does
 * not start.
 */
export abstract class PickupShelf {
  /** For which confirmed reservation a copy is to be kept already, the earliest; `undefined` where nobody needs it soon. */
  abstract nextPickup(
    q: Queries,
    question: { readonly code: string; readonly today: CalendarDate },
  ): Promise<NextPickup | undefined>;

  /**
   * Makes a confirmed reservation ready for pick-up. The caller moves the instrument to `on-hold-shelf`.
   * @throws Problem 409 `reservation-ended` if it is not confirmed any more
   */
  abstract makeReady(tx: Tx, reservationId: string, actorId: string): Promise<HoldSlip>;
}
