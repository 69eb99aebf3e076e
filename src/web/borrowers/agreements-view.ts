import type { AgreementMethod, AgreementOutcome, AgreementType } from '../../borrowers/index.js';
import type { LinkState } from '../../messages/index.js';

/** Somebody who may accept. */
export interface AcceptorView {
  readonly id: string;
  readonly displayName: string;
  /** Whether a link can be sent. */
  readonly reachable: boolean;
}

/** One thing that is to be accepted, and how it stands. */
export interface WantedView {
  readonly type: AgreementType;
  readonly version: string;
  readonly accepted: boolean;
  /** The fields that say what a contract is about. */
  readonly subject: Readonly<Record<string, string>>;
}

/** An answer that was given. */
export interface AgreementView {
  readonly id: string;
  readonly type: AgreementType;
  readonly version: string;
  readonly acceptor: string;
  readonly outcome: AgreementOutcome;
  readonly method: AgreementMethod;
  readonly at: Date;
  readonly registeredBy: string | null;
}

/** A link that was sent. */
export interface AgreementLinkView {
  readonly id: string;
  readonly type: AgreementType;
  readonly receiver: string;
  readonly state: LinkState;
  /** Whether its mail could not be delivered. */
  readonly failed: boolean;
  readonly sentAt: Date;
  readonly expiresAt: Date;
}

/** What the page of a borrower's acceptances shows. */
export interface AgreementsPageProps {
  readonly borrower: { readonly id: string; readonly displayName: string };
  /** Whether the borrower decides alone, so that nobody has to be asked. */
  readonly decidesAlone: boolean;
  readonly acceptors: readonly AcceptorView[];
  readonly wanted: readonly WantedView[];
  readonly agreements: readonly AgreementView[];
  readonly links: readonly AgreementLinkView[];
  /** Where the reader came from, to go back to. */
  readonly back: string | undefined;
  readonly mayWrite: boolean;
}
