import type { CalendarDate } from '../../platform/calendar/index.js';
import type { Queries, Tx } from '../../platform/database/index.js';

/** For which reservation a copy is to be kept on a hold shelf, here or at another point. */
export interface NextPickup {
  readonly id: string;
  readonly pickupPointId: string;
  readonly from: CalendarDate;
}

/** An instrument that comes back: from a borrower, the workshop, a rest or the road. It is locked, and its old state still stands. */
export interface ComingBack {
  readonly code: string;
  readonly kindId: string;
  /** Where it is now. */
  readonly at: string;
  /** The first day on which it may go out again, where service days are left. */
  readonly freeFrom: CalendarDate | null;
  readonly actorId: string;
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
  /**
   * Gives what comes back to those who wait for it, in their order, before it is decided where it goes, and says the same as
   * {@link nextPickup} then. Where nobody waits for its kind it is one statement.
   */
  abstract comesBack(tx: Tx, back: ComingBack): Promise<NextPickup | undefined>;

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
