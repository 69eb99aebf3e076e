import type { Condition, InstrumentState, RepairStep } from '../../inventory/index.js';
import type { FieldMessage } from '../components/field.js';
import type { AccessoryView, BorrowerRef, InstrumentRef, LoanLine, Named, NextStep } from '../view-models.js';

/** A borrower at the desk: who it is, what is out, and what stands in the way. */
export interface DeskBorrower extends BorrowerRef {
  readonly cardNumber: string | null;
  /** A line that tells two people of one name apart without telling more: birth year, programme, another municipality. */
  readonly about: string | null;
  readonly blocks: readonly { readonly reason: string; readonly until: string | null }[];
  readonly loans: readonly LoanLine[];
  /** What is reserved for them or what they wait for, the next first. */
  readonly reservations: readonly ReservationLine[];
}

/** A reservation that has not ended, as the desk shows it to the borrower. */
export interface ReservationLine {
  readonly id: string;
  readonly state: 'waiting' | 'awaiting-acceptance' | 'confirmed' | 'ready';
  /** Kind and size in words. */
  readonly what: string;
  readonly instrument: string | null;
  readonly from: string;
  readonly to: string;
  readonly point: string;
  readonly position: number | null;
  readonly pickupCode: string | null;
}

/** One reason why not, worded. */
export interface RefusalView {
  readonly code: string;
  readonly detail: string;
  readonly overridable: boolean;
  /** Where it can be put right at once. */
  readonly remedyHref?: string | undefined;
}

/** What a hand-over of this instrument to this borrower would be: the dry run's answer, and what is to be ticked. */
export interface HandOverOffer {
  readonly accessories: readonly AccessoryView[];
  /** Null where no rule row gives a day. */
  readonly dueOn: string | null;
  readonly earliestDueOn: string;
  readonly latestDueOn: string | null;
  /** Null where the reader sees no amounts, or no rule lends it. */
  readonly toPayOre: number | null;
  readonly depositToPayOre: number | null;
  readonly refusals: readonly RefusalView[];
  /** Whether the reader may override reasons that can be overridden. */
  readonly mayOverride: boolean;
  /** Whether it fulfils a reservation of the borrower's. */
  readonly reserved: boolean;
  /** The latest day with which somebody else's reservation is kept, where that is a reason why not. */
  readonly shorterDueOn: string | null;
  readonly chosen?: ChosenHandOver | undefined;
  readonly errors?: readonly FieldMessage[];
}

/** What was chosen before, when the card comes back with an error. */
export interface ChosenHandOver {
  readonly accessories: readonly string[];
  readonly dueOn?: string | undefined;
  /** Codes of the reasons to set aside. */
  readonly overrides: readonly string[];
  readonly comment: string;
}

/** The loan that a returned instrument ends. */
export interface ReturnOffer {
  readonly loanId: string;
  readonly instrument: InstrumentRef;
  readonly borrower: BorrowerRef | null;
  readonly outOn: string;
  readonly dueOn: string;
  readonly overdue: boolean;
  /** The condition before it went out. */
  readonly condition: Condition;
  /** What went out with it. */
  readonly accessories: readonly { readonly id: string; readonly name: string }[];
  readonly today: string;
  readonly mayRenew: boolean;
  readonly errors?: readonly FieldMessage[];
  readonly chosen?: {
    readonly accessories: readonly string[];
    readonly returnedOn: string;
    readonly note: string;
  };
}

/** A finished return: what is to be done with the instrument now. */
export interface ReturnResult {
  readonly loanId: string;
  readonly instrument: InstrumentRef;
  readonly next: NextStep;
  readonly then: readonly NextStep[];
  /** What the borrower is to get back; null where the reader sees no amounts. */
  readonly depositBackOre: number | null;
  /** Names of the accessories that did not come back. */
  readonly missing: readonly string[];
}

/** An instrument whose card was left before it was confirmed. */
export interface LeftBehind {
  readonly instrument: InstrumentRef;
  readonly waitedFor: 'hand-over' | 'return';
}

/** A finished hand-over. */
export interface HandOverReceipt {
  readonly loanId: string;
  readonly instrument: InstrumentRef;
  readonly accessories: readonly string[];
  readonly dueOn: string;
  /** Null where the reader sees no amounts. */
  readonly toPayOre: number | null;
  readonly depositToPayOre: number | null;
}

/** Something the desk can do with an instrument that is neither available nor on loan. */
export type DeskRemedy =
  | { readonly kind: 'receive'; readonly transferId: string; readonly from: string | null; readonly to: string }
  | { readonly kind: 'finish-service'; readonly until: string | null }
  | {
      readonly kind: 'complete-repair';
      readonly repairId: string;
      /** Looked at on the spot, or back from a repairer. */
      readonly repairStep: RepairStep;
      readonly note: string | null;
      readonly accessories: readonly AccessoryView[];
      readonly condition: Condition;
    };

/** What the desk knows at this moment, derived from the address and the register. */
export type DeskView =
  | { readonly step: 'empty' }
  | { readonly step: 'borrower'; readonly borrower: DeskBorrower }
  | {
      readonly step: 'instrument';
      readonly instrument: InstrumentRef;
      readonly place: string;
      /** While on the hold shelf: for how long and under which code, or `nobody`. */
      readonly onHoldShelf?: { readonly pickupCode: string; readonly until: string } | 'nobody';
    }
  | {
      readonly step: 'not-here';
      readonly instrument: InstrumentRef;
      readonly state: InstrumentState;
      readonly place: string;
      /** What the reader may do about it; null where it is for others. */
      readonly remedy: DeskRemedy | null;
      readonly borrower: BorrowerRef | null;
    }
  | {
      readonly step: 'hand-over';
      readonly borrower: DeskBorrower;
      readonly instrument: InstrumentRef;
      readonly offer: HandOverOffer;
    }
  | { readonly step: 'handed-over'; readonly borrower: DeskBorrower; readonly receipt: HandOverReceipt }
  | {
      readonly step: 'return';
      readonly offer: ReturnOffer;
      /** Who brings it back and may take another one. */
      readonly borrower: BorrowerRef | null;
    }
  | { readonly step: 'returned'; readonly result: ReturnResult; readonly borrower: BorrowerRef | null }
  | {
      readonly step: 'matches';
      readonly scan: string;
      readonly borrowers: readonly {
        readonly id: string;
        readonly displayName: string;
        readonly about: string | null;
      }[];
      readonly instruments: readonly (InstrumentRef & { readonly state: InstrumentState })[];
      readonly borrower: BorrowerRef | null;
      readonly instrument: InstrumentRef | null;
    }
  | {
      readonly step: 'unknown';
      readonly scan: string;
      /** What the text looks like: a code of ours whose check character is wrong, a card, or neither. */
      readonly looksLike: 'mistyped-code' | 'unused-code' | 'card' | 'other';
      readonly borrower: BorrowerRef | null;
      readonly instrument: InstrumentRef | null;
    };

/** Everything the desk page shows. */
export interface DeskProps {
  readonly point: Named;
  /** The points where the reader may act; a choice is offered where there are several. */
  readonly points: readonly Named[];
  readonly view: DeskView;
  /** Returns registered by the reader at this point today: how many, and the newest first. */
  readonly returned: { readonly total: number; readonly newest: readonly ReturnResult[] };
  /** Set when a scan was read while a card waited for its confirmation. */
  readonly leftBehind?: LeftBehind | undefined;
  /** The return that the last scan finished on its way to the next instrument: its next step must be seen as well. */
  readonly justReturned?: ReturnResult | undefined;
  readonly mayRegister: { readonly instruments: boolean; readonly borrowers: boolean };
}
