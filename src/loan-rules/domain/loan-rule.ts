import type { LendingPointKind } from '../../organisation/index.js';
import type { CalendarDate } from '../../platform/calendar/index.js';
import type { Ore } from '../../platform/money/ore.js';

/** How long a loan lasts: a number of days, or to the end of what the municipality's calendar of terms says. */
export const loanLengthKinds = ['days', 'end-of-term', 'end-of-school-year'] as const;
export type LoanLengthKind = (typeof loanLengthKinds)[number];

/** What becomes of a due day on which the lending point is closed. */
export const closedDayStrategies = ['next-open', 'previous-open', 'keep'] as const;
export type ClosedDayStrategy = (typeof closedDayStrategies)[number];

/** The groups of borrowers that a row can be for. */
export const borrowerCategories = ['child', 'adult', 'ensemble'] as const;

/** What of a term's fee goes back when an instrument comes back before the term ends: nothing, or what the months or days left are worth. */
export const earlyReturnCredits = ['none', 'by-month', 'by-day'] as const;
export type EarlyReturnCredit = (typeof earlyReturnCredits)[number];

/** For what a row holds. `null` fits everything. */
export interface RuleConditions {
  readonly lendingPointKind: LendingPointKind | null;
  readonly lendingPointId: string | null;
  readonly gradeId: string | null;
  readonly kindId: string | null;
  readonly programmeId: string | null;
  readonly borrowerCategory: string | null;
  /** A row that is not for other municipalities is for borrowers of the lending point's own, and for no others. */
  readonly otherMunicipalities: boolean;
  /** With `otherMunicipalities` only: the one whose borrowers it is for. */
  readonly borrowerMunicipalityId: string | null;
  readonly validFrom: CalendarDate;
  /** The last day of validity; `null` is until further notice. Before `validFrom` in a row that was withdrawn: it holds on no day. */
  readonly validTo: CalendarDate | null;
}

/** What a row says. A loan keeps what its row says until it is renewed. */
export interface RuleTerms {
  readonly mayBorrow: boolean;
  /** A teacher must have reserved. */
  readonly needsReservation: boolean;
  readonly lengthKind: LoanLengthKind;
  /** Set with `lengthKind` `days` only. */
  readonly lengthDays: number | null;
  /** How many loans the borrower may have open at once, this one included. */
  readonly maxOpenLoans: number;
  readonly maxRenewals: number;
  /** Days that a renewal adds; `null` renews by the rule's own length. */
  readonly renewalDays: number | null;
  /** Longest time with one instrument, earlier loans and renewals included; `null` is without limit. */
  readonly longestTotalDays: number | null;
  /** For each term begun. */
  readonly feeOre: Ore;
  readonly depositOre: Ore;
  readonly creditOnEarlyReturn: EarlyReturnCredit;
  /** Days between two loans, for cleaning. */
  readonly serviceDays: number;
  readonly closedDay: ClosedDayStrategy;
  /** Open days for which something that was reserved is kept for pick-up. */
  readonly holdShelfDays: number;
  /** The general terms must have been accepted for whoever is under the age at which one decides oneself. */
  readonly needsTerms: boolean;
  /** So must a contract about this very loan. */
  readonly needsContract: boolean;
  /** How many days before the due day its coming is reminded of. */
  readonly dueSoonDays: number;
  /** How many days after the due day each reminder of what is late is owed; they follow each other. */
  readonly overdueFirstDays: number;
  readonly overdueSecondDays: number;
  readonly overdueLastDays: number;
}

/** A row of the rule matrix. Of a row that has begun only its last day ever changes. */
export interface LoanRule extends RuleConditions, RuleTerms {
  readonly id: string;
  readonly version: number;
}
