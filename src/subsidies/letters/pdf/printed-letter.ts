import type { LetterLanguage, LetterSection } from '../templates/letter-template.js';

/** A letter to be printed; plain values, because they travel between threads. */
export interface LetterPrint {
  readonly language: LetterLanguage;
  /** Version of the template. */
  readonly template: string;
  readonly title: string;
  /** Lines over the text: sender, receiver, case number, day. */
  readonly above: readonly string[];
  readonly sections: readonly LetterSection[];
  readonly below: readonly string[];
  readonly createdAt: Date;
}
