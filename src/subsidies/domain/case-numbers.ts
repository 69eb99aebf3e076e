import { randomInt } from 'node:crypto';

/** Crockford's alphabet: nothing in it is taken for something else. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

function randomText(length: number): string {
  return Array.from({ length }, () => alphabet[randomInt(alphabet.length)]).join('');
}

/** A case number as it stands on letters: random, so that it tells neither how many cases there are nor whose is the next. */
export function newCaseNumber(): string {
  return `S-${randomText(4)}-${randomText(4)}`;
}

/** What a payer's own list knows a case by. */
export function newVoucher(): string {
  return `B-${randomText(10)}`;
}

/** What is answered to whoever asks for support. Nothing can be found by it; it shows that the request was taken. */
export function newReceipt(): string {
  return `K-${randomText(8)}`;
}

/** The code that opens a letter behind its link. */
export function newCode(): string {
  return String(randomInt(1_000_000)).padStart(6, '0');
}
