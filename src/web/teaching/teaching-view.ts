import type { ReservationState } from '../../reservations/index.js';
import type { FieldMessage, FormValues } from '../components/field.js';
import type { BorrowerRef, InstrumentRef, Named } from '../view-models.js';
import type { GrowthStart } from './school-years.js';

/** A reservation as the teacher's pages show it. */
export interface ReservationLine {
  readonly id: string;
  /** Null where the link to the person is gone. */
  readonly borrower: BorrowerRef | null;
  readonly state: ReservationState;
  /** What was asked for, in words. */
  readonly what: string;
  /** The copy that is promised. */
  readonly instrument: InstrumentRef | null;
  /** Whether it must be this copy. */
  readonly pinned: boolean;
  readonly from: string;
  readonly to: string;
  readonly point: string;
  readonly position: number | null;
  /** How the place in line came about, without others' names. */
  readonly explanation: string | null;
  readonly readyUntil: string | null;
}

/** What a pupil has at home, and the size that comes next. */
export interface HomeLine {
  readonly loan: string;
  readonly instrument: InstrumentRef;
  readonly dueOn: string;
  readonly kindId: string;
  /** The size that comes next, and where it is reserved. */
  readonly next: { readonly size: string; readonly href: string } | null;
  /** The bigger size that is reserved already. */
  readonly planned: { readonly reservation: string; readonly size: string; readonly from: string } | null;
}

/** A pupil who is to get a bigger size. */
export interface GrowthLine {
  readonly pupil: BorrowerRef;
  readonly loan: string;
  readonly instrument: InstrumentRef;
  readonly dueOn: string;
  readonly reservation: string;
  readonly state: ReservationState;
  readonly toSize: string;
  readonly from: string;
}

/** One of the days from which the next size can be had. */
export interface GrowthChoice {
  readonly start: GrowthStart;
  readonly href: string;
  readonly chosen: boolean;
}

/** A pupil of the teacher's. */
export interface PupilLine {
  readonly id: string;
  readonly displayName: string;
  readonly places: readonly string[];
  readonly home: readonly HomeLine[];
  readonly reserved: readonly ReservationLine[];
}

/** An instrument among those that were found. */
export interface FoundCopy extends InstrumentRef {
  readonly place: string;
  readonly free: boolean;
  /** The first day on which it is free again; null where nobody knows. */
  readonly freeFrom: string | null;
}

/** What was found for a search. */
export interface Found {
  readonly free: number;
  readonly copies: readonly FoundCopy[];
  readonly more: boolean;
}

export type SearchField = 'kind' | 'size' | 'grade' | 'from' | 'to' | 'point';

/** A pupil in the form that reserves. */
export interface WantingPupil {
  readonly id: string;
  readonly displayName: string;
  /** What the pupil plays now, in words. */
  readonly plays: string | null;
  readonly size: string;
  readonly copy: string;
}

/** What the page that reserves shows. */
export interface ReservePageProps {
  readonly pupils: readonly { readonly id: string; readonly displayName: string; readonly chosen: boolean }[];
  readonly values: FormValues<SearchField>;
  readonly kinds: readonly Named[];
  readonly sizes: readonly string[];
  readonly grades: readonly Named[];
  readonly points: readonly Named[];
  readonly errors: readonly FieldMessage[];
  /** Undefined until something is searched for. */
  readonly found: Found | undefined;
  /** From when the next size may begin; none where nobody is said to have grown. */
  readonly growth: readonly GrowthChoice[];
  readonly wanting: readonly WantingPupil[];
  readonly timelineHref: string;
}

/** What came of one pupil's reservation. */
export interface ReserveResult {
  readonly pupil: BorrowerRef;
  readonly reservation: ReservationLine | null;
  /** Every reason, where it was refused. */
  readonly reasons: readonly string[];
  /** The search again, for this pupil. */
  readonly againHref: string;
}
