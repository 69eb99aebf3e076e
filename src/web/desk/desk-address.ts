import { withQuery } from '../href.js';

/** What the desk's address says: everything else is read from the register. */
export interface DeskAddress {
  /** Slug of the lending point; the reader's own where it is left out. */
  readonly point?: string | undefined;
  /** Id of who stands at the desk. */
  readonly borrower?: string | undefined;
  /** Code of what lies on the desk. */
  readonly instrument?: string | undefined;
  /** A typed text that may mean several, or nothing. */
  readonly scan?: string | undefined;
  /** Id of the loan that was just begun. */
  readonly loan?: string | undefined;
  /** Id of the loan that was just ended. */
  readonly returned?: string | undefined;
  /** Code of an instrument whose card was left without being confirmed. */
  readonly left?: string | undefined;
}

/** The address of the desk in a state. */
export function deskPath({ point, borrower, instrument, scan, loan, returned, left }: DeskAddress): string {
  return withQuery('/desk', { point, borrower, instrument, scan, loan, returned, left });
}
