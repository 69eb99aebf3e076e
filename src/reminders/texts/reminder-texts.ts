/**
 * The words of a reminder in one language. Days and telephone numbers stand after a colon, so that no language has to
 * inflect them. No word says who pays, and none names the borrower.
 */
export interface ReminderTexts {
  /** Whether it is on record that a native speaker has read them. A municipality has them read before it relies on them. */
  readonly reviewed: boolean;
  readonly subjectSoon: string;
  readonly subjectLate: string;
  readonly greeting: string;
  /** Above the things that are due soon. */
  readonly soon: string;
  /** Above the things that are late, for the first, second and last time. */
  readonly first: string;
  readonly second: string;
  readonly last: string;
  /** Until when a thing is to be back: `{day}`. */
  readonly dueBy: string;
  /** Until when it should have been: `{day}`. */
  readonly wasDue: string;
  /** Above the place. */
  readonly returnTo: string;
  /** `{phone}` */
  readonly phone: string;
  readonly hours: string;
  /** How to keep it longer, where it is not late. */
  readonly renew: string;
  /** What to do when it is late, lost or broken. */
  readonly help: string;
  readonly farewell: string;
  readonly automatic: string;
}
