import type { AgreementMethod, AgreementOutcome, AgreementType } from '../domain/agreement.js';

/** How an acceptance stands. `undelivered`: it was asked for by a link whose mail did not arrive. */
export type AcceptanceState = 'accepted' | 'on-paper' | 'asked' | 'undelivered' | 'declined' | 'missing';

/** An answer that was given. */
export interface GivenAnswer {
  readonly borrowerId: string;
  readonly type: AgreementType;
  readonly version: string;
  readonly method: AgreementMethod;
  readonly outcome: AgreementOutcome;
  readonly subjectId: string | null;
}

/** A link that can still be answered. */
export interface OpenLink {
  readonly borrowerId: string;
  readonly type: AgreementType;
  readonly subjectId: string | null;
  readonly failed: boolean;
}

/** What some borrowers have accepted and are asked. One acceptance is enough, whatever others have answered. */
export class AcceptanceStates {
  constructor(
    /** The newest first. */
    private readonly answers: readonly GivenAnswer[],
    private readonly links: readonly OpenLink[],
    /** The version of the terms that is asked for. */
    private readonly termsVersion: string,
  ) {}

  /** The general terms. */
  terms(borrowerId: string): AcceptanceState {
    const isTerms = ({ type }: { readonly type: AgreementType }): boolean => type === 'terms';
    return stateOf(
      this.answers.filter((one) => one.borrowerId === borrowerId && isTerms(one) && one.version === this.termsVersion),
      this.links.filter((one) => one.borrowerId === borrowerId && isTerms(one)),
    );
  }

  /** The contract about something. @param ids of the loan, and of the reservation that it fulfils */
  contract(borrowerId: string, ids: readonly string[]): AcceptanceState {
    const isAbout = ({ subjectId }: { readonly subjectId: string | null }): boolean =>
      subjectId !== null && ids.includes(subjectId);
    return stateOf(
      this.answers.filter((one) => one.borrowerId === borrowerId && isAbout(one)),
      this.links.filter((one) => one.borrowerId === borrowerId && isAbout(one)),
    );
  }
}

function stateOf(answers: readonly GivenAnswer[], links: readonly OpenLink[]): AcceptanceState {
  const accepted = answers.find(({ outcome }) => outcome === 'accepted');
  if (accepted !== undefined) return accepted.method === 'paper' ? 'on-paper' : 'accepted';
  if (links.some(({ failed }) => !failed)) return 'asked';
  if (links.length > 0) return 'undelivered';
  return answers.length > 0 ? 'declined' : 'missing';
}
