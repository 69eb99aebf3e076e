/**
 * The words to an applicant: of the mail with a link, and of the pages that it opens. Nothing in them names the unit that decides, and the
 * mail does not even say what it is about. What all links have in common stands with the acceptances.
 */
export interface ApplicantTexts {
  /** Whether a native speaker has read them; a municipality has the others read before it relies on them. */
  readonly reviewed: boolean;
  /** Of the mail, and what it says: that there is a message, and nothing of what it is about. */
  readonly subject: string;
  readonly message: string;
  /** That the link asks for a code. */
  readonly needsCode: string;
  /** Of the page that asks for a confirmation. */
  readonly title: string;
  /** `{name}` */
  readonly ask: string;
  /** That it is a free choice, and who learns of it. */
  readonly yourChoice: string;
  readonly yes: string;
  readonly no: string;
  readonly sendYes: string;
  readonly sendNo: string;
  /** `{name}` */
  readonly confirmYes: string;
  /** `{name}` */
  readonly confirmNo: string;
  /** What comes after the answer. */
  readonly thanks: string;
  readonly afterYes: string;
  readonly declined: string;
  readonly afterNo: string;
  /** Of the page with a letter. */
  readonly letterTitle: string;
  readonly letterIntro: string;
  readonly code: string;
  readonly show: string;
  readonly wrongCode: string;
  readonly locked: string;
  /** What to do where a link opens nothing. */
  readonly ended: string;
}
