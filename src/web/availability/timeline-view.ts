import type { Busy } from '../../reservations/index.js';
import type { FieldMessage, FormValues } from '../components/field.js';
import type { InstrumentRef, Named } from '../view-models.js';

export type TimelineField = 'kind' | 'size' | 'grade' | 'point' | 'from' | 'to';

/** An instrument and what keeps it within the period. */
export interface TimelineRow extends InstrumentRef {
  readonly place: string;
  readonly away: boolean;
  readonly busy: readonly Busy[];
}

/** What the timeline shows. */
export interface TimelineProps {
  readonly values: FormValues<TimelineField>;
  readonly kinds: readonly Named[];
  readonly sizes: readonly string[];
  readonly grades: readonly Named[];
  readonly points: readonly Named[];
  readonly errors: readonly FieldMessage[];
  readonly today: string;
  /** Undefined where what was asked for means nothing. */
  readonly found: { readonly free: number; readonly rows: readonly TimelineRow[] } | undefined;
  readonly firstHref: string | null;
  readonly nextHref: string | null;
  /** Where a teacher reserves what is looked at; null for others. */
  readonly reserveHref: string | null;
}
