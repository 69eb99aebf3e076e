import type { CalendarDate } from '../platform/calendar/index.js';
import type { Tx } from '../platform/database/index.js';

/** A reservation of which there is news. */
export interface Newsworthy {
  readonly id: string;
  /** Empty once the link to the person has been cut: then there is nobody to tell. */
  readonly borrowerId: string | null;
  /** The version that it has come to by this: what makes the news one, however often it is told. */
  readonly version: number;
  /** The day on which it happened. */
  readonly day: CalendarDate;
}

/**
 * What borrowers are told at once about their reservations. Reminders fill it in: they stand above reservations, and know whom to
 * write to and in which words. Each message is owed in the caller's unit, and written when it is sent, from what the register says
 * then. An application without anybody who does so does not start.
 */
export abstract class ReservationNews {
  /** It stands on the hold shelf and can be picked up. */
  abstract ready(tx: Tx, reservation: Newsworthy): Promise<void>;

  /** It waited in line and has a copy now. */
  abstract placed(tx: Tx, reservation: Newsworthy): Promise<void>;
}
