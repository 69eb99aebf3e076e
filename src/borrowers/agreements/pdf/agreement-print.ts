import type { AgreementPrint } from './printed-agreement.js';

/** Makes a document. The drawing code is loaded at the first one: it costs 300 ms that a start need not pay. */
export async function printAgreement(print: AgreementPrint): Promise<Uint8Array> {
  const { agreementDocument } = await import('./agreement-document.js');
  return agreementDocument(print);
}
