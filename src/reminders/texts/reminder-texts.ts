/**
 * The words of a reminder in one language. Days, codes and telephone numbers stand after a colon, so that no language has to
 * inflect them. No word says who pays, and none names the borrower.
 */
export interface ReminderTexts {
  /** Whether it is on record that a native speaker has read them. A municipality has them read before it relies on them. */
  readonly reviewed: boolean;
  readonly subjectSoon: string;
  readonly subjectLate: string;
  /** Where nothing is late, but something is due later because the place is closed. */
  readonly subjectMoved: string;
  /** Where nothing is lent, but something waits to be picked up. */
  readonly subjectLapsing: string;
  /** Where nothing but an answer is missing. */
  readonly subjectUnanswered: string;
  readonly subjectReady: string;
  readonly subjectPlaced: string;
  readonly greeting: string;
  /** Above the things that are due soon. */
  readonly soon: string;
  /** Above the things that are late, for the first, second and last time. */
  readonly first: string;
  readonly second: string;
  readonly last: string;
  /** Above the things that are due later because the place is closed. */
  readonly moved: string;
  /** Above the things that wait to be picked up. */
  readonly lapsing: string;
  /** Above the things whose contract a guardian has been asked to accept. */
  readonly unanswered: string;
  /** Above what has just become ready for pick-up. */
  readonly ready: string;
  /** Above what somebody waited for and has been promised now. */
  readonly placed: string;
  /** Until when a thing is to be back: `{day}`. */
  readonly dueBy: string;
  /** Until when it should have been: `{day}`. */
  readonly wasDue: string;
  /** Until when it is kept: `{day}`. */
  readonly pickUpBy: string;
  /** Until when the link can be answered: `{day}`; the link follows. */
  readonly answerBy: string;
  /** What stands on the slip instead of a name: `{code}`. */
  readonly pickupCode: string;
  /** First and last day of a reservation: `{day}`. */
  readonly reservedFrom: string;
  readonly reservedTo: string;
  /** What the code is for. */
  readonly sayCode: string;
  /** What happens when somebody has been promised something. */
  readonly placedNext: string;
  /** The same where the contract must be accepted before. */
  readonly placedAcceptance: string;
  /** Above the place where things are returned. */
  readonly returnTo: string;
  /** Above the place where they are picked up. */
  readonly pickUpAt: string;
  /** `{phone}` */
  readonly phone: string;
  readonly hours: string;
  /** How to keep it longer, where it is not late. */
  readonly renew: string;
  /** What to do when it is late, lost or broken. */
  readonly help: string;
  /** What to do about a reservation that does not fit any more. */
  readonly notWanted: string;
  readonly farewell: string;
  readonly automatic: string;
}
