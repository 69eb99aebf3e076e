import { type CirculatingInstrument, type HoldSlip, type NextPickup, PickupShelf } from '../inventory/index.js';
import type { CalendarDate } from '../platform/calendar/index.js';
import type { Queries, Tx } from '../platform/database/index.js';

/** A reservation that a hand-over fulfils. */
export interface ReservationToFulfil {
  readonly id: string;
  /** The copy that is promised; for an any-of reservation it may be exchanged until the hand-over. */
  readonly instrumentCode: string;
  /** Whether exactly this instrument was asked for. */
  readonly pinned: boolean;
  readonly state: 'awaiting-acceptance' | 'confirmed' | 'ready';
  readonly from: CalendarDate;
  readonly to: CalendarDate;
  readonly pickupPointId: string;
  /** Who reserved: a user. A rule that needs a teacher's reservation is met by one of the pupil's teacher. */
  readonly madeBy: string;
}

/** For whom, what, where and when something is handed over. */
export interface HandOver {
  readonly borrowerId: string;
  readonly instrument: Pick<CirculatingInstrument, 'code' | 'kindId' | 'size' | 'gradeId'>;
  readonly pointId: string;
  readonly on: CalendarDate;
}

/** A stretch of days for which one instrument is wanted; both days included, service days at its end too. */
export interface WantedStretch {
  readonly code: string;
  readonly from: CalendarDate;
  readonly to: CalendarDate;
  /** The reservation that is being fulfilled: it is no conflict, and its own copy is free for others. */
  readonly exceptReservationId?: string | undefined;
}

/**
 * What hand-over, renewal and return ask of reservations, and tell them. Every method that takes a `Tx` writes in the caller's
 * unit; the caller holds the lock of the instrument that it names. What is to be kept for pick-up, {@link pickupLeadDays} before its
 * period begins, inventory asks of it too, and gives it what comes back.
 */
export abstract class Promises extends PickupShelf {
  /**
   * Whether anything is promised that a hand-over has to look at: of this copy to anybody, or of its kind to this borrower. One
   * statement, so that a hand-over nobody has reserved anything for asks no more. The caller holds the lock of the instrument.
   */
  abstract concern(q: Queries, handOver: HandOver): Promise<boolean>;

  /**
   * The borrower's reservation that a hand-over fulfils: pinned to the instrument, or one for any of a kind that the
   * instrument fits; what is promised this very copy first, then
   * those of the point, then the earliest. It may begin up to {@link pickupLeadDays} later. Reads only.
   */
  abstract forHandOver(q: Queries, handOver: HandOver): Promise<ReservationToFulfil | undefined>;

  /** The same, locked until the unit has ended. */
  abstract lockForHandOver(tx: Tx, handOver: HandOver): Promise<ReservationToFulfil | undefined>;

  /**
   * The first day within a stretch from which somebody else's promise needs this copy; `undefined` where none does. What could
   * be moved to another copy counts as none. Reads only.
   */
  abstract firstConflict(q: Queries, stretch: WantedStretch): Promise<CalendarDate | undefined>;

  /**
   * The same, and moves others' provisional copies to make room, where that is possible. With a conflict nothing is moved: the
   * caller refuses, or asks again for a stretch that ends before it.
   */
  abstract makeRoom(tx: Tx, stretch: WantedStretch, actorId: string | null): Promise<CalendarDate | undefined>;

  /**
   * Records that a loan fulfils a reservation with this copy, which may be another than the provisional one. Room for the loan has
   * been made before.
   * @throws Problem 409 `reservation-ended` if it is promised no more
   */
  abstract fulfil(tx: Tx, reservationId: string, by: { code: string; loanId: string; actorId: string }): Promise<void>;

  /**
   * Takes a fulfilment back, the loan being undone: promised again, with the same copy if that is free by now, else another,
   * else in line. The caller has moved the instrument before. Nothing happens where the loan fulfilled none.
   */
  abstract unfulfil(tx: Tx, loanId: string, actorId: string): Promise<void>;

  /**
   * What is ready waits on the shelf no more, its promise stands (the instrument turned out to need repair, say): confirmed
   * again, with this copy or another, or in line where there is none. The caller has moved the instrument before.
   */
  abstract clearShelf(tx: Tx, reservationId: string, actorId: string): Promise<void>;

  /** The reservation that a loan fulfilled: its contract is the loan's. */
  abstract fulfilledBy(q: Queries, loanId: string): Promise<string | undefined>;

  /** The reservation for which an instrument waits on a hold shelf; `undefined` where it is to be cleared. */
  abstract readyOn(q: Queries, code: string): Promise<(NextPickup & HoldSlip) | undefined>;
}

/** So many days before its period begins a copy is fetched, kept on a hold shelf or sent to where it is picked up. */
export const pickupLeadDays = 3;
