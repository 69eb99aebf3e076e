import type { AcceptanceState, AgreementType } from '../../../borrowers/index.js';
import type { SchoolYearItem } from '../../../lending/index.js';
import type { BorrowerRef, InstrumentRef } from '../../view-models.js';

/** How an acceptance stands, or that nobody has to give it. */
export type ShownAcceptance = AcceptanceState | 'not-needed';

/** Something that goes out in the school year, or is out. */
export interface BatchItem extends Pick<
  SchoolYearItem,
  'type' | 'id' | 'state' | 'inYear' | 'readyUntil' | 'pickupCode'
> {
  /** Kind and size, and the least grade where any copy will do. */
  readonly what: string;
  readonly instrument: InstrumentRef | null;
  /** Where the copy is now; null where there is none yet. */
  readonly place: string | null;
  readonly from: string;
  readonly to: string;
  readonly point: string;
  readonly overdue: boolean;
  readonly contract: ShownAcceptance;
  readonly terms: ShownAcceptance;
  /** Whether there is a contract to print about it. */
  readonly printable: boolean;
  /** The page of the reservation or loan; null where the reader has none. */
  readonly href: string | null;
  /** The reservation that a loan fulfils. */
  readonly reservation: string | null;
}

/** A pupil or borrower with one thing, or with none. */
export interface BatchLine {
  /** Null for readers who see no persons. */
  readonly pupil: BorrowerRef | null;
  readonly places: readonly string[];
  readonly item: BatchItem | null;
}

/** Something that a guardian is to be asked to accept. */
export interface Ask {
  readonly pupil: BorrowerRef;
  readonly type: AgreementType;
  /** What a contract is about. */
  readonly item: BatchItem | null;
  /** Who is asked; null where no guardian has an address. */
  readonly receiver: { readonly id: string; readonly displayName: string } | null;
}

/** What came of a link that was to be sent. */
export interface AskResult extends Ask {
  /** Why not; empty where it was sent. */
  readonly reasons: readonly string[];
}
