/**
 * The words of the mail with a link, of the page that it opens, and of the summaries beside the Norwegian text, in one language. Days and
 * amounts stand after a colon, so that no language has to inflect them. The mail names neither the borrower nor what is lent.
 */
export interface AcceptanceTexts {
  /** Whether a native speaker has read them; a municipality has the others read before it relies on them. */
  readonly reviewed: boolean;
  readonly subject: string;
  readonly greeting: string;
  /** What the mail asks for: of the terms, and of a contract. */
  readonly askTerms: string;
  readonly askContract: string;
  /** Over the link. */
  readonly open: string;
  /** `{day}` */
  readonly validUntil: string;
  readonly once: string;
  readonly farewell: string;
  readonly automatic: string;
  /** Titles of the page. */
  readonly titleTerms: string;
  readonly titleContract: string;
  /** `{name}`: for whom it is asked. */
  readonly forBorrower: string;
  readonly summaryTitle: string;
  /** That the Norwegian text governs and this is a translation. */
  readonly translation: string;
  readonly summaryTerms: readonly string[];
  readonly summaryContract: readonly string[];
  /** Labels of the facts of a contract. */
  readonly instrument: string;
  readonly accessories: string;
  readonly from: string;
  readonly to: string;
  readonly fee: string;
  readonly deposit: string;
  readonly place: string;
  readonly governing: string;
  readonly accept: string;
  readonly decline: string;
  /** Before the answer is sent: `{name}`. */
  readonly confirmAccept: string;
  readonly confirmDecline: string;
  readonly sendAccept: string;
  readonly sendDecline: string;
  readonly back: string;
  readonly accepted: string;
  readonly declined: string;
  /** What happens after declining. */
  readonly afterDeclined: string;
  /** `{day}` */
  readonly answeredOn: string;
  readonly pdf: string;
  readonly changed: string;
  readonly expiredTitle: string;
  readonly revokedTitle: string;
  readonly unknownTitle: string;
  /** What to do with a link that opens nothing any more. */
  readonly expired: string;
  readonly revoked: string;
  readonly unknown: string;
  readonly language: string;
}
