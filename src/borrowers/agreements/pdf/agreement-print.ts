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

/** Makes a document. The drawing code is loaded at the first one: it costs 300 ms that a start need not pay. */
export async function printAgreement(print: AgreementPrint): Promise<Uint8Array> {
  const { agreementDocument } = await import('./agreement-document.js');
  return agreementDocument(print);
}
