import type { LetterPrint } from './printed-letter.js';

/** Prints a letter. The drawing code is loaded at the first one: it costs 300 ms that a start need not pay. */
export async function printLetter(print: LetterPrint): Promise<Uint8Array> {
  const { letterDocument } = await import('./letter-document.js');
  return letterDocument(print);
}
