import type { CalendarDate } from '../../platform/calendar/index.js';
import type { Queries, Tx } from '../../platform/database/index.js';
import type { AgreementOutcome } from './domain/agreement.js';

/** What is said in three languages. */
export interface Named {
  readonly nb: string;
  readonly nn: string;
  readonly en: string;
}

/** What a contract is about, as it is put into its text and kept with it. It names no person. */
export interface ContractFacts {
  readonly kind: Named;
  readonly size: string | null;
  /** As it stands on the label: `7K3-M9Q8`; empty while it is not known which copy it will be. */
  readonly code: string | null;
  readonly accessories: readonly string[];
  /** State of wear, by its code; empty while the copy is not known. */
  readonly condition: string | null;
  readonly from: CalendarDate;
  readonly to: CalendarDate;
  /** For each term begun, as the borrower is to pay it. */
  readonly feeOre: number;
  readonly depositOre: number;
  /** Where it is handed over. */
  readonly lendingPoint: string;
  /** The unit that lends, and its municipality. */
  readonly lender: string;
}

/** An instrument as an addendum names it. */
export interface AddendumInstrument extends Pick<ContractFacts, 'kind' | 'size'> {
  readonly code: string;
}

/** Which loans and reservations contracts are about. */
export interface ContractIds {
  readonly reservations: readonly string[];
  readonly loans: readonly string[];
}

/** The instrument of a contract was replaced by another: the same contract holds for that one. */
export interface ContractAddendum {
  readonly loan: string;
  /** That the loan fulfils. */
  readonly reservation: string | null;
  readonly on: CalendarDate;
  readonly replaced: AddendumInstrument;
  readonly by: AddendumInstrument;
  readonly reason: string;
}

/** The facts of a subject, and whose it is. */
export interface SubjectFacts {
  readonly borrowerId: string;
  readonly facts: ContractFacts;
}

/** What one kind of thing must tell, so that a contract can be made about it; the feature that owns the kind says it. */
export abstract class ContractSubject {
  /** What contracts about them say now, by id; those are missing about which no contract can be made. The same few statements for many. */
  abstract factsOf(queries: Queries, ids: readonly string[]): Promise<ReadonlyMap<string, SubjectFacts>>;
  /** Learns in the same unit that its contract was accepted, or declined. */
  abstract answered(tx: Tx, id: string, outcome: AgreementOutcome): Promise<void>;
  /** What was changed since of what contracts about these loans, or about the reservations that they fulfil, cover; the first change first. */
  addenda(_queries: Queries, _about: ContractIds): Promise<ContractAddendum[]> {
    return Promise.resolve([]);
  }
}
