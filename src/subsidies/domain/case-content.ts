import type { CalendarDate } from '../../platform/calendar/index.js';

/** What support is asked for: one loan, one reservation, or all that is borrowed in a period. */
export interface CaseSubject {
  readonly loanId: string | null;
  readonly reservationId: string | null;
  readonly from: CalendarDate;
  readonly to: CalendarDate;
}

/** Somebody on the staff, as a case remembers who did something. */
export interface CasePerson {
  readonly id: string;
  readonly name: string;
}

/** What was decided. Days and amounts of a rejection are empty. */
export interface CaseDecision {
  readonly outcome: 'granted' | 'rejected';
  /** Share of each charge that is covered; 10 000 is all of it. */
  readonly coverageBasisPoints: number | null;
  readonly capOre: number | null;
  readonly validFrom: CalendarDate | null;
  readonly validTo: CalendarDate | null;
  readonly grounds: string;
  readonly at: string;
  readonly by: CasePerson;
}

/** How the applicant came to be one: by the link, on paper, or because the unit's routing asks for no confirmation. */
export type Confirmation = 'link' | 'paper' | 'not-needed';

/** All that a case knows and nobody reads without the key. */
export interface CaseContent extends CaseSubject {
  readonly borrowerId: string;
  /** Guardian or the adult borrower; `null` while nobody has been found who could be one. */
  readonly applicantId: string | null;
  /** Who asked, with what was said; empty where the unit itself took the application. */
  readonly askedBy: (CasePerson & { readonly role: string }) | null;
  readonly note: string | null;
  /** Grounds of the application itself. */
  readonly grounds: string | null;
  readonly confirmed: { readonly how: Confirmation; readonly at: string } | null;
  readonly assignee: CasePerson | null;
  /** The question that waits for an answer. */
  readonly question: string | null;
  readonly decision: CaseDecision | null;
  readonly coverageId: string | null;
  readonly revocation: { readonly from: CalendarDate; readonly reason: string; readonly at: string } | null;
  /** The case that this one follows upon, and the one that follows upon it. */
  readonly renewalOf: string | null;
  readonly renewedBy: string | null;
}
