import type { GoverningLanguage } from '../domain/agreement.js';
import type { GoverningText } from '../templates/governing-text.js';

/** Documents to be made in one file, each on pages of its own; plain values, because they travel between threads. */
export interface AgreementJob {
  /** Of the file. */
  readonly title: string;
  readonly createdAt: Date;
  readonly prints: readonly AgreementPrint[];
}

/** One of the documents. */
export interface AgreementPrint {
  readonly language: GoverningLanguage;
  readonly document: GoverningText;
  /** Lines over the text: its version. */
  readonly above: readonly string[];
  /** Lines under it: what was answered, when and how; or where to sign. */
  readonly below: readonly string[];
}
