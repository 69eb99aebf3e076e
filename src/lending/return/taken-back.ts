import type { CirculatingInstrument, Condition, HoldSlip } from '../../inventory/index.js';
import type { CalendarDate } from '../../platform/calendar/index.js';
import type { NextSteps, ReturnStep } from '../domain/return-steps.js';
import type { LoanRow } from '../persistence/loan.repository.js';

/** A return that has been decided. */
export interface TakenBack {
  readonly instrument: CirculatingInstrument;
  readonly loan: LoanRow;
  /** Accessories that went out. */
  readonly lent: ReadonlySet<string>;
  /** Those of them that did not come back. */
  readonly missing: readonly string[];
  readonly returnedOn: CalendarDate;
  readonly condition: Condition;
  readonly steps: NextSteps;
  readonly pointId: string;
}

/** The loan that ended, what is to be done first, and what after that. */
export interface ReturnAnswer {
  readonly loan: string;
  /** With the id by which it is finished, or what stands on the slip of what waits on the hold shelf. */
  readonly next: ReturnStep & { readonly id?: string } & Partial<HoldSlip>;
  readonly then: readonly ReturnStep[];
}
