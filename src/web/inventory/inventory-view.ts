import type { Condition, InstrumentState } from '../../inventory/index.js';
import type { FieldMessage, FormValues } from '../components/field.js';
import type { AccessoryView, BorrowerRef, InstrumentRef, Named } from '../view-models.js';

/** The filters of the list, as they stand in the address. */
export type InstrumentFilter = 'q' | 'kind' | 'size' | 'grade' | 'point' | 'state';

/** An instrument in the list. */
export interface InstrumentRow extends InstrumentRef {
  readonly state: InstrumentState;
  /** Name of the point where it is, or of where it is on the way to; empty while it is out. */
  readonly place: string;
  readonly dueOn: string | null;
}

/** What the list of instruments shows. */
export interface InstrumentListProps {
  readonly filters: FormValues<InstrumentFilter>;
  readonly kinds: readonly Named[];
  /** Sizes of the chosen kind; empty where none is chosen. */
  readonly sizes: readonly string[];
  readonly grades: readonly Named[];
  readonly points: readonly Named[];
  readonly rows: readonly InstrumentRow[];
  readonly firstHref: string | null;
  readonly nextHref: string | null;
  readonly may: { readonly register: boolean; readonly print: boolean };
}

/** One grade that was given. */
export interface GradingView {
  readonly id: string;
  readonly grade: string;
  readonly reason: string;
  readonly by: string | null;
  readonly at: Date;
}

/** One thing that happened, already worded. */
export interface HistoryEntry {
  readonly id: string;
  readonly at: Date;
  /** Who did it; null where the system did, or the reader may not see it. */
  readonly by: string | null;
  readonly what: string;
  readonly note: string | null;
}

/** Everything that staff may know of an instrument. */
export interface InstrumentView extends InstrumentRef {
  readonly serialNumber: string | null;
  readonly condition: Condition;
  readonly state: InstrumentState;
  readonly owner: string;
  readonly manager: string;
  readonly homePoint: string;
  /** Where it is now: a point, a borrower, a repairer, under way. */
  readonly current: string;
  readonly funder: string | null;
  /** Null where it is not known, or not the reader's to see. */
  readonly valueOre: number | null;
  readonly freeFrom: string | null;
  /** Name of the point to which it is to be sent, its service being over. */
  readonly sendTo: string | null;
  readonly accessories: readonly AccessoryView[];
  readonly aliases: readonly string[];
}

/** What the page of one instrument shows. */
export interface InstrumentPageProps {
  readonly instrument: InstrumentView;
  readonly loan: {
    readonly id: string;
    readonly borrower: BorrowerRef | null;
    readonly dueOn: string;
    readonly overdue: boolean;
  } | null;
  readonly repair: {
    readonly id: string;
    readonly step: 'inspection' | 'repair';
    readonly note: string | null;
    readonly since: string;
  } | null;
  readonly transfer: {
    readonly id: string;
    readonly from: string;
    readonly to: string;
    readonly since: string;
  } | null;
  readonly gradings: readonly GradingView[];
  readonly history: readonly HistoryEntry[];
  /** Points it can be sent to, or be found at. */
  readonly points: readonly Named[];
  readonly may: {
    readonly desk: boolean;
    readonly edit: boolean;
    readonly regrade: boolean;
    readonly print: boolean;
    readonly costs: boolean;
    readonly repair: boolean;
    readonly completeRepair: boolean;
    readonly transfer: boolean;
    readonly receive: boolean;
    readonly finishService: boolean;
    readonly reportFound: boolean;
  };
}

/** The fields of an instrument's form beside its accessories. */
export type InstrumentField =
  | 'kindAndSize'
  | 'maker'
  | 'model'
  | 'serialNumber'
  | 'grade'
  | 'gradeReason'
  | 'condition'
  | 'owner'
  | 'manager'
  | 'homePoint'
  | 'funder'
  | 'value'
  | 'newAccessories'
  | 'aliases';

/** What the form of a new or changed instrument shows. */
export interface InstrumentFormProps {
  /** Null for a new one. */
  readonly editing: { readonly code: string; readonly name: string; readonly version: number } | null;
  readonly values: FormValues<InstrumentField>;
  readonly accessories: readonly AccessoryView[];
  readonly errors?: readonly FieldMessage[];
  readonly kinds: readonly (Named & { readonly sizes: readonly string[] })[];
  readonly grades: readonly Named[];
  readonly units: readonly Named[];
  readonly points: readonly Named[];
}

/** What the form of a new grade shows. */
export interface RegradePageProps {
  readonly instrument: InstrumentRef;
  readonly grades: readonly Named[];
  readonly values?: FormValues<'grade' | 'reason'>;
  readonly errors?: readonly FieldMessage[];
}

/** Kind and size as the one value of one list, so that no size of another kind can be chosen. */
export function joinKindAndSize(kind: string, size: string | null): string {
  return size === null ? kind : `${kind}|${size}`;
}

/** The two again. */
export function splitKindAndSize(value: string): { kind: string; size: string | null } {
  const [kind = '', size = ''] = value.split('|');
  return { kind, size: size === '' ? null : size };
}
