import type { GoverningLanguage } from '../domain/agreement.js';
import type { GoverningText } from '../templates/governing-text.js';

/** A document to be made; plain values, because they travel between threads. */
export interface AgreementPrint {
  readonly language: GoverningLanguage;
  readonly document: GoverningText;
  /** Lines over the text: its version. */
  readonly above: readonly string[];
  /** Lines under it: what was answered, when and how; or where to sign. */
  readonly below: readonly string[];
  readonly createdAt: Date;
}
